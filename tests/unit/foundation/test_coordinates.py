"""Degrees and metres: known places, there and back, and what is no place."""

from __future__ import annotations

import math

import numpy as np
import pytest

from commonweal.foundation.coordinates import distance_m, to_british_national_grid, to_wgs84

LIVERPOOL_TOWN_HALL = (-2.99162, 53.40706, 334_180, 390_564)


def test_a_known_place_is_where_it_should_be() -> None:
    longitude, latitude, easting, northing = LIVERPOOL_TOWN_HALL

    assert distance_m(*to_british_national_grid(longitude, latitude), easting, northing) < 100


def test_there_and_back_is_the_same_place() -> None:
    longitude, latitude = to_wgs84(*to_british_national_grid(-2.99, 53.4))

    assert (longitude, latitude) == (pytest.approx(-2.99, abs=1e-7), pytest.approx(53.4, abs=1e-7))


def test_arrays_give_what_single_points_give() -> None:
    eastings, northings = to_british_national_grid(np.array([-2.99, -0.1]), np.array([53.4, 51.5]))

    assert (eastings[1], northings[1]) == pytest.approx(to_british_national_grid(-0.1, 51.5))


def test_what_is_no_place_is_not_a_number() -> None:
    eastings, _ = to_british_national_grid(np.array([-2.99, np.nan]), np.array([53.4, 1.0]))

    assert (math.isnan(eastings[0]), math.isnan(eastings[1])) == (False, True)
    assert math.isnan(to_british_national_grid(float("inf"), 0.0)[0])


def test_distance() -> None:
    assert distance_m(0, 0, 3, 4) == 5
