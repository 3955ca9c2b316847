"""National registers for measurements: headings, counts, and the same bytes on any number of threads."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from commonweal.sample.national import National, write_national
from commonweal.sample.publishers.headings import headings
from merrow_bay import cells_of


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> National:
    return write_national(tmp_path_factory.mktemp("national"), 4, companies=9000, titles=5000, charities=800)


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_headings_are_those_of_the_publishers(national: National) -> None:
    assert tuple(cells_of(national.companies)[0]) == headings("companies_house", "company")
    assert tuple(cells_of(national.titles)[0]) == headings("corporate_ownership", "full")
    for path, table in (
        (national.charities, "charity"),
        (national.annual_returns, "charity_annual_return_history"),
    ):
        assert tuple(cells_of(path, delimiter="\t")[0]) == headings("charity_commission", table)


def test_there_are_as_many_rows_as_were_asked_for(national: National) -> None:
    companies, titles = cells_of(national.companies)[1:], cells_of(national.titles)[1:]
    assert len({row[1] for row in companies}) == len(companies) == 9000
    assert titles.pop() == ["Row Count:", "5000"]
    assert len({row[0] for row in titles}) == 5000
    charities, returns = (
        cells_of(path, delimiter="\t")[1:] for path in (national.charities, national.annual_returns)
    )
    assert len(charities) == 800
    assert len(returns) == 5 * sum(row[6] == "Registered" for row in charities)
    assert national.rows == 9000 + 5000 + 800 + len(returns)


def test_about_one_in_85_lies_in_the_region(national: National) -> None:
    here = [row for row in cells_of(national.companies)[1:] if row[9].startswith("MB")]
    assert 60 < len(here) < 160


def test_the_same_seed_gives_the_same_bytes_on_any_number_of_threads(tmp_path: Path) -> None:
    for name, threads in (("one", 1), ("two", 2), ("again", 2)):
        write_national(tmp_path / name, 4, companies=300_000, titles=2000, charities=500, threads=threads)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two") == hashes(tmp_path / "again")


def test_another_seed_gives_others(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_national(tmp_path / str(seed), seed, companies=50, titles=50, charities=50)
    assert not set(hashes(tmp_path / "1").values()) & set(hashes(tmp_path / "2").values())


def test_too_many_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at most 9 million companies"):
        write_national(tmp_path, companies=10_000_000)
