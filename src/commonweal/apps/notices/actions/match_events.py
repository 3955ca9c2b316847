"""Join new events to the subscriptions that want to hear of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from commonweal.apps.notices.actions._in_site import show_in_site
from commonweal.apps.notices.actions._learning import learn
from commonweal.apps.notices.enums import Channel, Frequency, Importance
from commonweal.apps.notices.models import Event, Recipient, Subscription
from commonweal.apps.notices.queries.interests import interest_of
from commonweal.apps.notices.queries.matching import Array, Happened, Watching, pairs
from commonweal.apps.notices.queries.preferences import choices_of, told_in_site

BATCH = 500
# Of two subscriptions of one address that want the same event, the quicker one tells it.
QUICKEST_FIRST = {Frequency.AT_ONCE: 0, Frequency.DAILY: 1, Frequency.WEEKLY: 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Matched:
    """How many events were new to some subscription, and how many recipients they found."""

    events: int
    recipients: int


def match_events(*, at: datetime) -> Matched:
    """Look at every event that a subscription in force has not been asked about, and note who is told of it.

    Own acts are left out, and what another subscription of the same address tells already. What somebody with an
    account follows stands in the site too. Run twice, it adds nothing: each subscription remembers through which
    event it was asked.
    """
    with transaction.atomic():
        watchers = list(subscriptions_in_force().select_for_update(of=("self",)))
        events = list(unseen_events(watchers))
        if not events:
            return Matched(events=0, recipients=0)
        rows = recipients_of(watchers, events)
        insert_recipients(rows)
        learn(Recipient, written=len(rows))
        show_in_site(followed_in_site(rows, watchers), at=at)
        remember(watchers, through=max(event.pk for event in events))
    return Matched(events=len(events), recipients=len(rows))


def subscriptions_in_force() -> QuerySet[Subscription]:
    """Confirmed and not ended, the paused ones too: a pause keeps back letters, it does not lose events."""
    return Subscription.objects.filter(confirmed_at__isnull=False, ended_at=None).select_related("person")


def unseen_events(watchers: list[Subscription]) -> QuerySet[Event]:
    """The events after the earliest that some subscription was asked about."""
    latest = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    first = min((one.through_event for one in watchers if one.through_event < latest), default=latest)
    return Event.objects.filter(pk__gt=first, personal=False).order_by("pk")


def recipients_of(watchers: list[Subscription], events: list[Event]) -> list[tuple[int, int, str]]:
    """Event, subscription and reason of everybody who is to be told."""
    interests = [interest_of(one) for one in watchers]
    through = np.array([one.through_event for one in watchers], dtype=np.int64)
    who, what = pairs(Watching(interests, through), Happened.of(events))
    who, what = without_own_acts(who, what, watchers, events)
    who, what = without_duplicates(who, what, watchers)
    ids, keys = [one.pk for one in events], [one.pk for one in watchers]
    reasons = [str(one.reason) for one in interests]
    return [(ids[e], keys[w], reasons[w]) for w, e in zip(who.tolist(), what.tolist(), strict=True)]


def followed_in_site(
    rows: list[tuple[int, int, str]], watchers: list[Subscription]
) -> list[tuple[int, int, str]]:
    """Event, person and reason of what people with an account follow by letter, save those who do not want it
    in the site."""
    owners = {one.pk: one.person for one in watchers if one.person and one.channel == Channel.MAIL}
    chosen = choices_of(owners.values()) if owners else {}
    here = {
        pk: person.pk for pk, person in owners.items() if told_in_site(chosen[person.pk], Importance.COULD)
    }
    return [
        (event, here[subscription], reason) for event, subscription, reason in rows if subscription in here
    ]


def without_own_acts(
    who: Array, what: Array, watchers: list[Subscription], events: list[Event]
) -> tuple[Array, Array]:
    """Nobody is told of what they did themselves."""
    people = [str(one.person.public_id) if one.person else "" for one in watchers]
    known = {person: at for at, person in enumerate(sorted({*people} - {""}))}
    own = np.array([known.get(person, -1) for person in people], dtype=np.int64)
    did = np.array([known.get(event.by_person, -2) for event in events], dtype=np.int64)
    others = own[who] != did[what]
    return who[others], what[others]


def without_duplicates(who: Array, what: Array, watchers: list[Subscription]) -> tuple[Array, Array]:
    """One subscription of an address tells an event: the quickest, then the oldest. Webhooks stand alone."""
    addresses = [
        f"webhook {one.pk}" if one.channel == "webhook" else one.address.casefold() for one in watchers
    ]
    known = {address: at for at, address in enumerate(dict.fromkeys(addresses))}
    whose = np.array([known[address] for address in addresses], dtype=np.int64)
    ranks = np.array([(QUICKEST_FIRST[Frequency(one.frequency)]) for one in watchers], dtype=np.int64)
    order = np.lexsort((who, ranks[who], what, whose[who]))
    same = np.zeros(len(order), dtype=bool)
    first, then = order[:-1], order[1:]
    same[1:] = (whose[who[then]] == whose[who[first]]) & (what[then] == what[first])
    kept = np.sort(order[~same])
    return who[kept], what[kept]


ON_SQLITE = (
    "INSERT INTO notices_recipient (event_id, subscription_id, reason) VALUES (%s, %s, %s)"
    " ON CONFLICT (subscription_id, event_id) DO NOTHING"
)
ON_POSTGRESQL = (
    "INSERT INTO notices_recipient (event_id, subscription_id, reason)"
    " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::varchar[])"
    " ON CONFLICT (subscription_id, event_id) DO NOTHING"
)


def insert_recipients(rows: list[tuple[int, int, str]]) -> None:
    """Write the recipients that are not there yet, each database in its quickest way."""
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            columns: list[Any] = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(ON_POSTGRESQL, columns)
        else:
            cursor.executemany(ON_SQLITE, rows)


def remember(watchers: list[Subscription], *, through: int) -> None:
    """Note that these were asked about all events so far; of others, nothing was asked."""
    behind = [one.pk for one in watchers if one.through_event < through]
    for start in range(0, len(behind), BATCH):
        Subscription.objects.filter(pk__in=behind[start : start + BATCH]).update(through_event=through)
