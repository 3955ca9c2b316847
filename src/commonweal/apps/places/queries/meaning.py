"""What typed words mean: a postcode and what lies near it, or words to look for."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.apps.places.queries.near import Near
from commonweal.apps.places.queries.postcodes import PostcodePoint, postcode_point, written_postcode
from commonweal.apps.provenance.queries.searching import Asked, Vocabulary, understand


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """How a search was understood.

    `asked` are the words searched for; `postcode` the point of a typed postcode; `unknown_postcode` a postcode that
    the region does not have; `near` the circle in force.
    """

    asked: Asked | None = None
    postcode: PostcodePoint | None = None
    unknown_postcode: str | None = None
    near: Near | None = None


def meaning_of(words: str, vocabulary: Vocabulary, *, radius_m: float, near: Near | None = None) -> Meaning:
    """What the words mean. One query where they are a postcode. `near` is a circle chosen in another way."""
    postcode = written_postcode(words)
    if postcode is None:
        asked = understand(words, vocabulary)
        return Meaning(asked=asked if asked.all_of else None, near=near)
    point = postcode_point(postcode)
    if point is None:
        return Meaning(unknown_postcode=postcode, near=near)
    circle = Near(longitude=point.longitude, latitude=point.latitude, radius_m=radius_m)
    return Meaning(postcode=point, near=circle)
