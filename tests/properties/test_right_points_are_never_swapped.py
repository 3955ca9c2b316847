"""Points that lie where their postcodes lie are never said to be swapped, wherever in Great Britain that is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.registers.rows.exchanged import MetrePoint, exchanged

OFFSETS = st.tuples(st.floats(-4_000, 4_000), st.floats(-4_000, 4_000))
CENTRES = st.tuples(st.floats(100_000, 650_000), st.floats(20_000, 650_000))
CLOSE = st.tuples(st.floats(-1_000, 1_000), st.floats(-1_000, 1_000))
DISTRICTS = st.lists(st.tuples(CENTRES, st.lists(OFFSETS, min_size=1, max_size=12)), min_size=1, max_size=6)


def points(districts: list[tuple[tuple[float, float], list[tuple[float, float]]]]) -> list[MetrePoint]:
    places = [
        (f"AA{at}", east + right, north + up)
        for at, ((east, north), offsets) in enumerate(districts, 1)
        for right, up in offsets
    ]
    return [
        MetrePoint(row=row, outward=outward, column="longitude", x=x, y=y)
        for row, (outward, x, y) in enumerate(places, 2)
    ]


@settings(deadline=None)
@given(DISTRICTS)
def test_no_right_point_is_called_swapped(districts) -> None:
    assert exchanged(points(districts)) == []


@settings(deadline=None)
@given(st.lists(CLOSE, min_size=8, max_size=20), st.data())
def test_one_exchanged_point_of_a_compact_postcode_far_from_the_diagonal_is_found(offsets, data) -> None:
    right = points([((335_000.0, 391_000.0), offsets)])
    at = data.draw(st.integers(0, len(right) - 1))
    one = right[at]
    wrong = MetrePoint(row=one.row, outward=one.outward, column=one.column, x=one.y, y=one.x)
    assert [found.point for found in exchanged([*right[:at], wrong, *right[at + 1 :]])] == [wrong]
