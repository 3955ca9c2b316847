"""The JSON API over a small snapshot: records, pages, versions and refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from commonweal.apps.landbank.api import SiteFilters
from commonweal.apps.landbank.queries.address_names import FILTERS, SWITCHES
from loaded_site import load_small_site
from small_snapshots import OPEN_SOURCE

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    return load_small_site(tmp_path)


def got(client: Client, address: str, **headers: str) -> Any:
    response = client.get(f"/api/v1{address}", headers=headers)
    return response.status_code, response.json()


def test_a_site_with_its_facts(client: Client, loaded: Path) -> None:
    status, site = got(client, "/sites/s-00000001")
    assert (status, site["name"], site["uprns"]) == (200, 'Harbour "Lane" Clinic', ["10001", "10002"])
    assert site["facts"] == [
        {
            "field": "tenure",
            "value": "Freehold",
            "source_id": OPEN_SOURCE,
            "row": 2,
            "dated": None,
            "chosen": True,
            "conflict": False,
        }
    ]


def test_a_list_of_sites_comes_in_pages_that_join(client: Client, loaded: Path) -> None:
    status, first = got(client, "/sites?limit=1")
    assert (status, first["total"], [site["site_id"] for site in first["items"]]) == (200, 2, ["s-00000001"])
    second = client.get(first["next"]).json()
    assert ([site["site_id"] for site in second["items"]], second["next"]) == (["s-00000002"], None)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("q=clinic", ["s-00000001"]),
        ("box=-3,53,-2,54", ["s-00000001"]),
        ("near=-2.98765,53.4&radius=50", ["s-00000001"]),
        ("owner=eastmere-council", ["s-00000001"]),
        ("vacancy=in+use&vacancy=vacant", ["s-00000001"]),
        ("unplaced=true", ["s-00000002"]),
        ("district=E00000000", []),
        ("everything=true", ["s-00000001", "s-00000002"]),
    ],
)
def test_filters_are_those_of_the_search_page(
    client: Client, loaded: Path, asked: str, ids: list[str]
) -> None:
    assert [site["site_id"] for site in got(client, f"/sites?{asked}")[1]["items"]] == ids


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client, loaded: Path) -> None:
    first = client.get("/api/v1/sites/s-00000001")
    again = client.get("/api/v1/sites/s-00000001", headers={"If-None-Match": first["ETag"]})
    other = client.get("/api/v1/sites/s-00000002", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)


def test_a_refusal_says_what_to_mend(client: Client, loaded: Path) -> None:
    response = client.get("/api/v1/sites?limit=0&vacancy=maybe")
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    problem = response.json()
    assert [(error["where"], error["found"]) for error in problem["errors"]] == [
        ("query.filters.vacancy.0", ""),
        ("query.limit", "0"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/sites/s-99999999",
        "/owners/nobody",
        "/organisations/GB-CHC-9",
        "/sources/none:0",
        "/sites/%00",
        "/nothing",
    ],
)
def test_what_is_not_there_is_404_with_a_reason(client: Client, loaded: Path, address: str) -> None:
    status = client.get(f"/api/v1{address}").status_code
    assert status == (422 if "%00" in address else 404)


def test_changes_come_newest_first(client: Client, loaded: Path) -> None:
    status, page = got(client, "/changes?owner=eastmere-council")
    assert (status, [(c["subject_id"], c["on"], c["kind"]) for c in page["items"]]) == (
        200,
        [("s-00000001", "2026-05-01", "vacancy changed")],
    )


def test_owners_and_sources_and_districts_are_listed(client: Client, loaded: Path) -> None:
    assert [owner["body_id"] for owner in got(client, "/owners")[1]["items"]] == ["eastmere-council"]
    assert [source["register"] for source in got(client, "/sources")[1]["items"]] == [
        "corporate_ownership",
        "land_assets",
    ]
    assert [district["name"] for district in got(client, "/districts")[1]["items"]] == ["Eastmere"]


def test_an_organisation_with_its_facts(client: Client, loaded: Path) -> None:
    status, organisation = got(client, "/organisations/GB-CHC-1234560")
    assert (status, organisation["name"], organisation["facts"]) == (200, "The Ropewalk Trust Limited", [])


def test_the_filters_have_the_names_that_the_pages_use() -> None:
    names = {field.alias or name for name, field in SiteFilters.model_fields.items()}
    assert names == {"q", "near", "radius", "box"} | set(FILTERS) | set(SWITCHES)
