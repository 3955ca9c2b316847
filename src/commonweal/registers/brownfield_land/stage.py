"""Stages a council's brownfield register, row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from commonweal.foundation.text import compact
from commonweal.registers.brownfield_land.run_together import part
from commonweal.registers.catalogue import register
from commonweal.registers.rows.cells import Cells
from commonweal.registers.rows.geometry import read_point_text
from commonweal.registers.rows.places import postcode_at_end, read_postcode
from commonweal.registers.rows.points import read_point, system
from commonweal.registers.rows.rowwise import HowToRead, Values, stage_rows
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile

REGISTER = register("brownfield_land")
SITE = REGISTER.table("site")
TEXTS = (
    "organisation_uri",
    "organisation_label",
    "site_reference",
    "previously_part_of",
    "site_name_address",
    "site_plan_url",
    "planning_history",
    "proposed_for_pip",
    "development_description",
    "non_housing_development",
    "part_2",
    "hazardous_substances",
    "site_information",
    "notes",
)
DATES = ("permission_date", "first_added_date", "last_updated_date", "end_date")
DWELLINGS = ("min_net_dwellings", "net_dwellings_from", "net_dwellings_to")
MOST_DWELLINGS = 100_000
YES, NO = frozenset({"yes", "y", "true", "t", "1", "deliverable"}), frozenset({"no", "n", "false", "f", "0"})

OWNERSHIP = {
    "publicauthority": "owned by a public authority",
    "ownedbypublicauthority": "owned by a public authority",
    "public": "owned by a public authority",
    "inpublicownership": "owned by a public authority",
    "publicowned": "owned by a public authority",
    "publiclyowned": "owned by a public authority",
    "publicownership": "owned by a public authority",
    "notownedbypublicauthority": "not owned by a public authority",
    "private": "not owned by a public authority",
    "notpublicauthority": "not owned by a public authority",
    "privatelyowned": "not owned by a public authority",
    "notownedbyapublicauthrority": "not owned by a public authority",
    "privateownership": "not owned by a public authority",
    "notinpublicownership": "not owned by a public authority",
    "mixed": "mixed ownership",
    "mixedownershippublicandprivate": "mixed ownership",
}
PLANNING = {
    "pending": "pending decision",
    "notpermitted": "not permissioned",
    "unpermissioned": "not permissioned",
}
PERMISSIONS = {
    "full": "full planning permission",
    "fullplanning": "full planning permission",
    "fullpermission": "full planning permission",
    "outline": "outline planning permission",
    "outlinepermission": "outline planning permission",
    "reservedmatters": "reserved matters approval",
    "planningpermissiongranted": "planning permission granted under an order",
    "underanorder": "planning permission granted under an order",
    "permissioninprinciplegranted": "permission in principle",
}
# Cut short it could be any of three kinds.
OPEN = frozenset({"planningpermission"})


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """Stage one file; `scope` does not matter, for a council's own register is wanted whole."""
    return stage_rows(source, HOW, into=into, mapping=mapping)


def understand(cells: Cells) -> Values:
    """The staged values of one row; a row without reference, or without address and point, is refused."""
    part(cells)
    _refuse_pieces(cells)
    if cells.refused:
        return {}
    postcode, _ = read_postcode(cells)
    return {
        **{name: cells.text(name) for name in TEXTS},
        "publisher": cells.text("organisation_label") or cells.text("organisation_uri"),
        "coordinate_reference_system": _system(cells),
        "postcode": postcode or postcode_at_end(cells.text("site_name_address")),
        **(read_point_text(cells) or read_point(cells)).values(),
        "hectares": cells.number("hectares", least=0, most=100_000, unit="hectares"),
        "ownership_status": read_ownership(cells),
        "deliverable": read_yes(cells, "deliverable"),
        "planning_status": cells.choice("planning_status", SITE, PLANNING),
        "permission_type": read_permission(cells),
        **{name: cells.day(name) for name in DATES},
        **{
            name: cells.whole(name, least=-MOST_DWELLINGS, most=MOST_DWELLINGS, unit="homes")
            for name in DWELLINGS
        },
    }


def _refuse_pieces(cells: Cells) -> None:
    if cells.text("site_reference") is None:
        said = " | ".join(text.strip() for text in cells.texts.values() if text.strip())
        cells.refuse(
            "site_reference",
            "no_reference",
            said,
            "the authority's reference of the site",
            "Give the site a reference; if this is a piece of the row above or below, put it back there.",
        )
    elif not any(
        cells.text(name) for name in ("site_name_address", "longitude", "easting", "postcode", "point")
    ):
        cells.refuse(
            "site_name_address",
            "no_place",
            "neither address nor point",
            "an address or a point",
            "Fill in SiteNameAddress, GeoX and GeoY.",
        )


def _system(cells: Cells) -> str | None:
    found = cells.text("coordinate_reference_system")
    return "ETRS89" if compact(found or "") == "etrs89" else system(found)


def read_ownership(cells: Cells) -> str | None:
    """The three words of the standard; anything else is null, with a warning."""
    return cells.choice("ownership_status", SITE, OWNERSHIP)


def read_permission(cells: Cells) -> str | None:
    """The kind of permission; a planning status written here again is left out."""
    found = compact(cells.raw("permission_type"))
    if found in OPEN | {compact(value) for value in SITE.column("planning_status").values}:
        expected = "one of " + ", ".join(SITE.column("permission_type").values)
        mend = "Say which kind, or leave it empty where nothing is permitted."
        cells.warn("permission_type", "not_in_list", cells.raw("permission_type"), expected, mend)
        return None
    return cells.choice("permission_type", SITE, PERMISSIONS)


def read_yes(cells: Cells, column: str) -> bool | None:
    """Yes or no."""
    found = cells.text(column)
    if found is None or compact(found) in YES | NO:
        return None if found is None else compact(found) in YES
    if not re.fullmatch(r"(unknown|not known)", found.lower()):
        cells.warn(column, "not_in_list", found, "yes or no", "Write yes, or no, or leave it empty.")
    return None


HOW = HowToRead(register=REGISTER, table=SITE, understand=understand)
