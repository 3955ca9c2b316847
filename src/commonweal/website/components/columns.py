"""Where the columns of a chart by year stand, so that a template only has to draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT, HEAD = 640.0, 220.0, 28.0, 22.0
WIDEST = 46.0


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column in drawing units, from the top left, with its label and its figure in words."""

    x: float
    y: float
    width: float
    height: float
    label: str
    figure: str
    middle: float
    second: bool


@dataclass(frozen=True, kw_only=True)
class ColumnChart:
    """The columns and the frame they stand in."""

    columns: tuple[Column, ...]
    width: float = WIDTH
    height: float = HEIGHT
    base: float = HEIGHT - FOOT


@dataclass(frozen=True, kw_only=True)
class YearFigure:
    """One year's figures: pounds or any unit, None where nothing was published."""

    label: str
    first: int | None
    first_text: str = ""
    second: int | None = None
    second_text: str = ""


def column_chart(years: Sequence[YearFigure]) -> ColumnChart:
    """Lay out two columns a year, oldest first, scaled to the largest figure; nothing is drawn for a gap."""
    figures = [value for year in years for value in (year.first, year.second) if value is not None]
    tallest = max([*figures, 1])
    slot = WIDTH / max(len(years), 1)
    return ColumnChart(
        columns=tuple(c for n, year in enumerate(years) for c in _columns(year, n, slot, tallest))
    )


def _columns(year: YearFigure, n: int, slot: float, tallest: int) -> list[Column]:
    pair = [(year.first, year.first_text, False), (year.second, year.second_text, True)]
    present = [(value, text, second) for value, text, second in pair if value is not None]
    width = min(slot * 0.36, WIDEST)
    left = n * slot + (slot - width * len(present)) / 2
    return [
        _column(year.label, value, text, second, left + i * width, width, n * slot + slot / 2, tallest)
        for i, (value, text, second) in enumerate(present)
    ]


def _column(
    label: str, value: int, text: str, second: bool, x: float, width: float, middle: float, tallest: int
) -> Column:
    height = max(0.0, value) / tallest * (HEIGHT - FOOT - HEAD)
    top = HEIGHT - FOOT - height
    return Column(
        x=round(x + 1, 1),
        y=round(top, 1),
        width=round(width - 2, 1),
        height=round(height, 1),
        label=label,
        figure=text,
        middle=round(middle, 1),
        second=second,
    )
