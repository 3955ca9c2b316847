"""A site's page: facts with their sources, conflicts side by side, history, neighbours, and reports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from test_every_page_is_served import words_of

from commonweal.apps.landbank.models import MistakeReport

PAGE = "/land/s-1ibrary1/"
REPORT = f"{PAGE}report/"


@pytest.fixture
def text(client: Client, town: Path) -> str:
    return words_of(client.get(PAGE).content.decode())


def test_a_fact_stands_with_its_source_and_row(text: str) -> None:
    assert "Size inside 640 m² Eastmere Council, 1 Apr 2026, row 418" in text


def test_sources_that_agree_say_so(text: str) -> None:
    assert "Owner Eastmere Council 2 sources agree" in text


def test_sources_that_differ_stand_side_by_side(text: str) -> None:
    shown = text.partition("Tenure Freehold Sources differ ")[2]
    assert shown.startswith("Freehold HM Land Registry, 1 Nov 2026, row 88")
    assert "This one is shown above. Leasehold Eastmere Council, 1 Apr 2026, row 418" in shown


def test_what_no_source_says_is_said_to_be_so(text: str) -> None:
    assert "Use No source says" in text


def test_every_row_that_was_joined_has_its_reason(text: str) -> None:
    assert "88 the same title number MB204417 (99% sure)" in text


def test_history_stands_with_its_source(text: str) -> None:
    assert "26 October 2026 Is for sale: its owner told the council" in text


def test_the_nearest_sites_are_named(client: Client, town: Path) -> None:
    html = client.get("/land/s-yard0002/").content.decode().partition('id="near"')[2]
    assert re.findall(r'<a href="/land/([^"/]+)/">', html)[:2] in (
        [["s-yard0001", "s-yard0003"], ["s-yard0003", "s-yard0001"]]
    )


def test_the_owner_leads_to_all_its_sites(client: Client, town: Path) -> None:
    assert (
        '<a class="value" href="/owners/eastmere-council/">Eastmere Council</a>'
        in client.get(PAGE).content.decode()
    )
    assert 'href="/land/?owner=eastmere-council"' in client.get("/owners/eastmere-council/").content.decode()


def test_a_site_without_a_place_has_no_map(client: Client, town: Path) -> None:
    maps = {
        address: 'id="map"' in client.get(address).content.decode() for address in (PAGE, "/land/s-foundry1/")
    }
    assert maps == {PAGE: True, "/land/s-foundry1/": False}


def test_a_report_is_kept_for_the_stewards(client: Client, town: Path) -> None:
    said = {"about": "owner", "says": "The library was sold in May.", "contact": "jo@example.org"}
    response = client.post(REPORT, said)
    kept = MistakeReport.objects.values("site_id", "about", "says", "contact", "state").get()
    number = MistakeReport.objects.get().pk
    assert response["Location"] == f"{REPORT}sent/?report={number}"
    assert kept == {"site_id": "s-1ibrary1", "state": "new", **said}


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"about": "owner", "says": " "}, "Nothing is written here. Say what is wrong in a sentence."),
        (
            {"about": "owner", "says": "x" * 4001},
            "Ensure this value has at most 4000 characters (it has 4001).",
        ),
        (
            {"about": "weather", "says": "Wet."},
            "Select a valid choice. weather is not one of the available choices.",
        ),
        ({"about": "owner", "says": "Sold.", "contact": "jo at home"}, "This is not an e-mail address."),
        ({"about": "owner", "says": "Sold.", "leave_empty": "spam"}, "The last field has to stay empty."),
    ],
)
def test_a_report_with_a_mistake_of_its_own_is_shown_again(
    client: Client, town: Path, sent: dict[str, str], answer: str
) -> None:
    response = client.post(REPORT, sent)
    assert (response.status_code, answer in words_of(response.content.decode())) == (422, True)
    assert MistakeReport.objects.count() == 0


def test_a_report_from_another_site_is_refused(town: Path) -> None:
    assert (
        Client(enforce_csrf_checks=True).post(REPORT, {"about": "owner", "says": "Sold."}).status_code == 403
    )


def test_the_code_on_the_sign_is_a_drawing(client: Client, town: Path) -> None:
    response = client.get(f"{PAGE}sign.svg")
    assert (response["Content-Type"], response.content[:5]) == ("image/svg+xml", b"<?xml")
