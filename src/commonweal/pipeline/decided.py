"""The decisions that every build replays: the stewards' file, and the corrections accepted on the site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from commonweal.foundation.files import writing
from commonweal.reconcile.decisions import NONE, Correct, Decisions

FILE = "decisions.toml"
CORRECTIONS = Path("desk") / "corrections.toml"
IN_FORCE = Path("desk") / "decisions-in-force.toml"


def decisions_of(data: Path, named: Path | None = None) -> Decisions:
    """What people have decided: the file that is named, else `data/decisions.toml`, with the corrections that
    were accepted on the site. DecisionError when they cannot be used."""
    stewards, accepted = named or data / FILE, data / CORRECTIONS
    if not accepted.is_file():
        return Decisions.load(stewards) if stewards.is_file() or named else NONE
    if not stewards.is_file():
        return Decisions.load(accepted)
    Decisions.load(stewards)
    with writing(data / IN_FORCE) as part:
        texts = (path.read_text(encoding="utf-8") for path in (stewards, accepted))
        part.write_text("\n".join(texts), encoding="utf-8")
    return Decisions.load(data / IN_FORCE)


def write_corrections(data: Path, corrections: Sequence[Correct]) -> None:
    """Replace the corrections accepted on the site; without any there is no file."""
    path = data / CORRECTIONS
    if not corrections:
        path.unlink(missing_ok=True)
        return
    with writing(path) as part:
        part.write_text("\n".join(map(_block, corrections)), encoding="utf-8")


def _block(one: Correct) -> str:
    values: dict[str, str | date] = {
        "record": one.record,
        "field": one.field,
        "value": one.value,
        "reason": one.why.reason,
        "by": one.why.by,
        "on": one.why.on,
    }
    return "[[correct]]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in values.items())


def _toml(value: str | date) -> str:
    """A value as TOML: JSON's strings are strings of TOML too, once DEL is escaped."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
