"""Searching the land bank: by postcode, place, name, number and words; filters; order; pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.apps.landbank.enums import SiteOrder
from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.dossiers import current_id, site_file, site_outlines, site_titles
from commonweal.apps.landbank.queries.neighbours import neighbours
from commonweal.apps.landbank.queries.searching import SitePage, search_sites
from shared_land import shared_snapshot
from small_snapshots import BLANKS

pytestmark = pytest.mark.django_db

SITES = [
    {
        "site_id": "s-00000001", "name": "Everton Library", "street": "1 Dock Street", "postcode": "MB1 1AA",
        "postcode_district": "MB1", "longitude": -2.9800, "latitude": 53.4000, "district_code": "E08000001",
        "owner_id": "eastmere", "owner_name": "Eastmere Council", "owner_kind": "metropolitan district",
        "use": "Library", "tenure": "Freehold", "vacancy": "in use", "land_area_ha": 0.05, "uprns": ["100012345678"],
        "titles": ["MB123456"], "asset_codes": ["LIB/001"], "registers": ["land_assets", "corporate_ownership"],
        "changed_on": date(2026, 1, 5),
    },
    {
        "site_id": "s-00000002", "name": "Quay Swimming Baths", "postcode": "MB1 1AB", "postcode_district": "MB1",
        "longitude": -2.9810, "latitude": 53.4010, "district_code": "E08000001", "owner_id": "eastmere",
        "owner_name": "Eastmere Council", "owner_kind": "metropolitan district", "use": "Leisure",
        "tenure": "Leasehold", "vacancy": "vacant", "land_area_ha": 1.0, "listing": "listed",
        "registers": ["land_assets"], "changed_on": date(2026, 3, 5), "conflicts_count": 2,
    },
    {
        "site_id": "s-00000003", "name": "Mill Lane Clinic", "postcode_district": "MB9", "longitude": -2.5,
        "latitude": 53.6, "district_code": "E08000002", "owner_id": "nhs", "owner_name": "Merrow NHS Trust",
        "owner_kind": "NHS trust", "use": "Health", "tenure": "Freehold", "land_area_ha": 12.0,
        "registers": ["corporate_ownership"], "probable_disposal": True, "changed_on": date(2026, 2, 5),
    },
    {
        "site_id": "s-00000004", "name": "St Anne’s Café and Reading Room", "owner_id": "nhs",
        "owner_name": "Merrow NHS Trust", "owner_kind": "NHS trust", "registers": ["land_assets"], "brownfield": True,
    },
    {
        "site_id": "s-00000005", "name": "Private Works", "ownership": "not public", "in_land_bank": False,
        "longitude": -2.98, "latitude": 53.40, "registers": ["brownfield_land"], "brownfield": True,
    },
    {"site_id": "s-00000006", "name": "Closed Depot", "closed_on": date(2026, 1, 1), "in_land_bank": False},
]  # fmt: skip
PLACES = {
    "districts": [{"code": "E08000001", "name": "Eastmere"}, {"code": "E08000002", "name": "Millbank"}],
    "bodies": [
        {"body_id": "eastmere", "name": "Eastmere Council"},
        {"body_id": "nhs", "name": "Merrow NHS Trust"},
    ],
    "postcodes": [{"postcode": "MB1 1AA", "outward": "MB1", "longitude": -2.98, "latitude": 53.4}],
    "site_facts": [
        {"site_id": "s-00000001", "field": "use", "value": "Library", "dated": date(2026, 1, 1)},
        {"site_id": "s-00000001", "field": "tenure", "value": "Freehold"},
    ],
    "site_aliases": [{"former_id": "s-0000000z", "site_id": "s-00000001"}],
    "titles": [{"title_number": "MB123456", "site_id": "s-00000001", "owner_id": "eastmere"}],
}


@pytest.fixture(scope="module", autouse=True)
def _land(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with shared_snapshot(django_db_blocker, tmp_path_factory.mktemp("land"), sites=SITES, **PLACES):
        yield


def found(words: str = "", **criteria: object) -> list[str]:
    """The last digits of the ids that are found, in their order."""
    return ids(search_sites(SiteCriteria(words=words, **criteria)))


def ids(page: SitePage) -> list[str]:
    return [site.site_id[-1] for site in page.sites]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["1", "3", "2", "4"]),
        ("everton", ["1"]),
        ("EVERTON library", ["1"]),
        ("libraries", ["1", "4"]),
        ("reading room", ["1", "4"]),
        ("swimming pool", ["2"]),
        ("pool", ["2"]),
        ("health centre", ["3"]),
        ("surgery", ["3"]),
        ("derelict", ["2"]),
        ("st annes cafe", ["4"]),
        ("St Anne's Café", ["4"]),
        ("eastmere", ["1", "2"]),
        ("millbank", ["3"]),
        ("dock street", ["1"]),
        ("MB9", ["3"]),
        ("100012345678", ["1"]),
        ("mb123456", ["1"]),
        ("LIB/001", ["1"]),
        ("s-00000003", ["3"]),
        ("freehold nhs", ["3"]),
        ("swim", ["2"]),
        ("everton clinic", []),
        ("private", []),
        ('"; DROP TABLE landbank_site; --', []),
        ("' OR 1=1", []),
        ("***", ["1", "3", "2", "4"]),
        ("NEAR(a b)", []),
    ],
)
def test_words_find_sites(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    ("typed", "searched"),
    [("libary", "library"), ("evreton", "everton"), ("swiming", "swimming"), ("clinick", "clinic")],
)
def test_a_typing_error_is_mended_and_said(typed: str, searched: str) -> None:
    page = search_sites(SiteCriteria(words=typed))
    assert page.meaning.asked
    assert (page.meaning.asked.mended, page.meaning.asked.shown) == (((typed, searched),), searched)
    assert page.total > 0


def test_a_word_that_nothing_is_near_to_finds_nothing() -> None:
    page = search_sites(SiteCriteria(words="xylophone"))
    assert page.meaning.asked
    assert (page.total, page.meaning.asked.mended) == (0, ())


def test_a_postcode_finds_what_is_near_the_nearest_first() -> None:
    page = search_sites(SiteCriteria(words="mb11aa"))
    assert page.meaning.postcode
    assert (page.meaning.postcode.postcode, page.order, ids(page)) == (
        "MB1 1AA",
        SiteOrder.DISTANCE,
        ["1", "2"],
    )
    assert [round(page.distances[site.number]) for site in page.sites] == [0, 129]


def test_a_radius_draws_the_circle() -> None:
    assert found("MB1 1AA", radius_m=100.0) == ["1"]
    assert found("MB1 1AA", radius_m=60_000.0) == ["1", "2", "3"]


def test_a_postcode_of_another_region_is_said_to_be_unknown() -> None:
    page = search_sites(SiteCriteria(words="ZZ9 9ZZ"))
    assert (page.total, page.meaning.unknown_postcode) == (0, "ZZ9 9ZZ")


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"owners": ("nhs",)}, ["3", "4"]),
        ({"owner_kinds": ("metropolitan district",)}, ["1", "2"]),
        ({"uses": ("Library", "Health")}, ["1", "3"]),
        ({"tenures": ("Leasehold",)}, ["2"]),
        ({"vacancies": ("vacant", "surplus")}, ["2"]),
        ({"sizes": ("tiny",)}, ["1"]),
        ({"sizes": ("medium", "vast")}, ["3", "2"]),
        ({"sizes": ("unknown",)}, ["4"]),
        ({"listings": ("listed",)}, ["2"]),
        ({"registers": ("corporate_ownership",)}, ["1", "3"]),
        ({"districts": ("E08000002",)}, ["3"]),
        ({"box": (-3.0, 53.3, -2.9, 53.5)}, ["1", "2"]),
        ({"brownfield": True}, ["4"]),
        ({"brownfield": True, "everything": True}, ["5", "4"]),
        ({"ownerships": ("not public",), "everything": True}, ["5"]),
        ({"conflicts": True}, ["2"]),
        ({"probable_disposal": True}, ["3"]),
        ({"unplaced": True}, ["4"]),
        ({"owners": ("nhs",), "tenures": ("Freehold",)}, ["3"]),
        ({"owners": ("nobody",)}, []),
        ({"sizes": ("enormous",)}, []),
    ],
)
def test_filters(criteria: dict[str, object], expected: list[str]) -> None:
    assert found(**criteria) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (SiteOrder.NAME, ["1", "3", "2", "4"]),
        (SiteOrder.SIZE, ["3", "2", "1", "4"]),
        (SiteOrder.CHANGED, ["2", "3", "1", "4"]),
        (SiteOrder.DISTANCE, ["1", "3", "2", "4"]),
    ],
)
def test_orders(order: SiteOrder, expected: list[str]) -> None:
    assert found(order=order) == expected


def test_a_match_in_the_name_stands_before_a_match_elsewhere() -> None:
    assert found("clinic library", everything=True) == []
    assert found("swimming", order=SiteOrder.RELEVANCE) == ["2"]


def test_each_filter_counts_under_all_the_others() -> None:
    facets = search_sites(SiteCriteria(owners=("nhs",), tenures=("Freehold",))).facets
    owners = [(one.value, one.label, one.count, one.chosen) for one in facets["owners"]]
    assert owners == [("eastmere", "Eastmere Council", 1, False), ("nhs", "Merrow NHS Trust", 1, True)]
    assert [(one.value, one.count) for one in facets["tenures"]] == [("Freehold", 1)]
    assert [(one.label, one.count) for one in facets["districts"]] == [("Millbank", 1)]
    assert [(one.value, one.count) for one in facets["registers"]] == [("corporate_ownership", 1)]


def test_a_chosen_value_that_nothing_has_stays_in_its_list() -> None:
    facets = search_sites(SiteCriteria(vacancies=("surplus",))).facets
    assert [(one.value, one.count, one.chosen) for one in facets["vacancies"]][-1] == ("surplus", 0, True)


def test_counts_agree_with_the_database() -> None:
    facets = search_sites(SiteCriteria(everything=True)).facets
    for name, column in (
        ("owners", "owner_id"),
        ("uses", "use"),
        ("vacancies", "vacancy"),
        ("tenures", "tenure"),
    ):
        every = Site.objects.filter(closed_on=None).exclude(**{column: None})
        counted = {
            value: every.filter(**{column: value}).count() for value in every.values_list(column, flat=True)
        }
        assert {one.value: one.count for one in facets[name]} == counted


def test_pages_hold_every_site_once() -> None:
    pages = [search_sites(SiteCriteria(), page=page, per_page=3) for page in (1, 2)]
    assert [ids(page) for page in pages] == [["1", "3", "2"], ["4"]]
    assert [(page.page, page.pages, page.total) for page in pages] == [(1, 2, 4), (2, 2, 4)]


@pytest.mark.parametrize(("page", "shown"), [(0, 1), (-5, 1), (99, 2)])
def test_a_page_that_is_not_there_is_the_nearest_that_is(page: int, shown: int) -> None:
    assert search_sites(SiteCriteria(), page=page, per_page=3).page == shown


@pytest.mark.parametrize("words", ["", "library", "MB1 1AA"])
def test_a_list_asks_as_often_for_one_site_as_for_three(words: str) -> None:
    search_sites(SiteCriteria(words=words))
    asked = []
    for per_page in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            search_sites(SiteCriteria(words=words), per_page=per_page)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 4


def test_everything_about_one_site() -> None:
    with CaptureQueriesContext(connection) as queries:
        file = site_file("s-00000001")
    assert file
    assert len(queries) == 1
    assert sorted((fact.field, fact.value, fact.row, fact.dated) for fact in file.facts) == [
        ("tenure", "Freehold", 2, None),
        ("use", "Library", 2, date(2026, 1, 1)),
    ]
    assert file.source_ids == {BLANKS["site_facts"]["source_id"]}
    assert [title.title_number for title in site_titles(file.site)] == ["MB123456"]
    assert site_outlines(file.site) == ()


def test_a_former_id_leads_to_the_present_one() -> None:
    assert (site_file("s-0000000z"), current_id("s-0000000z"), current_id("nothing")) == (
        None,
        "s-00000001",
        None,
    )


def test_neighbours_are_the_nearest_of_the_land_bank() -> None:
    library = Site.objects.get(site_id="s-00000001")
    assert [(site.site_id[-1], round(metres)) for site, metres in neighbours(library)] == [("2", 129)]


def test_a_site_without_a_place_has_no_neighbours() -> None:
    assert neighbours(Site.objects.get(site_id="s-00000004")) == []
