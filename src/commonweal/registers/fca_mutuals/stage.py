"""Stages the register of mutual societies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row a society; in scope by the postcode at the end of its address."""
    way = Way(register=register("fca_mutuals"), older_letters=True)
    return stage_text(way, source, into=into, scope=scope, mapping=mapping)
