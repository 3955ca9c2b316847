"""Stages a local authority's land and building register, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commonweal.foundation.text import compact
from commonweal.registers.catalogue import register
from commonweal.registers.land_assets.vacancy import vacancy_of
from commonweal.registers.rows.cells import Cells, exact_words
from commonweal.registers.rows.places import read_postcode, read_title_numbers, read_uprn
from commonweal.registers.rows.points import read_point, system
from commonweal.registers.rows.rowwise import HowToRead, Values, stage_rows
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile

REGISTER = register("land_assets")
ASSET = REGISTER.table("asset")
TEXTS = (
    "organisation_label",
    "organisation_uri",
    "asset_code",
    "property_name",
    "property_number",
    "street_name",
    "post_town",
    "geo_point_licensing_url",
    "other_detail",
    "function_label",
    "function_uri",
    "purpose",
    "inspire_url",
)
IDENTIFYING = ("uprn", "asset_code", "property_name", "street_name", "postcode", "land_registry_title_number")

IN_THE_GUIDE = {"buildings": "Buildings Only", "land": "Land Only"}
HOLDINGS = {
    "building": "Buildings Only",
    "buildingonly": "Buildings Only",
    "lands": "Land Only",
    "landandbuildings": "Land/Buildings",
    "landbuilding": "Land/Buildings",
    "buildingsland": "Land/Buildings",
    "landandbuilding": "Land/Buildings",
    "buildingandland": "Land/Buildings",
    "buildingsandland": "Land/Buildings",
    "both": "Land/Buildings",
}
TENURES = {
    "fh": "Freehold",
    "free": "Freehold",
    "freeholder": "Freehold",
    "lh": "Leasehold",
    "lease": "Leasehold",
    "leased": "Leasehold",
    "longleasehold": "Leasehold",
    "longlease": "Leasehold",
    "licence": "Other",
    "license": "Other",
    "tenancy": "Other",
    "rented": "Other",
}
DETAILS = {
    "occupiedbythela": "Owner occupied",
    "occupiedbyla": "Owner occupied",
    "owneroccupier": "Owner occupied",
    "occupiedbythecouncil": "Owner occupied",
    "groundleaseout": "Ground leasehold out",
    "groundleasein": "Ground leasehold in",
    "leaseout": "Leasehold out",
    "leasedout": "Leasehold out",
    "letout": "Leasehold out",
    "leasein": "Leasehold in",
    "leasedin": "Leasehold in",
    "subleaseout": "Sub leasehold out",
    "subleasein": "Sub leasehold in",
    "licencedin": "Licence in",
    "licensein": "Licence in",
    "licencedout": "Licence out",
    "licenseout": "Licence out",
    "licensedout": "Licence out",
    "empty": "Vacant",
    "void": "Vacant",
}

EXACT_DETAILS = exact_words(ASSET.column("tenure_detail").values)


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """Stage one file; `scope` does not matter, for a council's own register is wanted whole."""
    return stage_rows(source, HOW, into=into, mapping=mapping)


def understand(cells: Cells) -> Values:
    """The staged values of one row; a row that nothing identifies is refused."""
    if not any(cells.text(name) for name in IDENTIFYING):
        cells.refuse(
            None,
            "nothing_identifies",
            "no UPRN, reference, name, street, postcode or title",
            "at least one of them",
            "Fill in the asset's reference, or delete the row.",
        )
        return {}
    detail = read_tenure_detail(cells)
    postcode, district = read_postcode(cells)
    return {
        **{name: cells.text(name) for name in TEXTS},
        "publisher": cells.text("organisation_label"),
        "applicable_date": cells.day("applicable_date"),
        "uprn": read_uprn(cells),
        "postcode": postcode,
        "postcode_district": district,
        "coordinate_reference_system": system(cells.text("coordinate_reference_system")),
        **read_point(cells).values(),
        "tenure_type": cells.choice("tenure_type", ASSET, TENURES),
        "tenure_detail": detail,
        "holding_type": read_holding_type(cells),
        **_measures(cells),
        "vacancy": vacancy_of(tenure_detail=detail, purpose=cells.text("purpose")),
        "land_registry_title_number": read_title_numbers(cells),
    }


def _measures(cells: Cells) -> Values:
    return {
        "building_size_m2": cells.number("building_size_m2", least=0, most=1_000_000, unit="square metres"),
        "land_area_ha": cells.number("land_area_ha", least=0, most=100_000, unit="hectares"),
        "building_costs_pence": cells.pence("building_costs_pence"),
        "required_maintenance_pence": cells.pence("required_maintenance_pence"),
        "suitability_rating": cells.choice("suitability_rating", ASSET),
        "energy_rating": read_energy_rating(cells),
    }


def read_holding_type(cells: Cells) -> str | None:
    """The schema's words; the guide's own (`Buildings`, `Land`) mean the same and are no problem."""
    return IN_THE_GUIDE.get(compact(cells.raw("holding_type"))) or cells.choice(
        "holding_type", ASSET, HOLDINGS
    )


def read_energy_rating(cells: Cells) -> str | None:
    """`A+` to `G`; the plus is a letter of its own here, so it is not compared without punctuation."""
    found = (cells.text("energy_rating") or "").upper().replace(" ", "")
    if found in ASSET.column("energy_rating").values:
        return found
    return cells.choice("energy_rating", ASSET) if found else None


def read_tenure_detail(cells: Cells) -> str | None:
    """The exact words of the standard, several parted by `/`; one that is none of them is left out with a
    warning.
    """
    found = cells.text("tenure_detail")
    if found is None:
        return None
    parts = [part for part in map(compact, found.replace(";", "/").split("/")) if part]
    read = [EXACT_DETAILS.get(part) or DETAILS.get(part) for part in parts]
    kept = "/".join(dict.fromkeys(part for part in read if part))
    expected = "one or more, parted by /, of " + ", ".join(EXACT_DETAILS.values())
    if None in read:
        cells.warn(
            "tenure_detail",
            "not_in_list",
            found,
            expected,
            "Use these words exactly; put the rest in OtherDetail.",
        )
    elif not set(parts) <= EXACT_DETAILS.keys():
        cells.warn("tenure_detail", "not_exact", found, expected, f"Write '{kept}'.", {"tenure_detail": kept})
    return kept or None


HOW = HowToRead(register=REGISTER, table=ASSET, understand=understand)
