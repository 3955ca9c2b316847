"""Fetches registers from the addresses that bodies have named, and decides what becomes of each file.

Each step looks at what stands in the database: one that was killed is done again, and done twice it is done once.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from commonweal.apps.landbank.actions.note_scheduled_fetch import note_scheduled_fetch
from commonweal.apps.landbank.actions.take_in_fetched_register import take_in_fetched_register
from commonweal.apps.landbank.enums import FetchState, PublicationState, UploadState
from commonweal.apps.landbank.models import RegisterUpload, ScheduledFetch
from commonweal.apps.landbank.queries.desk import fetches_in_force
from commonweal.apps.people.queries.acting import acting_of
from commonweal.apps.provenance.actions.record_act import THE_SITE
from commonweal.foundation.http import Downloader, DownloadFailed, Patience
from commonweal.pipeline.desk import tasks
from commonweal.pipeline.desk.folders import DeskFolders
from commonweal.pipeline.desk.publishing import publish_upload
from commonweal.pipeline.desk.receiving import not_taken
from commonweal.pipeline.desk.results import Summary
from commonweal.pipeline.desk.uploads import summary_of
from commonweal.registers.fetching.download import KEPT, fetch_source
from commonweal.registers.fetching.outside import OutsideOnly
from commonweal.registers.fetching.store import Fetch, RawStore
from commonweal.registers.region import RegionSource

LONGEST_SECONDS = 180.0
# Nobody else asks an address while it is being asked; one whose worker died is asked again after this.
MEANWHILE = timedelta(minutes=10)
PATIENCE = Patience(attempts=3, longest_wait=5.0, connect_timeout=10.0, read_timeout=30.0)
Again = Callable[[], None]


def fetch_what_is_due(*, at: datetime, again: Again = lambda: None) -> int:
    """Ask every address whose time has come; how many. Whatever goes wrong stands on its page."""
    done = 0
    for one in list(fetches_in_force().filter(next_try_at__lte=at)):
        again()
        done += fetch_one(one, at=at)
    return done


@task()
def fetch_now(fetch_id: int) -> None:
    """Ask one address in the background, where it is due."""
    now = timezone.now()
    for one in fetches_in_force().filter(pk=fetch_id, next_try_at__lte=now):
        fetch_one(one, at=now)


def fetch_one(fetch: ScheduledFetch, *, at: datetime) -> bool:
    """Ask one address, unless somebody else is asking it; what is new goes to the desk and is checked."""
    mine = ScheduledFetch.objects.filter(pk=fetch.pk, next_try_at=fetch.next_try_at)
    if not mine.update(next_try_at=at + MEANWHILE):
        return False
    said = ask(fetch, at=at)
    if not said.outcome.is_good:
        _note(fetch, FetchState.BROKEN, said.sentence.removesuffix(KEPT).strip(), at=at)
    elif fetch.upload is None or fetch.upload.sha256 != said.sha256:
        _take_in(fetch, said, at=at)
    else:
        _still_stands(fetch, at=at)
    return True


def _note(
    fetch: ScheduledFetch, state: str, problem: str = "", *, settled: bool | None = None, at: datetime
) -> None:
    note_scheduled_fetch(
        fetch=fetch, state=state, problem=problem, tried=True, settled=settled, by=THE_SITE, at=at
    )


def _still_stands(fetch: ScheduledFetch, *, at: datetime) -> None:
    """Nothing new. An address that was broken gives a file again, which is decided on anew where it was read."""
    if fetch.state != FetchState.BROKEN:
        _note(fetch, fetch.state, fetch.problem, at=at)
    elif fetch.upload.state == UploadState.CHECKED:
        _note(fetch, FetchState.WORKS, settled=False, at=at)
    else:
        _note(fetch, FetchState.BROKEN, fetch.problem, at=at)


def ask(fetch: ScheduledFetch, *, at: datetime) -> Fetch:
    """Fetch an address as the region's sources are fetched, by a way that leads outside alone."""
    transport = httpx.HTTPTransport() if settings.DESK_FETCH_WITHIN else OutsideOnly()
    downloader = Downloader(
        patience=PATIENCE,
        progress=_in_time(time.monotonic() + LONGEST_SECONDS),
        transport=transport,
        most_bytes=settings.COMMONWEAL_UPLOAD_BYTES,
    )
    return fetch_source(
        source_of(fetch),
        store=store_of(settings.COMMONWEAL_DATA),
        downloader=downloader,
        at=at,
        accept=fetch.accept_next,
    )


def _in_time(until: float) -> Callable[[int, int | None], None]:
    """Ends a download that takes too long, however little it sends at a time."""

    def look(done: int, total: int | None) -> None:
        if time.monotonic() > until:
            raise DownloadFailed(f"The file had not arrived after {LONGEST_SECONDS:.0f} seconds.")

    return look


def store_of(data: Path) -> RawStore:
    """Where what was fetched for the desk lies, with a line for every try."""
    return RawStore(data / "desk" / "fetched")


def tries_of(fetch: ScheduledFetch, data: Path) -> list[Fetch]:
    """Every try of an address, the latest first."""
    return [one for one in store_of(data).fetches() if one.source == fetch.key][::-1]


def source_of(fetch: ScheduledFetch) -> RegionSource:
    """The address as a source."""
    return RegionSource(
        key=fetch.key,
        register=fetch.register,
        publisher=fetch.body_name,
        url=fetch.url,
        format="",
        cadence=fetch.every,
        tested=None,
        note="",
    )


def _take_in(fetch: ScheduledFetch, said: Fetch, *, at: datetime) -> None:
    """A new file: refused as an upload would be, else an upload."""
    found = store_of(settings.COMMONWEAL_DATA).place_of(said)
    refusal = not_taken(found, most_bytes=settings.COMMONWEAL_UPLOAD_BYTES) if found else None
    if found is None or refusal:
        problem = f"{refusal.found} {refusal.mend}" if refusal else _("The file is not there any more.")
        _note(fetch, FetchState.BROKEN, problem, at=at)
        return
    folders = DeskFolders(settings.COMMONWEAL_DATA)
    with folders.arriving() as path:
        shutil.copyfile(found, path)
        sha256, _place = folders.keep(path, found.name)
    with transaction.atomic():
        upload = take_in_fetched_register(
            fetch=fetch, file_name=found.name, sha256=sha256, size=said.bytes or 0, by=THE_SITE, at=at
        )
        _note(fetch, FetchState.WORKS, at=at)
        tasks.check.enqueue(upload.pk)


def settle_what_arrived(*, at: datetime) -> int:
    """Decide on every file whose check has ended: publish it, or leave it to the officers; how many."""
    waiting = list(fetches_in_force().filter(settled=False))
    done = [one for one in waiting if _settle(one, at=at)]
    for one in fetches_in_force().filter(settled=True, state=FetchState.WAITS):
        if is_published(one.upload):
            note_scheduled_fetch(fetch=one, state=FetchState.WORKS, by=THE_SITE, at=at)
    return len(done)


def _settle(fetch: ScheduledFetch, *, at: datetime) -> bool:
    upload = fetch.upload
    if upload.is_busy:
        return False
    with transaction.atomic():
        state, problem = _decided(fetch, upload, at=at)
        note_scheduled_fetch(fetch=fetch, state=state, problem=problem, settled=True, by=THE_SITE, at=at)
    return True


def _decided(fetch: ScheduledFetch, upload: RegisterUpload, *, at: datetime) -> tuple[str, str]:
    """The state after a check, and what is wrong."""
    summary = summary_of(upload, settings.COMMONWEAL_DATA)
    if upload.state != UploadState.CHECKED or summary is None:
        return FetchState.BROKEN, _("The file could not be read as the register that it should be.")
    if is_published(upload) or is_the_same(summary):
        return FetchState.WORKS, ""
    if upload.publications.exists():
        return FetchState.WAITS, _("An officer undid its publication.")
    wrong = what_is_wrong(summary)
    if wrong:
        return FetchState.WAITS, wrong
    if not fetch.publish:
        return FetchState.WAITS, _("Nothing looks wrong. It is published once an officer says so.")
    return _published(fetch, upload, at=at)


def is_published(upload: RegisterUpload | None) -> bool:
    """Whether an officer has published it already."""
    return upload is not None and upload.publications.exclude(state=PublicationState.UNDONE).exists()


def is_the_same(summary: Summary) -> bool:
    """Whether it says what the last publication says."""
    found = summary.comparison
    return found.against.startswith("publication ") and not found.added + found.changed + found.gone


def what_is_wrong(summary: Summary) -> str:
    """Why a person has to look before it is published; empty where nothing looks wrong."""
    if not summary.accepted:
        return _("No row of it was accepted.")
    if summary.doubts:
        return _("Something in it looks wrong.")
    if any(one.column is None for one in summary.headings):
        return _("It has headings that mean nothing to us yet.")
    return ""


def _published(fetch: ScheduledFetch, upload: RegisterUpload, *, at: datetime) -> tuple[str, str]:
    """Publish by the officer's standing order, while they may still publish for the body."""
    by = acting_of(fetch.asked_by, membership_id=fetch.membership_id)
    try:
        publish_upload(
            upload,
            revision=upload.revision,
            meant=(),
            publish_on=timezone.localdate(at),
            standing_order=True,
            by=by,
            at=at,
        )
    except PermissionDenied:
        return FetchState.WAITS, _("Whoever said that it is to be published may not publish any more.")
    except ValidationError as refusal:
        return FetchState.WAITS, " ".join(refusal.messages)
    return FetchState.WORKS, ""
