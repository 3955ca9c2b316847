"""What officers are told of an address that their register is fetched from."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from commonweal.apps.landbank.enums import FetchState
from commonweal.apps.landbank.models import ScheduledFetch
from commonweal.apps.landbank.queries.desk import officers_of
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Importance, Reason

KINDS = {
    FetchState.BROKEN: "fetch broke",
    FetchState.WAITS: "fetch waits",
    FetchState.WORKS: "fetch works again",
}


def tell_of_fetch(fetch: ScheduledFetch, *, at: datetime) -> None:
    """Tell the officers once that an address broke, that a file of it waits for them, or that it works after it
    was broken. What is still being decided on is not told."""
    known = fetch.state == fetch.told
    good_news = fetch.state in (FetchState.NEW, FetchState.WORKS) and fetch.told != FetchState.BROKEN
    if not fetch.settled or known:
        return
    if not good_news:
        event = NewEvent(
            kind=KINDS[FetchState(fetch.state)],
            object_kind="scheduled-fetch",
            object_id=str(fetch.pk),
            title=fetch.body_name,
            path=f"/desk/fetches/{fetch.pk}/",
            on=timezone.localdate(at),
            importance=Importance.SHOULD,
            became=fetch.problem,
            owner_id=fetch.body_id,
            use=fetch.register,
            once=at.isoformat(),
        )
        officers = officers_of(fetch.body_id)
        tell(event=event, to=[To(person=one, reason=Reason.OFFICER) for one in officers], at=at)
    fetch.told = fetch.state
