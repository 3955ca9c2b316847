"""`commonweal fetch` and `commonweal sources` against a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonweal.cli import main
from local_server import LocalServer, file, local_server, status

REGION = """
key = "merrow-bay"
name = "Merrow Bay"
sample = true

[[districts]]
code = "S08000001"
name = "Eastmere"
organisation = "local-authority:EMR"

[[sources]]
key = "assets"
register = "land_assets"
publisher = "local-authority:EMR"
url = "{address}/assets.csv"
format = "csv"
cadence = "yearly"

[[sources]]
key = "listings"
register = "community_value"
publisher = "local-authority:EMR"
url = ""
note = "Not published."
"""
REGISTER = b"UPRN,Name\n1,Town Hall\n2,Baths\n"


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


@pytest.fixture
def region(server: LocalServer, tmp_path: Path) -> Path:
    path = tmp_path / "merrow-bay.toml"
    path.write_text(REGION.format(address=server.address), encoding="utf-8")
    return path


def run(command: str, region: Path, *words: str) -> Result:
    arguments = [command, "--region", str(region), "--data", str(region.parent / "data"), *words]
    return CliRunner().invoke(main, arguments)


def test_what_can_be_fetched_is_fetched_and_put_forward(server: LocalServer, region: Path) -> None:
    server.will("/assets.csv", file(REGISTER))
    result = run("fetch", region)
    assert (result.exit_code, result.stdout.split()) == (0, ["new", "assets", str(len(REGISTER)), "bytes"])
    current = region.parent / "data" / "current" / "merrow-bay"
    assert [path.relative_to(current).as_posix() for path in current.rglob("*.csv")] == ["assets/assets.csv"]
    assert (current / "assets" / "assets.csv").read_bytes() == REGISTER


def test_a_refused_file_ends_with_one_and_the_last_good_one_stays(server: LocalServer, region: Path) -> None:
    server.will("/assets.csv", file(REGISTER), file(b"UPRN\n1\n", etag='"two"'))
    run("fetch", region)
    result = run("fetch", region, "--format", "json")
    fetched = json.loads(result.stdout)
    assert (result.exit_code, [one["outcome"] for one in fetched]) == (1, ["refused"])
    current = region.parent / "data" / "current" / "merrow-bay" / "assets" / "assets.csv"
    assert current.read_bytes() == REGISTER


def test_a_person_may_accept_a_file_by_its_key(server: LocalServer, region: Path) -> None:
    server.will("/assets.csv", file(REGISTER), file(b"UPRN\n1\n", etag='"two"'))
    run("fetch", region)
    assert run("fetch", region, "--accept", "assets").exit_code == 0
    current = region.parent / "data" / "current" / "merrow-bay" / "assets" / "assets.csv"
    assert current.read_bytes() == b"UPRN\n1\n"


def test_a_key_that_there_is_not_is_told(region: Path) -> None:
    result = run("fetch", region, "--source", "nothing")
    assert result.exit_code == 2
    assert "no source is called 'nothing'; there are assets, listings" in result.output


def test_sources_say_untested_until_they_have_answered(server: LocalServer, region: Path) -> None:
    server.will("/assets.csv", file(REGISTER))
    before = json.loads(run("sources", region, "--format", "json").stdout)["sources"]
    run("fetch", region)
    after = json.loads(run("sources", region, "--format", "json").stdout)["sources"]
    assert [(one["tested"], one["freshness"]) for one in before] == [("untested", "never fetched")] * 2
    assert (after[0]["tested"], after[0]["freshness"]) == (after[0]["fetched"][:10], "fresh")
    assert after[0]["missing"] == ["No snapshot has read the file yet."]
    assert after[1]["missing"] == ["No address is known. Not published."]


def test_sources_are_counted_for_people(server: LocalServer, region: Path) -> None:
    server.will("/assets.csv", status(404))
    run("fetch", region)
    text = run("sources", region).stdout
    assert text.endswith("2 sources of Merrow Bay: 2 untested, 2 never fetched.\n")
    assert "  missing   The last fetch failed: " in text
