"""An officer sends a register to the council desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.actions._keeping import refuse_strangers
from commonweal.apps.landbank.enums import Act, UploadOrigin
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def upload_register(
    *,
    token: str,
    body_id: str,
    body_name: str,
    file_name: str,
    sha256: str,
    size: int,
    register: str = "",
    origin: str = UploadOrigin.FILE,
    by: Acting,
    at: datetime,
) -> tuple[RegisterUpload, bool]:
    """The upload, and whether it is new: the same form sent twice is one upload.

    PermissionDenied, with the reason, for anyone but an officer of the body.
    """
    refuse_strangers(by, body_id)
    upload, new = RegisterUpload.objects.get_or_create(
        token=token,
        body_id=body_id,
        defaults={
            "body_name": body_name,
            "file_name": file_name[:300],
            "sha256": sha256,
            "size": size,
            "register": register,
            "origin": origin,
            "uploaded_by": person_of(by),
            "uploaded_at": at,
        },
    )
    if new:
        record_act(
            act=Act.UPLOAD_REGISTER,
            subject=Subject("register-upload", str(upload.pk)),
            by=by.actor,
            at=at,
            after={"body": body_id, "sha256": sha256, "bytes": str(size)},
        )
    return upload, new
