"""The parts of pages that compute: page numbers, columns, and style sheets that keep to the tokens."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from commonweal import website
from commonweal.website.components.columns import YearFigure, column_chart
from commonweal.website.components.page_numbers import page_numbers

STATIC = Path(website.__file__).parent / "static"


@pytest.mark.parametrize(
    ("present", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 9, [1, 2, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_page_numbers_leave_out_no_single_page(present: int, last: int, numbers: list[int | None]) -> None:
    assert page_numbers(present, last) == numbers


def test_the_tallest_column_fills_the_chart_and_a_gap_has_none() -> None:
    years = [
        YearFigure(label="2024", first=50, second=100),
        YearFigure(label="2025", first=None),
        YearFigure(label="2026", first=-5),
    ]
    drawn = [(column.label, column.second, column.height) for column in column_chart(years).columns]
    assert drawn == [("2024", False, 85.0), ("2024", True, 170.0), ("2026", False, 0.0)]


def test_columns_stand_apart_and_inside_the_chart() -> None:
    chart = column_chart([YearFigure(label=str(year), first=year, second=1) for year in range(2015, 2027)])
    edges = [(column.x, column.x + column.width) for column in chart.columns]
    assert edges[0][0] >= 0
    assert edges[-1][1] <= chart.width
    assert all(left[1] <= right[0] for left, right in pairwise(edges))


def test_no_years_make_an_empty_chart() -> None:
    assert column_chart([]).columns == ()


@pytest.mark.parametrize("sheet", sorted((STATIC / "css").glob("*.css")), ids=lambda sheet: sheet.name)
def test_colours_stand_in_the_tokens_alone(sheet: Path) -> None:
    named = {"tokens.css": 99, "print.css": 2, "pages.css": 3}
    assert len(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", sheet.read_text())) <= named.get(sheet.name, 0)


def test_every_token_that_a_sheet_uses_is_defined() -> None:
    text = "".join(sheet.read_text() for sheet in (STATIC / "css").glob("*.css"))
    assert set(re.findall(r"var\(--([\w-]+)", text)) - set(re.findall(r"--([\w-]+):", text)) == set()


def test_every_icon_that_is_asked_for_is_on_the_sheet() -> None:
    frontend = STATIC.parent / "frontend"
    source = STATIC.parents[1]
    text = "".join(path.read_text() for path in [*source.rglob("templates/**/*.html"), *source.rglob("*.py")])
    asked = set(re.findall(r'{% icon "([\w-]+)" %}', text)) | set(
        re.findall(r'\bicon(?:: str)? ?= ?"([\w-]+)"', text)
    )
    assert asked - set(json.loads((frontend / "icons.json").read_text())) == set()
