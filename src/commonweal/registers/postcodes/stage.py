"""Stages postcodes: NSPL and ONSPD of any year by their headings, or plain postcode, latitude and
longitude.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commonweal.registers.bulk.coordinates import fill_both
from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row a postcode, those gone out of use too; both pairs of coordinates are filled from either."""
    staged = stage_text(Way(register=register("postcodes")), source, into=into, scope=scope, mapping=mapping)
    fill_both(staged.tables["postcode"])
    return staged
