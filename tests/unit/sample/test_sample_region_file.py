"""The region file of the sample says what the sample is."""

from __future__ import annotations

from pathlib import Path

from commonweal.registers.region import Region
from commonweal.sample.geography.drawing import DISTRICTS
from commonweal.sample.region_file import region_file
from merrow_bay import Written

FILE = Path(__file__).parents[3] / "regions" / "sample.toml"


def test_the_region_file_is_the_one_that_the_sample_writes() -> None:
    assert FILE.read_text(encoding="utf-8") == region_file()


def test_it_says_that_it_is_a_sample_and_where_its_postcodes_are() -> None:
    region = Region.load(FILE)
    assert region.sample is True
    assert region.outwards == {outward for district in DISTRICTS for outward in district.outwards}
    assert [district.code for district in region.districts] == [district.code for district in DISTRICTS]


def test_every_folder_of_the_sample_is_a_source_and_every_source_a_folder(merrow: Written) -> None:
    folders = {path.name for path in (merrow.folder / "registers").iterdir()}
    assert folders == {source.key for source in Region.load(FILE).sources}


def test_it_asks_no_other_host_for_a_map() -> None:
    assert Region.load(FILE).basemap.style is None
