"""How old a file is in words; facts with their sources; events in the field's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters import Chip, present_facts, without_blanks
from commonweal.apps.provenance.presenters.happenings import KINDS, became, detail_of, kind_words
from commonweal.apps.provenance.presenters.source_rows import freshness

TODAY = date(2026, 11, 22)
SOURCES = {
    name: Source(
        source_id=name, title=name.capitalize(), publisher=f"{name} office", file=f"{name}.csv", dated=TODAY
    )
    for name in ("council", "registry")
}


@dataclass(frozen=True)
class Row:
    field: str
    value: str
    source_id: str
    row: int
    chosen: bool = True
    conflict: bool = False
    dated: date | None = None


@pytest.mark.parametrize(
    ("dated", "chip"),
    [
        (None, Chip(text="No date", tone="amber")),
        (date(2026, 11, 23), Chip(text="0 days old", tone="moss")),
        (date(2026, 11, 21), Chip(text="1 day old", tone="moss")),
        (date(2026, 10, 8), Chip(text="45 days old", tone="moss")),
        (date(2026, 10, 7), Chip(text="1 month old")),
        (date(2026, 4, 1), Chip(text="7 months old")),
        (date(2025, 11, 21), Chip(text="12 months old")),
        (date(2025, 11, 20), Chip(text="Over 1 year old", tone="amber")),
        (date(2024, 1, 1), Chip(text="Over 2 years old", tone="amber")),
    ],
)
def test_the_age_of_a_file_in_words(dated: date | None, chip: Chip) -> None:
    assert freshness(dated, on=TODAY) == chip


def facts_of(*rows: Row) -> dict[str, object]:
    return present_facts(rows, sources=SOURCES, label=str.upper, value=lambda field, value: value)


def test_a_fact_has_every_source_that_says_so() -> None:
    fact = facts_of(Row("tenure", "Freehold", "council", 2), Row("tenure", "Freehold", "registry", 9))[
        "tenure"
    ]
    assert (fact.label, fact.value, fact.in_conflict) == ("TENURE", "Freehold", False)
    assert [(note.publisher, note.row) for note in fact.sources] == [
        ("council office", 2),
        ("registry office", 9),
    ]


def test_sources_that_differ_are_kept_with_the_one_in_use_first() -> None:
    fact = facts_of(
        Row("tenure", "Leasehold", "council", 2, chosen=False, conflict=True),
        Row("tenure", "Freehold", "registry", 9, conflict=True),
    )["tenure"]
    assert [(version.value, version.used) for version in fact.versions] == [
        ("Freehold", True),
        ("Leasehold", False),
    ]
    assert fact.value == "Freehold"


def test_an_older_value_is_no_conflict() -> None:
    fact = facts_of(Row("use", "Depot", "council", 2, chosen=False), Row("use", "Library", "registry", 9))[
        "use"
    ]
    assert (fact.value, fact.in_conflict) == ("Library", False)


def test_a_fact_without_a_value_in_use_shows_the_first() -> None:
    assert facts_of(Row("use", "Depot", "council", 2, chosen=False))["use"].value == "Depot"


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("in use", "surplus", "from “in use” to “surplus”"),
        (None, "listed", "“listed”"),
        ("listed", None, "“listed”"),
        (None, "land_assets", "“land and building assets”"),
        (None, None, ""),
    ],
)
def test_what_became_of_it(was: str | None, now: str | None, words: str) -> None:
    assert became(was, now) == words


def test_a_probable_disposal_names_who_held_it() -> None:
    assert (
        detail_of("probable disposal", "Eastmere Council", "not in the register")
        == "was held by Eastmere Council"
    )


def test_a_kind_without_words_says_its_own() -> None:
    assert (kind_words("something_new"), "acquired" in KINDS) == ("something new", True)


def test_blanks_are_left_out_and_noughts_stay() -> None:
    assert without_blanks({"a": None, "b": "", "c": [], "d": 0, "e": False}) == {"d": 0, "e": False}
