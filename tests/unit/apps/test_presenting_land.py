"""Sites as cards, owners as scores, districts as a drawing, and what an address asks for."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.http import QueryDict

from commonweal.apps.landbank.enums import SiteOrder
from commonweal.apps.landbank.forms import page_number, site_criteria
from commonweal.apps.landbank.models import Compliance, Site
from commonweal.apps.landbank.presenters.cards import address_line, address_words, site_cards, site_chips
from commonweal.apps.landbank.presenters.districts import short
from commonweal.apps.landbank.presenters.owners import code_score, score_chip
from commonweal.apps.landbank.presenters.words import field_label, field_value, metres, miles, pounds
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.places.models import District
from commonweal.apps.places.presenters import WIDTH, DistrictCount, draw_districts

TODAY = date(2026, 11, 22)


def site(**own: object) -> Site:
    return Site(**{"number": 1, "site_id": "s-00000001", "name": "Library", "ownership": "public", **own})


@pytest.mark.parametrize(
    ("own", "line"),
    [
        (
            {"address": "1 Quay, Eastmere", "post_town": "Eastmere", "postcode": "MB1 1AA"},
            "1 Quay, Eastmere, MB1 1AA",
        ),
        ({"street": "Quay", "post_town": "Eastmere", "postcode_district": "MB1"}, "Quay, Eastmere, MB1"),
        (
            {"name": "9 Quay, Eastmere", "address": "9 Quay, 9 Quay, Eastmere", "postcode": "MB1 1AA"},
            "MB1 1AA",
        ),
        ({}, ""),
    ],
)
def test_an_address_says_nothing_twice(own: dict[str, str], line: str) -> None:
    assert address_line(site(**own)) == line


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({}, "Address not published"),
        ({"name": "9 Quay, Eastmere", "address": "9 Quay, Eastmere"}, ""),
        ({"address": "9 Quay", "postcode": "MB1 1AA"}, "9 Quay, MB1 1AA"),
    ],
)
def test_an_address_that_is_the_name_is_not_said_to_be_missing(own: dict[str, str], words: str) -> None:
    assert address_words(site(**own)) == words


def test_only_sites_with_a_place_are_numbered() -> None:
    sites = [
        site(number=1, longitude=-2.9, latitude=53.4),
        site(number=2),
        site(number=3, longitude=-2.8, latitude=53.4),
    ]
    assert [card.number for card in site_cards(sites)] == [1, None, 2]


def test_a_card_says_how_far_and_how_large() -> None:
    library = site(address="1 Quay", building_size_m2=1250.0, land_area_ha=0.11)
    (card,) = site_cards([library], distances={1: 400.0})
    assert card.where == "1 Quay · 0.2 miles · 1,250 m² · 0.11 ha"


@pytest.mark.parametrize(
    ("own", "first", "tone"),
    [
        ({"notice_received": TODAY, "vacancy": "vacant"}, "Owner wants to sell", "brick"),
        ({"vacancy": "vacant"}, "Empty", "amber"),
        ({"vacancy": "in use", "listing": "listed"}, "Asset of community value", "moss"),
        ({"place_radius_m": 900.0, "longitude": 1.0, "latitude": 1.0}, "Within 900 m of the pin", ""),
        ({"longitude": None}, "Not on the map", "amber"),
    ],
)
def test_what_is_urgent_stands_first(own: dict[str, object], first: str, tone: str) -> None:
    chip = site_chips(site(**own))[0]
    assert (chip.text, chip.tone) == (first, tone)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("building_size_m2", "640.0", "640 m²"),
        ("land_area_ha", "0.11", "0.11 ha"),
        ("required_maintenance_pence", "8600000", "£86,000"),
        ("tenure", "freehold", "Freehold"),
        ("listing_until", "2029-05-03", "3 May 2029"),
        ("listing_until", "soon", "soon"),
        ("outside_district_m", "27012.5", "27 km"),
        ("building_size_m2", "large", "large"),
        ("odd_field", "x", "x"),
        ("vacancy", "awaiting development", "Awaiting development"),
        ("holding_type", "Land/Buildings", "Land and buildings"),
        ("planning_status", "not permissioned", "No planning permission"),
        ("purpose", "community asset", "Community asset"),
    ],
)
def test_a_value_as_people_read_it(field: str, value: str, words: str) -> None:
    shown = field_value(field, value)
    assert (shown, type(shown)) == (words, str)


def test_words_for_measures() -> None:
    assert [metres(None), metres(44), metres(1500), miles(1609.344), pounds(150), pounds(None)] == [
        "", "40 m", "1.5 km", "1 mile", "£1.50", "",
    ]  # fmt: skip
    assert (field_label("uprn"), field_label("odd_field")) == ("Property reference (UPRN)", "Odd field")
    assert [short(count) for count in (7, 999, 1000, 7149, 41_206)] == ["7", "999", "1k", "7.1k", "41k"]


def line(
    field: str, filled: int, *, mandatory: bool = True, source: str | None = "new", dated: date = TODAY
) -> Compliance:
    return Compliance(
        body_id="b", register="land_assets", source_id=source, dated=dated, rows=10, field=field,
        mandatory=mandatory, filled=filled,
    )  # fmt: skip


def test_a_score_counts_required_values_only_and_rounds_down() -> None:
    score = code_score(
        [line("UPRN", 10), line("GeoX", 9), line("HoldingType", 0), line("Purpose", 0, mandatory=False)],
        on=TODAY,
    )
    assert (score.percent, score.tone) == (63, "amber")
    assert [reason.text for reason in score.reasons] == [
        "It is less than a year old, as the Code asks.",
        "Never filled in: land or building (HoldingType).",
        "Filled in here and there: place on the map, west to east (GeoX).",
    ]


def test_the_newest_file_is_scored() -> None:
    old = line("UPRN", 0, source="old", dated=date(2020, 1, 1))
    score = code_score([old, line("UPRN", 10)], on=TODAY)
    assert (score.percent, [reason.icon for reason in score.reasons]) == (
        100,
        ["circle-check", "circle-check"],
    )


def test_a_file_that_is_too_old_is_told_so() -> None:
    score = code_score([line("UPRN", 10, dated=date(2025, 1, 1))], on=TODAY)
    assert score.reasons[0].text == "It is more than a year old. The Code asks for a new one every year."


def test_no_file_has_no_score() -> None:
    score = code_score(
        [Compliance(body_id="b", source_id=None, rows=0, field="UPRN", mandatory=True, filled=0)], on=TODAY
    )
    assert (score, score_chip(score).text) == (None, "No list found")


def test_an_address_is_read_as_criteria() -> None:
    asked = QueryDict("q= library &owner=a&owner=b&size=tiny&differ=1&order=size&box=-3,53,-2,54&radius=800")
    assert site_criteria(asked) == SiteCriteria(
        words="library", owners=("a", "b"), sizes=("tiny",), conflicts=True, order=SiteOrder.SIZE,
        box=(-3.0, 53.0, -2.0, 54.0), radius_m=800.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "",
        "order=odd",
        "box=1,2,3",
        "box=a,b,c,d",
        "box=nan,nan,nan,nan",
        "box=3,0,1,9",
        "radius=-1",
        "radius=nan",
        "owner=",
    ],
)
def test_what_cannot_be_read_is_left_out(address: str) -> None:
    assert site_criteria(QueryDict(address)) == SiteCriteria()


@pytest.mark.parametrize(("text", "page"), [("3", 3), ("", 1), ("-1", 1), ("x", 1), ("9" * 30, 1), ("²", 1)])
def test_the_page_asked_for(text: str, page: int) -> None:
    assert page_number(QueryDict(f"page={text}")) == page


def square(west: float, south: float) -> str:
    corners = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [corners]})


def test_districts_are_drawn_inside_the_frame_with_their_counts() -> None:
    districts = [
        District(code="A", name="Eastmere", geometry=square(0, 0), longitude=0.5, latitude=0.5),
        District(code="B", name="Netherfold", geometry=square(1, 0)),
        District(code="C", name="Nowhere"),
    ]
    count = DistrictCount(count=4, figure="4", label="Eastmere: 4 sites", href="/land/?district=A")
    drawing = draw_districts(districts, {"A": count})
    assert [(one.name, one.figure) for one in drawing.districts] == [("Eastmere", "4"), ("Netherfold", "0")]
    assert drawing.districts[0].path == "M10 210L210 210L210 10L10 10L10 210Z"
    assert (drawing.width, drawing.height) == (WIDTH, 220)


def test_no_outline_makes_no_drawing() -> None:
    assert draw_districts([District(code="C", name="Nowhere")], {}).districts == ()
