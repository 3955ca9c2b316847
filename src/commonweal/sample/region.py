"""Writes the sample region: every publisher's files, and apart from them the truth."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commonweal.sample.files import Cell, write_csv
from commonweal.sample.geography.areas import areas
from commonweal.sample.geography.streets import Street, draw_streets, postcodes_of
from commonweal.sample.land.drawing_sites import draw_sites
from commonweal.sample.land.listings import Entry, draw_entries
from commonweal.sample.land.site import Site, Title
from commonweal.sample.land.stories import with_stories
from commonweal.sample.land.titles import draw_titles
from commonweal.sample.organisations.drawing_organisations import draw_organisations
from commonweal.sample.organisations.organisation import Organisation
from commonweal.sample.publishers.brownfield import write_brownfield
from commonweal.sample.publishers.charity_commission import write_as_json, write_charity_commission
from commonweal.sample.publishers.community_value import write_community_value
from commonweal.sample.publishers.companies_house import write_companies_house
from commonweal.sample.publishers.corporate_ownership import write_corporate_ownership
from commonweal.sample.publishers.inspire import write_inspire
from commonweal.sample.publishers.land_assets import write_land_assets
from commonweal.sample.publishers.places import write_places
from commonweal.sample.publishers.societies import write_cooperatives, write_societies
from commonweal.sample.truth import Truth

SITES_AT_SCALE_ONE = 40_000
STREETS_A_WARD = 80
REGISTERS, OTHER_FORMS, TRUTH = "registers", "other-forms", "truth"


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything that is true of one sample region."""

    seed: int
    scale: float
    streets: list[Street]
    sites: list[Site]
    titles: list[Title]
    organisations: list[Organisation]
    listings: list[Entry]


def draw_world(*, seed: int, scale: float) -> World:
    """The truth, before anybody writes it down. `scale` 1 is a city region; at most 20."""
    if not 0 < scale <= 20:
        raise ValueError(f"the scale of a sample region lies above 0 and up to 20, not {scale}")
    land = areas()
    streets = draw_streets(land, seed=seed, a_ward=_streets_a_ward(scale))
    drawn = draw_sites(land, streets, seed=seed, count=max(600, round(SITES_AT_SCALE_ONE * scale)))
    sites = with_stories(drawn)
    organisations = draw_organisations(streets, seed=seed, scale=scale)
    groups = [one.name for one in organisations if one.core and not one.case]
    return World(
        seed=seed, scale=scale, streets=streets, sites=sites, titles=draw_titles(sites, seed=seed),
        organisations=organisations, listings=draw_entries(sites, groups, seed=seed),
    )  # fmt: skip


def _streets_a_ward(scale: float) -> int:
    """Fewer streets in a small sample, but never so few that a ward looks empty; at most what its postcodes
    allow."""
    return min(190, max(10, round(STREETS_A_WARD * math.sqrt(scale))))


def write_sample(
    out: Path, *, seed: int = 1, scale: float = 1.0, say: Callable[[str], None] = lambda _: None
) -> World:
    """Write `registers/`, `other-forms/` and `truth/` under `out`, in place of what an earlier sample left
    there.

    The same seed and scale give the same bytes. `say` is told each step in a few words. Raises OSError where
    `out` cannot be written and ValueError where the scale makes no sense.
    """
    say("Drawing the land, the sites and the organisations")
    world = draw_world(seed=seed, scale=scale)
    for name in (REGISTERS, OTHER_FORMS, TRUTH):
        shutil.rmtree(out / name, ignore_errors=True)
    truth, folder = Truth(), out / REGISTERS
    for what, write in _steps(world, folder, truth):
        say(what)
        write()
    write_as_json(out / OTHER_FORMS / "charity-commission-json", world.organisations)
    say("Writing the truth")
    truth.write(out / TRUTH)
    _write_truth(out / TRUTH, world)
    return world


def _steps(world: World, folder: Path, truth: Truth) -> Sequence[tuple[str, Callable[[], None]]]:
    seed, sites, people = world.seed, world.sites, world.organisations
    return (
        (
            "Councils' lists of land and buildings",
            lambda: write_land_assets(folder, sites, world.titles, seed=seed, truth=truth),
        ),
        (
            "Corporate ownership",
            lambda: write_corporate_ownership(folder, world.titles, world.streets, seed=seed, truth=truth),
        ),
        ("Index polygons", lambda: write_inspire(folder, sites, seed=seed, truth=truth)),
        (
            "Assets of community value",
            lambda: write_community_value(folder, world.listings, seed=seed, truth=truth),
        ),
        ("Brownfield registers", lambda: write_brownfield(folder, sites, seed=seed, truth=truth)),
        ("Charity register", lambda: write_charity_commission(folder, people, truth=truth)),
        (
            "Companies",
            lambda: write_companies_house(
                folder, people, world.streets, seed=seed, scale=world.scale, truth=truth
            ),
        ),
        ("Mutuals", lambda: write_societies(folder, people, truth=truth)),
        ("Co-operatives", lambda: write_cooperatives(folder, people, truth=truth)),
        (
            "Postcodes, boundaries, public bodies",
            lambda: write_places(folder, areas(), postcodes_of(world.streets), truth=truth),
        ),
    )


_SITE = (
    "site",
    "name",
    "kind",
    "address",
    "postcode",
    "easting",
    "northing",
    "longitude",
    "latitude",
    "district_code",
    "ward_code",
    "lsoa_code",
    "owner",
    "owner_kind",
    "public",
    "tenure",
    "vacancy",
    "uprns",
    "asset_code",
)
_TITLE = ("title_number", "sites", "owner", "proprietor", "tenure", "left", "buyer", "joined")
_ORGANISATION = (
    "organisation", "name", "legal_form", "sector", "core", "case", "postcode", "district_code", "ward_code",
    "income", "income_year_end", "employees", "registered", "removed",
)  # fmt: skip


def _write_truth(folder: Path, world: World) -> None:
    write_csv(folder / "sites.csv", [_SITE, *map(_site_row, world.sites)])
    write_csv(folder / "titles.csv", [_TITLE, *map(_title_row, world.titles)])
    write_csv(folder / "organisations.csv", [_ORGANISATION, *map(_organisation_row, world.organisations)])


def _site_row(site: Site) -> list[Cell]:
    place = site.place
    return [
        site.key,
        site.name,
        site.kind.name,
        site.address,
        site.postcode.postcode,
        place.easting,
        place.northing,
        place.longitude,
        place.latitude,
        place.district.code,
        place.ward.code,
        place.small_area.code,
        site.owner.name,
        site.owner.kind,
        str(site.owner.public).lower(),
        site.tenure,
        site.vacancy,
        ";".join(site.uprns),
        site.asset_code,
    ]


def _title_row(title: Title) -> list[Cell]:
    return [
        title.number,
        ";".join(site.key for site in title.sites),
        title.owner.name,
        title.proprietor,
        title.tenure,
        str(title.left or ""),
        title.buyer.name if title.buyer else "",
        str(title.joined or ""),
    ]


def _organisation_row(one: Organisation) -> list[Cell]:
    last = one.years[-1] if one.years else None
    return [
        one.key,
        one.name,
        one.form,
        one.sector.name,
        str(one.core).lower(),
        one.case,
        one.postcode,
        one.street.district.code if one.street else "",
        one.street.ward.code if one.street else "",
        last.income if last else None,
        str(last.ends) if last else "",
        one.employees,
        str(one.registered),
        str(one.removed or ""),
    ]
