"""Stages the full extract of the register of charities: one table a file, as tab-separated text or JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from commonweal.registers.bulk.opening import TABS
from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


def stage(
    source: SourceFile,
    *,
    into: Path,
    scope: Scope = EVERYWHERE,
    mapping: Mapping[str, str] | None = None,
    charities: Path | None = None,
) -> StagedFile:
    """One row a row of the extract; the table is told by its headings.

    The table `charity` is in scope by postcode. The others have none: given `charities`, the Parquet file
    of the table `charity` already staged, they are cut to its organisations, else kept whole.
    """
    numbers = [] if charities is None else _organisation_numbers(charities)
    way = Way(
        register=register("charity_commission"),
        grammar=TABS,
        endings=(".txt", ".json", ".csv"),
        lists={} if charities is None else {"charities": numbers},
    )
    return stage_text(way, source, into=into, scope=scope, mapping=mapping)


def stage_extract(
    sources: Sequence[SourceFile], *, into: Path, scope: Scope = EVERYWHERE
) -> tuple[StagedFile, ...]:
    """All files of one extract, each into a folder of its own, cut to the charities in scope; in the
    order given.
    """
    first = [one for one in sources if one.variant == "charity"]
    others = [one for one in sources if one.variant != "charity"]
    staged = {one.source_id: stage(one, into=into / one.sha256[:12], scope=scope) for one in first}
    kept = staged[first[0].source_id].tables["charity"] if len(first) == 1 and scope != EVERYWHERE else None
    for one in others:
        staged[one.source_id] = stage(one, into=into / one.sha256[:12], scope=scope, charities=kept)
    return tuple(staged[one.source_id] for one in sources)


def _organisation_numbers(charities: Path) -> list[str]:
    column = pq.read_table(charities, columns=["organisation_number"]).column(0)
    return sorted({str(number) for number in column.to_pylist()})
