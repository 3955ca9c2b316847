"""The ladder of evidence: each rung a fact with source, date and expiry; looked at again by calendar and registers."""

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
    speaker,
)
from commonweal.apps.directory.actions.check_criterion import check_criterion
from commonweal.apps.directory.actions.confirm_colleague import confirm_colleague
from commonweal.apps.directory.actions.end_evidence import end_evidence
from commonweal.apps.directory.actions.offer_criterion import offer_criterion
from commonweal.apps.directory.actions.recheck_evidence import Rechecked, recheck_evidence
from commonweal.apps.directory.actions.vouch_for_organisation import vouch_for_organisation
from commonweal.apps.directory.models import ClaimedOrganisation, Evidence, Organisation, OrganisationAlias
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import COMMAND_LINE, NOBODY
from commonweal.apps.provenance.models import JournalEntry
from some_people import acting, make_person

pytestmark = pytest.mark.django_db
CHOIR = "GB-CHC-7777777"


@pytest.fixture(autouse=True)
def organisations() -> None:
    make_organisation()
    make_organisation(CHOIR, name="Quay Choir", website="quaychoir.example")


def row(organisation_id: str = ROPEWALK) -> ClaimedOrganisation:
    return ClaimedOrganisation.objects.get(pk=organisation_id)


def rungs(organisation_id: str = ROPEWALK) -> list[str]:
    """What stands, in the order it was found."""
    found = Evidence.objects.filter(organisation=organisation_id, state="stands").order_by("id")
    return list(found.values_list("rung", flat=True))


def acts() -> list[str]:
    return list(JournalEntry.objects.order_by("id").values_list("act", flat=True))


def membership_of(person) -> Membership:
    return Membership.objects.get(person=person)


def steward():
    return acting(make_person("sam@example.org", steward=True, second_factor=True))


def test_a_second_officer_confirms_and_nobody_confirms_themselves() -> None:
    ada, by_ada = speaker()
    _bo, by_bo = colleague_of()
    with pytest.raises(ValidationError, match="Nobody confirms themselves"):
        confirm_colleague(organisation=row(), colleague=membership_of(ada), by=by_ada, at=AT)
    kept = confirm_colleague(organisation=row(), colleague=membership_of(ada), by=by_bo, at=AT)
    again = confirm_colleague(organisation=row(), colleague=membership_of(ada), by=by_bo, at=AT)
    assert (kept.pk == again.pk, str(kept.expires_on), acts().count("confirm-colleague")) == (
        True,
        "2027-11-03",
        1,
    )
    assert rungs() == ["register", "address", "officer"]


def test_a_plain_member_or_a_stranger_confirms_nothing() -> None:
    ada, _by = speaker()
    _bo, member = colleague_of(role="member")
    for by in (member, acting(make_person("eve@example.org")), NOBODY):
        with pytest.raises(PermissionDenied):
            confirm_colleague(organisation=row(), colleague=membership_of(ada), by=by, at=AT)


def test_a_confirmed_organisation_vouches_and_takes_it_back() -> None:
    _ada, by = speaker()
    vouch = {"organisation_id": CHOIR, "says": "We sing together.", "by": by, "at": AT}
    kept = vouch_for_organisation(**vouch)
    assert (vouch_for_organisation(**vouch).pk, rungs(CHOIR)) == (kept.pk, ["vouched"])
    assert (kept.source, kept.voucher_id, str(kept.expires_on)) == (
        "Ropewalk Bakery Co-operative",
        ROPEWALK,
        "2028-11-02",
    )
    with pytest.raises(PermissionDenied):
        end_evidence(evidence=kept, reasons="So.", by=acting(make_person("eve@example.org")), at=AT)
    end_evidence(evidence=kept, reasons="We do not know it any more.", by=by, at=AT)
    assert rungs(CHOIR) == []


def test_nobody_vouches_for_themselves_or_without_being_confirmed() -> None:
    _ada, by = speaker()
    with pytest.raises(PermissionDenied):
        vouch_for_organisation(organisation_id=ROPEWALK, says="We are good.", by=by, at=AT)
    with pytest.raises(ValidationError, match="Say in a sentence"):
        vouch_for_organisation(organisation_id=CHOIR, says=" ", by=by, at=AT)
    ClaimedOrganisation.objects.update(standing="lapsed")
    with pytest.raises(ValidationError, match="not confirmed"):
        vouch_for_organisation(organisation_id=CHOIR, says="We sing.", by=by, at=AT)


def test_a_steward_reads_the_proof_of_a_criterion() -> None:
    _ada, by = speaker()
    proof = {
        "criterion": "asset-lock",
        "says": "Clause 12 of our rules.",
        "link": "https://ropewalk.example/rules",
    }
    first = offer_criterion(organisation=row(), **proof, by=by, at=AT)
    offered = offer_criterion(organisation=row(), **{**proof, "says": "Clause 13."}, by=by, at=AT)
    assert (offered.pk, offered.says, rungs()) == (first.pk, "Clause 13.", ["register", "address"])
    with pytest.raises(PermissionDenied):
        check_criterion(evidence=offered, accepts=True, reasons="So.", by=by, at=AT)
    sam = steward()
    with pytest.raises(ValidationError, match="reasons"):
        check_criterion(evidence=offered, accepts=True, reasons="", by=sam, at=AT)
    check_criterion(evidence=offered, accepts=True, reasons="Clause 13 says so.", by=sam, at=AT)
    with pytest.raises(ValidationError, match="read already"):
        check_criterion(evidence=offered, accepts=False, reasons="No.", by=sam, at=AT)
    assert rungs()[-1] == "criterion"


def test_a_refused_proof_stands_nowhere_and_can_be_offered_again() -> None:
    _ada, by = speaker()
    offered = offer_criterion(organisation=row(), criterion="mission", says="We are nice.", by=by, at=AT)
    check_criterion(evidence=offered, accepts=False, reasons="This is no proof.", by=steward(), at=AT)
    again = offer_criterion(organisation=row(), criterion="mission", says="Clause 2.", by=by, at=AT)
    assert (rungs(), again.pk == offered.pk, again.state) == (["register", "address"], False, "offered")


@pytest.mark.parametrize("values", [{"criterion": "tick"}, {"says": ""}, {"link": "javascript:alert(1)"}])
def test_a_proof_has_a_known_criterion_words_and_a_link_of_the_web(values: dict[str, str]) -> None:
    _ada, by = speaker()
    with pytest.raises(ValidationError):
        offer_criterion(
            organisation=row(), **{"criterion": "mission", "says": "Clause 2.", **values}, by=by, at=AT
        )


def test_nothing_is_due_again_while_all_is_well() -> None:
    speaker()
    before = acts()
    assert recheck_evidence(by=COMMAND_LINE, at=AT + timedelta(days=30)) == Rechecked(ended=0, lapsed=0)
    assert acts() == before


def test_evidence_expires_the_organisation_lapses_and_its_people_are_told(
    django_capture_on_commit_callbacks,
) -> None:
    speaker()
    later = AT + timedelta(days=366)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert recheck_evidence(by=COMMAND_LINE, at=later) == Rechecked(ended=1, lapsed=1)
    assert recheck_evidence(by=COMMAND_LINE, at=later) == Rechecked(ended=0, lapsed=0)
    assert (row().standing, rungs(), acts()[-1]) == ("lapsed", ["register"], "recheck-evidence")
    letter = mail.outbox[0]
    assert letter.to == ["ada@example.org"]
    assert "Controls its own address (ropewalk.example): its day has come." in letter.body


@pytest.mark.parametrize(("field", "why"), [("closed_on", "closed"), ("gone_on", "gone")])
def test_an_organisation_that_its_register_closed_or_lost_lapses(field: str, why: str) -> None:
    speaker()
    Organisation.objects.filter(organisation_id=ROPEWALK).update(**{field: AT.date()})
    assert recheck_evidence(by=COMMAND_LINE, at=AT) == Rechecked(ended=1, lapsed=1)
    ended = Evidence.objects.get(state="ended")
    assert (ended.rung, ended.why_ended, row().standing) == ("register", why, "lapsed")
    Organisation.objects.filter(organisation_id=ROPEWALK).update(**{field: None})
    recheck_evidence(by=COMMAND_LINE, at=AT)
    assert (row().standing, rungs()) == ("confirmed", ["address", "register"])


def test_a_new_register_entry_is_shown_and_nothing_lapses() -> None:
    speaker()
    Organisation.objects.filter(organisation_id=ROPEWALK).update(identifiers=[ROPEWALK, "GB-COH-07654321"])
    assert recheck_evidence(by=COMMAND_LINE, at=AT) == Rechecked(ended=0, lapsed=0)
    stands = Evidence.objects.get(rung="register", state="stands")
    assert (stands.source, row().standing) == ("GB-CHC-1234560, GB-COH-07654321", "confirmed")


def test_a_claim_under_a_former_id_goes_on_under_the_present_one() -> None:
    _ada, _by = speaker()
    Organisation.objects.filter(organisation_id=ROPEWALK).update(organisation_id="GB-COH-07654321")
    OrganisationAlias.objects.create(former_id=ROPEWALK, organisation_id="GB-COH-07654321")
    assert recheck_evidence(by=COMMAND_LINE, at=AT) == Rechecked(ended=0, lapsed=0)
    eve = make_person("eve@example.org")
    claim = claim_of(eve, "GB-COH-07654321")
    assert (claim.organisation_id, claim.contested, row().standing) == (ROPEWALK, True, "confirmed")


def test_a_steward_ends_evidence_and_the_organisation_lapses() -> None:
    ada, _by = speaker()
    address = Evidence.objects.get(rung="address")
    sam = steward()
    with pytest.raises(ValidationError, match="Say why"):
        end_evidence(evidence=address, reasons="", by=sam, at=AT)
    with pytest.raises(ValidationError, match="register says"):
        end_evidence(evidence=Evidence.objects.get(rung="register"), reasons="So.", by=sam, at=AT)
    end_evidence(evidence=address, reasons="The domain was sold.", by=sam, at=AT)
    assert (row().standing, rungs()) == ("lapsed", ["register"])
    prove(claim_of(ada), ada, at=AT + timedelta(days=1))
    assert (row().standing, acting_for(ada).by.role) == ("confirmed", "administrator")
