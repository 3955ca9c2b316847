"""How sure it is that a row of somebody's table and an organisation are one: pure, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from commonweal.foundation.text import words
from commonweal.rules.identifiers import (
    SCHEMES,
    NotAnIdentifier,
    is_placeholder,
    org_id,
    parse_org_id,
    parse_postcode,
    possible_schemes,
)

# Words that name a legal form; they come and go in people's tables.
FORMS = {
    "limited": "ltd",
    "company": "co",
    "cic": "cic",
    "plc": "plc",
    "the": "",
    "and": "",
    "incorporated": "inc",
    "association": "assoc",
}

NAME_CONTRADICTS = 70.0
NAME_SUPPORTS = 60.0
NAME_IS_ALIKE = 90.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A row of somebody's table: the name, and what else is known of it."""

    name: str = ""
    identifiers: tuple[str, ...] = ()  # org-ids whose register is known
    numbers: tuple[str, ...] = ()  # org-ids that a number without its register may be
    postcode: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An organisation that may be meant."""

    organisation_id: str
    name: str
    identifiers: tuple[str, ...]
    postcode: str
    legal_form: str
    closed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """A candidate with its score from 0 to 100, whether it is *the* match, and why."""

    candidate: Candidate
    score: float
    match: bool
    likeness: float
    reason: str


def score(asked: Asked, candidates: Iterable[Candidate]) -> tuple[Scored, ...]:
    """The candidates, the surest first. At most one is a match, and only under one of two rules.

    1. An identifier is the same, and the name, where one is given, does not contradict it. A number whose
       register is not named may belong to another register, so it needs a name that is alike.
    2. The name is the same but for case, punctuation and legal form, and the whole postcode is the same.

    When two candidates satisfy a rule, neither is a match: a person decides.
    """
    scored = sorted(
        (_score(asked, candidate) for candidate in candidates),
        key=lambda one: (-one.score, one.candidate.organisation_id),
    )
    if sum(one.match for one in scored) > 1:
        return tuple(_undecided(one) for one in scored)
    return tuple(scored)


def identifiers_of(text: str) -> tuple[str, ...]:
    """Every org-id that a number may be: `gb-chc-1234567`, `1234567`, `01234567`; none for a placeholder."""
    try:
        return (parse_org_id(text),)
    except NotAnIdentifier:
        pass
    if is_placeholder(text):
        return ()
    return tuple(org_id(scheme, text) for scheme in possible_schemes(text))


def plain_name(name: str) -> str:
    """The name without case, accents and punctuation, and with legal forms written alike."""
    return " ".join(filter(None, (FORMS.get(word, word) for word in words(name))))


def whole_postcode(text: str) -> str:
    """A postcode in its normal form, or nothing where it is not whole."""
    try:
        return parse_postcode(text)
    except NotAnIdentifier:
        return ""


def _score(asked: Asked, candidate: Candidate) -> Scored:
    likeness = (
        fuzz.token_sort_ratio(plain_name(asked.name), plain_name(candidate.name)) if asked.name else 0.0
    )
    points, match, reason = _judged(asked, candidate, likeness)
    return Scored(
        candidate=candidate,
        score=round(points - (5.0 if candidate.closed else 0.0), 1),
        match=match,
        likeness=round(likeness, 1),
        reason=reason,
    )


def _judged(asked: Asked, candidate: Candidate, likeness: float) -> tuple[float, bool, str]:
    held = set(candidate.identifiers)
    if held & set(asked.identifiers):
        if asked.name and likeness < NAME_CONTRADICTS and not _share_a_word(asked.name, candidate.name):
            return 75.0, False, "the same number, but quite another name"
        return 100.0, True, "the same number"
    if held & set(asked.numbers):
        if likeness >= NAME_SUPPORTS:
            return 99.0, True, "the same number, and a name that supports it"
        return 80.0, False, "the same number, but of which register is not said"
    return _judged_by_name(asked, candidate, likeness)


def _share_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common that is not a legal form; letters agree by chance, words do
    not."""
    forms = set(FORMS.values())
    return bool((set(plain_name(one).split()) & set(plain_name(other).split())) - forms)


def _judged_by_name(asked: Asked, candidate: Candidate, likeness: float) -> tuple[float, bool, str]:
    same_name = bool(asked.name) and plain_name(asked.name) == plain_name(candidate.name)
    postcode = whole_postcode(asked.postcode)
    same_postcode = bool(postcode) and postcode == candidate.postcode
    if same_name and same_postcode and _other_number(asked, candidate):
        return 82.0, False, "the same name and postcode, but another number"
    if same_name and same_postcode:
        return 98.0, True, "the same name and postcode"
    if same_name:
        return 85.0, False, "the same name"
    if same_postcode and likeness >= NAME_IS_ALIKE:
        return 84.0, False, "a like name and the same postcode"
    return likeness * (0.85 if same_postcode else 0.75), False, "a like name"


def _other_number(asked: Asked, candidate: Candidate) -> bool:
    """Whether the row gives a number of a scheme in which the organisation has another."""
    given = {_scheme(identifier) for identifier in asked.identifiers}
    return bool(given & {_scheme(identifier) for identifier in candidate.identifiers})


def _scheme(identifier: str) -> str:
    return next((scheme for scheme in SCHEMES if identifier.startswith(f"{scheme}-")), identifier)


def _undecided(one: Scored) -> Scored:
    if not one.match:
        return one
    return Scored(
        candidate=one.candidate,
        score=one.score,
        match=False,
        likeness=one.likeness,
        reason=f"{one.reason}; so have others",
    )
