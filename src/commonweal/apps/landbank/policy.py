"""Who may do what in the land bank: everybody may read and report a mistake; stewards answer."""

from __future__ import annotations

from commonweal.apps.people.policy import Account, may_see_mistake_reports

__all__ = ["may_answer_mistake_report"]


def may_answer_mistake_report(person: Account) -> bool:
    """Whoever may see the reports may answer them."""
    return may_see_mistake_reports(person)
