"""Stages features (outlines with properties) in batches: each accepted with its place, or refused by
name.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any

import shapely

from commonweal.foundation.text import excerpt
from commonweal.registers.bulk.matching import match
from commonweal.registers.bulk.opening import CannotOpen, taken_out, whole_file_problem
from commonweal.registers.bulk.outlines import BrokenOutlines, Feature, Placed, features, placed
from commonweal.registers.catalogue import Register
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.rows.writing import StagedWriter
from commonweal.registers.staged import SourceFile, StagedFile

BATCH = 2_000
LONGEST_TEXT = 10_000
_ENDINGS = (".geojson", ".json", ".gml", ".xml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """What a register understands of a feature: its values, and further ones once it has a place."""

    values: Mapping[str, Any]
    place: Callable[[Placed], Mapping[str, Any]]


Understand = Callable[[Mapping[str, str], Feature], Area | str]
Kept = Callable[[Mapping[str, Any]], bool]


def stage_features(
    register: Register,
    source: SourceFile,
    understand: Understand,
    *,
    into: Path,
    mapping: Mapping[str, str] | None = None,
    kept: Kept = lambda values: True,
) -> StagedFile:
    """Stage a file of outlines. `understand` gives an area, or the sentence that says why there is none."""
    into.mkdir(parents=True, exist_ok=True)
    work = into / ".work"
    work.mkdir(exist_ok=True)
    one = _Staging(register=register, source=source, understand=understand, mapping=mapping or {}, kept=kept)
    with StagedWriter(source, register, into) as writer:
        try:
            path, name = taken_out(source.path, work, _ENDINGS)
            one.write(features(path), name, writer)
        except CannotOpen as refused:
            writer.note([refused.problem])
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return writer.finished()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Staging:
    register: Register
    source: SourceFile
    understand: Understand
    mapping: Mapping[str, str]
    kept: Kept

    def write(self, found: Iterator[Feature], name: str, writer: StagedWriter) -> None:
        """Write every feature; when the file breaks off, what came before stays."""
        broken: list[str] = []
        whole = _until_broken(found, broken)
        while batch := list(islice(whole, BATCH)):
            self._batch(batch, name, writer)
        for sentence in broken:
            mend = "What stands before the break is kept; fetch the file again."
            expected = "a whole file of outlines, as GeoJSON or GML"
            writer.note([whole_file_problem(name, "broken_file", sentence, expected, mend)])

    def _batch(self, batch: list[Feature], name: str, writer: StagedWriter) -> None:
        places = self._places(batch)
        table = self.register.tables[0].name
        for feature in batch:
            understood = self.understand(self._texts(feature), feature)
            place = places.get(feature.number)
            if isinstance(understood, str):
                self._refuse(feature, name, writer, "bad_identifier", understood)
            elif place is None:
                self._refuse(
                    feature, name, writer, "bad_outline", feature.trouble or "The outline has no place."
                )
            else:
                values = {
                    **understood.values,
                    **understood.place(place),
                    "geometry": shapely.to_wkb(place.outline),
                }
                writer.accept(table, feature.number, values, kept=self.kept(values))

    def _places(self, batch: list[Feature]) -> dict[int, Placed]:
        outlined = [one for one in batch if one.outline is not None]
        found = placed(one.outline for one in outlined if one.outline is not None)
        pairs = zip(outlined, found, strict=True)
        return {one.number: place for one, place in pairs if place.area_m2 > 0 and isfinite(place.longitude)}

    def _texts(self, feature: Feature) -> dict[str, str]:
        keys = tuple(feature.properties)
        values = [value[:LONGEST_TEXT] for value in feature.properties.values()]
        places = match(self.register, self.register.tables[0], keys, self.mapping).places
        return {column: values[place].strip() for column, place in places.items()}

    def _refuse(self, feature: Feature, name: str, writer: StagedWriter, code: str, found: str) -> None:
        problem = Problem(
            file=name, row=feature.number, column=None, code=code, severity=Severity.REFUSED,
            found=excerpt(found, 200),
            expected="an outline with its identifier",
            mend="Ask the publisher for the outline as it should be.",
        )  # fmt: skip
        raw = [json.dumps({key: excerpt(value, 200) for key, value in feature.properties.items()})]
        writer.refuse(self.register.tables[0].name, raw, [problem])


def _until_broken(found: Iterator[Feature], broken: list[str]) -> Iterator[Feature]:
    """The features as far as they can be had; why there are no more is put into `broken`."""
    try:
        yield from found
    except BrokenOutlines as problem:
        broken.append(str(problem))
