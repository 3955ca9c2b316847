"""Stages the open data of Co-operatives UK: organisations, outlets or economic data, by their headings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row an organisation, an outlet or a year; economic data have no place and are kept whole."""
    way = Way(register=register("cooperatives_uk"), older_letters=True)
    return stage_text(way, source, into=into, scope=scope, mapping=mapping)
