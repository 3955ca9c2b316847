"""Figures keep their limits or do not; the table, the object and the page say the same."""

from __future__ import annotations

import json
from datetime import date

import pytest

from commonweal.cli.bench.frame import Figure, Measurement, as_json, number
from commonweal.cli.bench.performance import section

QUICK = Figure(name="p95 of a search", value=120.4, unit="ms", limit=150.0)
SLOW = Figure(name="ratio to a bare scan", value=2.5, unit="times", limit=2.0)
MANY = Figure(name="requests", value=900.0, unit="a second", limit=800.0, at_most=False)
FEW = Figure(name="requests", value=700.0, unit="a second", limit=800.0, at_most=False)
PLAIN = Figure(name="rows", value=5_600_000, unit="")


@pytest.mark.parametrize(
    ("figure", "holds", "limit"),
    [
        (QUICK, True, "at most 150"),
        (SLOW, False, "at most 2"),
        (MANY, True, "at least 800"),
        (FEW, False, "at least 800"),
        (PLAIN, True, "-"),
        (Figure(name="even", value=2.0, unit="", limit=2.0), True, "at most 2"),
    ],
)
def test_a_figure_holds_or_not(figure: Figure, holds: bool, limit: str) -> None:
    assert (figure.holds, figure.limit_in_words) == (holds, limit)


@pytest.mark.parametrize(
    ("figures", "holds"), [((QUICK, MANY, PLAIN), True), ((QUICK, SLOW), False), ((), False)]
)
def test_a_measurement_holds_when_all_its_figures_do(figures: tuple[Figure, ...], holds: bool) -> None:
    assert Measurement(name="web", title="The site", figures=figures).holds is holds


@pytest.mark.parametrize(
    ("value", "text"), [(2, "2"), (2.0, "2"), (0.1234, "0.123"), (12.345, "12.3"), (1234.5, "1,234")]
)
def test_numbers_have_the_digits_that_say_something(value: float, text: str) -> None:
    assert number(value) == text


def test_one_measurement_is_one_object() -> None:
    measurement = Measurement(name="web", title="The site", figures=(QUICK, SLOW), notes=("On one machine.",))
    found = json.loads(as_json([measurement], scale=0.5))
    assert (found["name"], found["scale"], found["holds"]) == ("web", 0.5, False)
    assert [(one["name"], one["limit"], one["holds"]) for one in found["figures"]] == [
        ("p95 of a search", 150.0, True),
        ("ratio to a bare scan", 2.0, False),
    ]
    assert found["machine"].keys() == {"cores", "load", "memory_gb", "processor", "system", "python"}
    assert found["versions"]["commonweal"] == "0.1.0"


def test_several_measurements_are_one_object_too() -> None:
    good, bad = (
        Measurement(name=name, title="", figures=(one,)) for name, one in (("a", QUICK), ("b", SLOW))
    )
    found = json.loads(as_json([good, bad], scale=1.0))
    assert (found["holds"], [one["name"] for one in found["measurements"]]) == (False, ["a", "b"])


def test_a_section_of_the_page() -> None:
    measurement = Measurement(name="web", title="The site", figures=(QUICK, PLAIN), notes=("Two cores.",))
    assert list(section(measurement)) == [
        "## `bench web`: The site",
        "",
        "| figure | value | limit | |",
        "| --- | ---: | --- | --- |",
        "| p95 of a search | 120.4 ms | at most 150 | holds |",
        "| rows | 5,600,000 | - |  |",
        "",
        "- Two cores.",
        "",
    ]


def test_the_date_of_the_page() -> None:
    from commonweal.cli.bench.performance import page

    text = page([Measurement(name="web", title="The site", figures=(QUICK,))], scale=1.0, on=date(2026, 3, 1))
    assert "Measured on 2026-03-01 at scale 1" in text
