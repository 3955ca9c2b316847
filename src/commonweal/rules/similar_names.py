"""How alike two names of organisations are, and whether one passes for another.

Names are compared as people read them: without case, accents, punctuation, legal endings and small words, and with
letters of other scripts and digits that look the same taken for the same.
"""

from __future__ import annotations

from collections import Counter
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA

SMALL_WORDS = frozenset(
    "a an and at by cic cio co company community for group in incorporated inc interest limited llp ltd of on"  # noqa: SIM905
    " org organisation plc society the to".split()
)
LOOKS_LIKE = str.maketrans(
    {
        **dict(zip("авекмнорстухіѕјԁ", "abekmhopctyxisjd", strict=True)),
        **dict(zip("αοενρτυικ", "aoevptuik", strict=True)),
        **dict(zip("01345$", "oleas" + "s", strict=True)),
    }
)
SIMILAR = 0.7
PASSES_FOR = 0.85


def read_words(name: str) -> tuple[str, ...]:
    """The words of a name as an eye takes them in: `The Róрewalk Trust Ltd` as `the`, `ropewalk`, `trust`, `ltd`."""
    apart = normalize("NFKD", name.casefold().replace("&", " and ").replace("'", "").replace("’", ""))
    bare = "".join(mark for mark in apart if not combining(mark))
    pieces = "".join(mark if mark.isalnum() or mark == "$" else " " for mark in bare).split()
    return tuple(piece if piece.isdecimal() else piece.translate(LOOKS_LIKE) for piece in pieces)


def telling_words(name: str) -> tuple[str, ...]:
    """The words that tell one organisation from another; all of them where there are none but small ones."""
    every = read_words(name)
    return tuple(word for word in every if word not in SMALL_WORDS) or every


def likeness(left: str, right: str) -> float:
    """0 for names that have nothing in common, 1 for the same name: the best of shared words, shared runs of three
    letters, and the letters that a slip would change."""
    first, second = telling_words(left), telling_words(right)
    if not first or not second:
        return 0.0
    one, other = " ".join(first), " ".join(second)
    return max(
        shared_words(first, second),
        shared_trigrams(one, other),
        float(OSA.normalized_similarity(one, other)),
    )


def shared_words(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The letters in words that both have, as a share of the letters in words that either has."""
    left, right = set(first), set(second)
    return sum(map(len, left & right)) / sum(map(len, left | right))


def shared_trigrams(one: str, other: str) -> float:
    """Twice the runs of three letters that both have, as a share of the runs of both (Dice)."""
    left, right = trigrams(one), trigrams(other)
    return 2 * (left & right).total() / (left.total() + right.total())


def trigrams(text: str) -> Counter[str]:
    """Every run of three letters, with blanks around each word: ` to`, `tow`, `own`, `wn `."""
    padded = [f"  {word} " for word in text.split()]
    return Counter(word[at : at + 3] for word in padded for at in range(len(word) - 2))
