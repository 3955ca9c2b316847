"""What an entry of one register declares of its entries in others, as org-ids to look up, or why it is not
followed."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.rules.identifiers import (
    NotAnIdentifier,
    company_numbers_of_society,
    is_placeholder,
    org_id,
    parse_company_number,
    parse_society_number,
)

CHARITY, COMPANY, SOCIETY, COOPERATIVE = "GB-CHC", "GB-COH", "GB-MPR", "GB-COOP"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry of a register. `declares` is a number it gives, `registrar` whose number that is said to
    be."""

    org_id: str
    register: str
    number: str
    name: str
    postcode: str | None = None
    live: bool = True
    form: str = ""
    declares: str | None = None
    registrar: str | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """An entry points to another. `needs_name` when a postcode alone does not bear it out."""

    left: str
    right: str
    reason: str
    needs_name: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """Two entries that were not joined, and why; for a person to look at."""

    left: str
    right: str
    reason: str
    found: str
    expected: str


def pointers(entry: Entry) -> tuple[tuple[Pointer, ...], tuple[Review, ...]]:
    """Where an entry points, and what it declares that cannot be followed."""
    if entry.register == "fca_mutuals":
        return _society(entry), ()
    if not entry.declares:
        return (), ()
    if is_placeholder(entry.declares):
        return (), (_review(entry, "a placeholder instead of a number", "the organisation's own number"),)
    if entry.register == "charity_commission":
        return _charity(entry)
    if entry.register == "cooperatives_uk":
        return _cooperative(entry)
    return (), ()


def _charity(entry: Entry) -> tuple[tuple[Pointer, ...], tuple[Review, ...]]:
    declared = entry.declares or ""
    if declared.strip().lstrip("0") == entry.number.lstrip("0"):
        return (), (
            _review(entry, "the charity's own number declared as a company number", "a company number"),
        )
    try:
        number = parse_company_number(declared)
    except NotAnIdentifier as problem:
        return (), (_review(entry, "not a company number", problem.reason),)
    return (Pointer(entry.org_id, org_id(COMPANY, number), "the charity declares this company number"),), ()


def _society(entry: Entry) -> tuple[Pointer, ...]:
    try:
        numbers = company_numbers_of_society(parse_society_number(entry.number))
    except NotAnIdentifier:
        return ()
    reason = f"the form that society number {entry.number} takes at Companies House"
    return tuple(
        Pointer(entry.org_id, org_id(COMPANY, number), reason, needs_name=True) for number in numbers
    )


def _cooperative(entry: Entry) -> tuple[tuple[Pointer, ...], tuple[Review, ...]]:
    declared, registrar = entry.declares or "", (entry.registrar or "").lower()
    reason = f"the co-operatives' list gives this number of {entry.registrar}"
    try:
        if registrar == "companies house":
            return (Pointer(entry.org_id, org_id(COMPANY, declared), reason),), ()
        if registrar == "charity commission":
            return (Pointer(entry.org_id, org_id(CHARITY, declared), reason),), ()
        if registrar in ("fca", "detini"):
            number = parse_society_number(declared)
            society = Pointer(entry.org_id, org_id(SOCIETY, number), reason)
            companies = company_numbers_of_society(number)
            return (
                society,
                *(Pointer(entry.org_id, org_id(COMPANY, one), reason, True) for one in companies),
            ), ()
    except NotAnIdentifier as problem:
        return (), (_review(entry, f"not a number of {entry.registrar}", problem.reason),)
    return (), ()


def _review(entry: Entry, reason: str, expected: str) -> Review:
    return Review(entry.org_id, entry.declares or "", reason, entry.declares or "", expected)
