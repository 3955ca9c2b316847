"""Corporate ownership and index polygons: the editions and the changes between them agree."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from commonweal.sample.publishers.corporate_ownership import CATEGORIES, CHANGE_HEADINGS, HEADINGS
from merrow_bay import Written, cells_of, text_of

FORMER, NEWEST = "CCOD_FULL_2026_08", "CCOD_FULL_2026_11"
CHANGES = ("CCOD_COU_2026_09", "CCOD_COU_2026_10", "CCOD_COU_2026_11")


def edition(merrow: Written, stem: str) -> tuple[list[str], list[list[str]], list[str]]:
    """Headings, rows and the last row."""
    first, *rows, last = cells_of(merrow.file(f"corporate-ownership/{stem}.zip"))
    return first, rows, last


def test_headings_are_those_of_the_publisher(merrow: Written) -> None:
    assert len(HEADINGS) == 35
    assert HEADINGS[:3] == ("Title Number", "Tenure", "Property Address")
    assert HEADINGS[9:15] == (
        "Proprietor Name (1)", "Company Registration No. (1)", "Proprietorship Category (1)",
        "Proprietor (1) Address (1)", "Proprietor (1) Address (2)", "Proprietor (1) Address (3)",
    )  # fmt: skip
    assert HEADINGS[-2:] == ("Date Proprietor Added", "Additional Proprietor Indicator")
    for stem in (FORMER, NEWEST):
        assert tuple(edition(merrow, stem)[0]) == HEADINGS
    for stem in CHANGES:
        assert (
            tuple(edition(merrow, stem)[0])
            == CHANGE_HEADINGS
            == (*HEADINGS, "Change Indicator", "Change Date")
        )


@pytest.mark.parametrize("stem", [FORMER, NEWEST, *CHANGES])
def test_the_last_row_counts_the_others(merrow: Written, stem: str) -> None:
    _, rows, last = edition(merrow, stem)
    assert last == ["Row Count:", str(len(rows))]


def test_the_former_edition_and_the_changes_make_the_newest(merrow: Written) -> None:
    titles = {row[0]: row for row in edition(merrow, FORMER)[1]}
    for stem in CHANGES:
        changes = edition(merrow, stem)[1]
        for row in sorted(changes, key=lambda row: row[-2] == "A"):  # deletions before additions
            if row[-2] == "D":
                assert titles.pop(row[0]) == row[:-2]
            else:
                titles[row[0]] = row[:-2]
    assert titles == {row[0]: row for row in edition(merrow, NEWEST)[1]}


def test_all_22_categories_are_those_of_the_register(merrow: Written) -> None:
    assert len(CATEGORIES) == len(set(CATEGORIES)) == 22
    assert {row[11] for row in edition(merrow, NEWEST)[1]} <= set(CATEGORIES)


def test_days_are_written_with_hyphens(merrow: Written) -> None:
    for row in edition(merrow, NEWEST)[1]:
        day, month, year = row[33].split("-")
        assert (len(day), len(month), len(year)) == (2, 2, 4)


def test_a_title_that_left_a_public_body_is_gone_or_another_s(merrow: Written) -> None:
    newest = {row[0]: row[9] for row in edition(merrow, NEWEST)[1]}
    for title in merrow.world.titles:
        if title.left:
            assert newest.get(title.number) == (title.buyer.proprietors[0] if title.buyer else None)
        else:
            assert newest[title.number] == title.proprietor


def test_some_titles_lie_outside_the_region(merrow: Written) -> None:
    districts = {row[3] for row in edition(merrow, NEWEST)[1]}
    assert districts == {
        "EASTMERE", "HARBOURSIDE", "NETHERFOLD", "SANDMARCH", "TOLLBRIDGE", "WRENFIELD", "KELDERBY", "FENNOW",
    }  # fmt: skip


def test_index_polygons_are_valid_gml_of_freehold_land(merrow: Written) -> None:
    count = 0
    for district in ("Eastmere", "Harbourside", "Netherfold", "Sandmarch", "Tollbridge"):
        text = text_of(merrow.file(f"inspire-polygons-{district.lower()}/{district}.zip"))
        root = etree.fromstring(text.encode())
        parcels = root.findall(".//{www.landregistry.gov.uk}PREDEFINED")
        assert int(root.get("numberReturned")) == len(parcels)
        count += len(parcels)
    wrenfield = json.loads(text_of(merrow.file("inspire-polygons-wrenfield/Wrenfield.geojson")))
    shown = [s for s in merrow.world.sites if s.outline is not None and s.tenure == "Freehold"]
    assert count + len(wrenfield["features"]) == len(shown)


def test_gml_rings_close_and_lie_on_the_grid(merrow: Written) -> None:
    text = text_of(merrow.file("inspire-polygons-eastmere/Eastmere.zip"))
    for ring in etree.fromstring(text.encode()).iter("{http://www.opengis.net/gml/3.2}posList"):
        numbers = [float(number) for number in (ring.text or "").split()]
        assert numbers[:2] == numbers[-2:]
        assert all(590_000 < easting < 645_000 for easting in numbers[::2])
