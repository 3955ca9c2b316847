"""An officer ends a scheduled fetch."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.actions._keeping import refuse_strangers
from commonweal.apps.landbank.enums import Act
from commonweal.apps.landbank.models import ScheduledFetch
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def end_scheduled_fetch(*, fetch: ScheduledFetch, by: Acting, at: datetime) -> ScheduledFetch:
    """Ask this address no more; what was fetched and published stays. PermissionDenied for strangers."""
    locked = ScheduledFetch.objects.select_for_update().get(pk=fetch.pk)
    refuse_strangers(by, locked.body_id)
    if locked.ended_at is not None:
        return locked
    locked.ended_at = at
    locked.save()
    record_act(
        act=Act.END_SCHEDULED_FETCH,
        subject=Subject("scheduled-fetch", str(locked.pk)),
        by=by.actor,
        at=at,
        before={"address": locked.url},
    )
    return locked
