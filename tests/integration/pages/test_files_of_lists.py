"""Files of whatever a list shows: the same rows, whole, and made while they are sent."""

from __future__ import annotations

import csv
import io
import itertools
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.views import results_files
from commonweal.apps.provenance.models import RowProblem
from commonweal.apps.provenance.presenters.files import csv_lines, json_pieces
from commonweal.pipeline.load import load
from commonweal.pipeline.publish import publish
from small_snapshots import small_snapshot
from small_town import AT, COUNCIL_FILE, tables

REFUSED_ADDRESS = f"/sources/{COUNCIL_FILE}/refused.csv"
MANY = 700


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    text = b"".join(client.get(address).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", ["Quay Choir", "Ropewalk Bakery Co-operative"]),
        ("q=bakery&page=7&order=income", ["Ropewalk Bakery Co-operative"]),
        ("form=charitable+company", ["Ropewalk Bakery Co-operative"]),
        ("q=nothing+has+this", []),
    ],
)
def test_the_file_of_organisations_holds_what_the_list_shows(
    client: Client, town: Path, question: str, names: list[str]
) -> None:
    assert [row["name"] for row in rows_of(client, f"/organisations/results.csv?{question}")] == names


def test_the_list_of_organisations_links_to_its_file_and_its_json(client: Client, town: Path) -> None:
    html = client.get("/organisations/?q=bakery&page=1&form=").content.decode()
    assert '<a href="/organisations/results.csv?q=bakery" download>CSV</a>' in html
    assert '<a href="/api/v1/organisations?q=bakery">JSON</a>' in html
    assert client.get("/api/v1/organisations?q=bakery").json()["total"] == 1


def test_a_file_is_there_before_anything_is_loaded(client: Client, db: None) -> None:
    assert [rows_of(client, f"/{part}/results.csv") for part in ("land", "organisations")] == [[], []]


@pytest.fixture
def much_refused(db: None, tmp_path: Path, settings: Any) -> Path:
    """The town, with a file of which more rows are refused than the database holds."""
    settings.COMMONWEAL_DATA = tmp_path
    town = tables(sites=1)
    one = town["refusals"][0]
    town["refusals"] = [{**one, "row": row, "found": "=1+1"} for row in range(1, MANY + 1)]
    (council,) = (source for source in town["sources"] if source["source_id"] == COUNCIL_FILE)
    changed = council | {"rows_refused": MANY, "rows_read": MANY + council["rows_accepted"]}
    town["sources"] = [changed if source is council else source for source in town["sources"]]
    snapshot = small_snapshot(tmp_path / "snapshots", **town)
    load(snapshot, at=AT)
    return snapshot


def test_every_refused_row_is_in_the_file(client: Client, much_refused: Path, tmp_path: Path) -> None:
    publish(much_refused, into=tmp_path / "open-data")
    rows = rows_of(client, REFUSED_ADDRESS)
    assert RowProblem.objects.count() < MANY
    assert [int(row["row"]) for row in rows] == list(range(1, MANY + 1))
    assert {row["found"] for row in rows} == {"'=1+1"}


def test_before_the_open_data_is_written_the_file_says_what_it_lacks(
    client: Client, much_refused: Path
) -> None:
    *rows, last = rows_of(client, REFUSED_ADDRESS)
    assert len(rows) == RowProblem.objects.count()
    assert last["mend"].startswith(f"Only the first {len(rows)} of {MANY} refused rows are here.")


def test_lines_are_made_only_as_they_are_taken() -> None:
    endless = ((number, "=x", ["a", "b"]) for number in itertools.count())
    lines = csv_lines(("number", "text", "list"), endless)
    assert list(itertools.islice(lines, 3)) == ["number,text,list\r\n", "0,'=x,a; b\r\n", "1,'=x,a; b\r\n"]
    pieces = json_pieces("[", ({"n": number} for number in itertools.count()), "]")
    assert list(itertools.islice(pieces, 3)) == ["[", '{"n": 0}', ',{"n": 1}']


@pytest.fixture
def many_sites(db: None) -> list[int]:
    """Four thousand sites, straight into the database."""
    made = (
        Site(number=number, site_id=f"s-{number:08d}", name=f"Yard {number}", place_basis="none",
             ownership="public", in_land_bank=True, digest="")
        for number in range(4000)
    )  # fmt: skip
    Site.objects.bulk_create(made, batch_size=500)
    return list(range(4000))


def sent(numbers: list[int]) -> Iterator[str]:
    return csv_lines(results_files.COLUMNS, (row.values() for row in results_files._rows(numbers)))


def peak(numbers: list[int]) -> int:
    """The most memory that is held while a file of these sites is sent and let go."""
    tracemalloc.start()
    for _line in sent(numbers):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_a_large_file_needs_no_more_memory_than_a_small_one(many_sites: list[int]) -> None:
    peak(many_sites[:1000])
    few, many = peak(many_sites[:1000]), peak(many_sites)
    assert many < few * 1.2


def test_the_first_line_is_sent_before_the_second_piece_is_read(many_sites: list[int]) -> None:
    with CaptureQueriesContext(connection) as asked:
        next(itertools.islice(sent(many_sites), 1, None))
    assert len(asked) == 1
