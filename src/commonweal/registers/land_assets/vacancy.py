"""Whether an asset is vacant, surplus, awaiting development or in use, from what its register says."""

from __future__ import annotations

from commonweal.foundation.text import words

IN_USE = frozenset({"owner", "leasehold", "sub", "ground", "licence"})


def vacancy_of(*, tenure_detail: str | None, purpose: str | None) -> str | None:
    """`vacant`, `surplus`, `awaiting development`, `in use`, or None where nothing is said of it.

    What people could use soonest goes first: a vacant asset that is also surplus is vacant.
    """
    tenure, held_for = words(tenure_detail or ""), words(purpose or "")
    if "vacant" in tenure or "vacant" in held_for:
        return "vacant"
    if "surplus" in held_for:
        return "surplus"
    if {"awaiting", "development"} <= set(held_for):
        return "awaiting development"
    return "in use" if IN_USE & set(tenure) or held_for else None
