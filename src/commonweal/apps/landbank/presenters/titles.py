"""The registered titles of a site as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commonweal.apps.landbank.models import Title
from commonweal.apps.landbank.presenters.words import field_value
from commonweal.apps.provenance.presenters.figures import day, month


@dataclass(frozen=True, kw_only=True)
class TitleRow:
    """One title: who the Land Registry has as its owner, since when, and in which month's file it was last."""

    number: str
    tenure_words: str
    proprietor: str
    since: str
    seen: str


def title_rows(titles: Iterable[Title]) -> list[TitleRow]:
    """The titles in their order; what is not known is left blank."""
    return [
        TitleRow(
            number=title.title_number,
            tenure_words=field_value("tenure", title.tenure) if title.tenure else "",
            proprietor=title.proprietor or "",
            since=day(title.proprietor_since, "j M Y"),
            seen=month(title.last_edition, "M Y"),
        )
        for title in titles
    ]
