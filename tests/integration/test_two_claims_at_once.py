"""Two people claim one organisation at the same moment, and two stewards settle it at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from claimed_organisations import AT, ROPEWALK, claim_of, make_organisation, sent_code
from commonweal.apps.directory.actions.enter_code import enter_code
from commonweal.apps.directory.actions.settle_claims import settle_claims
from commonweal.apps.directory.models import Claim, ClaimedOrganisation
from commonweal.apps.notices.models import Event
from commonweal.apps.people.models import Membership
from commonweal.apps.provenance.models import JournalEntry
from some_people import acting, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], str]) -> list[str]:
    """What became of acts that begin together; on a test's SQLite, which lives in memory, one after the other."""
    if connection.vendor == "sqlite":
        return sorted(outcome(act) for act in acts)
    start, given = threading.Barrier(len(acts)), []

    def do(act: Callable[[], str]) -> None:
        start.wait()
        try:
            given.append(outcome(act))
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(given)


def outcome(act: Callable[[], str]) -> str:
    try:
        return act()
    except ValidationError:
        return "told"


def test_two_claims_at_once_are_both_kept_and_both_contested() -> None:
    make_organisation()
    ada, eve = make_person(), make_person("eve@example.org")
    assert at_once(lambda: claim_of(ada).state, lambda: claim_of(eve).state) == ["open", "open"]
    assert list(Claim.objects.values_list("contested", flat=True)) == [True, True]
    assert (ClaimedOrganisation.objects.count(), Event.objects.filter(kind="claim contested").count()) == (
        1,
        1,
    )


def test_one_shows_it_while_another_claims_and_nobody_slips_past_the_other() -> None:
    make_organisation()
    ada, eve = make_person(), make_person("eve@example.org")
    own = claim_of(ada)
    code = sent_code(own, ada)
    at_once(
        lambda: enter_code(claim=own, code=code, by=acting(ada), at=AT).state, lambda: claim_of(eve).state
    )
    contested = list(Claim.objects.filter(state="open").values_list("contested", flat=True))
    assert set(contested) == {True}
    assert Membership.objects.count() == 2 - len(contested)


def test_one_code_sent_twice_at_once_makes_one_administrator() -> None:
    make_organisation()
    ada = make_person()
    own = claim_of(ada)
    code = sent_code(own, ada)
    at_once(*[lambda: enter_code(claim=own, code=code, by=acting(ada), at=AT).state] * 2)
    acts = JournalEntry.objects.filter(act="become-administrator").count()
    assert (Membership.objects.count(), acts) == (1, 1)


def test_two_stewards_settle_at_once_and_one_is_told() -> None:
    make_organisation()
    ada, eve = make_person(), make_person("eve@example.org")
    claims = {one.pk: one for one in (claim_of(ada), claim_of(eve))}
    row = ClaimedOrganisation.objects.get(pk=ROPEWALK)
    stewards = [
        acting(make_person(f"{name}@example.org", steward=True, second_factor=True))
        for name in ("sam", "kim")
    ]

    def settle(steward: object, claim: Claim) -> str:
        settle_claims(
            organisation=row, claims=tuple(claims), in_favour_of=claim, reasons="So.", by=steward, at=AT
        )
        return "settled"

    pairs = zip(stewards, claims.values(), strict=True)
    done = at_once(*[lambda steward=steward, claim=claim: settle(steward, claim) for steward, claim in pairs])
    assert (done, Membership.objects.count()) == (["settled", "told"], 1)
