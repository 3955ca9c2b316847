"""Somebody says that something about a site is wrong, or that a site is missing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.apps.landbank.enums import Act
from commonweal.apps.landbank.models import MistakeReport, Site
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 4000
ANSWERED_WITHIN = timedelta(days=28)


@transaction.atomic
def report_mistake(
    *,
    site: Site | None,
    about: str,
    says: str,
    contact: str = "",
    body_id: str = "",
    by: Acting,
    at: datetime,
) -> MistakeReport:
    """Keep the report for the stewards and the officers of the owner; anybody may. An answer is promised
    within 28 days.

    `contact` is what they chose to leave; `body_id` the owner where no `site` is named. ValidationError when
    empty.
    """
    report = MistakeReport(
        site_id=site.site_id if site else "",
        body_id=(site.owner_id or "") if site else body_id,
        about=about,
        says=says.strip()[:LONGEST],
        contact=contact.strip()[:LONGEST],
        reported_at=at,
        promised_by=timezone.localdate(at) + ANSWERED_WITHIN,
    )
    report.full_clean()
    report.save()
    record_act(
        act=Act.REPORT_MISTAKE,
        subject=Subject("mistake-report", str(report.pk)),
        by=by.actor,
        at=at,
        after={**({"site": site.site_id} if site else {"body": body_id}), "about": about},
    )
    return report
