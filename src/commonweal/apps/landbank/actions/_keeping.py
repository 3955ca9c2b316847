"""What every act at the council desk asks first."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import connection

from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.landbank.policy import why_not_keep_register
from commonweal.apps.people.policy import Acting


def refuse_strangers(by: Acting, body_id: str) -> None:
    """PermissionDenied, with the reason, for whoever may not keep this body's registers."""
    why = why_not_keep_register(by, body_id)
    if why:
        raise PermissionDenied(why)


def locked_upload(upload: RegisterUpload, by: Acting) -> RegisterUpload:
    """The upload, locked until the transaction ends; PermissionDenied for strangers."""
    locked = RegisterUpload.objects.select_for_update().get(pk=upload.pk)
    refuse_strangers(by, locked.body_id)
    return locked


def said_anew(upload: RegisterUpload) -> None:
    """Count one more thing that people said; its check is due again."""
    upload.revision += 1
    upload.state = "waiting"
    upload.rows_done = 0


def one_at_a_time(*, body_id: str, register: str) -> None:
    """Nobody else publishes this register of this body until the transaction ends. SQLite has one writer at a
    time anyhow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"publishing {body_id} {register}"])
