"""A region file is read whole, or refused with everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonweal.registers.region import Region, RegionError
from commonweal.registers.staged import Scope
from commonweal.rules.public_bodies import BodyKind

WHOLE = """
key = "merrow-bay"
name = "Merrow Bay"
sample = true
combined_authority = "S47000001"
outwards = ["MB1-MB3", "QX9", "SW1A"]

[basemap]
style = "https://tiles.example.org/style.json"
attribution = "Example"

[[districts]]
code = "S08000001"
name = "St. Eastmere"
organisation = "local-authority:EMR"
land_registry_name = "St Eastmere"

[[bodies]]
key = "eastmere"
name = "Eastmere Council"
kind = "district, borough or city council"
district = "S08000001"
aliases = ["The Council of Eastmere"]

[[sources]]
key = "assets"
register = "land_assets"
publisher = "Eastmere Council"
url = "https://example.org/assets.csv"
format = "csv"
cadence = "yearly"
tested = "2026-03-01"

[[sources]]
key = "listings"
register = "community_value"
publisher = "Eastmere Council"
url = ""
note = "Not published."
"""


def read(tmp_path: Path, text: str) -> Region:
    file = tmp_path / "region.toml"
    file.write_text(text, encoding="utf-8")
    return Region.load(file)


def problems(tmp_path: Path, text: str) -> list[tuple[str | None, str, str]]:
    with pytest.raises(RegionError) as caught:
        read(tmp_path, text)
    return [(problem.column, problem.found, problem.expected) for problem in caught.value.problems]


def test_the_scope_is_what_a_national_file_is_cut_to(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).scope() == Scope(
        outwards=frozenset({"MB1", "MB2", "MB3", "QX9", "SW1A"}),
        districts=frozenset({"S08000001"}),
        district_names=frozenset({"ST EASTMERE"}),
    )


def test_what_a_region_file_says_is_what_the_region_is(tmp_path: Path) -> None:
    region = read(tmp_path, WHOLE)
    assert (region.key, region.name, region.sample) == ("merrow-bay", "Merrow Bay", True)
    assert (region.languages, region.timezone) == (("en-gb",), "Europe/London")
    assert region.basemap.style == "https://tiles.example.org/style.json"
    assert region.bodies[0].aliases == ("The Council of Eastmere",)
    assert [(source.key, source.tested, source.can_be_fetched) for source in region.sources] == [
        ("assets", date(2026, 3, 1), True),
        ("listings", None, False),
    ]


def test_districts_and_sources_are_found_by_their_key(tmp_path: Path) -> None:
    region = read(tmp_path, WHOLE)
    assert region.district("S08000001") is region.districts[0]
    assert region.source("listings") is region.sources[1]
    assert (region.district("S08000009"), region.source("nothing")) == (None, None)


KEY = "small letters, digits and single hyphens"
TEXT = "a text in quotation marks"
CODE = "a GSS code: a capital and eight digits"
RUN = 'an outward postcode ("L1") or a run of them ("L1-L40")'
CADENCE = "one of daily, weekly, monthly, quarterly, half-yearly, yearly, once, unknown"
DAY = 'a date as "2026-03-31", or "untested"'
ADDRESS = "an address that begins with https://"
KINDS = f"one of {', '.join(kind.value for kind in BodyKind)}"
MISTAKES = [
    ('key = "merrow-bay"', 'key = "Merrow Bay"', "key", "'Merrow Bay'", KEY),
    ('name = "Merrow Bay"', "", "name", "nothing", TEXT),
    ('name = "Merrow Bay"', "name = 7", "name", "7", TEXT),
    ('"S08000001"\nname', '"Eastmere"\nname', "districts[1].code", "'Eastmere'", CODE),
    ('"QX9"', '"qx9"', "outwards", "'qx9'", RUN),
    ('"district, borough or city council"', '"council"', "bodies[1].kind", "'council'", KINDS),
    ('"yearly"', '"sometimes"', "sources[1].cadence", "'sometimes'", CADENCE),
    ('"2026-03-01"', '"yes"', "sources[1].tested", "'yes'", DAY),
    ('"https://example.org/assets.csv"', '"example.org"', "sources[1].url", "'example.org'", ADDRESS),
    ('note = "Not published."', "", "sources[2].note", "nothing", "why the address is blank"),
    ('attribution = "Example"', "", "basemap.attribution", "nothing", "who made the base map"),
    ('key = "listings"', 'key = "assets"', "sources", "'assets' more than once", "each once"),
]


@pytest.mark.parametrize(("was", "becomes", "where", "found", "expected"), MISTAKES)
def test_each_mistake_is_named(
    tmp_path: Path, was: str, becomes: str, where: str, found: str, expected: str
) -> None:
    assert WHOLE.count(was) >= 1
    assert problems(tmp_path, WHOLE.replace(was, becomes, 1)) == [(where, found, expected)]


def test_a_key_that_nobody_knows_is_a_mistake(tmp_path: Path) -> None:
    found = problems(tmp_path, WHOLE.replace('key = "merrow-bay"', 'key = "merrow-bay"\ndistrict = 1'))
    assert [(where, what) for where, what, _ in found] == [("district", "a key nobody knows")]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    assert [where for where, _, _ in problems(tmp_path, 'key = "A b"\ntimezone = "Moon"')] == [
        "key",
        "name",
        "timezone",
        "districts",
    ]


@pytest.mark.parametrize(("text", "found"), [("key = ", "Invalid value"), ("\x00", "")])
def test_a_file_that_is_no_toml_is_a_sentence(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(RegionError, match=r"region\.toml: found .*; expected a TOML file in UTF-8\."):
        read(tmp_path, text)
    assert found in problems(tmp_path, text)[0][1]


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RegionError, match=r"found no file; expected a TOML file in UTF-8\. Check the path\."):
        Region.load(tmp_path / "nowhere.toml")


def test_a_mistake_is_one_line_for_people(tmp_path: Path) -> None:
    with pytest.raises(RegionError) as caught:
        read(tmp_path, WHOLE.replace('key = "merrow-bay"', 'key = "Merrow Bay"'))
    assert str(caught.value) == (
        f"{tmp_path / 'region.toml'}: key: found 'Merrow Bay'; expected {KEY}. For example \"my-region\"."
    )
