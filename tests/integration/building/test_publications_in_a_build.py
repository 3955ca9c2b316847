"""What a council publishes at the desk takes the place of the file that was fetched for it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from commonweal.pipeline.build import build_with_report
from commonweal.pipeline.desk.as_built import as_built
from commonweal.pipeline.desk.published import InForce, published_sources, write_in_force
from commonweal.reconcile.snapshot import Snapshot
from commonweal.registers.region import Region
from council_desk import HEADINGS, as_csv, asset, lines_of

REGION = Region.load(Path(__file__).resolve().parents[3] / "regions" / "trafford.toml")
BODY = "trafford-metropolitan-borough-council"
TRAFFORD = {
    "OrganisationLabel": "Trafford Council",
    "OrganisationURI": "local-authority:TRF",
    "PostTown": "Sale",
}


def trafford(code: str, **cells: str) -> dict[str, str]:
    return asset(code, **{**TRAFFORD, "GeoX": "-2.32", "GeoY": "53.42", "PostCode": "M33 7ZF", **cells})


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    """The council's fetched file: three halls."""
    folder = tmp_path / "registers"
    folder.mkdir()
    (folder / "assets.csv").write_bytes(as_csv(trafford(f"T{at}") for at in (1, 2, 3)))
    return folder


def publish(data: Path, rows: list[dict[str, str]], *, number: int = 1, on: str = "2026-11-01") -> InForce:
    """Put a publication of Trafford Council where builds find it."""
    name = f"{BODY}/publication-{number}.csv"
    path = data / "desk" / "published" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_csv(rows))
    return InForce(
        file=name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), register="land_assets", variant="standard",
        body_id=BODY, publisher="Trafford Metropolitan Borough Council", on=on,
        url=f"https://land.example/publications/{number}.csv",
    )  # fmt: skip


def build(registers: Path, data: Path) -> Snapshot:
    return build_with_report(REGION, registers=registers, data=data, as_of=date(2026, 11, 20)).snapshot


def open_names(snapshot: Snapshot) -> list[str]:
    rows = snapshot.read("sites").to_pylist()
    return sorted(row["name"] for row in rows if row["closed_on"] is None)


def test_the_mended_rows_are_in_the_next_snapshot(registers: Path, tmp_path: Path) -> None:
    write_in_force(
        tmp_path, [publish(tmp_path, [trafford("T1", PropertyName="Mended Hall"), trafford("T4")])]
    )
    assert open_names(build(registers, tmp_path)) == ["Hall T4", "Mended Hall"]


def test_a_publication_with_no_code_in_common_takes_the_place_too(registers: Path, tmp_path: Path) -> None:
    write_in_force(
        tmp_path, [publish(tmp_path, [trafford("X1", StreetName="Mill Lane", UPRN="100012345678")])]
    )
    assert open_names(build(registers, tmp_path)) == ["Hall X1"]


def test_provenance_names_the_publication(registers: Path, tmp_path: Path) -> None:
    entry = publish(tmp_path, [trafford("T1", PropertyName="Mended Hall")])
    write_in_force(tmp_path, [entry])
    snapshot = build(registers, tmp_path)
    sources = {row["source_id"]: row for row in snapshot.read("sources").to_pylist()}
    facts = snapshot.read("site_facts").to_pylist()
    chosen = [row["source_id"] for row in facts if row["field"] == "name" and row["value"] == "Mended Hall"]
    found = sources[chosen[0]]
    assert (found["file"], found["url"], found["publisher"], found["dated"]) == (
        "publication-1.csv",
        "https://land.example/publications/1.csv",
        "Trafford Metropolitan Borough Council",
        date(2026, 11, 1),
    )


def test_a_site_keeps_its_id_from_the_fetched_file_to_the_publication(
    registers: Path, tmp_path: Path
) -> None:
    before = {
        row["asset_codes"][0]: row["site_id"] for row in build(registers, tmp_path).read("sites").to_pylist()
    }
    write_in_force(tmp_path, [publish(tmp_path, [trafford("T1", PropertyName="Mended Hall")])])
    after = build(registers, tmp_path).read("sites").to_pylist()
    assert {row["site_id"] for row in after if row["closed_on"] is None} == {before["T1"]}


def test_without_a_publication_the_fetched_file_counts_again(registers: Path, tmp_path: Path) -> None:
    write_in_force(tmp_path, [publish(tmp_path, [trafford("T9")])])
    build(registers, tmp_path)
    write_in_force(tmp_path, [])
    assert open_names(build(registers, tmp_path)) == ["Hall T1", "Hall T2", "Hall T3"]


def test_the_last_publication_of_a_day_counts(registers: Path, tmp_path: Path) -> None:
    entries = [publish(tmp_path, [trafford(f"T{at}")], number=at) for at in (1, 2)]
    write_in_force(tmp_path, entries)
    assert [one.path.name for one in published_sources(tmp_path)] == ["publication-2.csv"]


def test_what_a_build_read_is_kept_for_the_first_comparison(registers: Path, tmp_path: Path) -> None:
    build(registers, tmp_path)
    [file] = as_built(tmp_path, body_id=BODY, register="land_assets")
    rows = lines_of(file)
    assert (tuple(rows[0]), [row["AssetCode"] for row in rows]) == (HEADINGS, ["T1", "T2", "T3"])


def test_what_was_published_is_compared_with_next(registers: Path, tmp_path: Path) -> None:
    write_in_force(tmp_path, [publish(tmp_path, [trafford("X1")])])
    build(registers, tmp_path)
    [file] = as_built(tmp_path, body_id=BODY, register="land_assets")
    assert [row["AssetCode"] for row in lines_of(file)] == ["X1"]
