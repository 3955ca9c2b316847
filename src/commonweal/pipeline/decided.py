"""The decisions that every build replays: the stewards' file, and corrections and links settled on the site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from commonweal.foundation.files import writing
from commonweal.reconcile.decisions import NONE, Correct, Decisions, Merge, Split, Why

FILE = "decisions.toml"
CORRECTIONS = Path("desk") / "corrections.toml"
LINKS = Path("desk") / "links.toml"
IN_FORCE = Path("desk") / "decisions-in-force.toml"
Value = str | date | Sequence[str]


def decisions_of(data: Path, named: Path | None = None) -> Decisions:
    """What people have decided: the file that is named, else `data/decisions.toml`, with what was settled on the site.
    DecisionError when they cannot be used."""
    stewards = named or data / FILE
    settled = [path for path in (data / CORRECTIONS, data / LINKS) if path.is_file()]
    files = [stewards, *settled] if stewards.is_file() or named else settled
    if len(files) < 2:
        return Decisions.load(files[0]) if files else NONE
    for path in files:
        Decisions.load(path)
    with writing(data / IN_FORCE) as part:
        part.write_text("\n".join(path.read_text(encoding="utf-8") for path in files), encoding="utf-8")
    return Decisions.load(data / IN_FORCE)


def write_corrections(data: Path, corrections: Sequence[Correct]) -> None:
    """Replace the corrections accepted on the site; without any there is no file."""
    blocks = [
        _block("correct", {"record": one.record, "field": one.field, "value": one.value}, one.why)
        for one in corrections
    ]
    _write(data / CORRECTIONS, blocks)


def write_links(data: Path, *, merges: Sequence[Merge], splits: Sequence[Split]) -> None:
    """Replace the answers about links given on the site; without any there is no file."""
    blocks = [_block("merge", {"together": one.together}, one.why) for one in merges]
    blocks += [_block("split", {"apart": one.apart}, one.why) for one in splits]
    _write(data / LINKS, blocks)


def _write(path: Path, blocks: Sequence[str]) -> None:
    if not blocks:
        path.unlink(missing_ok=True)
        return
    with writing(path) as part:
        part.write_text("\n".join(blocks), encoding="utf-8")


def _block(kind: str, what: dict[str, Value], why: Why) -> str:
    values: dict[str, Value] = {**what, "reason": why.reason, "by": why.by, "on": why.on}
    return f"[[{kind}]]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in values.items())


def _toml(value: Value) -> str:
    """A value as TOML: JSON's strings and lists of strings are TOML too, once DEL is escaped."""
    if isinstance(value, date):
        return value.isoformat()
    plain = value if isinstance(value, str) else list(value)
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
