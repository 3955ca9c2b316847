"""A second person who acts for an organisation confirms that the first speaks for it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import day, keep_evidence, lock, record
from commonweal.apps.directory.enums import Act, EvidenceState, Method, Rung
from commonweal.apps.directory.models import ClaimedOrganisation, Evidence
from commonweal.apps.directory.policy import may_confirm
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def confirm_colleague(
    *, organisation: ClaimedOrganisation, colleague: Membership, by: Acting, at: datetime
) -> Evidence:
    """Keep that a second officer confirms; said twice on one day, it is one.

    PermissionDenied for anyone who does not act for the organisation in a role that confirms; ValidationError where the
    colleague is oneself, or does not act for it.
    """
    row = lock(organisation)
    if not may_confirm(by, row.pk):
        raise PermissionDenied
    members = Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=row.pk).active()
    other = members.filter(pk=colleague.pk).select_related("person").first()
    if other is None or other.person is None:
        raise ValidationError(_("This person does not act for the organisation any more."))
    if str(other.person.public_id) == by.person:
        raise ValidationError(_("Nobody confirms themselves: a second person has to do it."))
    person, today = person_of(by), day(at)
    stands = row.evidence.filter(
        rung=Rung.OFFICER, state=EvidenceState.STANDS, dated=today, checked_by=person
    )
    if again := stands.first():
        return again
    kept = keep_evidence(
        row,
        Rung.OFFICER,
        source=_("its own people"),
        method=Method.COLLEAGUE,
        on=today,
        checked_by=person,
    )
    record(Act.CONFIRM_COLLEAGUE, row, by=by, at=at, of=str(other.person.public_id))
    return kept
