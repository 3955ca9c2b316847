"""Workbooks, zips and JSON: read as text, and refused with a sentence when they would do harm."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from commonweal.registers.reading.opening import Reading, opened
from commonweal.registers.reading.tables import Unreadable

KNOWN = ("UPRN", "AssetCode", "PropertyName", "EffectiveDate")


def workbook(folder: Path, rows: list[list[Any]], *, before: str | None = None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if before:
        sheet.title, sheet["A1"] = before, "Please read this first"
        sheet = book.create_sheet("Assets")
    for row in rows:
        sheet.append(row)
    book.save(folder / "file.xlsx")
    return folder / "file.xlsx"


def changed(path: Path, member: str, change: Any) -> Path:
    """The same workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            content = book.read(name)
            copy.writestr(name, change(content) if name == member else content)
    path.write_bytes(out.getvalue())
    return path


def read(path: Path) -> tuple[Reading, list[tuple[int, tuple[str, ...]]]]:
    with opened(path, KNOWN) as reading:
        return reading, [(row.number, row.cells) for row in reading.rows()]


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(Unreadable) as problem:
        read(path)
    return problem.value.problem.code, problem.value.problem.found


def test_a_workbooks_cells_are_text(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["UPRN", "AssetCode", "PropertyName", "EffectiveDate"],
        [100012797623, "007", 1.5, date(2024, 3, 31)],
        [None, True, " Hall ", datetime(2024, 3, 31, 9, 30)],
    ]
    assert read(workbook(tmp_path, rows))[1] == [
        (2, ("100012797623", "007", "1.5", "2024-03-31")),
        (3, ("", "TRUE", " Hall ", "2024-03-31 09:30:00")),
    ]


def test_the_sheet_with_the_headings_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Assets 2025"], [], ["UPRN", "AssetCode"], [1, "A1"]], before="Guidance")
    reading, rows = read(path)
    assert (reading.heading_row, rows) == (3, [(4, ("1", "A1"))])
    assert [problem.code for problem in reading.notices] == ["several_sheets", "title_rows"]


def test_a_formula_is_its_last_value_and_is_told_of(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["UPRN", "AssetCode"], [1, "=1+1"]])
    changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"),
    )
    with opened(path, KNOWN) as reading:
        (row,) = reading.rows()
    assert row.cells == ("1", "2")
    assert [(problem.column, problem.found) for problem in row.problems] == [
        ("column 2", "a formula; its last value was 2")
    ]


def test_a_formula_without_a_value_is_blank(tmp_path: Path) -> None:
    with opened(workbook(tmp_path, [["UPRN", "AssetCode"], [1, "=1+1"]]), KNOWN) as reading:
        (row,) = reading.rows()
    assert row.cells == ("1", "")
    assert row.problems[0].found == "a formula; its last value was not kept"


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "member", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"]
)
def test_xml_entities_are_refused(tmp_path: Path, member: str) -> None:
    path = workbook(tmp_path, [["UPRN", "AssetCode"], [1, "A1"]])
    changed(path, member, lambda xml: ENTITIES + xml)
    assert refused(path) == ("damaged_workbook", f"'{member}' declares XML entities, which are not read.")


def test_a_workbook_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["UPRN", "AssetCode"], [1, "A1"]])
    changed(path, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (60 << 20))
    code, found = refused(path)
    assert code == "unsafe_zip"
    assert found.endswith("times its size, as no register does.")


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    path = changed(workbook(tmp_path, [["UPRN"], [1]]), "xl/workbook.xml", lambda xml: xml[:80])
    assert refused(path)[0] == "damaged_workbook"


def zipped(folder: Path, **tables: bytes) -> Path:
    path = folder / "file.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def test_the_one_table_in_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path, readme__md=b"Hello", assets__csv=b"UPRN,AssetCode\n1,A1\n")
    reading, rows = read(path)
    assert (reading.file, rows) == ("file.zip/assets.csv", [(2, ("1", "A1"))])


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ({"a__csv": b"x", "b__csv": b"y"}, "2 tables in the zip (a.csv, b.csv)"),
        ({"readme__md": b"x"}, "0 tables in the zip (none)"),
    ],
)
def test_a_zip_without_one_table(tmp_path: Path, tables: dict[str, bytes], found: str) -> None:
    assert refused(zipped(tmp_path, **tables)) == ("not_one_table", found)


def test_a_zip_that_would_do_harm(tmp_path: Path) -> None:
    path = tmp_path / "file.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.csv", "UPRN,AssetCode\n1,A1\n")
    assert refused(path) == ("unsafe_zip", "The zip names a path outside: '../../evil.csv'.")
    assert not (tmp_path.parent / "evil.csv").exists()


def feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_features_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "file.geojson"
    features = [
        feature({"type": "Point", "coordinates": [-2.9, 53.4]}, UPRN=100012797623, AssetCode="A1"),
        feature(None, UPRN=None, AssetCode=["A2", "A3"], PropertyName=True),
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    reading, rows = read(path)
    assert reading.headings == ("UPRN", "AssetCode", "point", "PropertyName")
    assert rows == [
        (1, ("100012797623", "A1", "POINT (-2.9 53.4)", "")),
        (2, ("", '["A2", "A3"]', "", "true")),
    ]


def test_a_list_of_objects_is_rows(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('[{"UPRN": 1.0, "AssetCode": "A1"}, {"UPRN": "2"}]')
    assert read(path)[1] == [(1, ("1.0", "A1")), (2, ("2", ""))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": {"b": 1}}', "The JSON is neither a list of objects nor a collection of features."),
        ('{"a": [', "The JSON is broken: Expecting value: line 1 column 8 (char 7)."),
        ("[" * 100_000, "The JSON is broken: "),
    ],
)
def test_json_that_holds_no_rows(tmp_path: Path, text: str, found: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text)
    code, said = refused(path)
    assert code == "bad_json"
    assert said.startswith(found)
