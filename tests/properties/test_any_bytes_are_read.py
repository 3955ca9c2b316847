"""Whatever a file holds, no reader raises, and each row read is accepted once or refused once."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from commonweal.registers.catalogue import register
from commonweal.registers.checking.check import checked
from commonweal.registers.reading.opening import opened
from commonweal.registers.reading.tables import Unreadable
from commonweal.registers.recognition import recognise
from commonweal.registers.rows.rowwise import expected_headings
from commonweal.registers.staged import StagedFile

LAND = ["land_assets", "brownfield_land", "community_value"]
SAMPLES = {
    "land_assets": (
        "OrganisationLabel,UPRN,AssetCode,PropertyName,PostCode,GeoX,GeoY,TenureType,"
        "TenureDetail,HoldingType\r\n"
        'Sampleton,100012797623,A1,"Town Hall, Market Street",SA1 1AA,-2.35,53.38,Freehold,'
        "Owner Occupied,Land\r\n"
        'Sampleton,100012797624,A2,"Long\nRoom",SA1,335000,391000,Leasehold,Vacant/Licence out,Buildings\r\n'
        "Sampleton,,A3,Depot,SA1 1AB,53.38,-2.35,freehold,,Land/Buildings\r\n"
    ),
    "brownfield_land": (
        "OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,Hectares,OwnershipStatus,"
        "Deliverable,FirstAddedDate\n"
        'http://example.org/sampleton,B1,"Old Mill, High Street",-2.9,53.4,1.2,owned by a '
        "public authority,yes,2020-01-02\n"
        "http://example.org/sampleton,B2,Gasworks,336000,390000,0.39 mixed ownership,,no,31/12/2019\n"
        "http://example.org/sampleton,B3,Yard,,,,unknown,,\n"
    ),
    "community_value": (
        "reference;name;address-text;point;organisation;nomination-date;nominating-group;"
        "decision;notification-to-sell-date;"
        "protected-period-start-date\n"
        "V1;The Ship;1 Quay;POINT (-2.9 53.4);local-authority:SAM;2024-01-02;Friends;listed;"
        "2024-03-01;2024-04-12\n"
        "V2;Library;2 Quay;POINT (53.4 -2.9);local-authority:SAM;2024-01-02;Friends;refused;;\n"
    ),
}


def rows_in_and_out(path: Path, staged: StagedFile) -> tuple[list[int], list[int]]:
    """Numbers of the rows that can be read, and of those accepted or refused."""
    read = []
    with (
        suppress(Unreadable),
        opened(path, known=expected_headings(register(staged.source.register).tables[0])) as reading,
    ):
        for row in reading.rows():
            read.append(row.number)
    (table,) = staged.tables.values()
    accepted = pq.read_table(table).column("row").to_pylist()
    refused = {
        number for number in pq.read_table(staged.refusals).column("row").to_pylist() if number is not None
    }
    return read, [*accepted, *refused]


def check_bytes(content: bytes, of: str, folder: Path, file: str = "file.csv") -> None:
    path = folder / file
    path.write_bytes(content)
    recognise(path)
    with checked(path, register_name=of) as found:
        assert found.staged is not None
        read, out = rows_in_and_out(path, found.staged)
        assert found.rows["read"] == len(out)
        assert sorted(read) == sorted(out)


def mutated(content: bytes, random_: random.Random) -> bytes:
    """A few bytes flipped, dropped, doubled, or put in from a list of the awkward ones."""
    changed = bytearray(content)
    for _ in range(random_.randint(1, 12)):
        at = random_.randrange(len(changed) + 1)
        act = random_.randrange(4)
        if act == 0 and at < len(changed):
            changed[at] = random_.randrange(256)
        elif act == 1:
            del changed[at : at + random_.randint(1, 40)]
        elif act == 2:
            changed[at:at] = changed[at : at + random_.randint(1, 80)]
        else:
            changed[at:at] = random_.choice(AWKWARD)
    return bytes(changed)


AWKWARD = [
    b'"',
    b'""',
    b",",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=1+1",
    b"\x85",
    b"\xc3",
    b";",
    b"\t",
    b"1e999",
    b"NaN",
]


@pytest.mark.parametrize("name", LAND)
@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_text_file_loses_no_row(name: str, seed: int, tmp_path: Path) -> None:
    check_bytes(mutated(SAMPLES[name].encode(), random.Random(seed)), name, tmp_path)


@pytest.mark.parametrize("name", LAND)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.binary(max_size=2_000))
def test_any_bytes_at_all(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        check_bytes(content, name, Path(folder))


@pytest.mark.parametrize("name", LAND)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(
        st.lists(
            st.text(max_size=12) | st.sampled_from(['"', ",", "53.4", "-2.9", "1e400", "2020-02-30"]),
            max_size=12,
        ),
        max_size=8,
    )
)
def test_any_cells_under_the_headings(name: str, rows: list[list[str]]) -> None:
    headings = SAMPLES[name].splitlines()[0]
    text = "\n".join([headings, *(",".join(row) for row in rows)])
    with TemporaryDirectory() as folder:
        check_bytes(text.encode("utf-8", "surrogatepass"), name, Path(folder))


def workbook_bytes(name: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in SAMPLES[name].replace("\r", "").split("\n"):
        sheet.append(line.split(";" if ";" in line else ","))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_workbook(seed: int, tmp_path: Path) -> None:
    check_bytes(
        mutated(workbook_bytes("land_assets"), random.Random(seed)), "land_assets", tmp_path, "file.xlsx"
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_workbook_with_a_mutated_part(seed: int, tmp_path: Path) -> None:
    random_ = random.Random(seed)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes("land_assets"))) as book,
        zipfile.ZipFile(out, "w") as mutant,
    ):
        chosen = random_.choice(book.namelist())
        for name in book.namelist():
            content = book.read(name)
            mutant.writestr(name, mutated(content, random_) if name == chosen else content)
    check_bytes(out.getvalue(), "land_assets", tmp_path, "file.xlsx")


@pytest.mark.parametrize("seed", range(30))
def test_a_mutated_zip(seed: int, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("register.csv", SAMPLES["brownfield_land"])
    check_bytes(mutated(out.getvalue(), random.Random(seed)), "brownfield_land", tmp_path, "file.zip")


@pytest.mark.parametrize("seed", range(30))
def test_a_mutated_json(seed: int, tmp_path: Path) -> None:
    content = (
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": '
        '{"reference": "V1", "name": '
        '"The Ship", "nomination-date": "2024-01-02"}, "geometry": {"type": "Point", '
        '"coordinates": [-2.9, 53.4]}}]}'
    )
    check_bytes(mutated(content.encode(), random.Random(seed)), "community_value", tmp_path, "file.json")
