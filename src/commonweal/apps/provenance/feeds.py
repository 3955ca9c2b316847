"""What changed, as Atom feeds: all of it, or that of an area, an owner or one thing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from commonweal.apps.provenance.models import Change
from commonweal.apps.provenance.presenters.happenings import kind_words, register_words
from commonweal.foundation.text import tidy

ENTRIES = 100


def changes_feed(
    changes: Iterable[Change], *, title: str, site: str, address: str, page: str, links: dict[int, str]
) -> str:
    """An Atom feed of changes, the newest first.

    `site` is the site's public address, `address` the feed's own and `page` that of the page which shows the
    same; `links` are the addresses of what changed, by the change's primary key.
    """
    feed = Atom1Feed(
        title=title, link=page, description=None, feed_url=address, feed_guid=address, language="en-GB"
    )
    for change in changes:
        feed.add_item(
            title=tidy(f"{change.name}: {kind_words(change.kind)}"),
            link=links.get(change.pk, page),
            description=tidy(sentence(change)),
            unique_id=entry_id(change, site=site),
            updateddate=midnight(change.on),
            pubdate=midnight(change.on),
        )
    return feed.writeString("utf-8")


def sentence(change: Change) -> str:
    """What changed in words: from what to what, and which file and row say so."""
    was, became = register_words(change.was), register_words(change.became)
    if was and became:
        said = _("From “%(was)s” to “%(became)s”.") % {"was": was, "became": became}
    elif became:
        said = _("Now “%(became)s”.") % {"became": became}
    elif was:
        said = _("It was “%(was)s”.") % {"was": was}
    else:
        said = ""
    if not change.source_id:
        return said
    row = _(", row %(row)d") % {"row": change.row} if change.row else ""
    return (said + " " + _("Source: %(source)s%(row)s.") % {"source": change.source_id, "row": row}).strip()


def entry_id(change: Change, *, site: str) -> str:
    """An id of what happened, not of the database's row: loading a snapshot again gives the same entry."""
    parts = (change.subject, change.subject_id, change.on, change.kind, change.was, change.became)
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:24]
    return f"{site}/changes/#{digest}"


def midnight(on: date) -> datetime:
    """Registers date by the day; Atom wants a moment."""
    return datetime.combine(on, time(), tzinfo=UTC)
