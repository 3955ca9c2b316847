"""Somebody says that something about a site is wrong, or that a site is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions._photos import Photo, keep_photo
from commonweal.apps.landbank.actions._telling import tell_of_report
from commonweal.apps.landbank.enums import Act
from commonweal.apps.landbank.models import MistakeReport, ReportPhoto, Site
from commonweal.apps.landbank.queries.photos import photo_file
from commonweal.apps.notices.actions._allowing import is_allowed
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 4000
LONGEST_SHOWS = 300
MOST_PHOTOS = 3
MOST_AN_HOUR = 30
ANSWERED_WITHIN = timedelta(days=28)


def report_mistake(
    *,
    site: Site | None,
    about: str,
    says: str,
    contact: str = "",
    body_id: str = "",
    photos: Sequence[Photo] = (),
    network: str = "",
    by: Acting,
    at: datetime,
) -> MistakeReport:
    """Keep the report for the stewards and the officers of the owner; anybody may. An answer is promised
    within 28 days.

    `contact` is what they chose to leave; `body_id` the owner where no `site` is named; `network` whence it comes,
    of which no more than a count is kept. ValidationError when empty, where a photo says not what it shows, and
    after very many reports from one place.
    """
    if network and not is_allowed("report", network, most=MOST_AN_HOUR, within=timedelta(hours=1), at=at):
        raise ValidationError(_("Very many reports have come from your network. Send yours in an hour."))
    _refuse(photos)
    report = MistakeReport(
        site_id=site.site_id if site else "",
        body_id=(site.owner_id or "") if site else body_id,
        about=about,
        says=says.strip()[:LONGEST],
        contact=contact.strip()[:LONGEST],
        reported_by=person_of(by) if by.signed_in else None,
        reported_at=at,
        promised_by=timezone.localdate(at) + ANSWERED_WITHIN,
    )
    report.full_clean()
    with _kept_or_none(photos), transaction.atomic():
        report.save()
        ReportPhoto.objects.bulk_create(_rows(report, photos))
        record_act(
            act=Act.REPORT_MISTAKE,
            subject=Subject("mistake-report", str(report.pk)),
            by=by.actor,
            at=at,
            after={
                **({"site": site.site_id} if site else {"body": body_id}),
                "about": about,
                **({"photos": str(len(photos))} if photos else {}),
            },
        )
        tell_of_report(report, by_person=by.person, at=at)
    return report


def _refuse(photos: Sequence[Photo]) -> None:
    if len(photos) > MOST_PHOTOS:
        raise ValidationError(_("At most %(most)d photos are kept with a report.") % {"most": MOST_PHOTOS})
    if any(not one.shows.strip() for one in photos):
        raise ValidationError(_("Say in a few words what each photo shows: some people cannot see it."))


def _rows(report: MistakeReport, photos: Sequence[Photo]) -> Iterator[ReportPhoto]:
    """The same photo twice is one."""
    for one in {photo.sha256: photo for photo in photos}.values():
        yield ReportPhoto(
            report=report,
            sha256=one.sha256,
            width=one.width,
            height=one.height,
            size=len(one.content),
            shows=one.shows.strip()[:LONGEST_SHOWS],
        )


@contextmanager
def _kept_or_none(photos: Sequence[Photo]) -> Iterator[None]:
    """The files are there before their rows are; where the report cannot be kept, they go again."""
    new = [photo.sha256 for photo in photos if keep_photo(photo)]
    try:
        yield
    except BaseException:
        for sha256 in new:
            photo_file(sha256).unlink(missing_ok=True)
        raise
