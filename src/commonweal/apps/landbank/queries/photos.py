"""Where photos of reports lie, and who may see one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from commonweal.apps.landbank.models import ReportPhoto
from commonweal.apps.landbank.policy import may_answer_mistake_report
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.moderated import is_hidden


def photo_file(sha256: str) -> Path:
    """A photo's place in the data folder, by its hash."""
    data: Path = settings.COMMONWEAL_DATA
    return data / "desk" / "photos" / sha256[:2] / f"{sha256}.webp"


def photo_for(acting: Acting, *, report_id: int, photo_id: int) -> ReportPhoto | None:
    """A photo of a report, for whoever may see it; None for others, as where there is none."""
    found = ReportPhoto.objects.filter(pk=photo_id, report_id=report_id).select_related("report").first()
    if found is None:
        return None
    open_to_all = found.is_released and not is_hidden("correction", str(report_id))
    seen = open_to_all or may_answer_mistake_report(acting, found.report.body_id)
    return found if seen else None


def delete_photos(photos: list[ReportPhoto]) -> int:
    """Delete these photos, and their files once that is certain; how many. A file that another report has too
    stays with that one."""
    for one in photos:
        one.delete()
        transaction.on_commit(partial(_delete_file, one.sha256))
    return len(photos)


def _delete_file(sha256: str) -> None:
    if not ReportPhoto.objects.filter(sha256=sha256).exists():
        photo_file(sha256).unlink(missing_ok=True)
