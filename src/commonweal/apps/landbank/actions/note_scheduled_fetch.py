"""What came of asking an address, and when it is asked next."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from commonweal.apps.landbank.actions._telling_of_fetches import tell_of_fetch
from commonweal.apps.landbank.enums import Act, FetchEvery, FetchState
from commonweal.apps.landbank.models import ScheduledFetch
from commonweal.apps.provenance.actions.record_act import Actor, Subject, record_act

PAUSES = {
    FetchEvery.DAY: timedelta(days=1),
    FetchEvery.WEEK: timedelta(days=7),
    FetchEvery.MONTH: timedelta(days=30),
}
# A broken address is asked more often: it may be mended within the hour, and the officers wait for that.
SOON = timedelta(hours=6)


@transaction.atomic
def note_scheduled_fetch(
    *,
    fetch: ScheduledFetch,
    state: str,
    problem: str = "",
    tried: bool = False,
    settled: bool | None = None,
    by: Actor,
    at: datetime,
) -> ScheduledFetch:
    """Keep the state, and tell the officers of what they have to know. `tried` where the address was asked just
    now; `settled` where it was decided on a file, or has to be.

    The journal has an entry for every change of the state, and none for a try that finds nothing new."""
    locked = ScheduledFetch.objects.select_for_update().get(pk=fetch.pk)
    before = locked.state
    locked.state, locked.problem = state, problem
    locked.settled = locked.settled if settled is None else settled
    if tried:
        pause = PAUSES[FetchEvery(locked.every)]
        locked.last_tried_at, locked.accept_next = at, False
        locked.next_try_at = at + (min(pause, SOON) if state == FetchState.BROKEN else pause)
        locked.last_good_at = at if state != FetchState.BROKEN else locked.last_good_at
    if before != state:
        locked.since = at
        record_act(
            act=Act.NOTE_SCHEDULED_FETCH,
            subject=Subject("scheduled-fetch", str(locked.pk)),
            by=by,
            at=at,
            before={"state": before},
            after={"state": state},
        )
    tell_of_fetch(locked, at=at)
    locked.save()
    return locked
