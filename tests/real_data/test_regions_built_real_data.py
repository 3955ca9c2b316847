"""The two regions built from the real files: the numbers that are known of them."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from commonweal.pipeline.build import build

pytestmark = pytest.mark.real_data
REGIONS = Path(__file__).resolve().parents[2] / "regions"
AS_OF = date(2026, 6, 1)


@pytest.fixture(scope="module")
def liverpool(real_data, tmp_path_factory):
    """The Liverpool City Region from everything that is there."""
    data = tmp_path_factory.mktemp("liverpool")
    return build(REGIONS / "liverpool-city-region.toml", real_data, data, AS_OF)


@pytest.fixture(scope="module")
def trafford(real_data, tmp_path_factory):
    """Trafford from everything that is there."""
    return build(REGIONS / "trafford.toml", real_data, tmp_path_factory.mktemp("trafford"), AS_OF)


def test_four_brownfield_sites_far_outside_are_refused_and_790_become_sites(liverpool):
    refused = [row for row in liverpool.read("refusals").to_pylist() if row["code"] == "far_outside_district"]
    assert len(refused) == 4
    assert {row["found"].rsplit(" ", 1)[1] for row in refused} == {
        "Knowsley",
        "Liverpool",
        "Sefton",
        "Wirral",
    }
    assert liverpool.manifest.tables["sites"].rows == 790


def test_public_and_mixed_ownership_enter_the_land_bank_and_what_is_not_published_does_not(liverpool):
    sites = liverpool.read("sites").to_pylist()
    assert Counter((site["ownership"], site["in_land_bank"]) for site in sites) == {
        ("public", True): 50,
        ("mixed", True): 21,
        ("not published", False): 407,
        ("not public", False): 312,
    }


def test_rows_read_are_accepted_or_refused_in_every_file(liverpool):
    sources = liverpool.read("sources").to_pylist()
    assert all(row["rows_read"] == row["rows_accepted"] + row["rows_refused"] for row in sources)
    brownfield = [
        row for row in sources if row["variant"] == "normalised" and row["register"] == "brownfield_land"
    ]
    assert sum(row["rows_read"] for row in brownfield) == 794
    assert sum(row["rows_kept"] for row in brownfield) == 790


def test_no_site_lies_outside_its_councils_district(liverpool):
    assert [
        site["name"] for site in liverpool.read("sites").to_pylist() if "outside_district" in site["flags"]
    ] == []


def test_traffords_608_rows_are_kept_two_of_them_flagged_as_outside(trafford):
    assert trafford.manifest.tables["site_records"].rows == 608
    flagged = [row for row in trafford.read("warnings").to_pylist() if row["code"] == "outside_district"]
    assert sorted(row["row"] for row in flagged) == [123, 124]
    assert sum(site["in_land_bank"] for site in trafford.read("sites").to_pylist()) == 606


def test_traffords_assets_without_a_point_are_placed_where_the_sources_allow(trafford):
    placed = Counter(site["place_basis"] for site in trafford.read("sites").to_pylist())
    assert placed == {"published point": 371, "postcode district": 203, "postcode": 23, "uprn": 5, "none": 4}
    rough = [
        site for site in trafford.read("sites").to_pylist() if site["place_basis"].startswith("postcode")
    ]
    assert all(site["place_radius_m"] > 0 for site in rough)
