"""What a person's words ask for: forms of a word, words for the same thing, and mended typing errors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commonweal.apps.provenance.queries.plain_words import plain_words

SYNONYMS = Path(__file__).with_name("synonyms.toml")
MOST_WORDS = 12
MOST_COMPLETIONS = 20

Phrase = tuple[str, ...]
Alternatives = tuple[Phrase, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A search as it is made: every one of `all_of` must be there, each as any one of its alternatives.

    `shown` is what was searched for; it differs from what was typed where `mended` says (typed, searched
    for).
    """

    all_of: tuple[Alternatives, ...]
    shown: str
    mended: tuple[tuple[str, str], ...]


class Vocabulary:
    """The words that find something, the commonest first."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._known = frozenset(words)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def beginning_with(self, start: str) -> list[str]:
        """The commonest words with this beginning."""
        found = (word for word in self.words if word.startswith(start))
        return [word for word, _ in zip(found, range(MOST_COMPLETIONS), strict=False)]

    def nearest(self, word: str) -> str | None:
        """The word that a slip of the finger may have meant: one slip in a short word, two in a long one."""
        slips = 1 if len(word) < 6 else 2
        found = process.extractOne(word, self.words, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None


@cache
def synonym_groups() -> tuple[Alternatives, ...]:
    """The groups of the data file, each phrase as its words."""
    groups = tomllib.loads(SYNONYMS.read_text("utf-8"))["groups"]
    return tuple(tuple(tuple(phrase.split()) for phrase in group) for group in groups)


@cache
def same_things() -> dict[Phrase, Alternatives]:
    """Every phrase of the data file, with all phrases of the groups that it stands in."""
    found: dict[Phrase, Alternatives] = {}
    for group in synonym_groups():
        for phrase in group:
            found[phrase] = tuple(dict.fromkeys((*found.get(phrase, ()), *group)))
    return found


def understand(text: str, vocabulary: Vocabulary) -> Asked:
    """What `text` asks for. Words that nothing has are mended when one that something has is near."""
    words = plain_words(text)[:MOST_WORDS]
    mended = [(word, mend(word, vocabulary)) for word in words]
    searched = [now for _, now in mended]
    return Asked(
        all_of=tuple(alternatives(searched, vocabulary)),
        shown=" ".join(searched),
        mended=tuple((word, now) for word, now in mended if word != now),
    )


def mend(word: str, vocabulary: Vocabulary) -> str:
    """The word, or the near one that something has. Codes, short words and beginnings of words stay as
    typed."""
    if len(word) < 4 or not word.isalpha() or is_known(word, vocabulary):
        return word
    return word if vocabulary.beginning_with(word) else vocabulary.nearest(word) or word


def is_known(word: str, vocabulary: Vocabulary) -> bool:
    """Whether something has the word in any form, or people use it for something that has another name."""
    return any(form in vocabulary for form in forms(word)) or any(
        (form,) in same_things() for form in forms(word)
    )


def alternatives(words: list[str], vocabulary: Vocabulary) -> Iterator[Alternatives]:
    """The words in order, the longest phrase of the data file first where several fit."""
    at = 0
    while at < len(words):
        length = phrase_at(words, at)
        yield widened(tuple(words[at : at + length]), vocabulary)
        at += length


def phrase_at(words: list[str], at: int) -> int:
    """How many words from here on are one phrase of the data file; one where none is."""
    longest = max(len(phrase) for phrase in same_things())
    lengths = range(min(longest, len(words) - at), 1, -1)
    return next((length for length in lengths if tuple(words[at : at + length]) in same_things()), 1)


def widened(phrase: Phrase, vocabulary: Vocabulary) -> Alternatives:
    """A phrase, its synonyms and the forms of single words; completions where nothing has the word itself."""
    same = next((same_things()[(form,)] for form in forms(phrase[0]) if (form,) in same_things()), ())
    group = same_things().get(phrase, ()) if len(phrase) > 1 else same
    every = [phrase, *group]
    found: list[Phrase] = []
    for one in every:
        found.extend((form,) for form in forms(one[0])) if len(one) == 1 else found.append(one)
    word = phrase[0]
    if len(phrase) == 1 and len(word) >= 3 and word.isalpha() and not is_known(word, vocabulary):
        found.extend((longer,) for longer in vocabulary.beginning_with(word))
    return tuple(dict.fromkeys(found))


def forms(word: str) -> tuple[str, ...]:
    """A word in the singular and the plural, as English makes them; a code stays as it is."""
    if len(word) < 3 or not word.isalpha():
        return (word,)
    if word.endswith("ies"):
        return (word, word[:-3] + "y")
    if word.endswith(("ches", "shes", "sses", "xes")):
        return (word, word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        return (word, word[:-1])
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, word[:-1] + "ies")
    return (word, word + ("es" if word.endswith(("ch", "sh", "ss", "x")) else "s"))
