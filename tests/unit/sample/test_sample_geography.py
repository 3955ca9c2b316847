"""Merrow Bay is a whole region, in the sea, with postcodes that nobody has."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely

from commonweal.sample.geography.areas import areas
from commonweal.sample.geography.drawing import DISTRICTS
from commonweal.sample.geography.projection import to_wgs84
from commonweal.sample.geography.streets import draw_streets, postcodes_of

# The 124 postcode areas of the United Kingdom and the Crown dependencies.
_REAL = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
EC EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN
LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
REAL_AREAS = frozenset(_REAL.split())
POSTCODE = re.compile(r"MB([1-9]|[12]\d|3[0-2]) [1-9][ABDEFGHJLNPQRSTUWXYZ]{2}")

# Great Britain's east coast and what lies opposite, as rough points of longitude and latitude.
COASTS = (
    (-2.0, 57.7),
    (-2.07, 57.15),
    (-2.4, 56.3),
    (-2.0, 55.77),
    (-1.42, 55.0),
    (-0.6, 54.49),
    (-0.08, 54.12),
    (0.12, 53.58),
    (0.34, 53.1),
    (1.3, 52.93),
    (1.76, 52.48),
    (4.55, 52.4),
    (4.72, 53.05),
    (5.3, 53.4),
    (7.0, 53.75),
    (8.1, 55.5),
    (5.0, 58.9),
    (-1.2, 60.1),
)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over the ground of two points, by the haversine formula."""
    lon1, lat1, lon2, lat2 = np.radians([*one, *other])
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return float(12742 * np.arcsin(np.sqrt(half)))


def test_there_are_six_districts_with_their_wards() -> None:
    land = areas()
    assert [district.name for district in DISTRICTS] == [
        "Eastmere", "Harbourside", "Netherfold", "Sandmarch", "Tollbridge", "Wrenfield",
    ]  # fmt: skip
    assert len(land.wards) == sum(district.wards for district in DISTRICTS) == 122
    assert len({ward.code for ward in land.wards}) == 122
    assert len({ward.name for ward in land.wards}) == 122


def test_codes_have_the_official_form_and_are_outside_the_official_range() -> None:
    land = areas()
    codes = [d.code for d in DISTRICTS] + [w.code for w in land.wards] + [s.code for s in land.small_areas]
    assert [code for code in codes if not re.fullmatch(r"E0[158]900\d{3}", code)] == []


def test_every_shape_is_whole() -> None:
    land = areas()
    shapes = [*land.districts, *(w.shape for w in land.wards), *(s.shape for s in land.small_areas)]
    assert {shape.geom_type for shape in shapes} <= {"Polygon", "MultiPolygon"}
    assert all(shapely.is_valid(shape) for shape in shapes)


def test_small_areas_fill_their_ward_and_do_not_cover_one_another() -> None:
    land = areas()
    for ward in land.wards:
        inner = [land.small_areas[number].shape for number in ward.small_areas]
        together = shapely.union_all(inner)
        assert shapely.area(together) == pytest.approx(shapely.area(ward.shape), rel=1e-6)
        assert sum(map(shapely.area, inner)) == pytest.approx(shapely.area(together), rel=1e-5)


def test_wards_fill_their_district() -> None:
    land = areas()
    for district, shape in zip(DISTRICTS, land.districts, strict=True):
        wards = sum(shapely.area(ward.shape) for ward in land.wards if ward.district is district)
        assert wards == pytest.approx(shapely.area(shape), rel=1e-5)


def test_it_lies_on_the_national_grid_and_far_out_at_sea() -> None:
    corners = np.array([shapely.bounds(shape) for shape in areas().districts])
    west, south, east, north = (*corners[:, :2].min(axis=0), *corners[:, 2:].max(axis=0))
    assert 0 < west < east < 700_000
    assert 0 < south < north < 1_300_000
    longitude, latitude = to_wgs84(np.array([west, east, west, east]), np.array([south, south, north, north]))
    for corner in zip(longitude, latitude, strict=True):
        assert min(kilometres(corner, coast) for coast in COASTS) > 60


def test_no_postcode_is_of_a_real_area() -> None:
    postcodes = postcodes_of(draw_streets(areas(), seed=3, a_ward=12))
    assert [code.postcode for code in postcodes if not POSTCODE.fullmatch(code.postcode)] == []
    assert {re.match("[A-Z]+", code.postcode)[0] for code in postcodes} & REAL_AREAS == set()  # type: ignore[index]


def test_every_postcode_stands_once() -> None:
    postcodes = [code.postcode for code in postcodes_of(draw_streets(areas(), seed=3, a_ward=60))]
    assert len(postcodes) == len(set(postcodes))


def test_a_street_lies_in_its_small_area() -> None:
    for street in draw_streets(areas(), seed=3, a_ward=10):
        assert shapely.contains_xy(street.small_area.shape, street.easting, street.northing)


def test_names_of_streets_do_not_recur_in_a_ward() -> None:
    streets = draw_streets(areas(), seed=3, a_ward=60)
    named = [(street.ward.code, street.name) for street in streets]
    assert len(named) == len(set(named))
