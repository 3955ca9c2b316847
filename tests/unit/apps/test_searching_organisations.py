"""Searching the directory: by name, number, place and words; filters; order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.apps.directory.enums import OrganisationOrder
from commonweal.apps.directory.queries.criteria import OrganisationCriteria
from commonweal.apps.directory.queries.dossiers import YearRow, current_id, organisation_file
from commonweal.apps.directory.queries.searching import search_organisations
from shared_land import shared_snapshot

pytestmark = pytest.mark.django_db

ROPEWALK = {
    "organisation_id": "GB-CHC-1234560",
    "name": "The Ropewalk Trust",
    "legal_form": "charity",
    "sector": "Arts",
    "identifiers": ["GB-CHC-1234560", "GB-COH-07654321"],
    "registers": ["charity_commission", "companies_house"],
    "district_code": "E08000001",
    "longitude": -2.98,
    "latitude": 53.40,
    "income_pence": 5_000_000,
}
BAKERY = {
    "organisation_id": "GB-COOP-1",
    "name": "Quay Bakery",
    "legal_form": "co-operative",
    "activities": "Bakes bread and runs a reading room",
    "registers": ["cooperatives_uk"],
    "longitude": -2.9,
    "latitude": 53.40,
    "income_pence": 200_000_000,
}
CHOIR = {"organisation_id": "GB-CHC-7777777", "name": "Merrow Choir", "registers": ["charity_commission"]}
CLOSED = {
    "organisation_id": "GB-CHC-8888888",
    "name": "Old Choir",
    "status": "closed",
    "closed_on": date(2020, 1, 1),
}
PLC = {"organisation_id": "GB-COH-00000001", "name": "Profit plc", "in_social_economy": False}
TABLES = {
    "organisations": [ROPEWALK, BAKERY, CHOIR, CLOSED, PLC],
    "districts": [{"code": "E08000001", "name": "Eastmere"}],
    "postcodes": [{"postcode": "MB1 1AA", "outward": "MB1", "longitude": -2.98, "latitude": 53.4}],
    "organisation_years": [
        {"organisation_id": "GB-CHC-1234560", "year_end": date(2026, 3, 31), "income_pence": 5_000_000},
        {"organisation_id": "GB-CHC-1234560", "year_end": date(2025, 3, 31), "income_pence": 4_000_000},
    ],
    "organisation_links": [
        {
            "organisation_id": "GB-CHC-1234560",
            "left": "GB-CHC-1234560",
            "right": "GB-COH-07654321",
            "reason": "company number",
            "guard": "alike names",
        }
    ],
    "organisation_aliases": [{"former_id": "GB-CHC-1111111", "organisation_id": "GB-CHC-1234560"}],
}


@pytest.fixture(scope="module", autouse=True)
def _directory(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with shared_snapshot(django_db_blocker, tmp_path_factory.mktemp("directory"), **TABLES):
        yield


def found(words: str = "", **criteria: object) -> list[str]:
    page = search_organisations(OrganisationCriteria(words=words, **criteria))
    return [organisation.name for organisation in page.organisations]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["Merrow Choir", "Quay Bakery", "The Ropewalk Trust"]),
        ("ropewalk", ["The Ropewalk Trust"]),
        ("ropewlak", ["The Ropewalk Trust"]),
        ("library", ["Quay Bakery"]),
        ("1234560", ["The Ropewalk Trust"]),
        ("GB-CHC-1234560", ["The Ropewalk Trust"]),
        ("07654321", ["The Ropewalk Trust"]),
        ("eastmere arts", ["The Ropewalk Trust"]),
        ("MB1 1AA", ["The Ropewalk Trust"]),
        ("ZZ9 9ZZ", []),
        ("profit", []),
    ],
)
def test_words_find_organisations(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"forms": ("co-operative",)}, ["Quay Bakery"]),
        ({"sectors": ("Arts",)}, ["The Ropewalk Trust"]),
        ({"registers": ("companies_house",)}, ["The Ropewalk Trust"]),
        ({"districts": ("E08000001",)}, ["The Ropewalk Trust"]),
        ({"incomes": ("small",)}, ["The Ropewalk Trust"]),
        ({"incomes": ("large", "none")}, ["Merrow Choir", "Quay Bakery"]),
        ({"closed": True, "statuses": ("closed",)}, ["Old Choir"]),
        ({"everything": True, "words": "profit"}, ["Profit plc"]),
        ({"order": OrganisationOrder.INCOME}, ["Quay Bakery", "The Ropewalk Trust", "Merrow Choir"]),
    ],
)
def test_filters_and_order(criteria: dict[str, Any], expected: list[str]) -> None:
    assert found(**criteria) == expected


def test_counts_beside_the_filters() -> None:
    facets = search_organisations(OrganisationCriteria()).facets
    assert [(one.value, one.count) for one in facets["registers"]] == [
        ("charity_commission", 2),
        ("companies_house", 1),
        ("cooperatives_uk", 1),
    ]
    assert [(one.label, one.count) for one in facets["districts"]] == [("Eastmere", 1)]
    assert [(one.value, one.count) for one in facets["incomes"]] == [("none", 1), ("small", 1), ("large", 1)]


def test_a_list_asks_as_often_for_one_organisation_as_for_three() -> None:
    search_organisations(OrganisationCriteria(words="choir"))
    asked = []
    for per_page in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            search_organisations(OrganisationCriteria(), per_page=per_page)
        asked.append(len(queries))
    assert asked == [2, 2]


def test_everything_about_one_organisation() -> None:
    file = organisation_file("GB-CHC-1234560")
    assert file
    assert file.years == (
        YearRow(date(2025, 3, 31), 4_000_000, None, None, None),
        YearRow(date(2026, 3, 31), 5_000_000, None, None, None),
    )
    assert [(link.left, link.right, link.guard) for link in file.links] == [
        ("GB-CHC-1234560", "GB-COH-07654321", "alike names")
    ]
    assert (organisation_file("GB-CHC-1111111"), current_id("GB-CHC-1111111")) == (None, "GB-CHC-1234560")
