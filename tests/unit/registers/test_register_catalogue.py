"""Every register.toml keeps the schema, and a bad one is told of by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.foundation.text import compact, snake_case
from commonweal.registers.catalogue import BadRegister, Register, UnknownRegister, read, register, registers
from commonweal.registers.licences import LICENCES, OPEN_LICENCES, OTHER_LICENCES

ALL = list(registers().values())
LAND = [register(name) for name in ("land_assets", "brownfield_land", "community_value")]


def by_name(one: Register) -> str:
    return one.name


@pytest.mark.parametrize("one", ALL, ids=by_name)
def test_a_register_says_everything(one: Register) -> None:
    assert all(
        (one.title, one.publisher, one.licence, one.attribution, one.cadence, one.variants, one.tables)
    )
    assert (one.folder / "README.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("one", ALL, ids=by_name)
def test_columns_are_named_once_and_say_what_they_mean(one: Register) -> None:
    for table in one.tables:
        names = [column.name for column in table.columns]
        assert names == sorted(set(names), key=names.index)
        assert names == [snake_case(name) for name in names]
        assert all(column.meaning.endswith(".") for column in table.columns)


@pytest.mark.parametrize("one", LAND, ids=by_name)
def test_a_heading_means_one_column(one: Register) -> None:
    (table,) = one.tables
    headings = [heading for column in table.columns for heading in sorted(set(map(compact, column.headings)))]
    assert sorted(headings) == sorted(set(headings))


@pytest.mark.parametrize("one", LAND, ids=by_name)
def test_every_heading_of_a_standard_is_a_column(one: Register) -> None:
    (table,) = one.tables
    known = {compact(heading) for column in table.columns for heading in column.headings}
    for variant in one.standard_variants:
        assert [heading for heading in variant.headings if compact(heading) not in known] == []


def test_the_standards_have_as_many_headings_as_they_should() -> None:
    counts = {
        (one.name, variant.name): len(variant.headings) for one in LAND for variant in one.standard_variants
    }
    assert counts == {
        ("land_assets", "standard"): 29,
        ("brownfield_land", "2026"): 20,
        ("brownfield_land", "2017"): 28,
        ("community_value", "standard"): 19,
    }


def test_every_licence_of_the_list_is_open_or_not_and_every_register_has_one_of_them() -> None:
    assert {one.licence for one in ALL} == {
        "OGL-UK-3.0",
        "ODC-By-1.0",
        "Companies House free company data product",
        "HM Land Registry CCOD and OCOD licence",
        "INSPIRE Index Polygons licence",
    }
    assert {one.name for one in ALL if one.licence not in OPEN_LICENCES} == {
        "companies_house",
        "corporate_ownership",
        "inspire_polygons",
    }
    assert {one.licence for one in ALL} - set(OPEN_LICENCES) == set(OTHER_LICENCES)
    assert sorted(LICENCES) == sorted([*OPEN_LICENCES, *OTHER_LICENCES])


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(UnknownRegister, match=r"no register is called 'nobody'; there are .*land_assets"):
        register("nobody")


MINIMAL = """
name = "{name}"
title = "T"
publisher = "P"
licence = "OGL-UK-3.0"
attribution = "A"
cadence = "yearly"
subject = "land"
addresses = ["https://example.org/a.csv", {{ url = "https://example.org/b.csv", tested = true }}]
tables = [{{ name = "t", columns = [{{ name = "c", type = "{type}", meaning = "M." }}] }}]
"""


def written(folder: Path, text: str) -> Path:
    room = folder / "made_up"
    room.mkdir()
    (room / "register.toml").write_text(text, encoding="utf-8")
    return room / "register.toml"


def test_an_address_is_untested_until_somebody_says_so(tmp_path: Path) -> None:
    found = read(written(tmp_path, MINIMAL.format(name="made_up", type="text")))
    assert [address.tested for address in found.addresses] == [False, True]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = ", "TOMLDecodeError"),
        ('name = "made_up"', "KeyError: 'title'"),
        (MINIMAL.format(name="made_up", type="colour"), "'colour' is not a valid ColumnType"),
        (
            MINIMAL.format(name="made_up", type="text").replace("OGL-UK-3.0", "Ask us"),
            "licence is 'Ask us', which registers/licences.py does not know",
        ),
        (MINIMAL.format(name="other", type="text"), "name is 'other' but the folder is 'made_up'"),
    ],
)
def test_a_bad_file_is_told_of(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadRegister, match=why):
        read(written(tmp_path, text))
