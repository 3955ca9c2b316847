"""What people decided about two entries holds whatever the registers point to; what is settled is asked no more."""

from __future__ import annotations

from datetime import date

from commonweal.reconcile.decisions import NONE, Decisions, Merge, Split, Why
from commonweal.reconcile.organisations.declared import Entry, pointers
from commonweal.reconcile.organisations.joining import Joining, join_entries

WHY = Why(reason="The trustees say so.", by="a steward", on=date(2026, 11, 23))
ARTS = Entry(
    org_id="GB-CHC-1100001",
    register="charity_commission",
    number="1100001",
    name="Dock Arts",
    declares="01234569",
)
LIMITED = Entry(
    org_id="GB-COH-01234569", register="companies_house", number="01234569", name="Dock Arts Limited"
)
OTHER = Entry(
    org_id="GB-COH-01234569", register="companies_house", number="01234569", name="Quayside Holdings"
)
PAIR = ("GB-CHC-1100001", "GB-COH-01234569")
ONE = Decisions(merges=(Merge(together=PAIR, why=WHY),))
TWO = Decisions(splits=(Split(apart=PAIR, why=WHY),))


def joined(*entries: Entry, decisions: Decisions = NONE) -> Joining:
    return join_entries(
        {one.org_id: one for one in entries},
        {one.org_id: frozenset({one.name}) for one in entries},
        [pointer for one in entries for pointer in pointers(one)[0]],
        decisions,
    )


def answer(joining: Joining) -> tuple[int, list[str]]:
    """How many organisations, and what is asked of people."""
    return len(set(joining.root_of.values())), [one.reason for one in joining.reviews]


def test_without_a_decision_the_guards_decide() -> None:
    assert answer(joined(ARTS, LIMITED)) == (1, [])
    assert answer(joined(ARTS, OTHER)) == (2, ["neither name nor postcode agrees"])


def test_what_is_decided_to_be_one_is_one_and_asked_no_more() -> None:
    found = joined(ARTS, OTHER, decisions=ONE)
    assert answer(found) == (1, [])
    reason = "merged by a steward on 2026-11-23: The trustees say so."
    assert [(one.left, one.right, one.reason, one.guard) for one in found.joined] == [
        (*PAIR, reason, "a person decided")
    ]


def test_what_is_decided_to_be_two_stays_two_and_is_asked_no_more() -> None:
    assert answer(joined(ARTS, LIMITED, decisions=TWO)) == (2, [])
    assert answer(joined(ARTS, OTHER, decisions=TWO)) == (2, [])


def test_two_that_are_apart_are_not_joined_by_way_of_a_third() -> None:
    charity = Entry(
        org_id="GB-COOP-7", register="cooperatives_uk", number="7", name="Dock Arts", declares="01234569",
        registrar="Companies House",
    )  # fmt: skip
    listed = Entry(
        org_id="GB-COOP-8", register="cooperatives_uk", number="8", name="Dock Arts", declares="1100001",
        registrar="Charity Commission",
    )  # fmt: skip
    found = joined(ARTS, LIMITED, charity, listed, decisions=TWO)
    assert found.root_of[PAIR[0]] != found.root_of[PAIR[1]]


def test_a_decision_about_entries_that_are_not_read_changes_nothing() -> None:
    assert answer(joined(ARTS, decisions=ONE)) == (1, [])
    assert answer(joined(LIMITED, decisions=TWO)) == (1, [])
