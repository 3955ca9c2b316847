"""The Atom feed of changes and the linked data: valid, narrowed, and safe against what registers hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from commonweal.apps.provenance.presenters.data_block import data_block
from loaded_site import load_small_site

pytestmark = [pytest.mark.django_db]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path) -> Path:
    return load_small_site(tmp_path)


def entries(client: Client, asked: str = "") -> list[etree._Element]:
    response = client.get(f"/changes.atom{asked}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return etree.fromstring(response.content).findall(f"{ATOM}entry")


def test_the_newest_change_comes_first(client: Client) -> None:
    assert [entry.findtext(f"{ATOM}updated") for entry in entries(client)] == [
        "2026-05-01T00:00:00+00:00",
        "2026-04-01T00:00:00+00:00",
    ]


def test_an_entry_has_what_atom_asks_for(client: Client) -> None:
    for entry in entries(client):
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert entry.find(f"{ATOM}link").get("href").startswith("http://127.0.0.1:8000/land/s-0000000")


def test_a_value_of_a_register_is_text_and_never_markup(client: Client) -> None:
    assert "<vacant> & more" in entries(client)[0].findtext(f"{ATOM}summary")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("?owner=eastmere-council", 1),
        ("?site=s-00000002", 1),
        ("?organisation=GB-CHC-1", 0),
        ("?district=E08000001", 0),
    ],
)
def test_a_feed_is_narrowed(client: Client, asked: str, count: int) -> None:
    assert len(entries(client, asked)) == count


@pytest.mark.parametrize("asked", ["?owner=nobody", "?district=E1", "?site=%00"])
def test_there_is_no_feed_of_what_is_not_there(client: Client, asked: str) -> None:
    assert client.get(f"/changes.atom{asked}").status_code == 404


def test_loading_again_gives_the_same_entries(client: Client, tmp_path: Path) -> None:
    before = [entry.findtext(f"{ATOM}id") for entry in entries(client)]
    load_small_site(tmp_path / "again")
    assert [entry.findtext(f"{ATOM}id") for entry in entries(client)] == before


def test_a_site_as_linked_data(client: Client) -> None:
    site = client.get("/land/s-00000001.jsonld").json()
    assert (site["@type"], site["name"]) == ("Place", 'Harbour "Lane" Clinic')
    assert site["geo"] == {"@type": "GeoCoordinates", "latitude": 53.4, "longitude": -2.98765432109}
    assert site["address"]["postalCode"] == "MB1 1AA"


def test_an_organisation_as_linked_data(client: Client) -> None:
    organisation = client.get("/organisations/GB-CHC-1234560.jsonld").json()
    assert (organisation["@type"], organisation["url"]) == ("Organization", "https://ropewalk.example")
    assert [one["value"] for one in organisation["identifier"]] == ["GB-CHC-1234560", "GB-COH-07654321"]


def test_a_block_of_data_cannot_end_the_page_it_stands_in() -> None:
    assert data_block({"name": "</script><b>&"}) == '{"name":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}'
