"""Searching land for a thing: first what it is, then what is called so, then streets, then what mentions it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from commonweal.pipeline.load import load
from small_snapshots import small_snapshot
from small_town import AT

# In the order in which a search for a library should show them; the names alone would not sort so.
LIBRARIES = [
    {"name": "Weirside Library", "use": "Libraries"},
    {"name": "Former Library Site", "use": "Parking"},
    {"name": "Zion Library"},
    {"name": "Old Reading Room"},
    {"name": "Sale Waterside", "use": "Libraries"},
    {"name": "Electricity sub-station at Library Crescent"},
    {"name": "Library Road Allotments", "use": "Allotments"},
    {"name": "Depot", "address": "Behind the library, Quay Street"},
]
POOLS = [
    {"name": "Fellgate Swimming Baths", "use": "Leisure"},
    {"name": "Cinder Leisure Centre"},
    {"name": "Quay Pool"},
]


@pytest.fixture
def things(db: None, tmp_path: Path) -> None:
    """Sites that have to do with books or with water."""
    sites = [
        {"site_id": f"s-thing{number:03d}", **site}
        for number, site in enumerate([*LIBRARIES, *POOLS], start=1)
    ]
    load(small_snapshot(tmp_path, sites=sites), at=AT)


def names(client: Client, words: str) -> list[str]:
    html = client.get("/land/", {"q": words}).content.decode()
    return re.findall(r'<h3><a href="/land/[^"]+">([^<]+)</a>', html)


@pytest.mark.parametrize("words", ["library", "libraries", "libary"])
def test_libraries_stand_before_what_only_mentions_one(client: Client, things: None, words: str) -> None:
    assert names(client, words) == [site["name"] for site in LIBRARIES]


def test_swimming_baths_are_found_by_any_of_their_names_the_one_typed_first(
    client: Client, things: None
) -> None:
    assert names(client, "swimming baths") == [
        "Fellgate Swimming Baths",
        "Cinder Leisure Centre",
        "Quay Pool",
    ]
    assert names(client, "leisure centre")[0] == "Cinder Leisure Centre"


def test_who_types_a_street_gets_the_street(client: Client, things: None) -> None:
    assert names(client, "library road") == ["Library Road Allotments"]


def test_a_place_beside_the_thing_is_no_street(client: Client, things: None) -> None:
    assert names(client, "zion library") == ["Zion Library"]
