"""What has happened already, for a first letter and for feeds."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from commonweal.apps.notices.models import Event
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.notices.queries.matching import FIELDS, Happened, Watching, pairs

YEAR = timedelta(days=366)


def past_events(interest: Interest, *, on: date, most: int | None = None) -> list[Event]:
    """The events of the year up to a day that fit, and deadlines still to come; newest first. One query."""
    narrowed = {name: value for name in FIELDS.values() if (value := getattr(interest, name))}
    events = list(Event.objects.filter(on__gt=on - YEAR, personal=False, **narrowed).order_by("-on", "-pk"))
    _watchers, found = pairs(Watching([interest], np.array([-1])), Happened.of(events))
    return [events[at] for at in found.tolist()[:most]]
