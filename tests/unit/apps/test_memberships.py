"""Memberships from the invitation to the end; who may do what; nobody is orphaned unseen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.apps.people.actions.accept_invitation import accept_invitation
from commonweal.apps.people.actions.change_role import change_role
from commonweal.apps.people.actions.decline_invitation import decline_invitation
from commonweal.apps.people.actions.end_membership import end_membership
from commonweal.apps.people.actions.hand_over import hand_over
from commonweal.apps.people.actions.invite_first_officer import invite_first_officer
from commonweal.apps.people.actions.invite_member import invite_member
from commonweal.apps.people.actions.leave_party import leave_party
from commonweal.apps.people.actions.withdraw_invitation import withdraw_invitation
from commonweal.apps.people.enums import PartyKind, Responsibility, Role, Status
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import NOBODY, Acting, is_at_domain, may_publish_for, responsibilities_of
from commonweal.apps.people.queries.parties import party
from commonweal.apps.provenance.models import JournalEntry
from some_people import acting, make_membership, make_person

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
EASTMERE = {"kind": PartyKind.PUBLIC_BODY, "id": "eastmere-council"}


def administrator(address: str = "ada@eastmere.example") -> tuple[Membership, Acting]:
    """An administrator of Eastmere Council with a second factor."""
    person = make_person(address, second_factor=True)
    membership = make_membership(person, role=Role.ADMINISTRATOR)
    return membership, acting(person, membership)


def acts() -> list[str]:
    """What the journal names, in order."""
    return list(JournalEntry.objects.values_list("act", flat=True))


@pytest.mark.parametrize(
    ("kind", "role", "allowed"),
    [
        ("organisation", "member", []),
        ("organisation", "representative", ["agree", "confirm", "list", "quote", "represent", "vote"]),
        (
            "organisation",
            "administrator",
            ["agree", "confirm", "list", "manage-people", "quote", "represent", "vote"],
        ),
        ("public-body", "member", []),
        ("public-body", "officer", ["agree", "confirm", "decide", "list", "publish", "represent"]),
        (
            "public-body",
            "administrator",
            ["agree", "confirm", "decide", "list", "manage-people", "publish", "represent"],
        ),
        ("public-body", "unknown", []),
    ],
)
def test_a_role_allows(kind: str, role: str, allowed: list[str]) -> None:
    assert sorted(responsibilities_of(role=role, party_kind=kind)) == allowed


def test_an_invitation_is_sent_and_accepted(django_capture_on_commit_callbacks: Any) -> None:
    _own, ada = administrator()
    with django_capture_on_commit_callbacks(execute=True):
        asked = invite_member(address=" Bo@Eastmere.example ", role=Role.OFFICER, by=ada, at=AT)
    assert (mail.outbox[0].to, "/invitation/" in mail.outbox[0].body) == (["bo@eastmere.example"], True)
    bo = make_person("bo@eastmere.example")
    joined = accept_invitation(invitation=asked, by=acting(bo), at=AT)
    assert (joined.person, joined.role, joined.status, joined.since) == (bo, "officer", "active", AT)
    told = JournalEntry.objects.order_by("id").values("act", "acting_for", "after")
    assert list(told) == [
        {
            "act": "invite-member",
            "acting_for": "body:eastmere-council",
            "after": {"party": "public-body:eastmere-council", "role": "officer", "status": "invited"},
        },
        {
            "act": "accept-invitation",
            "acting_for": "",
            "after": {
                "party": "public-body:eastmere-council",
                "of": str(bo.public_id),
                "role": "officer",
                "status": "active",
            },
        },
    ]


def test_an_invitation_is_accepted_by_its_own_address_alone() -> None:
    _own, ada = administrator()
    asked = invite_member(address="bo@eastmere.example", role=Role.OFFICER, by=ada, at=AT)
    for stranger in (acting(make_person("eve@example.org")), NOBODY):
        with pytest.raises(PermissionDenied):
            accept_invitation(invitation=asked, by=stranger, at=AT)
    asked.refresh_from_db()
    assert asked.status == Status.INVITED


def test_an_invitation_is_answered_once() -> None:
    _own, ada = administrator()
    bo = acting(make_person("bo@eastmere.example"))
    asked = invite_member(address="bo@eastmere.example", role=Role.OFFICER, by=ada, at=AT)
    decline_invitation(invitation=asked, by=bo, at=AT)
    with pytest.raises(ValidationError, match="changed in the meantime"):
        accept_invitation(invitation=asked, by=bo, at=AT)
    again = invite_member(address="bo@eastmere.example", role=Role.OFFICER, by=ada, at=AT)
    withdraw_invitation(invitation=again, by=ada, at=AT)
    with pytest.raises(ValidationError, match="changed in the meantime"):
        accept_invitation(invitation=again, by=bo, at=AT)
    assert acts() == ["invite-member", "decline-invitation", "invite-member", "withdraw-invitation"]


def test_an_address_is_invited_once_and_not_when_it_is_in() -> None:
    own, ada = administrator()
    invite_member(address="bo@eastmere.example", role=Role.OFFICER, by=ada, at=AT)
    with pytest.raises(ValidationError, match="invited already"):
        invite_member(address="BO@eastmere.example", role=Role.MEMBER, by=ada, at=AT)
    with pytest.raises(ValidationError, match="here already"):
        invite_member(address=own.address, role=Role.MEMBER, by=ada, at=AT)
    assert acts() == ["invite-member"]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER])
def test_only_administrators_look_after_people(role: str) -> None:
    own, _ada = administrator()
    bo = make_person("bo@eastmere.example", second_factor=True)
    joined = make_membership(bo, role=role)
    by = acting(bo, joined)
    for deed in (
        lambda: invite_member(address="cy@eastmere.example", role=Role.MEMBER, by=by, at=AT),
        lambda: change_role(membership=joined, role=Role.ADMINISTRATOR, by=by, at=AT),
        lambda: end_membership(membership=own, by=by, at=AT),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert acts() == []


def test_administrators_of_another_party_do_not_either() -> None:
    own, _ada = administrator()
    eve = make_person("eve@tollbridge.example", second_factor=True)
    other = make_membership(eve, party_id="tollbridge", party_name="Tollbridge", role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        end_membership(membership=own, by=acting(eve, other), at=AT)


def test_without_a_second_factor_nobody_changes_people() -> None:
    ada = make_person("ada@eastmere.example")
    own = make_membership(ada, role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        invite_member(address="bo@eastmere.example", role=Role.MEMBER, by=acting(ada, own), at=AT)


def test_without_the_present_terms_nobody_acts_for_others() -> None:
    ada = make_person("ada@eastmere.example", second_factor=True, terms=False)
    own = make_membership(ada, role=Role.OFFICER)
    assert may_publish_for(acting(ada, own), "eastmere-council") is False


def test_a_role_is_changed_and_has_to_exist_there() -> None:
    _own, ada = administrator()
    joined = make_membership(make_person("bo@eastmere.example"), role=Role.MEMBER)
    change_role(membership=joined, role=Role.OFFICER, by=ada, at=AT)
    with pytest.raises(ValidationError, match="no such role"):
        change_role(membership=joined, role=Role.REPRESENTATIVE, by=ada, at=AT)
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.before, entry.after["role"]) == ("change-role", {"role": "member"}, "officer")


def test_whoever_is_ended_acts_no_more() -> None:
    _own, ada = administrator()
    bo = make_person("bo@eastmere.example", second_factor=True)
    joined = make_membership(bo)
    assert may_publish_for(acting(bo, joined), "eastmere-council") is True
    end_membership(membership=joined, by=ada, at=AT)
    assert (may_publish_for(acting(bo, joined), "eastmere-council"), acting(bo, joined).by) == (False, None)


def test_an_administrator_hands_over() -> None:
    own, ada = administrator()
    bo = make_membership(make_person("bo@eastmere.example"), role=Role.OFFICER)
    hand_over(membership=own, to=bo, by=ada, at=AT)
    own.refresh_from_db()
    bo.refresh_from_db()
    assert (own.role, bo.role, acts()) == ("officer", "administrator", ["hand-over", "hand-over"])


def test_nobody_hands_over_what_is_anothers() -> None:
    own, ada = administrator()
    colleague = Membership.objects.of_party(**EASTMERE).exclude(pk=own.pk).first()
    other = make_membership(make_person("eve@t.example"), party_id="tollbridge", party_name="Tollbridge")
    with pytest.raises(ValidationError, match="not an administrator yet"):
        hand_over(membership=own, to=colleague or own, by=ada, at=AT)
    with pytest.raises(ValidationError, match="not an administrator yet"):
        hand_over(membership=own, to=other, by=ada, at=AT)


def test_a_party_with_one_administrator_says_so_and_with_none_it_is_frozen() -> None:
    ada = make_person("ada@eastmere.example", second_factor=True)
    own = make_membership(ada, role=Role.ADMINISTRATOR)
    bo = make_person("bo@eastmere.example", second_factor=True)
    officer = make_membership(bo)
    assert (party(**EASTMERE).short, party(**EASTMERE).frozen) == (True, False)
    leave_party(membership=own, by=acting(ada, own), at=AT)
    assert (party(**EASTMERE).frozen, acting(bo, officer).by.frozen) == (True, True)
    assert may_publish_for(acting(bo, officer), "eastmere-council") is False


def test_nobody_leaves_for_another() -> None:
    own, _ada = administrator()
    with pytest.raises(PermissionDenied):
        leave_party(membership=own, by=acting(make_person("eve@example.org")), at=AT)


def first_officer(**changes: Any) -> Membership:
    values = {
        "party_kind": PartyKind.PUBLIC_BODY,
        "party_id": "eastmere-council",
        "party_name": "Eastmere Council",
        "address": "ada@eastmere.gov.example",
        "domains": ("eastmere.gov.example",),
        "at": AT,
    }
    return invite_first_officer(**{**values, **changes})


def test_a_steward_invites_the_first_officer_at_the_bodys_own_domain() -> None:
    steward = acting(make_person("steward@example.org", steward=True, second_factor=True))
    invited = first_officer(by=steward)
    assert (invited.role, invited.status, acts()) == ("administrator", "invited", ["invite-first-officer"])


def test_elsewhere_only_where_the_steward_is_sure() -> None:
    steward = acting(make_person("steward@example.org", steward=True, second_factor=True))
    with pytest.raises(ValidationError, match="not at its own domain"):
        first_officer(by=steward, address="ada@mail.example")
    with pytest.raises(ValidationError, match="not at its own domain"):
        first_officer(by=steward, domains=("",))
    assert first_officer(by=steward, address="ada@mail.example", sure=True).address == "ada@mail.example"


def test_nobody_else_invites_first_officers_and_a_body_with_two_needs_none() -> None:
    _own, ada = administrator()
    steward = make_person("steward@example.org", steward=True)
    for by in (NOBODY, ada, acting(steward)):
        with pytest.raises(PermissionDenied):
            first_officer(by=by)
    sure = acting(make_person("other@example.org", steward=True, second_factor=True))
    assert first_officer(by=sure).status == Status.INVITED
    make_membership(make_person("bo@eastmere.example"), role=Role.ADMINISTRATOR)
    with pytest.raises(ValidationError, match="two administrators already"):
        first_officer(by=sure, address="cy@eastmere.gov.example")


@pytest.mark.parametrize(
    ("address", "domain", "is_there"),
    [
        ("ada@eastmere.gov.uk", "eastmere.gov.uk", True),
        ("Ada@Legal.Eastmere.gov.uk", "www.eastmere.gov.uk", True),
        ("ada@noteastmere.gov.uk", "eastmere.gov.uk", False),
        ("ada@eastmere.gov.uk.evil.example", "eastmere.gov.uk", False),
        ("eastmere.gov.uk@evil.example", "eastmere.gov.uk", False),
        ("ada@eastmere.gov.uk", "", False),
    ],
)
def test_an_address_is_at_a_domain(address: str, domain: str, is_there: bool) -> None:
    assert is_at_domain(address, domain) is is_there


def test_nobody_acts_by_anothers_membership() -> None:
    own, _ada = administrator()
    eve = make_person("eve@example.org")
    assert acting(eve, own).by is None
    assert Person.objects.get(email="eve@example.org").memberships.count() == 0
    assert Responsibility.PUBLISH in responsibilities_of(role=own.role, party_kind=own.party_kind)
