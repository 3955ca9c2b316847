"""An officer says which register an upload is and what its headings mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.actions._keeping import locked_upload, said_anew
from commonweal.apps.landbank.enums import Act
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def choose_headings(
    *,
    upload: RegisterUpload,
    mapping: Mapping[str, str],
    register: str = "",
    by: Acting,
    at: datetime,
) -> RegisterUpload:
    """Keep what each heading means (a staged column, or `-` to leave it out); the check is due again.

    `register` names the register where it was not recognised. PermissionDenied for strangers.
    """
    locked = locked_upload(upload, by)
    before = {"register": locked.register, "headings": str(len(locked.mapping))}
    locked.mapping = {**locked.mapping, **mapping}
    locked.register = register or locked.register
    said_anew(locked)
    locked.save()
    record_act(
        act=Act.CHOOSE_HEADINGS,
        subject=Subject("register-upload", str(locked.pk)),
        by=by.actor,
        at=at,
        before=before,
        after={"register": locked.register, "headings": str(len(locked.mapping))},
    )
    return locked
