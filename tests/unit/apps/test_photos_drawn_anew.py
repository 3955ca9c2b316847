"""A photo is known by its content, bounded before it is decoded, and drawn anew without a word of the file."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from commonweal.apps.landbank.actions import _photos
from commonweal.apps.landbank.actions._photos import Photo, drawn_anew

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def a_photo(
    kind: str = "JPEG", *, size: tuple[int, int] = (64, 48), mode: str = "RGB", **saved: object
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, (200, 30, 30) if mode == "RGB" else (200, 30, 30, 0)).save(out, kind, **saved)
    return out.getvalue()


def taken_at_home() -> bytes:
    """A photo as a telephone takes it: where, when, with what, how it was held."""
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "Telephone of Ada", 6
    exif.get_ifd(GPS).update({1: "N", 2: (53.0, 21.0, 0.0), 3: "W", 4: (2.0, 57.0, 0.0)})
    return a_photo(exif=exif.tobytes(), comment=b"at Ada's house", xmp=b"<x:xmpmeta>Ada</x:xmpmeta>")


def drawn(content: bytes) -> Photo:
    return drawn_anew(io.BytesIO(content), size=len(content), shows="The hall")


def refused(content: bytes) -> str:
    with pytest.raises(ValidationError) as refusal:
        drawn(content)
    return " ".join(refusal.value.messages)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photos_of_three_kinds_become_one_kind(kind: str) -> None:
    photo = drawn(a_photo(kind))
    with Image.open(io.BytesIO(photo.content)) as found:
        assert (found.format, found.size, found.mode) == ("WEBP", (64, 48), "RGB")


def test_where_and_by_whom_it_was_taken_is_gone() -> None:
    before = taken_at_home()
    with Image.open(io.BytesIO(before)) as found:
        assert dict(found.getexif().get_ifd(GPS))[1] == "N"
    photo = drawn(before)
    with Image.open(io.BytesIO(photo.content)) as found:
        assert (dict(found.getexif()), dict(found.getexif().get_ifd(GPS))) == ({}, {})
        assert {"exif", "xmp", "icc_profile", "comment"} & set(found.info) == set()
    assert [word in photo.content for word in (b"Ada", b"EXIF", b"XMP ", b"ICCP")] == [False] * 4


def test_it_stands_upright() -> None:
    photo = drawn(taken_at_home())
    assert (photo.width, photo.height) == (48, 64)


def test_a_large_photo_is_made_smaller() -> None:
    photo = drawn(a_photo(size=(4000, 1000)))
    assert (photo.width, photo.height) == (1600, 400)


def test_what_shines_through_is_on_white_paper() -> None:
    photo = drawn(a_photo("PNG", mode="RGBA"))
    with Image.open(io.BytesIO(photo.content)) as found:
        assert min(found.getpixel((10, 10))) > 250


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!doctype html><script>",
        b"\xff\xd8\xff" * 9,
    ],
    ids=["empty", "gif", "svg", "page", "nothing"],
)
def test_what_is_no_photo_is_refused_whatever_its_name(content: bytes) -> None:
    assert refused(content) == "This is no photo that can be read. Send it as JPEG, PNG or WebP."


def test_a_photo_that_is_cut_off_is_refused() -> None:
    assert "no photo that can be read" in refused(a_photo("PNG", size=(600, 600))[:120])


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that would unpack to very many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(6_000, 6_000), (30_000, 30_000), (2_000_000, 2_000_000)])
def test_an_image_bomb_is_refused_before_it_is_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_photos, "_plain", lambda found: pytest.fail("it was decoded"))
    said = refused(bomb(*size))
    assert "million pixels" in said or "no photo that can be read" in said


def test_a_file_of_too_many_bytes_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_photos, "MOST_BYTES", 1 << 20)
    content = a_photo() + b"\0" * (1 << 20)
    assert refused(content) == "The photo is larger than 1 megabytes. Send a smaller one."


def test_the_same_photo_has_the_same_hash() -> None:
    assert drawn(a_photo()).sha256 == drawn(a_photo()).sha256
