"""Stages the national list of public bodies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row a body; the whole list is kept, for a body outside may own land inside."""
    way = Way(register=register("public_bodies"), older_letters=True)
    return stage_text(way, source, into=into, scope=scope, mapping=mapping)
