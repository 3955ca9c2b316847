"""How each public body lays out its list of land and buildings: no two alike, as in life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from commonweal.sample.publishers.headings import headings

STANDARD: Final = headings("land_assets", "standard")

HUMAN: Final = headings("land_assets", "human")

Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """One body's layout. `columns` pairs each heading as published with the standard field it holds (`` for
    none).

    `above` are title rows above the headings; `crs` is the truth, `crs_said` what the file says; `mess` names
    what goes wrong in this file.
    """

    file: str
    columns: Columns
    crs: str
    crs_said: str = ""
    encoding: str = "utf-8"
    above: tuple[tuple[str, ...], ...] = ()
    day: str = "%d/%m/%Y"
    mess: tuple[str, ...] = ()
    quote_all: bool = False
    delimiter: str = ","
    total_row: bool = False


def _standard(**renamed: str) -> Columns:
    return tuple((renamed.get(name, name), name) for name in STANDARD)


def _human() -> Columns:
    return tuple(zip(HUMAN, STANDARD, strict=True))


_TRAFFIC_LIKE: Final = tuple(
    (heading, field)
    for heading, field in _standard(ApplicableDate="EffectiveDate", PropertyNumber="StreetNumber")
    if field not in ("GeoPointLicensingURL", "FunctionURI", "InspireURL")
)

_OWN_WORDS: Final[Columns] = (
    ("Organisation", "OrganisationLabel"),
    ("Date", "ApplicableDate"),
    ("UPRN", "UPRN"),
    ("Unique Asset ID", "AssetCode"),
    ("Name", "PropertyName"),
    ("No", "PropertyNumber"),
    ("Street", "StreetName"),
    ("Post Town", "PostTown"),
    ("Post Code", "PostCode"),
    ("X Co-ordinate", "GeoX"),
    ("Y Co-ordinate", "GeoY"),
    ("Tenure", "TenureType"),
    ("Tenure Category", "TenureDetail"),
    ("Notes", ""),
    ("Holding Type", "HoldingType"),
    ("GIA (sq m)", "BuildingSize"),
    ("Site Area (ha)", "LandArea"),
    ("Purpose", "Purpose"),
    ("Running Costs", "BuildingCosts"),
    ("Maintenance Backlog", "RequiredMaintenance"),
    ("Condition", "SuitabilityRating"),
    ("EPC", "EnergyRating"),
    ("Title No.", "LandRegistryTitleNumber"),
    ("Notes", "OtherDetail"),
)

LAYOUTS: Final[dict[str, Layout]] = {
    "eastmere": Layout(
        file="eastmere-land-and-building-assets-2026.csv",
        columns=_standard(),
        crs="WGS84",
        crs_said="WGS84",
        encoding="utf-8-sig",
        day="%Y-%m-%d",
        mess=("swapped coordinates", "bad date", "bad uprn", "formula", "loose words"),
    ),
    "harbourside": Layout(
        file="Property Asset Register April 2026.xlsx",
        columns=_human(),
        crs="OSGB36",
        crs_said="OSGB36",
        above=(
            ("Harbourside City Council",),
            ("Local authority land and building assets: Local Government Transparency Code",),
            ("Correct at 1 April 2026. Contact: open data team",),
            (),
        ),
        mess=("bad date", "number as text", "bad uprn", "size with unit", "lost digit"),
    ),
    "netherfold": Layout(
        file="NMBC_Assets_Transparency_2026.csv",
        columns=_TRAFFIC_LIKE,
        crs="OSGB36",
        crs_said="OSGB36",
        encoding="cp1252",
        mess=("pound sign", "bad uprn", "lower case", "repeated row", "lost digit"),
    ),
    "sandmarch": Layout(
        file="sandmarch_assets.csv",
        columns=(*_standard()[:-1], ("Notes", ""), ("InspireURL", "InspireURL"), ("Notes", "")),
        crs="OSGB36",
        crs_said="OSGB36",
        encoding="utf-16",
        delimiter="\t",
        mess=("bad date", "loose words", "newline in cell", "formula"),
    ),
    "tollbridge": Layout(
        file="Land & Property List (published) v3 FINAL.csv",
        columns=_OWN_WORDS,
        crs="OSGB36",
        quote_all=True,
        mess=("newline in cell", "bad uprn", "size with unit", "swapped coordinates", "lower case"),
        total_row=True,
    ),
    "wrenfield": Layout(
        file="wrenfield-asset-register.csv",
        columns=(*_human(), ("", ""), ("", "")),
        crs="WGS84",
        crs_said="OSGB36",
        above=(("Wrenfield Borough Council asset register",), ()),
        mess=("swapped coordinates", "bad date", "loose words", "negative size"),
    ),
    "merrow-nhs": Layout(
        file="merrow-nhs-trust-estate.csv",
        columns=_standard(),
        crs="OSGB36",
        crs_said="OSGB36",
        day="%Y-%m-%d",
        mess=("bad uprn",),
    ),
    "merrow-police": Layout(
        file="police-estate.xlsx",
        columns=_human(),
        crs="OSGB36",
        crs_said="OSGB36",
        above=(("Estate of the Police and Crime Commissioner for Merrow Bay",),),
        mess=("number as text",),
    ),
    "merrow-fire": Layout(
        file="fire_premises.csv",
        columns=_human(),
        crs="OSGB36",
        crs_said="OSGB36",
        encoding="cp1252",
        mess=("lower case",),
    ),
    "mbca": Layout(
        file="mbca-land-assets-2026-09.csv",
        columns=_standard(),
        crs="WGS84",
        crs_said="WGS84",
        encoding="utf-8-sig",
        day="%Y-%m-%d",
        mess=("loose words",),
    ),
}
