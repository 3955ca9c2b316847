"""What people have decided about the records: split, merge, correct. The file replays on every build."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

CORRECTABLE = (
    "name", "address", "street", "post_town", "postcode", "tenure", "tenure_detail", "holding_type", "use",
    "purpose", "vacancy", "building_size_m2", "land_area_ha", "ownership", "planning_status",
)  # fmt: skip


class DecisionError(ValueError):
    """A decisions file that cannot be used; the message says the file, the decision, what is wrong and how to
    mend it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """The reason of a decision, who took it and when."""

    reason: str
    by: str
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """These records are not one site or organisation, whatever joins them. `apart` holds record keys, or org-ids."""

    apart: tuple[str, ...]
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """These records are one site or organisation. `together` holds record keys, or org-ids."""

    together: tuple[str, ...]
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Correct:
    """A field of the site that holds this record has this value."""

    record: str
    field: str
    value: str
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Decisions:
    """Everything that was decided, in the order of the file."""

    splits: tuple[Split, ...] = ()
    merges: tuple[Merge, ...] = ()
    corrections: tuple[Correct, ...] = ()
    file: Path | None = None

    @classmethod
    def load(cls, path: Path) -> Decisions:
        """Read a decisions file. DecisionError when it cannot be used."""
        try:
            plain = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise DecisionError(f"{path} cannot be read: {error}") from error
        unknown = sorted(set(plain) - {"split", "merge", "correct"})
        if unknown:
            raise DecisionError(f"{path} has {', '.join(unknown)}; a decision is split, merge or correct")
        return cls(
            splits=tuple(
                Split(apart=_keys(path, one, "apart"), why=_why(path, one))
                for one in _entries(path, plain, "split")
            ),
            merges=tuple(
                Merge(together=_keys(path, one, "together"), why=_why(path, one))
                for one in _entries(path, plain, "merge")
            ),
            corrections=tuple(_correct(path, one) for one in _entries(path, plain, "correct")),
            file=path,
        )


NONE = Decisions()


def _entries(path: Path, plain: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    entries = plain.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DecisionError(f"{path}: {kind} is not a list; begin each decision with [[{kind}]]")
    return entries


def _text(path: Path, entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise DecisionError(f'{path}: a decision has no {key}: {entry}; add {key} = "…"')
    return value.strip()


def _keys(path: Path, entry: dict[str, Any], key: str) -> tuple[str, ...]:
    keys = entry.get(key)
    if not isinstance(keys, list) or len(keys) < 2 or not all(isinstance(one, str) for one in keys):
        raise DecisionError(f"{path}: {key} needs at least two record keys: {entry}")
    return tuple(keys)


def _why(path: Path, entry: dict[str, Any]) -> Why:
    on = entry.get("on")
    if not isinstance(on, date):
        raise DecisionError(f"{path}: a decision has no date: {entry}; add on = 2026-01-31")
    return Why(reason=_text(path, entry, "reason"), by=_text(path, entry, "by"), on=on)


def _correct(path: Path, entry: dict[str, Any]) -> Correct:
    field = _text(path, entry, "field")
    if field not in CORRECTABLE:
        raise DecisionError(f"{path}: {field!r} cannot be corrected; these can: {', '.join(CORRECTABLE)}")
    return Correct(
        record=_text(path, entry, "record"),
        field=field,
        value=_text(path, entry, "value"),
        why=_why(path, entry),
    )
