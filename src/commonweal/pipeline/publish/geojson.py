"""GeoJSON as RFC 7946 has it, feature by feature: WGS84, longitude first, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from commonweal.pipeline.publish.workshop import Workshop

OPENING = '{"type":"FeatureCollection","features":[\n'
CLOSING = "\n]}\n"
PLACES = 7  # a centimetre; more would be an accuracy that nobody measured


def write_geojson(workshop: Workshop, query: str, into: Path, *, identifier: str) -> int:
    """Write the rows of a query that has `longitude` and `latitude` as points; answer how many."""
    rows = 0
    with into.open("w", encoding="utf-8", newline="\n") as stream:
        for piece in collection(_rows(workshop, query), identifier=identifier):
            stream.write(piece)
            rows += 1
    return max(rows - 1, 0)


def collection(rows: Iterable[Mapping[str, object]], *, identifier: str) -> Iterator[str]:
    """A feature collection in pieces: one piece a feature, and a last one that closes it."""
    before = OPENING
    for row in rows:
        yield before + feature(row, identifier=identifier)
        before = ",\n"
    yield (before if before == OPENING else "") + CLOSING


def feature(row: Mapping[str, object], *, identifier: str) -> str:
    """One row as a feature; a row without a place has the geometry `null`, as the standard says."""
    properties = {name: _plain(value) for name, value in row.items() if name not in ("longitude", "latitude")}
    body = {
        "type": "Feature",
        "id": row[identifier],
        "geometry": point(row.get("longitude"), row.get("latitude")),
        "properties": properties,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def point(longitude: object, latitude: object) -> dict[str, object] | None:
    """A GeoJSON point, or None where either coordinate is missing."""
    if not isinstance(longitude, int | float) or not isinstance(latitude, int | float):
        return None
    return {"type": "Point", "coordinates": [round(longitude, PLACES), round(latitude, PLACES)]}


def _rows(workshop: Workshop, query: str) -> Iterator[Mapping[str, object]]:
    for batch in workshop.batches(query):
        yield from batch.to_pylist()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
