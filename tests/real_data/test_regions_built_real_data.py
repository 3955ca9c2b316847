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


def missing_from(snapshot):
    """Register and publisher of every source that is said to be missing, as often as it is."""
    return Counter((row["register"], row["publisher"]) for row in snapshot.read("missing").to_pylist())


def test_what_liverpools_files_lack_is_said_and_nothing_else(liverpool):
    six = [f"local-authority:{code}" for code in ("HAL", "KWL", "LIV", "SHN", "SFT", "WRL")]
    ministry = "Ministry of Housing, Communities and Local Government"
    assert missing_from(liverpool) == {
        **{("land_assets", council): 1 for council in six},
        **{("community_value", council): 1 for council in six},
        ("community_value", ministry): 1,
        ("public_bodies", ministry): 1,
        ("inspire_polygons", "HM Land Registry"): 6,
        ("corporate_ownership", "HM Land Registry"): 1,
        ("fca_mutuals", "Financial Conduct Authority"): 1,
        ("boundaries", "Office for National Statistics"): 1,
    }


def test_of_liverpools_boundaries_the_districts_alone_are_missing(liverpool):
    (why,) = [row["why"] for row in liverpool.read("missing").to_pylist() if row["register"] == "boundaries"]
    assert "Boundaries of level district" in why
    levels = Counter(row["register"] for row in liverpool.read("sources").to_pylist() if row["rows_kept"])
    assert (
        levels["boundaries"] == 13
    )  # the wards and the lower layer areas of six districts, one file of Trafford's wards


def test_the_brownfield_registers_that_were_read_are_not_missing(liverpool, trafford):
    assert "brownfield_land" not in {register for register, _ in missing_from(liverpool)}
    assert ("brownfield_land", "local-authority:TRF") in missing_from(trafford)
    assert ("land_assets", "local-authority:TRF") not in missing_from(trafford)


def test_of_traffords_boundaries_the_lower_layer_areas_of_other_districts_do_not_count(trafford):
    (why,) = [row["why"] for row in trafford.read("missing").to_pylist() if row["register"] == "boundaries"]
    assert "Boundaries of level lsoa" in why
