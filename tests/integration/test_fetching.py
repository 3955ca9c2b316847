"""Sources fetched from a real server: kept by hash, refused when suspicious, the last good one staying."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commonweal.foundation.http import Downloader, Patience
from commonweal.registers.fetching.download import address_on, fetch_source
from commonweal.registers.fetching.store import Fetch, Outcome, RawStore
from commonweal.registers.region import RegionSource
from local_server import LocalServer, file, local_server, status

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
APRIL = datetime(2026, 4, 1, 12, tzinfo=UTC)
REGISTER = b"UPRN,Name,Postcode\n" + b"1,Town Hall,MB1 1AA\n" * 50
LONGER = REGISTER + b"2,Baths,MB1 1AB\n"


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path)


def source_at(url: str | None, form: str = "csv", note: str = "") -> RegionSource:
    return RegionSource(
        key="assets",
        register="land_assets",
        publisher="Eastmere Council",
        url=url,
        format=form,
        cadence="monthly",
        tested=None,
        note=note,
    )


def fetch(source: RegionSource, store: RawStore, at: datetime = MARCH, *, accept: bool = False) -> Fetch:
    downloader = Downloader(patience=Patience(attempts=2, between_requests=0.0, sleep=lambda seconds: None))
    return fetch_source(source, store=store, downloader=downloader, at=at, accept=accept)


def test_a_first_file_is_kept_under_its_hash(server: LocalServer, store: RawStore) -> None:
    got = fetch(source_at(server.will("/assets%202026.csv", file(REGISTER))), store)
    place = store.place_of(got)
    assert (got.outcome, got.bytes, got.headings) == (
        Outcome.NEW,
        len(REGISTER),
        ("UPRN", "Name", "Postcode"),
    )
    assert place == store.raw / got.sha256[:2] / got.sha256 / "assets_2026.csv"
    assert place.read_bytes() == REGISTER
    assert place.stat().st_mode & 0o777 == 0o444
    assert list(store.fetches()) == [got]


def test_the_same_version_is_not_sent_again(server: LocalServer, store: RawStore) -> None:
    source = source_at(server.will("/assets.csv", file(REGISTER)))
    first, second = fetch(source, store), fetch(source, store, APRIL)
    assert (second.outcome, second.sha256, second.at) == (Outcome.UNCHANGED, first.sha256, APRIL)
    assert server.asked[-1]["If-None-Match"] == '"one"'


def test_the_same_bytes_under_another_version_are_unchanged(server: LocalServer, store: RawStore) -> None:
    source = source_at(server.will("/assets.csv", file(REGISTER), file(REGISTER, etag='"two"')))
    assert [fetch(source, store).outcome, fetch(source, store, APRIL).outcome] == [
        Outcome.NEW,
        Outcome.UNCHANGED,
    ]


def test_a_longer_file_takes_its_place_and_the_former_is_kept(server: LocalServer, store: RawStore) -> None:
    source = source_at(server.will("/assets.csv", file(REGISTER), file(LONGER, etag='"two"')))
    first, second = fetch(source, store), fetch(source, store, APRIL)
    assert second.outcome == Outcome.NEW
    assert [store.place_of(got).read_bytes() for got in (first, second)] == [REGISTER, LONGER]


def test_a_file_less_than_half_as_long_is_refused(server: LocalServer, store: RawStore) -> None:
    source = source_at(server.will("/assets.csv", file(LONGER), file(REGISTER[:200], etag='"two"')))
    first, second = fetch(source, store), fetch(source, store, APRIL)
    assert second.outcome == Outcome.REFUSED
    assert second.sentence.startswith(f"The file has 200 bytes; the last good one had {len(LONGER):,}.")
    assert store.last_good("assets") == first


def test_a_file_that_lost_a_heading_is_refused(server: LocalServer, store: RawStore) -> None:
    drifted = REGISTER.replace(b"UPRN,", b"Reference,")
    source = source_at(server.will("/assets.csv", file(REGISTER), file(drifted, etag='"two"')))
    first, second = fetch(source, store), fetch(source, store, APRIL)
    assert second.sentence.startswith("Headings of the last good file are gone: UPRN.")
    assert store.last_good("assets") == first


def test_a_person_may_let_a_changed_file_in(server: LocalServer, store: RawStore) -> None:
    drifted = REGISTER.replace(b"UPRN,", b"Reference,")
    source = source_at(server.will("/assets.csv", file(REGISTER), file(drifted, etag='"two"')))
    fetch(source, store)
    second = fetch(source, store, APRIL, accept=True)
    assert second.outcome == Outcome.NEW
    assert store.last_good("assets") == second


def test_a_new_heading_is_no_harm(server: LocalServer, store: RawStore) -> None:
    wider = REGISTER.replace(b"Postcode\n", b"Postcode,Ward\n")
    source = source_at(server.will("/assets.csv", file(REGISTER), file(wider, etag='"two"')))
    fetch(source, store)
    assert fetch(source, store, APRIL).outcome == Outcome.NEW


@pytest.mark.parametrize(
    ("form", "body", "sentence"),
    [
        ("csv", b"", "The file is empty."),
        ("csv", b" <!DOCTYPE html><html>Sign in</html>", "The address answers with a web page"),
        ("zip", b"UPRN,Name\n", "The region file says that the address gives a zip; the file is none."),
        ("zip", b"PK\x03\x04 cut off", "The zip is cut off or broken."),
        ("geojson", b"no json", "The region file says that the address gives GeoJSON; the file is none."),
    ],
)
def test_a_file_of_another_kind_is_refused_even_the_first(
    server: LocalServer, store: RawStore, form: str, body: bytes, sentence: str
) -> None:
    got = fetch(source_at(server.will("/assets", file(body)), form), store, accept=True)
    assert got.outcome == Outcome.REFUSED
    assert got.sentence.startswith(sentence)
    assert store.last_good("assets") is None


def test_the_headings_of_a_zip_are_those_of_its_first_file(server: LocalServer, store: RawStore) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("register.txt", "Title Number\tTenure\nMB1\tFreehold\n")
    got = fetch(source_at(server.will("/titles.zip", file(packed.getvalue())), "zip"), store)
    assert (got.outcome, got.headings) == (Outcome.NEW, ("Title Number", "Tenure"))


def test_a_server_that_fails_is_written_down_and_the_last_good_file_stays(
    server: LocalServer, store: RawStore
) -> None:
    source = source_at(server.will("/assets.csv", file(REGISTER), status(404)))
    first, second = fetch(source, store), fetch(source, store, APRIL)
    assert (second.outcome, second.sha256) == (Outcome.FAILED, None)
    assert second.sentence.endswith("the server answered 404 Not Found.")
    assert store.last_good("assets") == first


@pytest.mark.parametrize(("url", "form"), [(None, "csv"), ("https://example.org/list", "page")])
def test_what_a_machine_cannot_fetch_is_said_so(store: RawStore, url: str | None, form: str) -> None:
    got = fetch(source_at(url, form, note="Ask the council."), store)
    assert (got.outcome, got.sentence) == (Outcome.FAILED, "Ask the council.")


def test_an_address_may_carry_the_month() -> None:
    assert (
        address_on("https://example.org/data-{month}-01.zip", MARCH)
        == "https://example.org/data-2026-03-01.zip"
    )


def test_two_fetches_of_one_source_at_once_do_not_mix(server: LocalServer, store: RawStore) -> None:
    source = source_at(server.will("/assets.csv", file(REGISTER)))
    with store.only_one("assets"):
        blocked = fetch(source, store)
    assert (blocked.outcome, blocked.sentence) == (
        Outcome.FAILED,
        "Another fetch of this source is under way.",
    )
    assert fetch(source, store).outcome == Outcome.NEW


def test_a_kept_file_is_never_written_again(store: RawStore, tmp_path: Path) -> None:
    places = []
    for name in ("first.csv", "second.csv"):
        (tmp_path / name).write_bytes(REGISTER)
        places.append(store.keep(tmp_path / name, "register.csv")[1])
    assert places[0] == places[1]
    assert not (tmp_path / "second.csv").exists()


def test_a_line_that_a_crash_cut_short_is_passed_over(server: LocalServer, store: RawStore) -> None:
    got = fetch(source_at(server.will("/assets.csv", file(REGISTER))), store)
    with store.index.open("a", encoding="utf-8") as index:
        index.write('{"source": "assets", "url"')
    assert list(store.fetches()) == [got]


def test_the_current_file_of_a_source_is_the_only_one(store: RawStore, tmp_path: Path) -> None:
    for name in ("march.csv", "april.csv"):
        (tmp_path / "in").write_bytes(name.encode())
        place = store.put_forward("region", "assets", store.keep(tmp_path / "in", name)[1])
    assert [path.name for path in place.parent.iterdir()] == ["april.csv"]
    assert place.read_bytes() == b"april.csv"
