"""Names of wards and streets, from `places.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

_ALL = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))

WARD_NAMES: Final = {district: tuple(names) for district, names in _ALL["wards"].items()}
STREET_WORDS: Final[tuple[str, ...]] = tuple(_ALL["streets"]["words"])
STREET_TYPES: Final[tuple[tuple[str, int], ...]] = tuple(
    (word, many) for word, many in _ALL["streets"]["types"]
)
