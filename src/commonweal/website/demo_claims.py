"""Claims to try the sample region with: an organisation whose people speak for it, one that two people claim, and one
that no register holds; made by the acts that people themselves do."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from commonweal.apps.directory.actions.claim_organisation import claim_organisation
from commonweal.apps.directory.actions.confirm_colleague import confirm_colleague
from commonweal.apps.directory.actions.create_organisation import create_organisation
from commonweal.apps.directory.actions.edit_profile import edit_profile
from commonweal.apps.directory.actions.offer_criterion import offer_criterion
from commonweal.apps.directory.actions.settle_claims import settle_claims
from commonweal.apps.directory.actions.vouch_for_organisation import vouch_for_organisation
from commonweal.apps.directory.enums import Criterion, ProfileField, SeenBy, Standing, UnregisteredKind
from commonweal.apps.directory.models import ClaimedOrganisation, Organisation, OrganisationProfile
from commonweal.apps.people.enums import PartyKind, Role
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import acting_of

TOKEN = "demonstration"


def claimed_and_settled(key: str, person: Person, *, steward: Acting, at: datetime) -> Membership:
    """Somebody claims an organisation, and a steward settles that they speak for it: they are its first
    administrator."""
    claim = claim_organisation(organisation_id=key, position=_("chair"), by=acting_of(person), at=at)
    settle_claims(
        organisation=claim.organisation,
        claims=(claim.pk,),
        in_favour_of=claim,
        reasons=_("The register names this person, and we spoke by telephone."),
        by=steward,
        at=at,
    )
    return Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=key).active().get(person=person)


def make_demo_claims(*, claimants: tuple[Person, Person], at: datetime) -> None:
    """The people of the organisation that is spoken for confirm and fill its page; `claimants` dispute another. What
    is there already is kept."""
    row = ClaimedOrganisation.objects.filter(standing=Standing.CONFIRMED).first()
    if row is None or OrganisationProfile.objects.exists():
        return
    members = Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=row.pk).active()
    first, second = members.filter(role=Role.ADMINISTRATOR).order_by("pk")[:2]
    _filled(row, first, second, at=at)
    others = Organisation.objects.filter(closed_on=None, gone_on=None).exclude(organisation_id=row.pk)
    names = list(others.order_by("organisation_id").values_list("organisation_id", flat=True)[:2])
    for name in names[:1]:
        _disputed(name, claimants, at=at)
    for name in names[1:]:
        says = _("We have shared a kitchen since 2019.")
        vouch_for_organisation(organisation_id=name, says=says, by=_as(first), at=at)
    create_organisation(
        name=_("Quayside Menders"),
        kind=UnregisteredKind.SELF_HELP,
        what=_("We mend clothes, lamps and bicycles together on the first Saturday of each month."),
        position=_("organiser"),
        another=True,
        token=TOKEN,
        by=acting_of(claimants[0]),
        at=at,
    )


def _as(membership: Membership) -> Acting:
    return acting_of(membership.person, membership_id=membership.pk)


def _filled(row: ClaimedOrganisation, first: Membership, second: Membership, *, at: datetime) -> None:
    """Confirmed by a second officer, with a profile and a proof that waits for a steward."""
    confirm_colleague(organisation=row, colleague=first, by=_as(second), at=at)
    edit_profile(organisation=row, said=_profile(), seen_by=_seen_by(), by=_as(first), at=at)
    proof = _(
        "Clause 14 of our rules: on winding up, what is left goes to another body with the same purpose."
    )
    offer_criterion(organisation=row, criterion=Criterion.ASSET_LOCK, says=proof, by=_as(first), at=at)


def _disputed(key: str, claimants: tuple[Person, Person], *, at: datetime) -> None:
    says = [_("I keep the books, and sign the annual return."), _("I founded it, and still hold the keys.")]
    for person, position, words in zip(claimants, (_("treasurer"), _("founder")), says, strict=True):
        claim_organisation(organisation_id=key, position=position, says=words, by=acting_of(person), at=at)


def _profile() -> dict[str, str]:
    return {
        ProfileField.WHAT: _("A kitchen, a workshop and a garden that neighbours run together."),
        ProfileField.WHERE: _("Between the quay and the ring road."),
        ProfileField.OFFER: _("A hall for sixty people, and a kitchen by the hour."),
        ProfileField.NEED: _("Somebody who can look after our roof."),
        ProfileField.OPENING: _("Monday to Saturday, ten to six."),
        ProfileField.ACCESS: _("Level entrance, lift, accessible toilet, hearing loop in the hall."),
    }


def _seen_by() -> dict[str, str]:
    return {**dict.fromkeys(ProfileField.values, SeenBy.EVERYONE), ProfileField.NEED: SeenBy.SIGNED_IN}
