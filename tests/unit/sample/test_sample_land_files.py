"""The land registers: exact headings, the mess of each body, and rows that agree with the truth."""

from __future__ import annotations

from collections import Counter

import openpyxl
import pytest

from commonweal.sample.publishers.brownfield import FORMS
from commonweal.sample.publishers.headings import headings
from commonweal.sample.publishers.land_assets_layouts import HUMAN, LAYOUTS, STANDARD
from merrow_bay import Written, cells_of, records_of, text_of

# Each council's file, how it is written, and the place of its heading row.
COUNCILS = {
    "eastmere": ("utf-8-sig", ",", 1),
    "netherfold": ("cp1252", ",", 1),
    "sandmarch": ("utf-16", "\t", 1),
    "tollbridge": ("utf-8", ",", 1),
    "wrenfield": ("utf-8", ",", 3),
    "merrow-nhs": ("utf-8", ",", 1),
    "merrow-fire": ("cp1252", ",", 1),
    "mbca": ("utf-8-sig", ",", 1),
}


NATIONAL = (
    "reference,name,address-text,description,point,geometry,organisation,nomination-date,nominating-group,"
    "decision,decision-date,expiry-date,notification-to-sell-date,interested-group,"
    "protected-period-start-date,notes,entry-date,start-date,end-date"
)


def test_the_standard_has_29_fields_in_order() -> None:
    assert len(STANDARD) == len(HUMAN) == 29
    assert STANDARD[:6] == (
        "OrganisationLabel", "OrganisationURI", "ApplicableDate", "UPRN", "AssetCode", "PropertyName",
    )  # fmt: skip
    assert STANDARD[-2:] == ("LandRegistryTitleNumber", "InspireURL")


@pytest.mark.parametrize("key", COUNCILS)
def test_each_file_is_in_its_encoding_with_its_headings(merrow: Written, key: str) -> None:
    encoding, delimiter, heading_row = COUNCILS[key]
    rows = cells_of(merrow.one(f"land-assets-{key}/*"), encoding=encoding, delimiter=delimiter)
    assert rows[heading_row - 1] == [heading for heading, _ in LAYOUTS[key].columns]


def test_some_files_cannot_be_read_as_utf_8(merrow: Written) -> None:
    for key in ("netherfold", "sandmarch"):
        with pytest.raises(UnicodeDecodeError):
            text_of(merrow.one(f"land-assets-{key}/*"))


@pytest.mark.parametrize(("key", "above"), [("harbourside", 4), ("merrow-police", 1)])
def test_a_workbook_has_title_rows_above_human_headings(merrow: Written, key: str, above: int) -> None:
    book = openpyxl.load_workbook(merrow.one(f"land-assets-{key}/*.xlsx"), read_only=True)
    assert book.sheetnames == ["Notes", "Assets"]
    rows = list(book["Assets"].iter_rows(values_only=True))
    assert rows[above] == HUMAN


def test_the_truth_counts_the_rows_of_every_file(merrow: Written) -> None:
    for said in merrow.truth("files"):
        if said["register"] == "land_assets" and said["file"].endswith(".csv"):
            key = said["file"].split("/")[0].removeprefix("land-assets-")
            encoding, delimiter, heading_row = COUNCILS[key]
            rows = cells_of(merrow.file(said["file"]), encoding=encoding, delimiter=delimiter)
            assert len(rows) - heading_row == int(said["rows"]), said["file"]


def test_what_was_planted_stands_where_the_truth_says(merrow: Written) -> None:
    checked = Counter[str]()
    for said in merrow.truth("planted"):
        key = said["file"].split("/")[0].removeprefix("land-assets-")
        if key not in COUNCILS or said["case"] in ("swapped coordinates", "total row"):
            continue
        encoding, delimiter, heading_row = COUNCILS[key]
        rows = cells_of(merrow.file(said["file"]), encoding=encoding, delimiter=delimiter)
        column = rows[heading_row - 1].index(said["column"]) if said["case"] != "pound sign" else None
        row = rows[int(said["row"]) - 1]
        assert said["found"] in (row if column is None else [row[column]])
        checked[said["case"]] += 1
    assert set(checked) >= {"bad date", "bad uprn", "formula", "newline in cell", "lower case", "loose words"}


def test_swapped_coordinates_stand_in_each_other_s_place(merrow: Written) -> None:
    swapped = [
        said
        for said in merrow.truth("planted")
        if said["case"] == "swapped coordinates" and "eastmere" in said["file"]
    ]
    rows = records_of(merrow.one("land-assets-eastmere/*"), encoding="utf-8-sig")
    for said in swapped:
        row = rows[int(said["row"]) - 2]
        assert f"{row['GeoX']}, {row['GeoY']}" == said["found"]
        assert f"{row['GeoY']}, {row['GeoX']}" == said["right"]
    assert len(swapped) == 1


def test_every_row_of_a_list_is_a_true_site(merrow: Written) -> None:
    sites = {site.key: site for site in merrow.world.sites}
    rows = records_of(merrow.one("land-assets-merrow-nhs/*"))
    said = [one for one in merrow.truth("site_rows") if one["file"].startswith("land-assets-merrow-nhs")]
    assert len(rows) == len(said)
    for one in said:
        assert rows[int(one["row"]) - 2]["AssetCode"] == sites[one["site"]].asset_code


def test_hidden_vacant_sites_have_an_outward_postcode_and_no_point(merrow: Written) -> None:
    rows = records_of(merrow.one("land-assets-eastmere/*"), encoding="utf-8-sig")
    hidden = [row for row in rows if row["PostCode"] and " " not in row["PostCode"]]
    vacant = [row for row in hidden if "Vacant" in row["TenureDetail"]]
    assert len(vacant) > 0
    assert {(row["GeoX"], row["StreetName"], row["UPRN"]) for row in vacant} == {("", "", "")}


def test_one_council_writes_degrees_and_says_metres(merrow: Written) -> None:
    headings_, *rows = cells_of(merrow.one("land-assets-wrenfield/*"))[2:]
    x, said = headings_.index("GeoX"), headings_.index("Coordinate Reference System")
    assert {row[said] for row in rows} == {"OSGB36"}
    assert max(float(row[x]) for row in rows if row[x]) < 60


@pytest.mark.parametrize("key", FORMS)
def test_brownfield_registers_have_exact_headings(merrow: Written, key: str) -> None:
    rows = cells_of(merrow.one(f"brownfield-land-{key}/*.csv"))
    assert tuple(rows[0]) == headings("brownfield", FORMS[key])


def test_three_brownfield_rows_are_in_the_wrong_place(merrow: Written) -> None:
    wrong = [said for said in merrow.truth("planted") if said["case"] == "wrong district"]
    assert Counter(said["file"].split("/")[0] for said in wrong) == {
        "brownfield-land-eastmere": 2,
        "brownfield-land-sandmarch": 1,
    }


def test_ownership_of_brownfield_land_is_one_of_three_words_or_blank(merrow: Written) -> None:
    rows = records_of(merrow.one("brownfield-land-netherfold/*"))
    words = {"owned by a public authority", "not owned by a public authority", "mixed ownership"}
    assert {row["OwnershipStatus"] for row in rows} <= words
    assert {row["OwnershipStatus"] for row in records_of(merrow.one("brownfield-land-harbourside/*"))} == {""}


@pytest.mark.parametrize("key", ["eastmere", "harbourside", "sandmarch"])
def test_community_value_lists_have_the_national_columns(merrow: Written, key: str) -> None:
    path = merrow.one(f"community-value-{key}/*.csv")
    rows = cells_of(path, encoding="utf-8-sig" if key == "eastmere" else "utf-8")
    assert len(rows[0]) == 19
    assert ",".join(rows[0]) == NATIONAL


def test_a_listing_lasts_five_years(merrow: Written) -> None:
    for entry in merrow.world.listings:
        assert (entry.expires is not None) == (entry.listed and entry.decided is not None)
        if entry.expires and entry.decided:
            assert entry.expires.year - entry.decided.year == 5
