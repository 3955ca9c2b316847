"""An officer has an address asked at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.actions._keeping import refuse_strangers
from commonweal.apps.landbank.enums import Act
from commonweal.apps.landbank.models import ScheduledFetch
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def try_scheduled_fetch(
    *, fetch: ScheduledFetch, accept: bool = False, by: Acting, at: datetime
) -> ScheduledFetch:
    """The address is due now. `accept` lets a file in that is much smaller than the last one, or has lost
    headings; it then waits for an officer like any other. PermissionDenied for strangers."""
    locked = ScheduledFetch.objects.select_for_update().get(pk=fetch.pk)
    refuse_strangers(by, locked.body_id)
    if locked.ended_at is not None or (locked.next_try_at <= at and locked.accept_next == accept):
        return locked
    locked.next_try_at, locked.accept_next = at, accept
    locked.save()
    record_act(
        act=Act.TRY_SCHEDULED_FETCH,
        subject=Subject("scheduled-fetch", str(locked.pk)),
        by=by.actor,
        at=at,
        after={"accept": "yes" if accept else "no"},
    )
    return locked
