"""Headings matched, taken apart, repeated, unknown; proposals by name and by content, never taken unseen."""

from __future__ import annotations

import pytest

from commonweal.registers.catalogue import register
from commonweal.registers.headings.matching import Understood, heading_problems, proposals, understand

ASSET = register("land_assets").table("asset")


def understood(*headings: str, **mapping: str) -> Understood:
    return understand("file.csv", headings, ASSET, mapping)


@pytest.mark.parametrize("heading", ["PostCode", "post code", "POST-CODE", "UK Postcode", "Postcode."])
def test_case_spaces_and_punctuation_do_not_matter(heading: str) -> None:
    assert understood(heading).columns == {"postcode": 0}


def test_a_confirmed_heading_goes_before_a_known_one() -> None:
    assert understood("Name", Name="asset_code").columns == {"asset_code": 0}


def test_a_heading_confirmed_as_nothing_is_not_unknown() -> None:
    found = understood("Colour", Colour="-")
    assert (found.columns, found.unknown) == ({}, ())


def test_the_publishers_own_heading_goes_before_an_alias_wherever_it_stands() -> None:
    found = understood("Notes", "OtherDetail", "Comments")
    assert found.columns == {"other_detail": 1}
    assert [problem.found for problem in found.problems] == [
        "'Notes' beside 'OtherDetail'",
        "'Comments' beside 'OtherDetail'",
    ]


def test_an_unknown_heading_is_never_taken() -> None:
    found = understood("UPRN", "Propertyname of asset")
    assert (found.columns, found.unknown) == ({"uprn": 0}, (1,))


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Unique Propery Ref Number", "uprn"),
        ("Tenure Typ", "tenure_type"),
        ("Land registry title no.", "land_registry_title_number"),
    ],
)
def test_a_proposal_by_name(heading: str, column: str) -> None:
    first = proposals(heading, [], ASSET)[0]
    assert first.column == column
    assert first.why.startswith("its name is like ")


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (["SA1 1AA", "SA1 1AB", "", "SA2 2AB"], "postcode", "100% of its cells look like PostCode"),
        (["100012797623", "100012797624", "10070461991", "x"], None, ""),
        (["100012797623", "100012797624", "10070461991"], "uprn", "100% of its cells look like UPRN"),
        (["-2.91", "-2.95", "-3.01"], "longitude", "100% of its cells look like GeoX"),
        (["53.41", "53.45", "53.01"], "latitude", "100% of its cells look like GeoY"),
        (
            ["01/02/2020", "2021-03-04", "5 May 2022"],
            "applicable_date",
            "100% of its cells look like ApplicableDate",
        ),
        (
            ["Freehold", "leasehold", "Freehold", "Freehold", "FH"],
            "tenure_type",
            "80% of its cells look like TenureType",
        ),
        (
            ["SM123456", "SM123457", "SM1"],
            "land_registry_title_number",
            "100% of its cells look like LandRegistryTitleNumber",
        ),
        (["a", "b"], None, ""),
    ],
)
def test_a_proposal_by_content(cells: list[str], column: str | None, why: str) -> None:
    found = proposals("Zzz", cells, ASSET)
    assert [(one.column, one.why) for one in found[:1]] == ([(column, why)] if column else [])


def test_a_column_that_is_taken_is_not_proposed_again() -> None:
    cells = ["SA1 1AA", "SA1 1AB", "SA2 2AB"]
    assert proposals("Zzz", cells, ASSET, taken={"postcode"}) == ()


def test_an_unknown_heading_is_told_of_with_how_to_confirm_it() -> None:
    found = understood("UPRN", "Key")
    rows = [("1", "SA1 1AA"), ("2", "SA1 1AB"), ("3", "SA1 1AD")]
    unknown, *missing = heading_problems("file.csv", found, ASSET, rows)
    assert (unknown.code, unknown.found, unknown.mend) == (
        "unknown_heading",
        "'Key'",
        "It may be postcode, because 100% of its cells look like PostCode. If so: commonweal "
        "registers confirm "
        'FILE --heading "Key=postcode"',
    )
    assert {problem.code for problem in missing} == {"missing_column"}


def test_missing_columns_are_the_required_ones() -> None:
    headings = [column.heading for column in ASSET.columns if column.required]
    assert heading_problems("file.csv", understood(*headings), ASSET, []) == []
    assert [one.column for one in heading_problems("file.csv", understood(*headings[1:]), ASSET, [])] == [
        "UPRN"
    ]
