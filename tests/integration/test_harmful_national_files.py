"""National files made to harm their reader: refused or told of in a sentence, in bounded memory."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commonweal.registers.catalogue import register
from commonweal.registers.checking.standard import standard_variant, write_standard
from national_files import CHARITY, COMPANY, POSTCODE, staged_in, text_of

TITLE = {
    "Title Number": "MS123456",
    "Tenure": "Freehold",
    "Property Address": "Library, Port Sample (L1 8JQ)",
}
FILES = {
    "corporate_ownership": ("full", TITLE, "Property Address"),
    "companies_house": ("standard", COMPANY, "CompanyName"),
    "charity_commission": ("charity", CHARITY, "charity_name"),
    "postcodes": ("plain", POSTCODE, "Postcode"),
}
MEGABYTE = 1 << 20
MOST_MEMORY = 1_200 * MEGABYTE
STAGE = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from national_files import staged_in
done, staged = staged_in(sys.argv[1], Path(sys.argv[2]))
codes = [one["code"] for one in (*staged.refusals, *staged.warnings)]
print(done.rows.read, done.rows.accepted, done.rows.refused, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(*codes)
"""


def text(name: str, *rows: dict[str, str]) -> str:
    variant, _, _ = FILES[name]
    return text_of(name, variant, rows, tabs=name == "charity_commission")


def packed(folder: Path, content: bytes, inside: str = "data.csv", name: str = "file.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inside, content)
    return path


def refused(name: str, path: Path) -> tuple[str, str]:
    """The one reason why a file is refused as a whole, and what is found."""
    done, staged = staged_in(name, path)
    (one,) = staged.refusals
    assert (done.rows.read, one["row"]) == (0, None)
    assert one["mend"].endswith(".")
    return one["code"], one["found"]


@pytest.mark.parametrize("name", FILES)
def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str) -> None:
    code, found = refused(name, packed(tmp_path, bytes(40 * MEGABYTE)))
    assert code == "unsafe_zip"
    assert "times its size, as no register does." in found
    assert [one for one in tmp_path.rglob("*") if one.is_file() and one.stat().st_size > MEGABYTE] == []


@pytest.mark.parametrize("name", FILES)
def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path, bytes(12 * MEGABYTE))
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    path.write_bytes(content)
    code, found = refused(name, path)
    assert code == "unsafe_zip"
    assert "cannot be unpacked" in found


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "inside", ["../../escaped.csv", "/tmp/escaped.csv", "..\\escaped.csv", "C:/escaped.csv"]
)
def test_a_zip_that_names_a_path_outside_is_refused(tmp_path: Path, name: str, inside: str) -> None:
    path = packed(tmp_path, text(name, FILES[name][1]).encode(), inside)
    code, found = refused(name, path)
    assert (code, found.partition(":")[0]) == ("unsafe_zip", "The zip names a path outside")
    assert not (tmp_path.parent / "escaped.csv").exists()


@pytest.mark.parametrize("name", FILES)
def test_a_workbook_with_entities_is_no_national_file(tmp_path: Path, name: str) -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    )
    path = packed(tmp_path, bomb, "xl/worksheets/sheet1.xml", "file.xlsx")
    assert refused(name, path) == ("nothing_in_zip", "no such file")


@pytest.mark.parametrize("name", ["corporate_ownership", "companies_house", "charity_commission"])
@pytest.mark.parametrize("formula", ['=HYPERLINK("http://example.org")', "@SUM(A1)", "+1+cmd", "-2+3"])
def test_a_formula_is_a_text_and_leaves_as_one(tmp_path: Path, name: str, formula: str) -> None:
    variant, row, column = FILES[name]
    path = tmp_path / "file.csv"
    path.write_text(text(name, row | {column: formula.replace('"', "'")}), newline="")
    done, _ = staged_in(name, path)
    assert done.rows.accepted == 1
    write_standard(done, register(name), standard_variant(register(name), variant), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        (written,) = csv.DictReader(file)
    assert written[column].endswith(formula.replace('"', "'"))
    assert written[column][0] not in "=@+-"


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("quoted", [True, False], ids=["in quotation marks", "bare"])
def test_a_cell_of_a_hundred_megabytes_is_refused_in_bounded_memory(
    tmp_path: Path, name: str, quoted: bool
) -> None:
    _, row, column = FILES[name]
    whole = text(name, row, row | {column: "HUGE"}, row)
    huge = "x" * (100 * MEGABYTE)
    path = tmp_path / "file.csv"
    path.write_text(whole.replace("HUGE", f'"{huge}"' if quoted else huge), newline="")
    tests = str(Path(__file__).resolve().parents[1])
    run = subprocess.run(
        [sys.executable, "-c", STAGE, name, str(path), tests],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    counts, codes = run.stdout.splitlines()
    read, accepted, refused_rows, kilobytes = map(int, counts.split())
    assert (read, accepted, refused_rows) == (3, 2, 1)
    assert codes
    assert kilobytes * 1024 < MOST_MEMORY
