"""Rows of a JSON file: a list of objects, or the features of a GeoJSON file, as text under their keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import GEOSException
from shapely.geometry import shape

SIZE_LIMIT = 200 << 20
MOST_KEYS = 2_000
_LISTS = ("features", "rows", "records", "data", "results", "entities", "items")


class UnreadableJson(ValueError):
    """A JSON file that holds no rows; the text is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Objects:
    """The keys of all objects in order of first appearance, and each object's values as text under them."""

    keys: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def objects(path: Path, encoding: str) -> Objects:
    """All objects of the file; GeoJSON geometry comes as WKT under `point` or `geometry`."""
    if path.stat().st_size > SIZE_LIMIT:
        raise UnreadableJson(f"The JSON file is larger than {SIZE_LIMIT >> 20} megabytes.")
    try:
        with path.open(encoding=encoding, errors="replace") as file:
            said = json.load(file, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as problem:
        raise UnreadableJson(f"The JSON is broken: {str(problem)[:120]}.") from problem
    found = [_flat(one) for one in _list(said)]
    keys = tuple(dict.fromkeys(key for one in found for key in one))
    if len(keys) > MOST_KEYS:
        raise UnreadableJson(
            f"The objects have {len(keys):,} different keys; at most {MOST_KEYS:,} are read."
        )
    return Objects(keys, tuple(tuple(one.get(key, "") for key in keys) for one in found))


def _list(said: Any) -> list[Any]:
    if isinstance(said, list):
        return said
    if isinstance(said, dict):
        for key in _LISTS:
            if isinstance(said.get(key), list):
                return list(said[key])
    raise UnreadableJson("The JSON is neither a list of objects nor a collection of features.")


def _flat(one: Any) -> dict[str, str]:
    if not isinstance(one, Mapping):
        return {"value": _text(one)}
    if one.get("type") == "Feature":
        properties = one.get("properties")
        flat = {
            str(key): _text(value)
            for key, value in (properties if isinstance(properties, dict) else {}).items()
        }
        return flat | _geometry(one.get("geometry"))
    return {str(key): _text(value) for key, value in one.items()}


def _geometry(said: Any) -> dict[str, str]:
    if not isinstance(said, Mapping):
        return {}
    try:
        found = shape(_numbers(said))
    except (GEOSException, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return {"geometry": _text(said)}
    return {"point" if found.geom_type == "Point" else "geometry": found.wkt}


def _numbers(said: Any) -> Any:
    if isinstance(said, Mapping):
        return {key: value if key == "type" else _numbers(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_numbers(one) for one in said]
    return float(said) if isinstance(said, str) else said


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
