"""What a snapshot says happened to sites, as events that people can be told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commonweal.apps.landbank.models import Site
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.enums import Importance
from commonweal.apps.places.queries.names import area_names
from commonweal.apps.provenance.enums import Subject
from commonweal.apps.provenance.models import Change, Source
from commonweal.apps.provenance.queries.sources import sources_by_id

YEAR = timedelta(days=366)
# Something with a last day is told so long before it.
AHEAD = timedelta(days=60)
BATCH = 500

# Whoever wants to act on these has little time.
URGENT = frozenset({"notice of sale received", "probable disposal", "listing ends"})
# Their "on" is a last day, not a day on which something happened.
LAST_DAYS = frozenset({"listing ends"})
# What is told although the site is closed since: it is why.
LEAVING = frozenset({"probable disposal", "left a register", "left the brownfield register", "owner changed"})

FIELDS = (
    "site_id", "name", "address", "longitude", "latitude", "district_id", "ward_id", "owner_id", "owner_name",
    "use",
)  # fmt: skip


def changes_as_events(*, on: date) -> Iterator[NewEvent]:
    """The changes of the year up to `on`, each with its site's place, owner and use."""
    changes = Change.objects.filter(on__gt=on - YEAR, on__lte=on).exclude(kind__in=LAST_DAYS)
    return as_events(changes)


def coming_last_days(*, on: date) -> Iterator[NewEvent]:
    """The last days that are near, from `on`."""
    return as_events(Change.objects.filter(kind__in=LAST_DAYS, on__gte=on, on__lte=on + AHEAD))


def as_events(changes: QuerySet[Change]) -> Iterator[NewEvent]:
    """Changes of sites as events, the oldest first. A change of a site that is not there is left out."""
    held = list(changes.filter(subject=Subject.SITE).order_by("on", "pk"))
    areas = area_names() if held else {}
    for start in range(0, len(held), BATCH):
        part = held[start : start + BATCH]
        sites = sites_of(part)
        sources = sources_by_id(change.source_id for change in part)
        yield from (
            event_of(change, sites[change.subject_id], sources=sources, areas=areas)
            for change in part
            if change.subject_id in sites
        )


def sites_of(changes: Iterable[Change]) -> dict[str, Site]:
    """The sites that changes are about, by id."""
    found = Site.objects.filter(site_id__in={change.subject_id for change in changes}).only("number", *FIELDS)
    return {site.site_id: site for site in found}


def event_of(
    change: Change, site: Site, *, sources: Mapping[str, Source], areas: Mapping[str, str]
) -> NewEvent:
    """A change as an event."""
    around = (areas.get(site.ward_id or ""), areas.get(site.district_id or ""))
    address = site.address or ""
    place = (address, *(area for area in around if area and area not in address))
    return NewEvent(
        kind=change.kind,
        object_kind=Subject.SITE,
        object_id=site.site_id,
        title=site.name,
        path=f"/land/{site.site_id}/",
        importance=Importance.SHOULD if change.kind in URGENT else Importance.COULD,
        place=", ".join(part for part in place if part),
        was=change.was or "",
        became=change.became or "",
        on=change.on,
        deadline=change.on if change.kind in LAST_DAYS else None,
        longitude=site.longitude,
        latitude=site.latitude,
        district_code=site.district_id,
        ward_code=site.ward_id,
        owner_id=site.owner_id or change.owner_id,
        owner_name=site.owner_name or "",
        use=site.use,
        source=source_words(sources.get(change.source_id or ""), change.row),
    )


def source_words(source: Source | None, row: int | None) -> str:
    """The publisher and title of the file that says so, and the row."""
    if source is None:
        return ""
    said = ", ".join(part for part in (source.publisher, source.title) if part)
    return _("%(source)s, row %(row)d") % {"source": said, "row": row} if row else said
