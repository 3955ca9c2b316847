"""Stages INSPIRE index polygons from GML or GeoJSON, a batch of outlines at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from commonweal.foundation.dates import NotADate, parse_date
from commonweal.registers.bulk.feature_rows import Area, stage_features
from commonweal.registers.bulk.outlines import Feature, Placed
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile
from commonweal.rules.identifiers import NotAnIdentifier, parse_inspire_id


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row a polygon. Files come by local authority, so all of it is kept."""
    return stage_features(register("inspire_polygons"), source, _understand, into=into, mapping=mapping)


def _understand(texts: Mapping[str, str], feature: Feature) -> Area | str:
    text = texts.get("inspire_id", "")
    try:
        number = parse_inspire_id(text.rpartition(":")[2])
    except NotAnIdentifier as problem:
        return problem.reason
    values = {
        "inspire_id": number,
        "national_cadastral_reference": texts.get("national_cadastral_reference") or None,
        "valid_from": _day(texts.get("valid_from", "")),
        "begin_lifespan_version": _day(texts.get("begin_lifespan_version", "")),
    }
    return Area(values=values, place=_place)


def _day(text: str) -> Any:
    try:
        return parse_date(text.split("T")[0].split(" ")[0]) if text else None
    except NotADate:
        return None


def _place(found: Placed) -> dict[str, Any]:
    return {
        "longitude": found.longitude, "latitude": found.latitude,
        "easting": found.easting, "northing": found.northing, "area_m2": found.area_m2,
    }  # fmt: skip
