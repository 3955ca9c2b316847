"""What the council desk has done in the background."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from commonweal.apps.landbank.actions._telling import tell_of_check
from commonweal.apps.landbank.enums import UploadState
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.pipeline.build import build_with_report
from commonweal.pipeline.decided import decisions_of
from commonweal.pipeline.desk.rebuilding import (
    LOADING_PERCENT,
    Progress,
    forget_progress,
    is_being_built,
    only_build,
)
from commonweal.pipeline.desk.uploads import check_upload, has_stopped
from commonweal.pipeline.load import load

LOGGER = logging.getLogger(__name__)
LOOKS_EVERY = 1.0
# A build that began a moment ago may not have taken its lock yet.
SETTLED_AFTER = timedelta(minutes=1)


@task()
def check(upload_id: int) -> None:
    """Check an upload; one that fails says so on its page, and may be checked again."""
    try:
        check_upload(upload_id, settings.COMMONWEAL_DATA)
    except Exception:
        LOGGER.exception("The check of upload %s failed", upload_id)
        _failed(upload_id)
        raise


def _failed(upload_id: int) -> None:
    with transaction.atomic():
        RegisterUpload.objects.filter(pk=upload_id).update(state=UploadState.FAILED)
        upload = RegisterUpload.objects.select_related("uploaded_by").filter(pk=upload_id).first()
        if upload:
            tell_of_check(upload, failed=True, at=timezone.now())


@task()
def rebuild() -> str:
    """Build the region with what is published at the desk, and load it; gives the snapshot's hash.

    Two never build at once: the second waits, and builds what is in force then.
    """
    data: Path = settings.COMMONWEAL_DATA
    while True:
        with only_build(data) as mine:
            if mine:
                try:
                    return _rebuilt(data)
                finally:
                    forget_progress(data)
        time.sleep(LOOKS_EVERY)


def _rebuilt(data: Path) -> str:
    now = timezone.now()

    def watch(what: str, done: int, of: int) -> None:
        Progress(what=what, percent=LOADING_PERCENT * done // max(of, 1)).write(data)

    built = build_with_report(
        settings.REGION,
        registers=settings.COMMONWEAL_REGISTERS,
        data=data,
        as_of=timezone.localdate(now),
        decisions=decisions_of(data),
        watch=watch,
    )
    Progress(what="Loading", percent=LOADING_PERCENT).write(data)
    load(built.snapshot.folder, at=now)
    return built.snapshot.hash


def ask_for_rebuild() -> None:
    """Have the site built again, unless a build waits already: it will read what is in force when it begins."""
    ready = DBTaskResult.objects.ready().filter(task_path=rebuild.module_path)
    if not ready.exists():
        rebuild.enqueue()


def rebuild_is_due() -> bool:
    """Whether the site is being built again, or will be in a moment."""
    return DBTaskResult.objects.filter(
        task_path=rebuild.module_path, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    ).exists()


def last_rebuild_failed() -> bool:
    """Whether the last build that ended came to nothing."""
    ended = DBTaskResult.objects.filter(
        task_path=rebuild.module_path, status__in=(TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL)
    )
    last = ended.order_by("-finished_at").first()
    return last is not None and last.status == TaskResultStatus.FAILED


def take_up_what_stopped() -> int:
    """Have every check and build done again whose worker died; gives how many."""
    now = timezone.now()
    stopped = [
        one for one in RegisterUpload.objects.filter(state=UploadState.CHECKING) if has_stopped(one, now)
    ]
    for one in stopped:
        RegisterUpload.objects.filter(pk=one.pk).update(state=UploadState.WAITING)
        check.enqueue(one.pk)
    return len(stopped) + _take_up_build()


def _take_up_build() -> int:
    """A build that is said to run while nobody builds has died."""
    running = DBTaskResult.objects.filter(
        task_path=rebuild.module_path,
        status=TaskResultStatus.RUNNING,
        started_at__lt=timezone.now() - SETTLED_AFTER,
    )
    ids = list(running.values_list("pk", flat=True))
    if not ids or is_being_built(settings.COMMONWEAL_DATA):
        return 0
    DBTaskResult.objects.filter(pk__in=ids).update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
    ask_for_rebuild()
    return 1
