"""An organisation offers proof that it meets a criterion of the social economy."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import day, lock, record
from commonweal.apps.directory.enums import Act, Criterion, EvidenceState, Method, Rung, Standing
from commonweal.apps.directory.models import ClaimedOrganisation, Evidence
from commonweal.apps.directory.policy import expiry, may_speak_for
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def offer_criterion(
    *, organisation: ClaimedOrganisation, criterion: str, says: str, link: str = "", by: Acting, at: datetime
) -> Evidence:
    """Put the proof before the stewards; offered again before one has read it, the later proof takes its place.

    PermissionDenied for anyone who does not speak for the organisation; ValidationError without proof, for an
    organisation that is not confirmed, and for a criterion that there is not.
    """
    row = lock(organisation)
    if not may_speak_for(by, row.pk):
        raise PermissionDenied
    if row.standing != Standing.CONFIRMED:
        raise ValidationError(_("Show first that you speak for it."))
    if criterion not in Criterion.values:
        raise ValidationError({"criterion": _("Choose a criterion from the list.")})
    if not says.strip():
        raise ValidationError({"says": _("Write the proof here: the clause, the figure, the page.")})
    values = {"says": says.strip(), "link": link, "offered_by": person_of(by), "dated": day(at)}
    kept, _new = Evidence.objects.update_or_create(
        organisation=row,
        rung=Rung.CRITERION,
        criterion=criterion,
        state=EvidenceState.OFFERED,
        defaults={
            **values,
            "source": row.name,
            "method": Method.PROOF,
            "expires_on": expiry(Rung.CRITERION, on=day(at)),
        },
    )
    kept.full_clean()
    record(Act.OFFER_CRITERION, row, by=by, at=at, criterion=criterion)
    return kept
