"""Text tables in every encoding and delimiter, with every kind of mess around and inside their rows."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from commonweal.registers.reading.delimited import RECORD_LIMIT
from commonweal.registers.reading.encoding import detect
from commonweal.registers.reading.opening import CELL_LIMIT, Reading, opened
from commonweal.registers.reading.tables import Unreadable

KNOWN = ("UPRN", "Asset Code", "Property Name", "Post Code", "Site Reference", "Organisation URI")
TABLE = "UPRN,AssetCode,PropertyName,PostCode\n1,A1,Café — the “old” one,SA1 1AA\n2,A2,Depot,SA1 1AB\n"


def reading_of(folder: Path, content: bytes, name: str = "file.csv") -> Reading:
    path = folder / name
    path.write_bytes(content)
    with opened(path, KNOWN) as reading:
        return reading


def cells(reading: Reading) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in reading.rows()]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.notices]


@pytest.mark.parametrize(
    ("encoding", "name", "notices"),
    [
        ("utf-8", "UTF-8", []),
        ("utf-8-sig", "UTF-8 with byte-order mark", []),
        ("cp1252", "Windows-1252", ["encoding"]),
        ("utf-16", "UTF-16", []),
        ("utf-16-le", "UTF-16 without byte-order mark", []),
        ("utf-16-be", "UTF-16 without byte-order mark", []),
        ("utf-32", "UTF-32", []),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, name: str, notices: list[str]) -> None:
    reading = reading_of(tmp_path, TABLE.encode(encoding))
    assert reading.headings == ("UPRN", "AssetCode", "PropertyName", "PostCode")
    assert cells(reading)[0] == (2, ("1", "A1", "Café — the “old” one", "SA1 1AA"))
    assert detect(tmp_path / "file.csv").name == name
    assert codes(reading) == notices


def test_an_encoding_that_changes_in_the_middle(tmp_path: Path) -> None:
    content = "UPRN,PropertyName\n1,Café\n".encode() + "2,Café\n".encode("cp1252")
    reading = reading_of(tmp_path, content)
    assert [row[1][1] for row in cells(reading)] == ["Café", "Café"]
    assert [problem.found for problem in reading.notices] == ["letters in Windows-1252 and UTF-8 mixed"]


def test_bytes_that_stand_for_no_letter(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, b"UPRN,PropertyName\n1,Caf\x81\n")
    assert cells(reading) == [(2, ("1", "Caf\ufffd"))]
    assert codes(reading) == ["encoding", "unknown_letters"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = ["UPRN,AssetCode,PropertyName", '1,A1,"Town{0} Hall"', "2,A2,Depot"]
    text = end.join(lines).replace(",", delimiter).replace("{0}", delimiter)
    assert cells(reading_of(tmp_path, text.encode())) == [
        (2, ("1", "A1", f"Town{delimiter} Hall")),
        (3, ("2", "A2", "Depot")),
    ]


def test_title_rows_above_the_headings_are_skipped_and_told_of(tmp_path: Path) -> None:
    text = "Sampleton Council,,\nLand and buildings 2025,,\n,,\nUPRN,AssetCode,PropertyName\n1,A1,Hall\n"
    reading = reading_of(tmp_path, text.encode())
    assert (reading.heading_row, cells(reading)) == (4, [(5, ("1", "A1", "Hall"))])
    assert [problem.found for problem in reading.notices] == ["2 rows above the headings: Sampleton Council"]


def test_headings_over_two_rows(tmp_path: Path) -> None:
    text = "Organisation,Site,Property,Post\nURI,Reference,Name,Code\nu,S1,Hall,SA1 1AA\n"
    reading = reading_of(tmp_path, text.encode())
    assert reading.headings == ("Organisation URI", "Site Reference", "Property Name", "Post Code")
    assert cells(reading) == [(3, ("u", "S1", "Hall", "SA1 1AA"))]
    assert codes(reading) == ["two_rows_of_headings"]


def test_a_line_break_inside_a_cell_is_one_row(tmp_path: Path) -> None:
    text = 'UPRN,AssetCode,PropertyName\n1,A1,"Town\nHall"\n2,A2,Depot\n'
    assert cells(reading_of(tmp_path, text.encode())) == [
        (2, ("1", "A1", "Town\nHall")),
        (3, ("2", "A2", "Depot")),
    ]


def test_blank_rows_are_no_rows_but_keep_their_number(tmp_path: Path) -> None:
    text = "UPRN,AssetCode\n\n1,A1\n,\n  ,\n2,A2\n"
    assert [number for number, _ in cells(reading_of(tmp_path, text.encode()))] == [3, 6]


def test_a_quotation_mark_never_closed_costs_one_row_its_shape_and_no_row_its_life(tmp_path: Path) -> None:
    text = 'UPRN,AssetCode,PropertyName,PostCode\n1,A1,"Hall,SA1 1AA\n2,A2,Depot,SA1 1AB\n3,A3,Yard,SA1 1AD\n'
    reading = reading_of(tmp_path, text.encode())
    assert cells(reading) == [
        (2, ("1", "A1", "Hall", "SA1 1AA")),
        (3, ("2", "A2", "Depot", "SA1 1AB")),
        (4, ("3", "A3", "Yard", "SA1 1AD")),
    ]
    assert [problem.code for row in reading.rows() for problem in row.problems] == ["unclosed_quote"]


def test_a_quotation_mark_closed_in_a_later_row_draws_no_row_in(tmp_path: Path) -> None:
    text = (
        "UPRN,AssetCode,PropertyName,PostCode\n"
        '1,A1,"Hall,SA1 1AA\n'
        "2,A2,Depot,SA1 1AB\n"
        '3,A3,"Yard, Quay",SA1 1AD\n'
    )
    reading = reading_of(tmp_path, text.encode())
    assert [row.cells[0] for row in reading.rows()] == ["1", "2", "3"]


def test_quotation_marks_inside_plain_cells_stay(tmp_path: Path) -> None:
    text = 'UPRN,AssetCode,PropertyName\n1,6" pipe,The "Ship"\n'
    assert cells(reading_of(tmp_path, text.encode())) == [(2, ("1", '6" pipe', 'The "Ship"'))]


def test_a_cell_of_a_hundred_megabytes_is_refused_and_the_next_row_read(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    with path.open("w") as file:
        file.write("UPRN,AssetCode\n1,")
        for _ in range(100):
            file.write("x" * (1 << 20))
        file.write("\n2,A2\n")
    tracemalloc.start()
    with opened(path, KNOWN) as reading:
        first, second = reading.rows()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 << 20
    assert [problem.code for problem in first.problems] == ["oversized_row"]
    assert sum(map(len, first.cells)) < 1_000
    assert second.cells == ("2", "A2")


def test_a_cell_over_the_limit_in_a_row_under_it(tmp_path: Path) -> None:
    assert CELL_LIMIT < RECORD_LIMIT
    text = f"UPRN,AssetCode\n1,{'x' * (CELL_LIMIT + 1)}\n"
    (row,) = reading_of(tmp_path, text.encode()).rows()
    assert [(problem.code, problem.found) for problem in row.problems] == [
        ("oversized_cell", "500,001 characters in one cell")
    ]


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"", "not_a_table", "an empty file"),
        (b"   \n\n ", "not_a_table", "an empty file"),
        (b"%PDF-1.7\n", "not_a_table", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_a_table", "a workbook of the old kind (.xls)"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "not_a_table", "a web page"),
        (b"<?xml version='1.0'?><register/>", "not_a_table", "an XML file"),
        (bytes(range(1, 32)) * 20, "not_a_table", "bytes that are no text"),
        (b"1,2,3\n4,5,6\n", "no_headings", "no row of headings"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(
    tmp_path: Path, content: bytes, code: str, found: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        reading_of(tmp_path, content)
    assert (refused.value.problem.code, refused.value.problem.found) == (code, found)


def test_one_cell_a_line_is_refused_line_by_line(tmp_path: Path) -> None:
    text = "UPRN\n\nAsset Code\n\nProperty Name\n\n1\n\nA1\n\nTown Hall, Market Street\n"
    rows = list(reading_of(tmp_path, text.encode()).rows())
    assert [row.number for row in rows] == [1, 3, 5, 7, 9, 11]
    assert {problem.code for row in rows for problem in row.problems} == {"one_cell_a_line"}
