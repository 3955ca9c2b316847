"""Stages a council's list of assets of community value, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from shapely import to_wkb

from commonweal.registers.catalogue import register
from commonweal.registers.community_value.dates_in_order import check_dates
from commonweal.registers.rows.cells import Cells
from commonweal.registers.rows.geometry import read_geometry, read_point_text
from commonweal.registers.rows.places import postcode_at_end, read_postcode, read_uprn
from commonweal.registers.rows.points import Point, from_degrees, read_point
from commonweal.registers.rows.rowwise import HowToRead, Values, stage_rows
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile

REGISTER = register("community_value")
LISTING = REGISTER.table("listing")
TEXTS = (
    "reference",
    "name",
    "address_text",
    "description",
    "organisation",
    "nominating_group",
    "decision",
    "interested_group",
    "notes",
)
DATES = (
    "nomination_date",
    "decision_date",
    "expiry_date",
    "notification_to_sell_date",
    "protected_period_start_date",
    "entry_date",
    "start_date",
    "end_date",
)


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """Stage one file; `scope` does not matter, for a council's own list is wanted whole."""
    return stage_rows(source, HOW, into=into, mapping=mapping)


def understand(cells: Cells) -> Values:
    """The staged values of one row; a row that names nothing is refused."""
    if not (cells.text("name") or cells.text("address_text")):
        said = " | ".join(text.strip() for text in cells.texts.values() if text.strip())
        mend = "Fill in name or address-text, or delete the row."
        cells.refuse("name", "nothing_named", said, "the name or the address of the asset", mend)
        return {}
    dates = {name: cells.day(name) for name in DATES}
    check_dates(cells, dates)
    postcode, _ = read_postcode(cells)
    outline = read_geometry(cells)
    point = read_point_text(cells) or read_point(cells)
    if point == Point() and outline is not None:
        inside = outline.representative_point()
        point = from_degrees(inside.x, inside.y)
    return {
        **{name: cells.text(name) for name in TEXTS},
        **dates,
        "publisher": cells.text("organisation"),
        "postcode": postcode or postcode_at_end(cells.text("address_text")),
        **point.values(),
        "geometry": None if outline is None else to_wkb(outline),
        "uprn": read_uprn(cells),
    }


HOW = HowToRead(register=REGISTER, table=LISTING, understand=understand)
