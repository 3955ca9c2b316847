"""Postcodes, UPRNs and title numbers in a council's row, checked and put into one form."""

from __future__ import annotations

import re

from commonweal.foundation.text import tidy
from commonweal.registers.rows.cells import Cells
from commonweal.rules.identifiers import (
    NotAnIdentifier,
    parse_outward,
    parse_postcode,
    parse_title_number,
    parse_uprn,
)

_LETTERS_FOR_DIGITS = str.maketrans("OIL", "011")
_EXPONENT = re.compile(r"\d(\.\d+)?[eE]\+?\d{1,2}")


def read_postcode(cells: Cells, column: str = "postcode") -> tuple[str | None, str | None]:
    """The whole postcode and its outward part; a part alone is kept as such, without a warning."""
    found = cells.text(column)
    if found is None:
        return None, None
    try:
        postcode = parse_postcode(found)
    except NotAnIdentifier as problem:
        return None, _outward_alone(cells, column, found, problem.reason)
    return postcode, postcode.split(" ")[0]


def _outward_alone(cells: Cells, column: str, found: str, reason: str) -> str | None:
    for part in (found, found.split(" ")[0]):
        try:
            outward = parse_outward(part)
        except NotAnIdentifier:
            continue
        if part != found:
            likely = _likely(found)
            mend = f"Write '{likely}' if that is what was meant." if likely else reason
            proposed = {column: likely} if likely else None
            cells.warn(column, "bad_postcode", found, "a postcode, or its first half", mend, proposed)
        return outward
    cells.warn(column, "bad_postcode", found, "a postcode, or its first half", reason)
    return None


def _likely(found: str) -> str | None:
    """What was meant where a letter O stands for a nought, or I for a one, in the second half."""
    first, _, second = found.upper().strip().rpartition(" ")
    digits = second[:1].translate(_LETTERS_FOR_DIGITS) + second[1:]
    try:
        return parse_postcode(f"{first} {digits}")
    except NotAnIdentifier:
        return None


def read_uprn(cells: Cells, column: str = "uprn") -> str | None:
    """A UPRN without leading noughts; one that a spreadsheet has rounded is told apart."""
    found = cells.text(column)
    if found is None:
        return None
    try:
        return parse_uprn(found.replace(",", ""))
    except NotAnIdentifier as problem:
        if _EXPONENT.fullmatch(tidy(found)):
            mend = "A spreadsheet rounded it: format the column as text and fill it in again."
            cells.warn(column, "rounded_uprn", found, "1 to 12 digits", mend)
        else:
            cells.warn(column, "bad_uprn", found, "1 to 12 digits", problem.reason)
        return None


def read_title_numbers(cells: Cells, column: str = "land_registry_title_number") -> str | None:
    """Title numbers, several parted by `/`; what is none is left out with a warning."""
    found = cells.text(column)
    if found is None:
        return None
    kept = []
    for part in filter(None, re.split(r"[/,;&\n]+|\band\b", found)):
        try:
            kept.append(parse_title_number(part))
        except NotAnIdentifier as problem:
            cells.warn(
                column, "bad_title_number", tidy(part), "letters and digits, such as GM123456", problem.reason
            )
    return "/".join(dict.fromkeys(kept)) or None


_POSTCODE_AT_END = re.compile(r"([A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2})\W*$", re.IGNORECASE)


def postcode_at_end(address: str | None) -> str | None:
    """The postcode that an address ends with, if any."""
    found = _POSTCODE_AT_END.search(address or "")
    try:
        return parse_postcode(found[1]) if found else None
    except NotAnIdentifier:
        return None
