"""Which names are alike, in worked examples."""

from __future__ import annotations

import pytest

from commonweal.rules.similar_names import PASSES_FOR, SIMILAR, likeness, read_words, telling_words

ALIKE = [
    ("Friends of Tannery Park", "Friends of Tannery Park"),
    ("Friends of Tannery Park", "The Tannery Park Friends Ltd"),
    ("Ropewalk Bakery", "Ropewalk Bakery Co-operative Limited"),
    ("Ropewalk Bakery", "Ropewalk Bakrey"),
    ("Quay Choir", "QUAY  CHOIR (CIC)"),
    ("Café Norður", "Cafe Nordur"),
    ("St Mary's Hall", "Saint Marys Hall"),
]
UNLIKE = [
    ("Friends of Tannery Park", "Friends of Quay Meadows"),
    ("Ropewalk Bakery", "Netherfold Choir"),
    ("Eastmere Rowing Club", "Westmere Chess Circle"),
    ("", "Quay Choir"),
]
PASS_FOR = [
    ("Eastmere Council", "Eastmere Counci1"),
    ("Eastmere Council", "Eastmеre Соuncil"),
    ("Eastmere Council", "The Eastmere Council"),
]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_names_that_are_alike(left: str, right: str) -> None:
    assert (likeness(left, right) >= SIMILAR, likeness(right, left) >= SIMILAR) == (True, True)


@pytest.mark.parametrize(("left", "right"), UNLIKE)
def test_names_that_are_not(left: str, right: str) -> None:
    assert likeness(left, right) < SIMILAR


@pytest.mark.parametrize(("own", "other"), PASS_FOR)
def test_names_that_pass_for_another(own: str, other: str) -> None:
    assert likeness(own, other) >= PASSES_FOR


def test_a_name_as_it_is_read() -> None:
    assert read_words("The Rоpewalk & Son’s Café") == ("the", "ropewalk", "and", "sons", "cafe")
    assert telling_words("The Ropewalk Trust Ltd") == ("ropewalk", "trust")
    assert telling_words("The Company") == ("the", "company")
