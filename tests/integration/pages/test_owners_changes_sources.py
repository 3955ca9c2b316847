"""Owners, changes, organisations and sources: lists that filter, and pages that give reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from test_every_page_is_served import words_of

FIRST_CELLS = re.compile(r'<th scope="row"><a href="/owners/([^"/]+)/">')


def text_of(client: Client, address: str) -> str:
    return words_of(client.get(address).content.decode())


def test_owners_stand_with_those_that_hold_most_first(client: Client, town: Path) -> None:
    assert FIRST_CELLS.findall(client.get("/owners/").content.decode()) == ["eastmere-council", "merrow-nhs"]
    assert "Eastmere Council Metropolitan district 25 1 50% filled in" in text_of(client, "/owners/")


@pytest.mark.parametrize(
    ("question", "owners"),
    [("q=nhs", ["merrow-nhs"]), ("kind=metropolitan+district", ["eastmere-council"]), ("q=nobody", [])],
)
def test_owners_are_found_by_name_and_kind(
    client: Client, town: Path, question: str, owners: list[str]
) -> None:
    assert FIRST_CELLS.findall(client.get(f"/owners/?{question}").content.decode()) == owners


def test_a_score_gives_its_reasons(client: Client, town: Path) -> None:
    text = text_of(client, "/owners/eastmere-council/")
    assert "28 rows, in the file of 1 April 2026" in text
    assert "Never filled in: land or building (HoldingType)." in text
    assert "Filled in here and there: place on the map, west to east (GeoX)." in text


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("", "2 changes"),
        ("kind=vacancy+changed", "1 change"),
        ("district=E99000001", "2 changes"),
        ("owner=merrow-nhs", "1 change"),
        ("owner=merrow-nhs&kind=acquired", "No such change"),
    ],
)
def test_changes_are_filtered(client: Client, town: Path, question: str, heading: str) -> None:
    assert heading in text_of(client, f"/changes/?{question}")


def test_what_is_still_to_come_is_no_change_yet(client: Client, town: Path) -> None:
    site, changes = text_of(client, "/land/s-1ibrary1/"), text_of(client, "/changes/")
    assert ("3 May 2029 Stops being" in site, "3 May 2029" in changes) == (True, False)


def test_the_feed_beside_filtered_changes_is_filtered_too(client: Client, town: Path) -> None:
    html = client.get("/changes/?owner=merrow-nhs&kind=acquired").content.decode()
    assert set(re.findall(r'href="(/changes\.atom[^"]*)"', html)) == {"/changes.atom?owner=merrow-nhs"}


def test_a_change_says_what_became_of_it(client: Client, town: Path) -> None:
    text = text_of(client, "/changes/")
    assert "Land at Foundry Bank changed in use from “in use” to “surplus” Eastmere Council, row 12" in text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", ["GB-CHC-7777777", "GB-CHC-1234560"]),
        ("q=bakery", ["GB-CHC-1234560"]),
        ("q=MB1+1BD", []),
        ("form=charitable+company", ["GB-CHC-1234560"]),
        ("income=medium", ["GB-CHC-1234560"]),
        ("register=companies_house", ["GB-CHC-1234560"]),
        ("sector=Food&form=charity", []),
    ],
)
def test_organisations_are_found(client: Client, town: Path, question: str, names: list[str]) -> None:
    html = client.get(f"/organisations/?{question}").content.decode()
    assert sorted(re.findall(r'<h3><a href="/organisations/([^"/]+)/">', html)) == sorted(names)


def test_an_organisation_says_why_its_entries_are_one(client: Client, town: Path) -> None:
    text = text_of(client, "/organisations/GB-CHC-1234560/")
    assert (
        "Charity Commission 1234560 and Companies House 07654321 the charity names the company's number"
        in text.replace("&#x27;", "'")
    )
    assert "Address 3 Ropewalk, Netherfold Sources differ 3 Ropewalk, Netherfold Charity Commission" in text


def test_the_chart_of_an_organisation_stands_beside_its_table(client: Client, town: Path) -> None:
    html = client.get("/organisations/GB-CHC-1234560/").content.decode()
    assert (html.count('class="column"'), html.count('class="column second"')) == (2, 3)
    assert "2025 – £300,000" in words_of(html)


def test_a_source_lists_its_refused_rows_and_how_to_mend_them(client: Client, town: Path) -> None:
    text = text_of(client, "/sources/land_assets:aaaaaaaaaaaa/")
    assert "17 GeoX n/a a number Write it, or leave it blank." in text


def test_refused_rows_can_be_downloaded_without_formulas(client: Client, town: Path) -> None:
    lines = (
        b"".join(client.get("/sources/land_assets:aaaaaaaaaaaa/refused.csv").streaming_content)
        .decode()
        .splitlines()
    )
    assert lines == [
        "row,column,code,found,expected,mend",
        '17,GeoX,not_a_number,n/a,a number,"Write it, or leave it blank."',
        '19,UPRN,not_a_uprn,\'=1+1,a number,"Write it, or leave it blank."',
    ]


def test_what_is_missing_is_said(client: Client, town: Path) -> None:
    assert "Brownfield land, Netherfold Council No address is known." in text_of(client, "/sources/")


def test_the_method_counts_how_sites_were_placed(client: Client, town: Path) -> None:
    text = text_of(client, "/method/")
    assert "In the middle of its postcode 24" in text
    assert "At the point its owner publishes 1" in text
