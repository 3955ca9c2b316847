"""What changed near a place, at an owner, of a use, as Atom and as a calendar: without an account."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import icalendar
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.notices.models import Event
from commonweal.apps.notices.queries.feed_query import BadQuery, interest_asked
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.notices.queries.past_events import past_events
from commonweal.apps.notices.queries.visibility import still_shown
from commonweal.apps.notices.queries.words import interest_title
from commonweal.apps.provenance.presenters.happenings import detail_of, kind_words
from commonweal.foundation.text import tidy

MOST = 100


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The newest events that fit, as Atom."""
    interest, events = _asked(request)
    feed = Atom1Feed(
        title=title_of(interest),
        link=settings.COMMONWEAL_URL + reverse("landbank:changes"),
        description=None,
        feed_url=settings.COMMONWEAL_URL + request.get_full_path(),
        feed_guid=settings.COMMONWEAL_URL + request.get_full_path(),
        language="en-GB",
    )
    for event in events:
        feed.add_item(
            title=summary(event),
            link=settings.COMMONWEAL_URL + event.path,
            description=description(event),
            unique_id=f"{settings.COMMONWEAL_URL}/alerts/#{event.key[:32]}",
            pubdate=event.noted_at,
            updateddate=event.noted_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The same as days of a calendar: when it happened, or the last day to act."""
    interest, events = _asked(request)
    made = icalendar.Calendar()
    made.add("prodid", "-//Commonweal//alerts//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", title_of(interest))
    for event in events:
        made.add_component(calendar_entry(event))
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def calendar_entry(event: Event) -> icalendar.Event:
    """One whole day."""
    day: date = event.deadline or event.on
    entry = icalendar.Event()
    entry.add("uid", f"{event.key[:32]}@commonweal")
    entry.add("dtstamp", event.noted_at.astimezone(UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", summary(event))
    entry.add("description", description(event))
    entry.add("location", event.place)
    entry.add("url", settings.COMMONWEAL_URL + event.path)
    entry.add("transp", "TRANSPARENT")
    return entry


def _asked(request: HttpRequest) -> tuple[Interest, list[Event]]:
    try:
        interest = interest_asked(request.GET)
    except BadQuery as wrong:
        raise Http404(str(wrong)) from wrong
    events = past_events(interest, on=timezone.localdate())
    return interest, still_shown(events)[:MOST]


def title_of(interest: Interest) -> str:
    """What the feed is of."""
    return tidy(_("Changes: %(what)s") % {"what": interest_title(interest)})


def summary(event: Event) -> str:
    """The thing and what became of it."""
    return tidy(f"{event.title}: {kind_words(event.kind)}")


def description(event: Event) -> str:
    """From what to what, and the source."""
    said = detail_of(event.kind, event.was or None, event.became or None)
    return tidy(". ".join(part for part in (said, event.place, event.owner_name, event.source) if part))
