"""Two cells that a careless export wrote into one, parted where the second one is plain and its own cell is
empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from commonweal.foundation.text import compact
from commonweal.registers.rows.cells import Cells

_SYSTEM = r"(?:ETRS89|WGS84|OSGB36)"
_URL_AND_SYSTEM = re.compile(rf"(https?://\S*?)\s?({_SYSTEM})", re.IGNORECASE)
_TEXT_AND_SYSTEM = re.compile(rf"(.+?)[\s,]+({_SYSTEM})", re.IGNORECASE | re.DOTALL)
_NUMBER_AND_WORDS = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s+(\S.*)", re.DOTALL)
_TWO_NUMBERS = re.compile(r"([-‐−]?\d{1,6}\.\d+)[\s,]+([-‐−]?\d{1,7}\.\d+)")


def _is_ownership(text: str) -> bool:
    return "public" in compact(text) or compact(text).endswith(("ownership", "owner"))


def _anything(_: str) -> bool:
    return True


# The cell that holds two, the one whose content it took, how they part, and what the second must look like.
PAIRS: tuple[tuple[str, str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("site_plan_url", "coordinate_reference_system", _URL_AND_SYSTEM, _anything),
    ("site_name_address", "coordinate_reference_system", _TEXT_AND_SYSTEM, _anything),
    ("longitude", "latitude", _TWO_NUMBERS, _anything),
    ("hectares", "ownership_status", _NUMBER_AND_WORDS, _is_ownership),
    ("min_net_dwellings", "development_description", _NUMBER_AND_WORDS, _anything),
)


def part(cells: Cells) -> None:
    """Give each of two cells its own, with a warning that shows both."""
    for first, second, pattern, looks_right in PAIRS:
        found = pattern.fullmatch(cells.raw(first))
        if found and second in cells.present and not cells.raw(second) and looks_right(found[2]):
            cells.texts = _with(cells.texts, {first: found[1], second: found[2]})
            cells.warn(
                first,
                "run_together_cells",
                f"{found[1]} {found[2]}",
                f"'{found[1]}' alone",
                f"Put '{found[2]}' under {cells.headings[second]}.",
            )


def _with(texts: Mapping[str, str], changed: Mapping[str, str]) -> Mapping[str, str]:
    return {**texts, **changed}
