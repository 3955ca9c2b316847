"""The true sites: how many, whose, where; and their titles."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import shapely

from commonweal.sample.bodies import OWNERS, PRIVATE_OWNERS
from commonweal.sample.calendar import CHANGE_EDITIONS
from commonweal.sample.geography.areas import areas
from commonweal.sample.region import draw_world
from merrow_bay import Written


@pytest.mark.parametrize(("scale", "sites"), [(0.001, 600), (0.02, 800), (0.05, 2000)])
def test_the_scale_says_how_many_sites_there_are(scale: float, sites: int) -> None:
    assert len(draw_world(seed=2, scale=scale).sites) == pytest.approx(sites, abs=12)


@pytest.mark.parametrize("scale", [0, -1, 20.5])
def test_a_scale_without_sense_is_refused_in_a_sentence(scale: float) -> None:
    with pytest.raises(ValueError, match=f"above 0 and up to 20, not {scale}"):
        draw_world(seed=1, scale=scale)


def test_every_owner_has_sites(merrow: Written) -> None:
    assert {site.owner.key for site in merrow.world.sites} == {o.key for o in OWNERS + PRIVATE_OWNERS}


def test_most_public_sites_are_the_six_councils(merrow: Written) -> None:
    public = Counter(site.owner.district is not None for site in merrow.world.sites if site.owner.public)
    assert 0.75 < public[True] / public.total() < 0.90


def test_a_point_lies_in_its_ward_and_small_area(merrow: Written) -> None:
    land = areas()
    inside = [
        shapely.contains_xy(site.place.small_area.shape, site.place.easting, site.place.northing)
        and site.place.small_area.number in land.wards[site.place.ward.number].small_areas
        for site in merrow.world.sites
    ]
    assert sum(inside) / len(inside) > 0.99  # the rest stand on the water's edge


def test_a_point_lies_in_its_outline(merrow: Written) -> None:
    outlined = [site for site in merrow.world.sites if site.outline is not None]
    outside = [
        site.key
        for site in outlined
        if not shapely.contains_xy(site.outline, site.place.easting, site.place.northing)
    ]
    assert outside == []


def test_outlines_do_not_cover_one_another(merrow: Written) -> None:
    outlines = [site.outline for site in merrow.world.sites if site.outline is not None]
    first, second = shapely.STRtree(outlines).query(outlines, predicate="intersects")
    assert (first == second).all()


def test_some_assets_of_a_council_lie_outside_its_district() -> None:
    sites = draw_world(seed=2, scale=0.05).sites
    abroad = [s for s in sites if s.owner.district and s.place.district is not s.owner.district]
    assert 0 < len(abroad) / len(sites) < 0.02


def test_uprns_are_of_a_range_that_was_never_issued(merrow: Written) -> None:
    uprns = [uprn for site in merrow.world.sites for uprn in site.uprns]
    assert [uprn for uprn in uprns if not re.fullmatch(r"99\d{10}", uprn)] == []
    assert len(uprns) == len(set(uprns))


def test_asset_codes_are_an_owner_s_own(merrow: Written) -> None:
    codes = [(site.owner.key, site.asset_code) for site in merrow.world.sites]
    assert len(codes) == len(set(codes))


def test_vacant_sites_say_so_in_their_tenure(merrow: Written) -> None:
    for site in merrow.world.sites:
        assert ("Vacant" in site.tenure_detail) == (site.vacancy == "vacant")


def test_energy_ratings_are_of_buildings_alone(merrow: Written) -> None:
    assert {site.floor is not None for site in merrow.world.sites if site.energy} == {True}


def test_title_numbers_are_invented_and_unique(merrow: Written) -> None:
    numbers = [title.number for title in merrow.world.titles]
    assert [number for number in numbers if not re.fullmatch(r"MB\d{6}", number)] == []
    assert numbers == sorted(set(numbers))


def test_titles_come_one_many_and_shared(merrow: Written) -> None:
    titles_a_site = Counter(site.key for title in merrow.world.titles for site in title.sites)
    assert max(titles_a_site.values()) > 1
    assert max(len(title.sites) for title in merrow.world.titles) > 1


def test_titles_leave_and_join_between_the_editions() -> None:
    titles = draw_world(seed=2, scale=0.05).titles
    left = [title for title in titles if title.left]
    months = {(title.left.year, title.left.month + 1) for title in left if title.left}
    assert 0.002 < len(left) / len(titles) < 0.012
    assert months <= set(CHANGE_EDITIONS)
    assert {title.buyer is None for title in left} == {True, False}
    assert [title for title in titles if title.joined and title.left] == []
