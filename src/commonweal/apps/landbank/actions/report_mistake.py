"""A visitor says that something about a site is wrong."""

from __future__ import annotations

from datetime import datetime

from commonweal.apps.landbank.models import MistakeReport, Site

LONGEST = 4000


def report_mistake(*, site: Site, about: str, says: str, contact: str = "", at: datetime) -> MistakeReport:
    """Keep the report for the stewards. `contact` is what the visitor chose to leave. ValidationError when empty."""
    report = MistakeReport(
        site_id=site.site_id,
        about=about,
        says=says.strip()[:LONGEST],
        contact=contact.strip()[:LONGEST],
        reported_at=at,
    )
    report.full_clean()
    report.save()
    return report
