"""Every ground and the words on it pass WCAG AA in light and in dark, as the style page promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commonweal import website
from commonweal.website.components.specimens import COLOURS

TOKENS = (Path(website.__file__).parent / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
LIGHT, _, DARK = TOKENS.partition("@media (prefers-color-scheme: dark)")
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
ALSO = (
    ("paper", "muted"), ("paper", "river-text"), ("paper", "brick-text"),
    ("card", "muted"), ("card", "river-text"), ("card", "brick-text"),
    ("card", "moss-text"), ("amber-tint", "ink"), ("sunk", "ink"),
    ("ground", "ink"), ("stone-tint", "river-text"), ("river-deep", "on-deep"),
    ("ground", "muted"),
)  # fmt: skip
EDGES = (("card", "control"), ("paper", "control"))
GROUNDS = ("paper", "card", "sunk", "river-deep", "river", "ground", "sea")


def colours(scheme: str) -> dict[str, str]:
    light = dict(COLOUR.findall(LIGHT))
    return light if scheme == "light" else light | dict(COLOUR.findall(DARK.split("@media print")[0]))


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_their_ground(scheme: str) -> None:
    held = colours(scheme)
    faint = {(ground, words): contrast(held[ground], held[words]) for ground, words in (*COLOURS, *ALSO)}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_can_be_seen(scheme: str) -> None:
    held = colours(scheme)
    faint = {(ground, edge): contrast(held[ground], held[edge]) for ground, edge in EDGES}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_of_the_two_rings_of_the_focus_can_be_seen_on_every_ground(scheme: str) -> None:
    held = colours(scheme)
    best = {
        ground: max(contrast(held[ground], held[ring]) for ring in ("focus", "focus-ring"))
        for ground in GROUNDS
    }
    assert {ground: ratio for ground, ratio in best.items() if ratio < 3} == {}
