"""Staging a raw file: the register's own room does it; this is the door to all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile


class Stage(Protocol):
    """What `commonweal.registers.<name>.stage` offers under the name `stage`."""

    def __call__(
        self,
        source: SourceFile,
        *,
        into: Path,
        scope: Scope = EVERYWHERE,
        mapping: Mapping[str, str] | None = None,
    ) -> StagedFile: ...


class StageExtract(Protocol):
    """What a register of several files that belong together offers under the name `stage_extract`."""

    def __call__(
        self,
        sources: Sequence[SourceFile],
        *,
        into: Path,
        scope: Scope = EVERYWHERE,
        mapping: Mapping[str, str] | None = None,
    ) -> tuple[StagedFile, ...]: ...


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """Stage one recognised file into Parquet files in the folder `into`, which is made when it is not there.

    `mapping` is what a person has confirmed for this publisher: a heading as the file has it to a column's
    name. `UnknownRegister` when no register has the source's name. Whatever is wrong with the file itself
    comes back as refusals and warnings, never as an exception.
    """
    into.mkdir(parents=True, exist_ok=True)
    return room(source.register)(source, into=into, scope=scope, mapping=mapping)


def room(name: str) -> Stage:
    """The `stage` of the register of that name."""
    module = import_module(f"commonweal.registers.{register(name).name}.stage")
    return cast(Stage, module.stage)


def extract_room(name: str) -> StageExtract | None:
    """The `stage_extract` of the register of that name; None where its files do not belong together."""
    module = import_module(f"commonweal.registers.{register(name).name}.stage")
    return cast(StageExtract | None, getattr(module, "stage_extract", None))
