"""Finding a postcode that a person typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from commonweal.apps.places.models import Postcode

WHOLE = re.compile(r"\s*([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PostcodePoint:
    """A postcode as it is written, and its point in degrees."""

    postcode: str
    longitude: float
    latitude: float


def written_postcode(text: str) -> str | None:
    """The whole postcode that a text is, as it is written (`L8 1TH`), or None where it is none."""
    match = WHOLE.fullmatch(text)
    return f"{match[1]} {match[2]}".upper() if match else None


def postcode_point(postcode: str) -> PostcodePoint | None:
    """The point of a postcode of the region, or None: one query."""
    found = Postcode.objects.filter(pk=postcode).first()
    return PostcodePoint(found.postcode, found.longitude, found.latitude) if found else None
