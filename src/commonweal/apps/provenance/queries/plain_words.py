"""Text as the search sees it: small letters and digits, without accents or apostrophes."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = re.compile("['’`]")
BETWEEN_WORDS = re.compile(r"[\W_]+")
LONGEST = 200


def plain_words(text: str) -> list[str]:
    """The words of a text as `pipeline/load/plain_words.sql` writes them; of a very long text, the first
    ones."""
    apart = unicodedata.normalize("NFD", text[:LONGEST])
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()
    return BETWEEN_WORDS.sub(" ", APOSTROPHES.sub("", bare)).split()
