"""A file is recognised by its headings and content; its name proves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from commonweal.registers.catalogue import register
from commonweal.registers.recognition import recognise, recognise_signs, signs_of

LAND = [
    (name, variant.name)
    for name in ("land_assets", "brownfield_land", "community_value")
    for variant in register(name).variants
]


def headings_of(name: str, variant: str) -> tuple[str, ...]:
    return register(name).variant(variant).headings


def written(folder: Path, text: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(("name", "variant"), LAND)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_every_variant_by_its_headings_alone(tmp_path: Path, name: str, variant: str, encoding: str) -> None:
    text = ",".join(headings_of(name, variant)) + "\n1,2,3\n"
    found = recognise(written(tmp_path, text, "brownfield_acv_asset.csv", encoding))
    assert found is not None
    assert (found.register, found.variant, found.confidence) == (name, variant, 1.0)
    assert found.why == f"all {len(headings_of(name, variant))} headings of the variant '{variant}' are there"


@pytest.mark.parametrize(("name", "variant"), LAND)
def test_the_headings_below_titles_in_a_workbook(tmp_path: Path, name: str, variant: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Sampleton Council"], [], list(headings_of(name, variant)), [1, 2, 3]):
        sheet.append(row)
    book.save(tmp_path / "file.xlsx")
    found = recognise(tmp_path / "file.xlsx")
    assert found is not None
    assert (found.register, found.variant) == (name, variant)


def test_a_file_with_half_the_headings(tmp_path: Path) -> None:
    headings = headings_of("brownfield_land", "2017")[::2]
    found = recognise(written(tmp_path, ",".join(headings)))
    assert found is not None
    assert found.register == "brownfield_land"
    assert found.confidence < 0.9


def test_features_by_their_keys(tmp_path: Path) -> None:
    keys = headings_of("community_value", "standard")
    properties = ", ".join(f'"{key}": ""' for key in keys if key not in ("point", "geometry"))
    one = f'{{"type": "Feature", "properties": {{{properties}}}}}'
    text = f'{{"type": "FeatureCollection", "features": [{one}]}}'
    found = recognise(written(tmp_path, text, "file.geojson"))
    assert found is not None
    assert found.register == "community_value"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name,age\nAnn,3\n",
        "Date,Amount,Supplier Name,Description\n2024-01-01,12.00,Somebody,Paper\n",
        "%PDF-1.7",
        "<html><body>Brownfield land register</body></html>",
    ],
)
def test_what_is_no_register_is_not_taken_for_one(tmp_path: Path, text: str) -> None:
    assert recognise(written(tmp_path, text, "brownfield_land.csv")) is None


def test_nothing_is_seen_of_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    signs = signs_of(path)
    assert (signs.names, recognise_signs(signs)) == (frozenset(), None)
