"""A file that was fetched from a body's own address comes to the desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.enums import Act, UploadOrigin
from commonweal.apps.landbank.models import RegisterUpload, ScheduledFetch
from commonweal.apps.provenance.actions.record_act import Actor, Subject, record_act


@transaction.atomic
def take_in_fetched_register(
    *, fetch: ScheduledFetch, file_name: str, sha256: str, size: int, by: Actor, at: datetime
) -> RegisterUpload:
    """The upload, in the name of the officer who asked for the fetch; it is decided on once it is checked.

    `by` is the site itself.
    """
    locked = ScheduledFetch.objects.select_for_update().get(pk=fetch.pk)
    upload = RegisterUpload.objects.create(
        token=f"{locked.key}-{at:%Y%m%dT%H%M%S%f}",
        body_id=locked.body_id,
        body_name=locked.body_name,
        register=locked.register,
        file_name=file_name[:300],
        sha256=sha256,
        size=size,
        origin=UploadOrigin.FETCH,
        uploaded_by=locked.asked_by,
        uploaded_at=at,
    )
    locked.upload, locked.settled, locked.last_changed_at = upload, False, at
    locked.save()
    record_act(
        act=Act.TAKE_IN_FETCHED_REGISTER,
        subject=Subject("register-upload", str(upload.pk)),
        by=by,
        at=at,
        after={"body": locked.body_id, "address": locked.url, "sha256": sha256, "bytes": str(size)},
    )
    return upload
