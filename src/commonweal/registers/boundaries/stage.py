"""Stages boundaries of districts, wards and lower layer super output areas from GeoJSON of any year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from commonweal.registers.bulk.feature_rows import Area, stage_features
from commonweal.registers.bulk.outlines import Feature, Placed
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile
from commonweal.rules.identifiers import NotAnIdentifier, parse_gss_code

# What the first three letters of a GSS code say.
LEVELS = {
    **dict.fromkeys(("E06", "E07", "E08", "E09", "W06", "S12", "N09"), "district"),
    **dict.fromkeys(("E05", "W05", "S13", "N08", "N10"), "ward"),
    **dict.fromkeys(("E01", "W01", "S01", "N20"), "lsoa"),
}
_DISTRICT = re.compile(r"lad\d\dcd", re.IGNORECASE)
_YEAR = re.compile(r"(?:wd|lad|lsoa)(\d\d)cd", re.IGNORECASE)


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row an area; in scope by the district that it is or lies in, or where the file names no
    district.
    """

    def kept(values: Mapping[str, Any]) -> bool:
        district = values["code"] if values["level"] == "district" else values["parent_code"]
        return not scope.districts or district is None or district in scope.districts

    return stage_features(register("boundaries"), source, _understand, into=into, mapping=mapping, kept=kept)


def _understand(texts: Mapping[str, str], feature: Feature) -> Area | str:
    try:
        code = parse_gss_code(texts.get("code"))
    except NotAnIdentifier as problem:
        return problem.reason
    level = LEVELS.get(code[:3])
    if level is None:
        return f"'{code}' is the code of no district, ward or lower layer super output area."
    values = {
        "level": level,
        "code": code,
        "name": " ".join(texts.get("name", "").split()) or None,
        "parent_code": None if level == "district" else texts.get("parent_code") or _district(feature),
        "vintage": _vintage(feature),
    }
    return Area(values=values, place=_place)


def _district(feature: Feature) -> str | None:
    return next(
        (value for key, value in feature.properties.items() if _DISTRICT.fullmatch(key) and value), None
    )


def _vintage(feature: Feature) -> str | None:
    years = [found[1] for key in feature.properties if (found := _YEAR.fullmatch(key))]
    return f"20{years[0]}" if years else None


def _place(found: Placed) -> dict[str, Any]:
    return {}
