"""One row of a council's table: its texts by column, read as what they should be, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from commonweal.foundation.dates import NotADate, is_iso, parse_date, parse_serial
from commonweal.foundation.money import NotMoney, parse_pence
from commonweal.foundation.text import BLANKS, compact, excerpt, is_blank, tidy, tidy_lines
from commonweal.registers.catalogue import Table
from commonweal.registers.problems import Problem, Severity

_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3})+)?(\.\d{0,20})?(?:[eE]([+-]?\d{1,2}))?")
SHORTEST = 8
_MINUSES = str.maketrans("‐‑–—−", "-----")


def read_number(text: str) -> float | None:
    """A plain number, with or without thousands commas; None for anything else."""
    plain = tidy(text[:60]).translate(_MINUSES).replace(" ", "")
    found = _NUMBER.fullmatch(plain)
    if found is None or not (found[2] or (found[3] or ".") != "."):
        return None
    return float(plain.replace(",", ""))


@cache
def exact_words(values: tuple[str, ...]) -> Mapping[str, str]:
    """The exact words of a standard by what they are when compact."""
    return MappingProxyType({compact(value): value for value in values})


def _cut_short(found: str, exact: Mapping[str, str]) -> str | None:
    whole = [value for key, value in exact.items() if len(found) >= SHORTEST and key.startswith(found)]
    return whole[0] if len(whole) == 1 else None


@dataclass(kw_only=True)
class Cells:
    """One row's texts by staged column, and what is found wrong while they are understood.

    The reading methods give None for a blank cell, and for a bad one after noting a warning: the row stays
    and the value goes. `refuse` keeps the whole row out. `headings` are as the file has them, or the
    standard's for columns that the file does not have; `present` are the columns that it has. `metres` is the
    point that the row gives as metres of the National Grid: the first number's column, and both numbers.
    """

    file: str
    row: int
    texts: Mapping[str, str]
    headings: Mapping[str, str]
    present: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    metres: tuple[str, float, float] | None = None

    @property
    def refused(self) -> bool:
        """Whether any problem keeps the row out."""
        return any(problem.severity is Severity.REFUSED for problem in self.problems)

    def raw(self, column: str) -> str:
        """The text as it stands, tidied; empty when there is none."""
        return tidy(self.texts.get(column, ""))

    def text(self, column: str) -> str | None:
        """The tidied text; None when it says nothing."""
        found = self.texts.get(column)
        if not found:
            return None
        plain = tidy_lines(found)
        blank = is_blank(found) if "\n" in plain else plain.casefold() in BLANKS
        return None if blank else plain

    def number(self, column: str, *, least: float, most: float, unit: str) -> float | None:
        """A number within bounds."""
        found = self.text(column)
        if found is None:
            return None
        value = read_number(found)
        if value is None or not least <= value <= most:
            expected = f"a number of {unit} from {least:,} to {most:,}"
            mend = "Write digits only, without words or units." if value is None else "Check the number."
            self.warn(column, "bad_number", found, expected, mend)
            return None
        return value

    def whole(self, column: str, *, least: int = 0, most: int, unit: str) -> int | None:
        """A whole number within bounds; one with a fraction is rounded with a warning."""
        value = self.number(column, least=least, most=most, unit=unit)
        if value is not None and value != int(value):
            expected, proposed = f"a whole number of {unit}", {column: str(round(value))}
            self.warn(column, "not_whole", self.raw(column), expected, "Round it.", proposed)
        return None if value is None else round(value)

    def day(self, column: str) -> date | None:
        """A date; one in another shape than `YYYY-MM-DD` is read with a warning."""
        found = self.text(column)
        if found is None:
            return None
        try:
            value = parse_date(found)
        except NotADate as problem:
            return self._serial(column, found, problem.reason)
        if not is_iso(found) and not self._asks_for_day_first(column):
            expected, day = "a date as YYYY-MM-DD", value.isoformat()
            self.warn(column, "date_format", found, expected, f"Write {day}.", {column: day})
        return value

    def _asks_for_day_first(self, column: str) -> bool:
        """Whether the heading itself wants another shape: `Effective date (dd/mm/yyyy)`."""
        return "ddmmyy" in compact(self.headings.get(column, ""))

    def _serial(self, column: str, found: str, reason: str) -> date | None:
        value = parse_serial(found)
        mend = f"Write {value.isoformat()}: a spreadsheet's day number was read." if value else reason
        code, proposed = ("date_format", {column: value.isoformat()}) if value else ("bad_date", None)
        self.warn(column, code, found, "a date as YYYY-MM-DD", mend, proposed)
        return value

    def pence(self, column: str) -> int | None:
        """An amount of money."""
        found = self.text(column)
        if found is None:
            return None
        try:
            return parse_pence(found)
        except NotMoney as problem:
            self.warn(column, "bad_money", found, "pounds as digits, such as 1234.50", problem.reason)
            return None

    def choice(self, column: str, table: Table, also: Mapping[str, str] | None = None) -> str | None:
        """One of the column's exact words, whatever their case and punctuation.

        `also` maps other ways of saying it, compact, to the exact word; these are read with a warning, and so
        is a word cut short by a narrow column when only one begins so.
        """
        found = self.text(column)
        if found is None:
            return None
        values = table.column(column).values
        exact = exact_words(values)
        value = (
            exact.get(compact(found)) or (also or {}).get(compact(found)) or _cut_short(compact(found), exact)
        )
        expected = "one of " + ", ".join(values)
        if value is None:
            self.warn(
                column, "not_in_list", found, expected, "Use one of these words exactly, or leave it empty."
            )
        elif compact(found) not in exact:
            self.warn(column, "not_exact", found, expected, f"Write '{value}'.", {column: value})
        return value

    def warn(
        self,
        column: str | None,
        code: str,
        found: str,
        expected: str,
        mend: str,
        proposed: Mapping[str, str] | None = None,
    ) -> None:
        """Note a problem that keeps the row; `proposed` are columns with the text that would mend it."""
        self._problem(column, code, Severity.WARNING, found, expected, mend, tuple((proposed or {}).items()))

    def refuse(self, column: str | None, code: str, found: str, expected: str, mend: str) -> None:
        """Note a problem that keeps the row out."""
        self._problem(column, code, Severity.REFUSED, found, expected, mend)

    def flag(self, code: str) -> None:
        """Keep a problem's code with the row."""
        if code not in self.flags:
            self.flags.append(code)

    def _problem(
        self,
        column: str | None,
        code: str,
        severity: Severity,
        found: str,
        expected: str,
        mend: str,
        proposed: tuple[tuple[str, str], ...] = (),
    ) -> None:
        heading = self.headings.get(column, column) if column else None
        self.problems.append(
            Problem(
                file=self.file,
                row=self.row,
                column=heading,
                code=code,
                severity=severity,
                found=excerpt(found, 120) or "nothing",
                expected=expected,
                mend=mend,
                proposed=proposed,
            )
        )
