"""Whether what an event is about may still be shown, asked at the moment of sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from commonweal.apps.notices.models import Event


def still_shown(events: Sequence[Event]) -> list[Event]:
    """The events that may be told now, in their order.

    This part knows nothing of sites: the setting `ALERTS_STILL_SHOWN` names who does, by the kind of object. Events
    of a kind that nobody answers for are not told.
    """
    told: set[int] = set()
    for kind, asked in settings.ALERTS_STILL_SHOWN.items():
        own = [event for event in events if event.object_kind == kind]
        if own:
            answer: Callable[[Sequence[Event]], set[int]] = import_string(asked)
            told |= answer(own)
    return [event for event in events if event.pk in told]
