"""Photos that people send: known by their content, of bounded size, drawn anew without anything but the
picture."""

from __future__ import annotations

import hashlib
import io
import struct
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from commonweal.apps.landbank.queries.photos import photo_file
from commonweal.foundation.files import writing

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 15 << 20
# A JPEG is decoded at a smaller size at once; the others are decoded whole.
MOST_PIXELS = {"JPEG": 120_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
LONGEST_SIDE = 1_600
QUALITY = 82
# What Pillow lets through of a file whose bytes are damaged or made to do harm.
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    IndexError,
    KeyError,
    TypeError,
    ZeroDivisionError,
    OverflowError,
    MemoryError,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Photo:
    """A photo drawn anew (WebP), and what it shows in words."""

    content: bytes
    width: int
    height: int
    shows: str

    @property
    def sha256(self) -> str:
        """Its hash, under which it is kept."""
        return hashlib.sha256(self.content).hexdigest()


def drawn_anew(file: IO[bytes], *, size: int, shows: str) -> Photo:
    """The photo in a file, at most 1,600 pixels a side, upright and without metadata. Its name does not
    matter. ValidationError, with what to do, for what is no photo or too large."""
    if size > MOST_BYTES:
        most = MOST_BYTES >> 20
        raise ValidationError(
            _("The photo is larger than %(most)d megabytes. Send a smaller one.") % {"most": most}
        )
    try:
        with Image.open(file, formats=FORMATS) as found:
            _refuse_bomb(found)
            found.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
            picture = _plain(found)
    except ValidationError:
        raise
    except BROKEN as problem:
        raise ValidationError(
            _("This is no photo that can be read. Send it as JPEG, PNG or WebP.")
        ) from problem
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    return Photo(content=out.getvalue(), width=picture.width, height=picture.height, shows=shows)


def _refuse_bomb(found: Image.Image) -> None:
    """A small file may unpack to more pixels than the machine has room for: nothing is decoded before this."""
    most = MOST_PIXELS[str(found.format)]
    if found.width * found.height > most:
        said = {"found": found.width * found.height // 1_000_000, "most": most // 1_000_000}
        raise ValidationError(
            _("The photo has %(found)d million pixels; at most %(most)d are read. Send a smaller one.") % said
        )


def _plain(found: Image.Image) -> Image.Image:
    """The first picture of a file on white paper, turned as the camera was held; no word of the file goes with it."""
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    layered = upright.convert("RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper


def keep_photo(photo: Photo) -> bool:
    """Write a photo where photos lie; whether it was not there before."""
    place = photo_file(photo.sha256)
    if place.exists():
        return False
    with writing(place) as part:
        part.write_bytes(photo.content)
    return True
