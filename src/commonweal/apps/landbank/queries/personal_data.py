"""What a person did at the council desk and reported: their copy of it.

Acts of a public body stay, and the person behind them has no name any more. Reports and their answers are public
and stay; the address that was left, and photos that were never shown, go.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from commonweal.apps.landbank.enums import PhotoState
from commonweal.apps.landbank.models import (
    MistakeReport,
    RegisterMend,
    RegisterPublication,
    RegisterUpload,
    ReportPhoto,
    ScheduledFetch,
)
from commonweal.apps.landbank.queries.photos import delete_photos
from commonweal.apps.people.models import Person

UPLOAD = ("id", "body_id", "body_name", "register", "file_name", "uploaded_at")
MEND = ("upload_id", "mended_at")
PUBLICATION = ("id", "upload_id", "body_id", "body_name", "decided_at")
FETCH = ("id", "body_id", "body_name", "register", "url", "asked_at")
REPORT = ("id", "site_id", "body_id", "about", "says", "contact", "reported_at", "state", "answer")
PHOTO = ("report_id", "shows", "width", "height", "state")


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Their uploads, mends, publications, scheduled fetches and reports with photos, as plain values."""
    reports = reports_of(person)
    return {
        "uploads": list(RegisterUpload.objects.filter(uploaded_by=person).values(*UPLOAD)),
        "mends": list(RegisterMend.objects.filter(mended_by=person).values(*MEND)),
        "publications": list(RegisterPublication.objects.filter(decided_by=person).values(*PUBLICATION)),
        "scheduled fetches": list(ScheduledFetch.objects.filter(asked_by=person).values(*FETCH)),
        "reports": list(reports.order_by("pk").values(*REPORT)),
        "photos": list(ReportPhoto.objects.filter(report__in=reports).values(*PHOTO)),
    }


def reports_of(person: Person) -> QuerySet[MistakeReport]:
    """The reports that they sent while they were signed in, or left their address with."""
    return MistakeReport.objects.filter(Q(reported_by=person) | Q(contact__iexact=person.email))


def erase(person: Person, *, at: datetime) -> None:
    """Take out the address that they left, and photos of theirs that nobody was shown. At the desk nothing
    names them: each act points at an account that has lost its name."""
    reports = reports_of(person)
    photos = ReportPhoto.objects.filter(report__in=reports).exclude(state=PhotoState.RELEASED)
    delete_photos(list(photos))
    reports.update(contact="", reported_by=None)
