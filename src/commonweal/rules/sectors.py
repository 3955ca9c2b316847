"""From a register's own classification to one of a few sectors that all registers share."""

from __future__ import annotations

import re
from dataclasses import dataclass

SECTORS = (
    "arts, heritage and culture",
    "care and social support",
    "community and membership",
    "digital and professional services",
    "education and training",
    "energy and environment",
    "faith",
    "finance",
    "food, farming and hospitality",
    "health",
    "housing and property",
    "overseas aid",
    "retail and manufacturing",
    "sport and recreation",
    "transport",
    "other",
)

CHARITY_PURPOSES = {
    "101": "community and membership",
    "102": "education and training",
    "103": "health",
    "104": "care and social support",
    "105": "care and social support",
    "106": "overseas aid",
    "107": "housing and property",
    "108": "faith",
    "109": "arts, heritage and culture",
    "110": "sport and recreation",
    "111": "other",
    "112": "energy and environment",
    "113": "community and membership",
    "114": "other",
    "115": "care and social support",
    "116": "sport and recreation",
    "117": "other",
}

COOPERATIVE_SECTORS = (
    (r"membership|social club|trade union", "community and membership"),
    (r"housing", "housing and property"),
    (r"finance", "finance"),
    (r"retail|manufactur", "retail and manufacturing"),
    (r"agricultur|food|accommodation|pub", "food, farming and hospitality"),
    (r"sport|recreation", "sport and recreation"),
    (r"education", "education and training"),
    (r"energy|environment", "energy and environment"),
    (r"professional|legal|digital|media", "digital and professional services"),
    (r"art|culture", "arts, heritage and culture"),
    (r"health|social care", "care and social support"),
    (r"transport", "transport"),
)

SIC_DIVISIONS = (
    (1, 3, "food, farming and hospitality"),
    (5, 33, "retail and manufacturing"),
    (35, 39, "energy and environment"),
    (41, 43, "housing and property"),
    (45, 47, "retail and manufacturing"),
    (49, 53, "transport"),
    (55, 56, "food, farming and hospitality"),
    (58, 63, "digital and professional services"),
    (64, 66, "finance"),
    (68, 68, "housing and property"),
    (69, 82, "digital and professional services"),
    (84, 84, "other"),
    (85, 85, "education and training"),
    (86, 86, "health"),
    (87, 88, "care and social support"),
    (90, 92, "arts, heritage and culture"),
    (93, 93, "sport and recreation"),
    (94, 94, "community and membership"),
    (95, 99, "other"),
)


@dataclass(frozen=True, slots=True)
class SectorVerdict:
    """A sector and what it was read from."""

    sector: str
    basis: str


def sector_of_purposes(codes: tuple[str, ...]) -> SectorVerdict | None:
    """The sector of a charity by its purposes (`What` codes 101 to 117); of several, the most particular."""
    known = [code for code in codes if code in CHARITY_PURPOSES]
    if not known:
        return None
    code = min(known, key=lambda code: (code in ("101", "117"), CHARITY_PURPOSES[code] == "other", code))
    return SectorVerdict(CHARITY_PURPOSES[code], f"charity_commission: purpose {code}")


def sector_of_cooperative(sector: str | None) -> SectorVerdict | None:
    """The sector of a co-operative by the list's own."""
    text = (sector or "").lower()
    found = next((name for pattern, name in COOPERATIVE_SECTORS if re.search(pattern, text)), None)
    if found is None and not text:
        return None
    return SectorVerdict(found or "other", f"cooperatives_uk: {sector}")


def sector_of_sic(code: str | None) -> SectorVerdict | None:
    """The sector of a Standard Industrial Classification code, with or without its text."""
    found = re.search(r"\d{4,5}", code or "")
    if found is None:
        return None
    division = int(found[0].zfill(5)[:2] if len(found[0]) == 5 else found[0][:2])
    for first, last, sector in SIC_DIVISIONS:
        if first <= division <= last:
            return SectorVerdict(sector, f"SIC {found[0]}")
    return None
