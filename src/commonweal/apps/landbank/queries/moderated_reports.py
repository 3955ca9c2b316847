"""Reports of mistakes as something that can itself be reported and hidden: their photos, and their public answers."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.landbank.models import MistakeReport
from commonweal.apps.people.queries.moderated import Moderated

KIND = "correction"
CALLED = gettext_lazy("a report of a mistake and its answer")


def subject_of(id: str) -> Moderated | None:
    """The report with this number; None where there is none."""
    report = _report(id)
    if report is None:
        return None
    return Moderated(
        title=_("Report %(number)d") % {"number": report.pk},
        address=reverse("landbank:answered_report", args=[report.pk]),
        words="\n\n".join(filter(None, (report.says, report.answer, report.value))),
        person=report.reported_by,
        contact="" if report.reported_by or "@" not in report.contact else report.contact[:254],
    )


def hide(id: str, *, at: datetime) -> None:
    """Nothing to mark: the report's page asks the decisions."""


def show(id: str, *, at: datetime) -> None:
    """Nothing to mark: the report's page asks the decisions."""


def _report(id: str) -> MistakeReport | None:
    if not (id.isascii() and id.isdigit() and len(id) < 10):
        return None
    found = MistakeReport.objects.select_related("reported_by", "answered_by")
    return found.filter(pk=int(id)).first()
