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
    sources: Sequence[SourceFile],
    *,
    into: Path,
    scope: Scope = EVERYWHERE,
    mapping: Mapping[str, str] | None = None,
) -> tuple[StagedFile, ...]:
    """All files of one extract, each into a folder of its own, cut to the charities in scope; in the
    order given. Where there is not one main file of which rows were accepted, the others are kept whole.
    """

    def staged_with(one: SourceFile, charities: Path | None) -> StagedFile:
        folder = into / one.source_id.replace(":", "-")
        folder.mkdir(parents=True, exist_ok=True)
        return stage(one, into=folder, scope=scope, mapping=mapping, charities=charities)

    first = {one.source_id: staged_with(one, None) for one in sources if one.variant == "charity"}
    main = [one for one in first.values() if one.rows.accepted]
    kept = main[0].tables["charity"] if len(main) == len(first) == 1 and scope != EVERYWHERE else None
    return tuple(
        first[one.source_id] if one.source_id in first else staged_with(one, kept) for one in sources
    )


def _organisation_numbers(charities: Path) -> list[str]:
    column = pq.read_table(charities, columns=["organisation_number"]).column(0)
    return sorted({str(number) for number in column.to_pylist()})
