"""Stages basic company data: one file of all companies, or each of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row a company; in scope by the outward postcode of the registered office."""
    way = Way(register=register("companies_house"), endings=(".csv", ".txt"))
    return stage_text(way, source, into=into, scope=scope, mapping=mapping)
