"""The invented snapshot of `bench load`: of the size asked for, the same every time, and different by edition."""

from __future__ import annotations

from pathlib import Path

from commonweal.cli.bench.load_snapshot import make_snapshot


def test_it_has_the_rows_that_were_asked_for(tmp_path: Path) -> None:
    tables = make_snapshot(sites=50, organisations=5, into=tmp_path).manifest.tables
    wanted = ("sites", "site_facts", "titles", "polygons", "organisations", "organisation_facts")
    assert [tables[name].rows for name in wanted] == [50, 1000, 50, 25, 5, 60]


def test_the_same_is_made_again_and_an_edition_differs_in_one_site_of_ten(tmp_path: Path) -> None:
    first, again = (make_snapshot(sites=50, organisations=5, into=tmp_path) for _ in range(2))
    later = make_snapshot(sites=50, organisations=5, into=tmp_path, edition=2)
    assert first.hash == again.hash
    before, after = (one.read("sites").select(["site_id", "name"]).to_pylist() for one in (first, later))
    assert sum(site not in before for site in after) == 5
