"""Claiming an organisation: what a claim gives, how it is shown, and what happens when two people claim the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from claimed_organisations import (
    AT,
    ROPEWALK,
    acting_for,
    claim_of,
    colleague_of,
    make_organisation,
    prove,
    sent_code,
    speaker,
)
from commonweal.apps.directory.actions.ask_for_letter import ask_for_letter
from commonweal.apps.directory.actions.claim_organisation import claim_organisation
from commonweal.apps.directory.actions.enter_code import enter_code
from commonweal.apps.directory.actions.print_letter import print_letter
from commonweal.apps.directory.actions.send_address_code import send_address_code
from commonweal.apps.directory.actions.settle_claims import settle_claims
from commonweal.apps.directory.actions.withdraw_claim import withdraw_claim
from commonweal.apps.directory.models import Claim, ClaimedOrganisation, Evidence
from commonweal.apps.directory.queries.claims import open_claims
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.provenance.models import JournalEntry
from some_people import acting, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ropewalk() -> None:
    make_organisation()


def standing() -> str:
    return ClaimedOrganisation.objects.get(pk=ROPEWALK).standing


def standing_evidence() -> list[tuple[str, str, str, str]]:
    """Rung, source, method and expiry of what stands."""
    rows = Evidence.objects.filter(state="stands").values_list("rung", "source", "method", "expires_on")
    return [(rung, source, method, str(expires)) for rung, source, method, expires in rows.order_by("id")]


def acts() -> list[str]:
    return list(JournalEntry.objects.order_by("id").values_list("act", flat=True))


def told(address: str) -> list[str]:
    return [letter.subject for letter in mail.outbox if address in letter.to]


def steward(address: str = "sam@example.org"):
    return acting(make_person(address, steward=True, second_factor=True))


def test_a_claim_alone_gives_nothing() -> None:
    claim = claim_of(make_person())
    assert (claim.state, standing(), Membership.objects.count()) == ("open", "claimed", 0)
    assert standing_evidence() == [("register", ROPEWALK, "entry", "None")]
    assert acts() == ["claim-organisation"]


def test_a_claim_sent_twice_is_one() -> None:
    ada = make_person()
    assert claim_of(ada).pk == claim_of(ada).pk
    assert acts() == ["claim-organisation"]


def test_a_code_at_the_published_domain_makes_the_first_administrator() -> None:
    _ada, by = speaker()
    assert (by.by.role, standing()) == ("administrator", "confirmed")
    assert standing_evidence() == [
        ("register", ROPEWALK, "entry", "None"),
        ("address", "ropewalk.example", "mail-code", "2027-11-03"),
    ]
    assert acts() == ["claim-organisation", "send-address-code", "become-administrator", "enter-code"]


@pytest.mark.parametrize(
    ("website", "domain"),
    [
        ("https://www.ropewalk.example/", "ropewalk.example"),
        ("ropewalk.org.uk", "ropewalk.org.uk"),
        ("HTTP://Ropewalk.coop/index.html", "ropewalk.coop"),
        ("https://www.facebook.com/ropewalk", ""),
        ("https://ropewalk.wordpress.com/", ""),
        ("https://www.eastmere.gov.uk/groups/ropewalk", ""),
        ("https://www.gov.uk/", ""),
        ("http://[broken", ""),
        ("none", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_a_website_that_is_its_own_alone_has_a_domain(website: str | None, domain: str) -> None:
    from commonweal.apps.directory.policy import own_domain

    assert own_domain(website) == domain


@pytest.mark.parametrize(
    "address", ["ada@example.org", "ada@ropewalk.example.evil.test", "ada@notropewalk.example"]
)
def test_no_code_goes_to_an_address_elsewhere(address: str) -> None:
    ada = make_person()
    claim = claim_of(ada)
    with pytest.raises(ValidationError, match="not at ropewalk"):
        send_address_code(claim=claim, address=address, by=acting(ada), at=AT)
    assert mail.outbox == []


def test_the_code_itself_is_kept_nowhere() -> None:
    ada = make_person()
    claim = claim_of(ada)
    code = sent_code(claim, ada)
    kept = claim.codes.get()
    everything = str(
        [kept.hashed, kept.sent_to, kept.source, *JournalEntry.objects.values_list("after", flat=True)]
    )
    assert (code in everything, len(kept.hashed)) == (False, 64)


def test_after_five_wrong_tries_a_code_is_dead() -> None:
    ada = make_person()
    claim = claim_of(ada)
    code = sent_code(claim, ada)
    for _ in range(5):
        with pytest.raises(ValidationError, match="does not fit"):
            enter_code(claim=claim, code="AAAA-AAAA", by=acting(ada), at=AT)
    with pytest.raises(ValidationError, match="does not fit"):
        enter_code(claim=claim, code=code, by=acting(ada), at=AT)
    assert (standing(), Membership.objects.count()) == ("claimed", 0)


def test_a_code_ends_after_an_hour() -> None:
    ada = make_person()
    claim = claim_of(ada)
    code = sent_code(claim, ada)
    with pytest.raises(ValidationError, match="does not fit"):
        enter_code(claim=claim, code=code, by=acting(ada), at=AT + timedelta(minutes=61))


def test_a_code_counts_once_and_however_it_is_typed() -> None:
    ada = make_person()
    claim = claim_of(ada)
    code = sent_code(claim, ada)
    enter_code(claim=claim, code=f" {code.lower().replace('-', ' ')} ", by=acting(ada), at=AT)
    with pytest.raises(ValidationError):
        enter_code(claim=claim, code=code, by=acting(ada), at=AT)
    assert Membership.objects.count() == 1


def test_nobody_enters_a_code_for_another() -> None:
    ada, eve = make_person(), make_person("eve@example.org")
    claim = claim_of(ada)
    code = sent_code(claim, ada)
    for stranger in (acting(eve), NOBODY):
        with pytest.raises(PermissionDenied):
            enter_code(claim=claim, code=code, by=stranger, at=AT)


def test_a_few_codes_a_day_are_sent_and_no_more() -> None:
    ada = make_person()
    claim = claim_of(ada)
    for _ in range(3):
        sent_code(claim, ada)
    with pytest.raises(ValidationError, match="Enough codes"):
        sent_code(claim, ada)
    sent_code(claim, ada, at=AT + timedelta(days=2))


def test_a_letter_is_printed_by_a_steward_and_its_code_counts_four_weeks() -> None:
    ada = make_person()
    claim = claim_of(ada)
    letter = ask_for_letter(claim=claim, by=acting(ada), at=AT)
    assert ask_for_letter(claim=claim, by=acting(ada), at=AT) == letter
    with pytest.raises(PermissionDenied):
        print_letter(letter=letter, by=acting(ada), at=AT)
    sam = steward()
    _printed, first = print_letter(letter=letter, by=sam, at=AT)
    printed, again = print_letter(letter=letter, by=sam, at=AT)
    assert printed.sent_to == "3 Ropewalk, Netherfold\nMB1 1BD"
    with pytest.raises(ValidationError):
        enter_code(claim=claim, code=first, by=acting(ada), at=AT)
    with pytest.raises(ValidationError):
        enter_code(claim=claim, code=again, by=acting(ada), at=AT + timedelta(days=29))
    enter_code(claim=claim, code=again, by=acting(ada), at=AT + timedelta(days=27))
    assert standing_evidence()[1] == (
        "address",
        "3 Ropewalk, Netherfold MB1 1BD",
        "letter-code",
        "2027-11-30",
    )


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"closed_on": AT.date()}, "closed"),
        ({"gone_on": AT.date()}, "closed"),
        ({"name": "Netherfold Borough Council"}, "public body"),
    ],
)
def test_what_nobody_can_claim(values: dict[str, object], why: str) -> None:
    make_organisation("GB-CHC-1111111", **values)
    with pytest.raises(ValidationError, match=why):
        claim_of(make_person(), "GB-CHC-1111111")


def test_a_visitor_claims_nothing() -> None:
    with pytest.raises(PermissionDenied):
        claim_organisation(organisation_id=ROPEWALK, by=NOBODY, at=AT)


def test_two_open_claims_are_contested_and_both_are_told(django_capture_on_commit_callbacks) -> None:
    ada, bo = make_person(), make_person("bo@example.org")
    claim_of(ada)
    with django_capture_on_commit_callbacks(execute=True):
        claim_of(bo)
    assert list(Claim.objects.values_list("contested", flat=True)) == [True, True]
    said = "More than one side says that they speak for Ropewalk Bakery Co-operative. A steward decides"
    assert (told("ada@example.org"), told("bo@example.org")) == ([said], [said])


def test_in_a_dispute_a_code_is_for_the_steward_and_gives_nothing() -> None:
    ada, bo = make_person(), make_person("bo@example.org")
    first, second = claim_of(ada), claim_of(bo)
    prove(second, bo)
    second.refresh_from_db()
    assert (second.state, second.codes.get().used_at, Membership.objects.count()) == ("open", AT, 0)
    assert [rung for rung, *_rest in standing_evidence()] == ["register"]
    assert first.state == "open"


def test_of_two_who_show_it_one_is_first_and_the_other_contests() -> None:
    ada, _by = speaker()
    bo = make_person("bo@example.org")
    second = prove(claim_of(bo), bo)
    assert (second.state, Membership.objects.get().person, standing()) == ("open", ada, "confirmed")
    assert [(row.kind, row.people, row.administrators) for row in open_claims()] == [("contested", 1, 1)]


def test_a_steward_settles_a_dispute_with_reasons(django_capture_on_commit_callbacks) -> None:
    ada, bo, sam = make_person(), make_person("bo@example.org"), steward()
    first, second = claim_of(ada), claim_of(bo)
    prove(second, bo)
    row = ClaimedOrganisation.objects.get(pk=ROPEWALK)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        settle_claims(
            organisation=row,
            claims=(first.pk, second.pk),
            in_favour_of=second,
            reasons="Bo is the chair.",
            by=sam,
            at=AT,
        )
    first.refresh_from_db()
    second.refresh_from_db()
    assert [(one.state, one.reasons) for one in (first, second)] == [
        ("refused", "Bo is the chair."),
        ("confirmed", "Bo is the chair."),
    ]
    assert [rung for rung, *_rest in standing_evidence()] == ["register", "address", "steward"]
    assert (Membership.objects.get().person, standing(), open_claims()) == (bo, "confirmed", [])
    said = "It is settled who speaks for Ropewalk Bakery Co-operative"
    assert (told("ada@example.org"), told("bo@example.org")) == ([said], [said])
    assert acts()[-1] == "settle-claims"


def test_a_settlement_may_replace_those_who_acted_before() -> None:
    _ada, _by = speaker()
    colleague_of()
    eve = make_person("eve@example.org")
    claim = claim_of(eve)
    row = ClaimedOrganisation.objects.get(pk=ROPEWALK)
    settle_claims(
        organisation=row,
        claims=(claim.pk,),
        in_favour_of=claim,
        replaces=True,
        reasons="They had left.",
        by=steward(),
        at=AT,
    )
    active = Membership.objects.active().values_list("person__email", "role")
    assert list(active) == [("eve@example.org", "administrator")]
    assert acts().count("remove-members") == 2


def test_who_may_settle_and_how() -> None:
    ada, eve = make_person(second_factor=True), make_person("eve@example.org")
    claim, other = claim_of(ada), claim_of(eve)
    row = ClaimedOrganisation.objects.get(pk=ROPEWALK)
    both = (claim.pk, other.pk)
    plain = acting(make_person("no.second.factor@example.org", steward=True))
    for by in (acting(ada), plain, NOBODY):
        with pytest.raises(PermissionDenied):
            settle_claims(organisation=row, claims=both, in_favour_of=claim, reasons="So.", by=by, at=AT)
    type(ada).objects.filter(pk=ada.pk).update(is_staff=True)
    with pytest.raises(PermissionDenied, match="party to this yourself"):
        settle_claims(
            organisation=row,
            claims=both,
            in_favour_of=claim,
            reasons="So.",
            by=acting(type(ada).objects.get(pk=ada.pk)),
            at=AT,
        )
    sam = steward()
    with pytest.raises(ValidationError, match="reasons"):
        settle_claims(organisation=row, claims=both, in_favour_of=claim, reasons=" ", by=sam, at=AT)
    with pytest.raises(ValidationError, match="changed in the meantime"):
        settle_claims(organisation=row, claims=(claim.pk,), in_favour_of=claim, reasons="So.", by=sam, at=AT)


def test_a_dispute_settled_twice_is_settled_once() -> None:
    claim, sam = claim_of(make_person()), steward()
    row = ClaimedOrganisation.objects.get(pk=ROPEWALK)
    said = {"organisation": row, "claims": (claim.pk,), "reasons": "So.", "by": sam, "at": AT}
    settle_claims(in_favour_of=claim, **said)
    with pytest.raises(ValidationError, match="changed in the meantime"):
        settle_claims(in_favour_of=None, **said)
    claim.refresh_from_db()
    assert (claim.state, acts().count("settle-claims")) == ("confirmed", 1)


def test_a_claim_is_taken_back_and_the_other_is_no_longer_contested() -> None:
    ada, bo = make_person(), make_person("bo@example.org")
    first, second = claim_of(ada), claim_of(bo)
    with pytest.raises(PermissionDenied):
        withdraw_claim(claim=first, by=acting(bo), at=AT)
    withdraw_claim(claim=first, by=acting(ada), at=AT)
    second.refresh_from_db()
    assert (second.contested, standing()) == (False, "claimed")
    withdraw_claim(claim=second, by=acting(bo), at=AT)
    assert standing() == "unclaimed"


def test_whoever_has_left_shows_nothing_any_more() -> None:
    ada, _by = speaker()
    claim = Claim.objects.get()
    Membership.objects.update(status="ended", until=AT)
    with pytest.raises(ValidationError, match="ended"):
        sent_code(claim, ada, at=AT + timedelta(days=400))


def test_an_administrator_who_was_invited_can_show_it_anew() -> None:
    speaker()
    bo, _by = colleague_of(role="administrator")
    prove(claim_of(bo), bo, at=AT + timedelta(days=300))
    assert standing_evidence()[1] == ("address", "ropewalk.example", "mail-code", "2028-08-29")
    assert acting_for(bo).by.role == "administrator"
