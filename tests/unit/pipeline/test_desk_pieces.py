"""The small parts of the council desk: names of files, whose rows they are, what is proposed, what is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.dossiers import RecordRow, SiteFile
from commonweal.pipeline.desk.checking import ToCheck, check_row
from commonweal.pipeline.desk.counting import about_rows
from commonweal.pipeline.desk.folders import DeskFolders, safe_name
from commonweal.pipeline.desk.owners import Owner
from commonweal.pipeline.desk.published import InForce, read_in_force, write_in_force
from commonweal.website.desk.views.reports import record_of

EASTMERE = Owner(
    body_id="eastmere-council",
    name="Eastmere Council",
    uri="local-authority:EST",
    aliases=("Borough of Eastmere",),
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("assets.csv", "assets.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\Assets 2026.xlsx", "Assets-2026.xlsx"),
        ("\x00", "file"),
        ("", "file"),
        ("...", "file"),
        ("x" * 300 + ".csv", "x" * 97 + ".csv"),
    ],
)
def test_a_file_name_becomes_one_plain_part_of_a_path(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Eastmere Council", True),
        ("EASTMERE METROPOLITAN BOROUGH COUNCIL", True),
        ("Borough of Eastmere", True),
        ("local-authority:EST", True),
        ("Netherfold Council", False),
        ("Eastmere County Council", False),
    ],
)
def test_a_body_is_known_by_its_names(text: str, meant: bool) -> None:
    assert EASTMERE.is_meant(text) is meant


@pytest.mark.parametrize(
    ("texts", "proposed"),
    [
        ({"tenure_type": "freeholder"}, {"tenure_type": "Freehold"}),
        ({"tenure_detail": "void"}, {"tenure_detail": "Vacant"}),
        ({"applicable_date": "1 May 2026"}, {"applicable_date": "2026-05-01"}),
        ({"longitude": "53.35", "latitude": "-2.95"}, {"longitude": "-2.95", "latitude": "53.35"}),
        ({"postcode": "MB4 OXZ"}, {"postcode": "MB4 0XZ"}),
        (
            {"longitude": "380000", "latitude": "400000", "coordinate_reference_system": "WGS84"},
            {"coordinate_reference_system": "OSGB36"},
        ),
        ({"uprn": "1.0002E+11"}, {}),
        ({"tenure_type": "perhaps"}, {}),
    ],
)
def test_a_mend_is_proposed_only_where_it_is_plain(
    tmp_path: Path, texts: dict[str, str], proposed: dict[str, str]
) -> None:
    import json

    asked = ToCheck(
        path=tmp_path / "a.csv",
        sha256="0",
        register="land_assets",
        variant="standard",
        why="",
        owner=EASTMERE,
    )
    refused, found = check_row(asked, 2, {"asset_code": "E1", **texts})
    said = {
        name: value for one in found if one["proposed"] for name, value in json.loads(one["proposed"]).items()
    }
    assert (refused, said, len(found)) == (False, proposed, 1)


def test_the_rows_of_a_text_are_about_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("AssetCode\nE1\nE2\n", encoding="utf-8")
    assert (about_rows(path), about_rows(tmp_path / "nothing.csv")) == (3, 0)


def test_an_arriving_file_goes_unless_it_is_kept(tmp_path: Path) -> None:
    folders = DeskFolders(tmp_path)
    with folders.arriving() as path:
        path.write_bytes(b"AssetCode")
    assert not path.exists()
    for _ in range(2):
        with folders.arriving() as path:
            path.write_bytes(b"AssetCode")
            sha256, place = folders.keep(path, "a.csv")
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert (files, place) == ([place], folders.upload(sha256, "a.csv"))


def test_what_is_in_force_is_read_as_it_was_written(tmp_path: Path) -> None:
    entry = InForce(
        file="eastmere-council/a.csv", sha256="0" * 64, register="land_assets", variant="standard",
        body_id="eastmere-council", publisher="Eastmere Council", on="2026-11-22", url="https://land.example/1.csv",
    )  # fmt: skip
    assert read_in_force(tmp_path) == []
    write_in_force(tmp_path, [entry])
    assert read_in_force(tmp_path) == [entry]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["corporate_ownership:MS1", "land_assets:eastmere-council:E1"], "land_assets:eastmere-council:E1"),
        (["brownfield_land:eastmere-council:7"], "brownfield_land:eastmere-council:7"),
        (["corporate_ownership:MS1"], "corporate_ownership:MS1"),
    ],
)
def test_a_correction_hangs_on_the_row_of_a_list_that_the_council_keeps(keys: list[str], chosen: str) -> None:
    records = tuple(RecordRow(record_key=key, source_id=None, row=None, reason="", score=1.0) for key in keys)
    assert record_of(SiteFile(site=Site(), facts=(), records=records, events=())) == chosen
