"""What the council desk has done in the background."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from commonweal.apps.landbank.enums import UploadState
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.pipeline.build import build_with_report
from commonweal.pipeline.decided import decisions_of
from commonweal.pipeline.desk.uploads import check_upload, has_stopped
from commonweal.pipeline.load import load

LOGGER = logging.getLogger(__name__)


@task()
def check(upload_id: int) -> None:
    """Check an upload; one that fails says so on its page, and may be checked again."""
    try:
        check_upload(upload_id, settings.COMMONWEAL_DATA)
    except Exception:
        LOGGER.exception("The check of upload %s failed", upload_id)
        RegisterUpload.objects.filter(pk=upload_id).update(state=UploadState.FAILED)
        raise


@task()
def rebuild() -> str:
    """Build the region with what is published at the desk, and load it; gives the snapshot's hash."""
    now = timezone.now()
    built = build_with_report(
        settings.REGION,
        registers=settings.COMMONWEAL_REGISTERS,
        data=settings.COMMONWEAL_DATA,
        as_of=timezone.localdate(now),
        decisions=decisions_of(settings.COMMONWEAL_DATA),
    )
    load(built.snapshot.folder, at=now)
    return built.snapshot.hash


def take_up_what_stopped() -> int:
    """Have every check done again whose worker died; gives how many."""
    now = timezone.now()
    stopped = [
        one for one in RegisterUpload.objects.filter(state=UploadState.CHECKING) if has_stopped(one, now)
    ]
    for one in stopped:
        RegisterUpload.objects.filter(pk=one.pk).update(state=UploadState.WAITING)
        check.enqueue(one.pk)
    return len(stopped)
