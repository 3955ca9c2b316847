"""The same seed and purpose give the same numbers; another purpose gives others."""

from __future__ import annotations

from commonweal.sample.randomness import chooser, dice, some


def test_the_same_seed_and_purpose_give_the_same() -> None:
    assert dice(1, "sites").integers(0, 1000, 5).tolist() == dice(1, "sites").integers(0, 1000, 5).tolist()
    assert chooser(1, "sites").random() == chooser(1, "sites").random()


def test_another_seed_or_purpose_gives_others() -> None:
    drawn = [chooser(seed, purpose).random() for seed in (1, 2) for purpose in ("sites", "titles")]
    assert len(set(drawn)) == 4


def test_some_keeps_the_order_and_takes_at_least_so_many() -> None:
    assert some(chooser(1), [1, 2, 3, 4], 0.0, least=4) == [1, 2, 3, 4]
    assert len(some(chooser(1), range(100), 0.1)) == 10
    assert some(chooser(1), [], 0.5) == []
