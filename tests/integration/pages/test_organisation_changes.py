"""What happened to organisations: on their pages, in the list of changes and in its Atom feed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree
from test_every_page_is_served import words_of

from commonweal.pipeline.load import load
from loaded_site import AT, CHOIR, ROPEWALK, TABLES
from small_snapshots import OPEN_SOURCE, small_snapshot

ATOM = "{http://www.w3.org/2005/Atom}"
EVENTS = [
    {
        "organisation_id": "GB-CHC-7777777",
        "on": date(2026, 3, 9),
        "kind": "charity removed",
        "was": "GB-CHC-7777777",
        "source_id": OPEN_SOURCE,
        "row": 12,
    },
    {
        "organisation_id": "GB-CHC-7777777",
        "on": date(2026, 10, 1),
        "kind": "legal_form changed",
        "was": "charitable trust",
        "became": "charitable company",
        "source_id": OPEN_SOURCE,
        "row": 7,
    },
    {
        "organisation_id": "GB-CHC-1234560",
        "on": date(2026, 9, 1),
        "kind": "appeared in a register",
        "became": "charity_commission",
    },
]
QUIET = CHOIR | {"organisation_id": "GB-CHC-8888888", "identifiers": ["GB-CHC-8888888"]}

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path) -> None:
    tables = TABLES | {"organisations": [ROPEWALK, CHOIR, QUIET], "organisation_events": EVENTS}
    load(small_snapshot(tmp_path, **tables), at=AT)


def entries(client: Client, asked: str) -> list[etree._Element]:
    return etree.fromstring(client.get(f"/changes.atom{asked}").content).findall(f"{ATOM}entry")


def test_the_page_of_an_organisation_tells_its_history_newest_first_with_its_source(client: Client) -> None:
    text = words_of(client.get("/organisations/GB-CHC-7777777/").content.decode())
    changed = text.index(
        "1 October 2026 Changed its legal form from “charitable trust” to “charitable company”"
    )
    removed = text.index("9 March 2026 Was removed from the register of charities “GB-CHC-7777777”")
    assert changed < removed
    assert "row 12" in text[removed:]


def test_an_organisation_without_a_history_has_no_empty_box(client: Client) -> None:
    pages = [
        client.get(f"/organisations/{one}/").content.decode() for one in ("GB-CHC-7777777", "GB-CHC-8888888")
    ]
    assert ['id="history"' in page for page in pages] == [True, False]


def test_the_list_of_changes_has_sites_and_organisations_each_with_its_page(client: Client) -> None:
    html = client.get("/changes/").content.decode()
    shown = re.findall(r'href="(/(?:land|organisations)/[^"/]+/)"', html)
    assert [one for one in shown if one.count("-")] == [
        "/organisations/GB-CHC-7777777/",
        "/organisations/GB-CHC-1234560/",
        "/land/s-00000001/",
        "/land/s-00000002/",
        "/organisations/GB-CHC-7777777/",
    ]


def test_changes_are_narrowed_to_an_ending(client: Client) -> None:
    assert "1 change" in words_of(client.get("/changes/?kind=charity+removed").content.decode())


def test_the_feed_has_them_in_words_with_what_was_and_became(client: Client) -> None:
    newest = entries(client, "")[0]
    assert newest.findtext(f"{ATOM}title") == "Quay Choir: changed its legal form"
    assert newest.findtext(f"{ATOM}summary") == (
        f"From “charitable trust” to “charitable company”. Source: {OPEN_SOURCE}, row 7."
    )
    assert newest.find(f"{ATOM}link").get("href").endswith("/organisations/GB-CHC-7777777/")


def test_a_register_is_named_in_words(client: Client) -> None:
    only = entries(client, "?organisation=GB-CHC-1234560")
    assert [one.findtext(f"{ATOM}summary") for one in only] == ["Now “charities”."]


def test_the_page_leads_to_the_feed_of_its_own_changes(client: Client) -> None:
    html = client.get("/organisations/GB-CHC-7777777/").content.decode()
    assert 'href="/changes.atom?organisation=GB-CHC-7777777"' in html
