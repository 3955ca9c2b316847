"""What people have confirmed about a publisher's headings, kept in one JSON file so that nobody is asked
twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from commonweal.foundation.files import writing
from commonweal.foundation.text import compact
from commonweal.registers.catalogue import Register, Table

FILE_NAME = "confirmed-headings.json"

Confirmed = dict[str, dict[str, dict[str, str]]]


class NotConfirmable(ValueError):
    """A heading or a column that cannot be confirmed; the text is a whole sentence."""


def confirmed_for(data: Path, *, publisher: str | None, register: str) -> Mapping[str, str]:
    """Headings of this publisher's files of this register, each with the staged column it stands for.

    Empty when nobody has confirmed any, or no publisher is named.
    """
    if publisher is None:
        return {}
    return _read(data / FILE_NAME).get(compact(publisher), {}).get(register, {})


def confirm(
    data: Path, *, publisher: str, register: Register, headings: Mapping[str, str]
) -> Mapping[str, str]:
    """Remember headings, each with a column of the register or `-` for none; gives all that is now
    remembered.

    `NotConfirmable` when a column is none of the register's.
    """
    names = {column.name for table in register.tables for column in table.columns if column.headings} | {"-"}
    for heading, column in headings.items():
        if column not in names:
            known = ", ".join(sorted(names - {"-"}))
            raise NotConfirmable(
                f"'{column}' is no column of {register.name}. For '{heading}' choose one of: {known}."
            )
    remembered = _read(data / FILE_NAME)
    of_publisher = remembered.setdefault(compact(publisher), {}).setdefault(register.name, {})
    for heading in headings:
        for known in [one for one in of_publisher if compact(one) == compact(heading)]:
            del of_publisher[known]
    of_publisher.update(headings)
    with writing(data / FILE_NAME) as part:
        part.write_text(
            json.dumps(remembered, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
        )
    return of_publisher


def column_named(table: Table, text: str) -> str | None:
    """The staged column that a person means by its own name or by a heading of the standard."""
    wanted = compact(text)
    for column in table.columns:
        if column.headings and wanted in {compact(column.name), *map(compact, column.headings)}:
            return column.name
    return None


def _read(path: Path) -> Confirmed:
    if not path.exists():
        return {}
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise NotConfirmable(f"{path} is damaged: {problem}. Mend it or delete it.") from problem
    if not isinstance(said, dict):
        raise NotConfirmable(f"{path} does not hold headings by publisher. Mend it or delete it.")
    return said
