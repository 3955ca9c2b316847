"""Text as it comes in files: made plain, compared without regard to case or punctuation, shortened for a
report.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BLANKS = frozenset(
    {"", "-", "--", "–", "n/a", "na", "none", "null", "nil", "not applicable", "#n/a", "#ref!"}
)
ELLIPSIS = "…"
SHORT = 60
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\ufeff]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


def tidy(text: str) -> str:
    """The text without control characters, with single spaces and none at its ends."""
    if text.isprintable():
        # No control character and no space but the ordinary one: most cells of a register need nothing more.
        return _SPACES.sub(" ", text).strip() if "  " in text else text.strip()
    return _SPACES.sub(" ", _CONTROL.sub("", text)).strip()


def tidy_lines(text: str) -> str:
    """Like `tidy`, but line breaks inside the text stay."""
    if "\n" not in text and "\r" not in text:
        return tidy(text)
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
    return "\n".join(lines).strip("\n")


def has_control_characters(text: str) -> bool:
    """Whether `tidy` would drop a character that nobody sees."""
    return not text.isprintable() and _CONTROL.search(text) is not None


def is_blank(text: str | None) -> bool:
    """Whether a cell says nothing: empty, or one of the ways of writing that nothing applies (`n/a`, `-`)."""
    return not text or tidy(text).casefold() in BLANKS


def fold(text: str) -> str:
    """Lower case without accents; letters that only look different become the same (`Café` is `cafe`)."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()


def compact(text: str) -> str:
    """Only the letters and digits, folded: `Site Reference`, `site-reference` and `SiteReference` are one."""
    return _compact(text) if len(text) <= SHORT else _NOT_ALPHANUMERIC.sub("", fold(text))


@lru_cache(maxsize=8_192)
def _compact(text: str) -> str:
    """The same few words stand in a register's columns again and again."""
    return _NOT_ALPHANUMERIC.sub("", fold(text))


def words(text: str) -> tuple[str, ...]:
    """The folded words of the text in order, punctuation left out."""
    return tuple(word for word in _NOT_ALPHANUMERIC.split(fold(text)) if word)


def snake_case(text: str) -> str:
    """`SitePlanURL` and `Site plan URL` as `site_plan_url`."""
    broken = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text)
    return "_".join(words(broken))


def excerpt(text: str, limit: int = 80) -> str:
    """The text on one line, cut to at most `limit` characters with an ellipsis."""
    plain = tidy(text[: limit * 8])
    if len(plain) <= limit and len(text) <= limit * 8:
        return plain
    return plain[: limit - 1].rstrip() + ELLIPSIS


def safe_for_spreadsheet(text: str) -> str:
    """A cell that a spreadsheet will not run as a formula; numbers stay as they are."""
    if text.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text
