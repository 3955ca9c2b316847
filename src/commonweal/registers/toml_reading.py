"""Reads settled keys from a TOML table and collects every problem before speaking."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commonweal.registers.problems import Problem, Severity

MISSING = object()


class TomlError(ValueError):
    """A TOML file that cannot be used; `problems` says each thing that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(sentence, self.problems)))


def sentence(problem: Problem) -> str:
    """One problem as one line: where, what was found, what is expected, how to mend it."""
    where = f"{problem.file}: {problem.column}" if problem.column else problem.file
    return f"{where}: found {problem.found}; expected {problem.expected}. {problem.mend}"


@dataclass(kw_only=True)
class TomlTable:
    """One table of a TOML file, read key by key; keys that nobody reads are problems too."""

    file: str
    values: Mapping[str, Any]
    problems: list[Problem]
    path: str = ""
    read: set[str] = field(default_factory=set)

    def text(self, key: str, default: str | None = None) -> str:
        """The text under `key`; a missing or empty one is a problem unless there is a default."""
        value = self._of_type(key, str, "a text in quotation marks", default)
        if value == "" and default is None:
            self.refuse(key, '""', "a text that is not empty", "Write the value between the quotation marks.")
        return str(value or default or "")

    def flag(self, key: str, default: bool) -> bool:
        """The truth under `key`."""
        return bool(self._of_type(key, bool, "true or false", default))

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """The list of texts under `key`."""
        values = self._of_type(key, list, "a list of texts", default)
        if not all(isinstance(value, str) for value in values or ()):
            self.refuse(key, repr(values), "a list of texts", "Put every value in quotation marks.")
            return ()
        return tuple(values or ())

    def table(self, key: str) -> TomlTable:
        """The table under `key`; an empty one where there is none."""
        return self._child(key, self._of_type(key, dict, "a table", {}) or {})

    def tables(self, key: str) -> list[TomlTable]:
        """The list of tables under `key`, numbered from 1 in problems."""
        values = self._of_type(key, list, f"a list of tables, each under [[{key}]]", [])
        tables = [value for value in values or () if isinstance(value, dict)]
        if len(tables) != len(values or ()):
            self.refuse(key, repr(values), f"tables, each under [[{key}]]", "Begin each with its heading.")
        return [self._child(f"{key}[{number}]", value) for number, value in enumerate(tables, start=1)]

    def refuse(self, key: str, found: str, expected: str, mend: str) -> None:
        """Note a problem with `key`."""
        self.problems.append(
            Problem(
                file=self.file,
                row=None,
                column=f"{self.path}{key}",
                code="bad_key",
                severity=Severity.REFUSED,
                found=found,
                expected=expected,
                mend=mend,
            )
        )

    def close(self) -> None:
        """Note every key that was not read: most are misspelled."""
        for key in self.values:
            if key not in self.read:
                expected = f"one of {', '.join(sorted(self.read))}"
                self.refuse(key, "a key nobody knows", expected, "Correct its spelling or take it out.")

    def _of_type(self, key: str, kind: type, expected: str, default: Any) -> Any:
        self.read.add(key)
        value = self.values.get(key, MISSING)
        if value is MISSING:
            if default is None:
                self.refuse(key, "nothing", expected, f"Add a line `{key} = …`.")
            return default
        if not isinstance(value, kind):
            self.refuse(key, repr(value), expected, "Write it in that shape.")
            return default
        return value

    def _child(self, key: str, values: Mapping[str, Any]) -> TomlTable:
        return TomlTable(file=self.file, values=values, problems=self.problems, path=f"{self.path}{key}.")


def open_toml(path: Path) -> TomlTable:
    """The top table of the TOML file at `path`; TomlError when it cannot be read as TOML."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise TomlError([unreadable(path, error)]) from error
    return TomlTable(file=str(path), values=values, problems=[])


def unreadable(path: Path, error: Exception) -> Problem:
    """The problem with a file that is absent or is no TOML."""
    absent = isinstance(error, FileNotFoundError)
    return Problem(
        file=str(path),
        row=None,
        column=None,
        code="no_file" if absent else "not_toml",
        severity=Severity.REFUSED,
        found="no file" if absent else str(error),
        expected="a TOML file in UTF-8",
        mend="Check the path." if absent else "Mend the place that is named.",
    )
