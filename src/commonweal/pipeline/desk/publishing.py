"""Publishes a checked upload: its standard file, its place among the publications in force, and what is due."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions.bring_publication_into_force import bring_publication_into_force
from commonweal.apps.landbank.actions.publish_register import publish_register
from commonweal.apps.landbank.actions.undo_publication import undo_publication
from commonweal.apps.landbank.enums import PublicationState
from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.apps.landbank.queries.desk import in_force
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import THE_SITE
from commonweal.foundation.files import sha256_of, writing
from commonweal.pipeline.desk.published import InForce, write_in_force
from commonweal.pipeline.desk.rooms import DESK
from commonweal.pipeline.desk.tasks import ask_for_rebuild
from commonweal.pipeline.desk.uploads import folder_of, publication_file, summary_of


@transaction.atomic
def publish_upload(
    upload: RegisterUpload,
    *,
    revision: int,
    meant: Collection[str],
    publish_on: date,
    standing_order: bool = False,
    by: Acting,
    at: datetime,
) -> RegisterPublication:
    """Publish what was checked, from `publish_on`. PermissionDenied and ValidationError as the act gives
    them; the file is whole before the publication is in the database for others."""
    data = settings.COMMONWEAL_DATA
    folder, summary = folder_of(upload, data), summary_of(upload, data)
    if folder is None or summary is None:
        raise ValidationError(_("It has not been checked yet."))
    standard = folder / "standard.csv"
    compared = summary.comparison
    publication, new = publish_register(
        upload=upload,
        revision=revision,
        variant=DESK[upload.register].standard.name,
        sha256=sha256_of(standard),
        rows=summary.accepted,
        doubts=[doubt_name(one.code, one.what) for one in summary.doubts],
        meant=meant,
        differences={"added": compared.added, "changed": compared.changed, "gone": compared.gone},
        publish_on=publish_on,
        today=timezone.localdate(at),
        against=compared.against,
        standing_order=standing_order,
        by=by,
        at=at,
    )
    if new:
        _copy(standard, publication_file(publication, data))
        transaction.on_commit(follow)
    return publication


def doubt_name(code: str, what: str) -> str:
    """A doubt as forms and records name it."""
    return f"{code}:{what}" if what else code


def _copy(file: Path, to: Path) -> None:
    with writing(to) as part:
        shutil.copyfile(file, part)


def undo(publication: RegisterPublication, *, by: Acting, at: datetime) -> RegisterPublication:
    """Take a publication back; the one before counts from the next build on."""
    with transaction.atomic():
        undone = undo_publication(publication=publication, by=by, at=at)
        transaction.on_commit(follow)
    return undone


def publish_what_is_due(*, at: datetime) -> int:
    """Bring into force every publication whose day has come; gives how many. Running it twice changes nothing."""
    due = RegisterPublication.objects.filter(
        state=PublicationState.SCHEDULED, publish_on__lte=timezone.localdate(at)
    ).order_by("publish_on", "id")
    done = [bring_publication_into_force(publication=one, by=THE_SITE, at=at) for one in due]
    if done:
        follow()
    return len(done)


def follow() -> None:
    """Write down what is in force, and have the site built and loaded again."""
    write_what_is_in_force(settings.COMMONWEAL_DATA)
    if settings.REGION and settings.COMMONWEAL_REGISTERS.is_dir():
        ask_for_rebuild()


def write_what_is_in_force(data: Path) -> None:
    """The list that builds read, from the database."""
    write_in_force(data, [_entry(one) for one in in_force()])


def _entry(publication: RegisterPublication) -> InForce:
    file = publication_file(publication, Path())
    return InForce(
        file=str(Path(*file.parts[-2:])),
        sha256=publication.sha256,
        register=publication.register,
        variant=publication.variant,
        body_id=publication.body_id,
        publisher=publication.body_name,
        on=publication.publish_on.isoformat(),
        url=f"{settings.COMMONWEAL_URL}/publications/{publication.pk}.csv",
    )
