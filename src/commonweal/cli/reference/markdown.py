"""Pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GENERATED = "Written by `commonweal docs` from the code; not by hand."


def page(title: str, lines: Iterable[str]) -> str:
    """A page with its title and the note that it is generated."""
    return "\n".join([f"# {title}", "", GENERATED, "", *lines]).rstrip() + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; a bar in a cell is written so that it stays in the cell."""
    lines = [line(headings), line(["---"] * len(headings))]
    return [*lines, *map(line, rows), ""]


def line(cells: Sequence[str]) -> str:
    """One row."""
    return "| " + " | ".join(cell.replace("|", r"\|").replace("\n", " ") for cell in cells) + " |"


def code(text: str) -> str:
    """Text as code; nothing where there is none."""
    return f"`{text}`" if text else ""
