"""The search for land: what an address asks for is what the list, the files and the tiles hold."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import mapbox_vector_tile
import pytest
from django.test import Client

NAMES = re.compile(r'<h3><a href="/land/([^"/]+)/">')
PINS = re.compile(r'data-number="(\d*)" data-id="([^"]+)"')
OPTIONS = re.compile(r'<option value="([^"]*)"( selected)?>([^<]+)</option>')


def html_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def found(client: Client, address: str) -> list[str]:
    return NAMES.findall(html_of(client, address))


@pytest.mark.parametrize(
    ("question", "sites"),
    [
        ("q=library", ["s-1ibrary1"]),
        ("q=libary", ["s-1ibrary1"]),
        ("q=100098712345", ["s-1ibrary1"]),
        ("q=MB204417", ["s-1ibrary1"]),
        ("q=MB4+2QX", ["s-1ibrary1"]),
        ("q=MB9+9ZZ", []),
        ("vacancy=vacant", ["s-1ibrary1"]),
        ("vacancy=vacant&vacancy=surplus", ["s-foundry1", "s-1ibrary1"]),
        ("owner=merrow-nhs", ["s-foundry1"]),
        ("listing=listed&tenure=Freehold", ["s-1ibrary1"]),
        ("listing=listed&tenure=Leasehold", []),
        ("unplaced=1", ["s-foundry1"]),
        ("differ=1", ["s-1ibrary1"]),
        ("box=-2.952,53.350,-2.950,53.352", ["s-1ibrary1"]),
        ("box=here&radius=far&page=x&order=odd&vacancy=vacant", ["s-1ibrary1"]),
        ("q=%00library", ["s-1ibrary1"]),
    ],
)
def test_an_address_asks_and_the_list_answers(
    client: Client, town: Path, question: str, sites: list[str]
) -> None:
    assert found(client, f"/land/?{question}") == sites


def test_every_site_stands_on_one_of_the_pages(client: Client, town: Path) -> None:
    pages = [found(client, f"/land/?page={page}") for page in (1, 2)]
    assert [len(page) for page in pages] == [20, 6]
    assert len({site for page in pages for site in page}) == 26


def test_pins_are_numbered_as_cards_and_an_unplaced_site_has_none(client: Client, town: Path) -> None:
    numbers = PINS.findall(html_of(client, "/land/?vacancy=vacant&vacancy=surplus"))
    assert numbers == [("", "s-foundry1"), ("1", "s-1ibrary1")]


def test_list_and_files_hold_the_same_sites(client: Client, town: Path) -> None:
    question = "owner=eastmere-council&tenure=Leasehold"
    listed = {site for page in (1, 2) for site in found(client, f"/land/?{question}&page={page}")}
    text = b"".join(client.get(f"/land/results.csv?{question}").streaming_content).decode()
    features = b"".join(client.get(f"/land/results.geojson?{question}").streaming_content)
    assert {row["site_id"] for row in csv.DictReader(io.StringIO(text))} == listed
    assert {feature["id"] for feature in json.loads(features)["features"]} == listed


def test_list_and_tile_hold_the_same_number_of_sites(client: Client, town: Path) -> None:
    question = "tenure=Leasehold"
    tile = mapbox_vector_tile.decode(client.get(f"/tiles/land/0/0/0.mvt?{question}").content)
    drawn = sum(feature["properties"]["count"] for feature in tile["sites"]["features"])
    assert f'id="count" tabindex="-1">{drawn} sites<' in html_of(client, f"/land/?{question}")


def test_the_links_to_files_carry_the_filters_of_the_page(client: Client, town: Path) -> None:
    html = html_of(client, "/land/?tenure=Leasehold&q=yard&page=1&owner=")
    assert re.findall(r'href="(/land/results\.[^"]+)"', html) == [
        "/land/results.csv?tenure=Leasehold&amp;q=yard",
        "/land/results.geojson?tenure=Leasehold&amp;q=yard",
    ]


def test_each_choice_says_how_many_sites_it_would_show(client: Client, town: Path) -> None:
    html = html_of(client, "/land/?vacancy=vacant").partition('name="vacancy"')[2].partition("</select>")[0]
    assert OPTIONS.findall(html) == [
        ("", "", "Empty or not"),
        ("surplus", "", "Surplus (1)"),
        ("vacant", " selected", "Vacant (1)"),
    ]


def test_a_filter_in_force_can_be_taken_off(client: Client, town: Path) -> None:
    html = html_of(client, "/land/?vacancy=vacant&q=library")
    assert '<a class="chip" href="/land/?q=library">Vacant' in html


def test_a_mended_word_is_said(client: Client, town: Path) -> None:
    assert "No register has “libary”. Searched for “library”." in html_of(client, "/land/?q=libary")


def test_nothing_found_says_why_and_what_to_do(client: Client, town: Path) -> None:
    html = html_of(client, "/land/?q=zzqqzz&vacancy=vacant")
    assert ("No sites match" in html, "Take off “Vacant”" in html, "See every site" in html) == (
        True,
        True,
        True,
    )


def test_a_postcode_of_elsewhere_is_said_to_be_so(client: Client, town: Path) -> None:
    assert "MB9 9ZZ is not a postcode of this region." in html_of(client, "/land/?q=MB9+9ZZ")


def test_a_tile_that_does_not_exist_is_not_found(client: Client, town: Path) -> None:
    assert client.get("/tiles/land/1/2/0.mvt").status_code == 404


def test_a_spreadsheet_does_not_run_what_a_register_says(client: Client, town: Path) -> None:
    from commonweal.apps.landbank.models import Site

    Site.objects.filter(site_id="s-1ibrary1").update(name="=HYPERLINK(1)")
    text = b"".join(client.get("/land/results.csv?vacancy=vacant").streaming_content).decode()
    assert [row["name"] for row in csv.DictReader(io.StringIO(text))] == ["'=HYPERLINK(1)"]
