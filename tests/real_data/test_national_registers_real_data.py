"""Real national files, or pieces of them: all of it loads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commonweal.registers.staged import RowCount
from national_files import staged_in

pytestmark = pytest.mark.real_data

CHARITY_ROWS = {
    "charity": 572, "charity_annual_return_history": 741, "charity_annual_return_parta": 541,
    "charity_annual_return_partb": 379, "charity_area_of_operation": 413, "charity_classification": 1_278,
    "charity_event_history": 951, "charity_governing_document": 572, "charity_other_names": 222,
    "charity_other_regulators": 32, "charity_policy": 857, "charity_published_report": 2,
}  # fmt: skip


def count_of(register: str, path: Path, folder: Path) -> tuple[dict[str, int], RowCount]:
    copy = shutil.copy(path, folder / path.name)
    done, _ = staged_in(register, Path(copy))
    return {name: count.kept for name, count in done.rows_by_table.items() if count.kept}, done.rows


def whole(rows: int) -> RowCount:
    return RowCount(read=rows, accepted=rows, refused=0, kept=rows)


@pytest.mark.parametrize(("table", "rows"), CHARITY_ROWS.items())
def test_every_table_of_the_charity_extract(real_data: Path, tmp_path: Path, table: str, rows: int) -> None:
    path = real_data / "charity-register" / f"publicextract.{table}.zip"

    assert count_of("charity_commission", path, tmp_path) == ({table: rows}, whole(rows))


@pytest.mark.parametrize(
    ("register", "file", "table", "rows"),
    [
        ("companies_house", "companies-house/BasicCompanyData-2020-06-01-part6_7.csv", "company", 87),
        ("companies_house", "companies-house/CompaniesHouseTestData.zip", "company", 87),
        ("cooperatives_uk", "cooperatives/open_data_organisations-2017-06.csv", "organisation", 8_371),
        ("cooperatives_uk", "cooperatives/open_data_outlets-2017-06.csv", "outlet", 6_291),
        ("cooperatives_uk", "cooperatives/open_data_economy-2016-06.csv", "economy", 32_292),
        ("postcodes", "geography/postcodes/L.csv", "postcode", 43_982),
        ("inspire_polygons", "inspire-polygons/city-of-london.geojson", "polygon", 3_703),
        ("boundaries", "geography/trafford-district.geojson", "area", 1),
    ],
)
def test_a_real_file_loads_whole(
    real_data: Path, tmp_path: Path, register: str, file: str, table: str, rows: int
) -> None:
    assert count_of(register, real_data / file, tmp_path) == ({table: rows}, whole(rows))


@pytest.mark.parametrize(
    ("folder", "files", "rows"), [("wards", "E0???????.geojson", 132), ("lsoa", "*.geojson", 989)]
)
def test_the_areas_of_six_districts(
    real_data: Path, tmp_path: Path, folder: str, files: str, rows: int
) -> None:
    found = [
        count_of("boundaries", path, tmp_path)[1]
        for path in sorted((real_data / "geography" / folder).glob(files))
    ]

    assert (len(found), sum(count.kept for count in found), sum(count.refused for count in found)) == (
        6,
        rows,
        0,
    )
