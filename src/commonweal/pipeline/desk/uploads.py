"""Checks an upload of the site's database: recognises it, replays what people said, and keeps what came of
it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from commonweal.apps.landbank.actions._telling import tell_of_check
from commonweal.apps.landbank.enums import UploadOrigin, UploadState
from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.apps.landbank.queries.desk import (
    body_named,
    last_publication,
    published_before,
    remembered_headings,
    replayed,
)
from commonweal.pipeline.desk.as_built import as_built
from commonweal.pipeline.desk.checking import ToCheck, check
from commonweal.pipeline.desk.counting import about_rows
from commonweal.pipeline.desk.folders import DeskFolders
from commonweal.pipeline.desk.owners import Owner
from commonweal.pipeline.desk.results import Summary, read_summary
from commonweal.pipeline.desk.rooms import DESK
from commonweal.registers.headings.confirmed import confirmed_for
from commonweal.registers.headings.matching import IGNORE
from commonweal.registers.recognition import recognise
from commonweal.registers.rows.rowwise import Mends

STALE_SECONDS = 120


def folder_of(upload: RegisterUpload, data: Path) -> Path | None:
    """The folder of the last finished check; None before the first."""
    if upload.checked_revision is None:
        return None
    return DeskFolders(data).check(upload.pk, upload.checked_revision)


def summary_of(upload: RegisterUpload, data: Path) -> Summary | None:
    """What the last finished check found."""
    folder = folder_of(upload, data)
    return read_summary(folder) if folder else None


def file_of(upload: RegisterUpload, data: Path) -> Path:
    """The upload as it came."""
    return DeskFolders(data).upload(upload.sha256, upload.file_name)


def owner_of(upload: RegisterUpload) -> Owner:
    """The public body whose list it is."""
    body = body_named(upload.body_id)
    return Owner(
        body_id=upload.body_id,
        name=body.name if body else upload.body_name,
        uri=body.organisation_uri if body else None,
        aliases=tuple(body.aliases) if body else (),
    )


def publication_file(publication: RegisterPublication, data: Path) -> Path:
    """The publication's file in the standard columns."""
    return DeskFolders(data).publication(publication.body_id, publication.file_name)


def former_files(body_id: str, register: str, data: Path) -> tuple[list[Path], str]:
    """What a publication takes the place of, and what that is: `publication 3`, `the file read last` or
    nothing."""
    last = last_publication(body_id, register)
    if last is not None:
        return [publication_file(last, data)], f"publication {last.pk}"
    files = as_built(data, body_id=body_id, register=register)
    return files, "built" if files else ""


def to_check(upload: RegisterUpload, data: Path) -> ToCheck:
    """The upload as the checker takes it; its register must be known."""
    mends = replayed(upload.mends.all())
    before, against = former_files(upload.body_id, upload.register, data)
    return ToCheck(
        path=file_of(upload, data),
        sha256=upload.sha256,
        register=upload.register,
        variant=upload.variant,
        why=upload.why,
        owner=owner_of(upload),
        mapping=upload.headings_said,
        mends=Mends(texts=mends.texts, left_out=frozenset(mends.left_out), added=frozenset(mends.added)),
        before=before,
        against=against,
    )


def check_upload(upload_id: int, data: Path) -> None:
    """Check an upload until everything that people said of it is covered. Safe to run twice at once: the last
    one to finish counts, and both find the same."""
    while True:
        upload = RegisterUpload.objects.get(pk=upload_id)
        if upload.is_checked:
            return
        revision = upload.revision
        _begin(upload, data)
        if not upload.register:
            _end_unread(upload, revision, upload.told)
            return
        into = DeskFolders(data).check(upload.pk, revision)
        summary = check(to_check(upload, data), into=into, watch=lambda rows: _heard(upload_id, rows))
        if _end(upload, revision, summary):
            _forget_older(upload, revision, data)
            return


def _begin(upload: RegisterUpload, data: Path) -> None:
    """Say that the check runs; find out which register it is where nobody has said so."""
    path = file_of(upload, data)
    if not upload.register or not upload.variant:
        _recognise(upload, path)
    if upload.checked_revision is None:
        upload.remembered = _remembered(upload, data)
    upload.rows_about = max(about_rows(path) - 1, 0)
    RegisterUpload.objects.filter(pk=upload.pk).update(
        state=UploadState.CHECKING,
        register=upload.register,
        variant=upload.variant,
        why=upload.why,
        remembered=upload.remembered,
        rows_about=upload.rows_about,
        rows_done=0,
        last_heard_at=_now(),
    )


def _recognise(upload: RegisterUpload, path: Path) -> None:
    found = recognise(path)
    if upload.register:
        upload.variant = found.variant if found and found.register == upload.register else ""
        upload.variant = upload.variant or DESK[upload.register].standard.name
        upload.why = found.why if found and found.register == upload.register else "named"
    elif found is None:
        upload.told = "unknown"
    elif found.register not in DESK:
        upload.told = found.register
    else:
        upload.register, upload.variant, upload.why = found.register, found.variant, found.why


def _remembered(upload: RegisterUpload, data: Path) -> dict[str, str]:
    """What is known of the body’s own headings: from stewards, and from its officers, who have the last word."""
    if upload.register not in DESK:
        return {}
    known = confirmed_for(data, publisher=upload.body_name, register=upload.register)
    names = {one.name for one in DESK[upload.register].how.table.columns} | {IGNORE}
    said = {**known, **remembered_headings(upload)}
    return {heading: column for heading, column in said.items() if column in names}


def _heard(upload_id: int, rows: int) -> None:
    RegisterUpload.objects.filter(pk=upload_id).update(rows_done=rows, last_heard_at=_now())


@transaction.atomic
def _end(upload: RegisterUpload, revision: int, summary: Summary) -> bool:
    """Keep the result; whether it covers everything that people have said by now."""
    locked = RegisterUpload.objects.select_for_update().get(pk=upload.pk)
    whole = locked.revision == revision
    if locked.checked_revision is None or locked.checked_revision <= revision:
        locked.checked_revision = revision
        locked.rows_accepted, locked.rows_refused = summary.accepted, summary.refused
    if whole:
        readable = summary.read + summary.added > 0 or starts_from_publication(upload)
        locked.state = UploadState.CHECKED if readable else UploadState.UNREADABLE
        locked.told = "" if readable else "no rows"
        locked.rows_done = summary.read
    locked.last_heard_at = _now()
    locked.save()
    if whole:
        tell_of_check(locked, at=_now())
    return whole


@transaction.atomic
def _end_unread(upload: RegisterUpload, revision: int, told: str) -> None:
    unread = RegisterUpload.objects.filter(pk=upload.pk, revision=revision)
    if unread.update(state=UploadState.UNREADABLE, told=told, last_heard_at=_now()):
        tell_of_check(upload, at=_now())


def _forget_older(upload: RegisterUpload, revision: int, data: Path) -> None:
    """Drop the results of earlier revisions; what was published has been copied."""
    for folder in DeskFolders(data).checks(upload.pk).glob("*"):
        if folder.name.isdecimal() and int(folder.name) < revision:
            shutil.rmtree(folder, ignore_errors=True)


def has_stopped(upload: RegisterUpload, now: datetime) -> bool:
    """Whether nothing has been heard of a check for so long that its worker must have died."""
    heard = upload.last_heard_at or upload.uploaded_at
    return upload.state == UploadState.CHECKING and (now - heard).total_seconds() > STALE_SECONDS


def is_stale(upload: RegisterUpload, summary: Summary) -> bool:
    """Whether something else has been published since this was compared."""
    last = last_publication(upload.body_id, upload.register)
    if last and (last.upload_id, last.revision) == (upload.pk, upload.checked_revision):
        return False
    against = summary.comparison.against
    return (against if against.startswith("publication ") else "") != published_before(
        upload.body_id, upload.register
    )


def starts_from_publication(upload: RegisterUpload) -> bool:
    """Whether it changes the last publication asset by asset."""
    return upload.origin == UploadOrigin.PUBLICATION


def _now() -> datetime:
    return timezone.now()
