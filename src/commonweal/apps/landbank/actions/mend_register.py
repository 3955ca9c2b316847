"""An officer mends cells of an upload, adds rows, leaves rows out or puts them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions._keeping import locked_upload, said_anew
from commonweal.apps.landbank.enums import Act, MendKind
from commonweal.apps.landbank.models import RegisterMend, RegisterUpload
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 10_000
BATCH = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Mend:
    """One change: `column` is the staged column of a cell and empty for whole rows."""

    row: int
    kind: str = MendKind.CELL
    column: str = ""
    value: str = ""
    was: str = ""
    proposed: bool = False


@transaction.atomic
def mend_register(
    *, upload: RegisterUpload, mends: Sequence[Mend], by: Acting, at: datetime
) -> RegisterUpload:
    """Keep the mends; the check is due again. PermissionDenied for strangers; ValidationError where a text is
    too long."""
    locked = locked_upload(upload, by)
    if not mends:
        return locked
    if any(len(one.value) > LONGEST for one in mends):
        raise ValidationError(_("A cell holds at most %(most)s characters.") % {"most": LONGEST})
    person = person_of(by)
    RegisterMend.objects.bulk_create(
        (
            RegisterMend(
                upload=locked,
                kind=one.kind,
                row=one.row,
                column=one.column,
                value=one.value.replace("\x00", ""),
                was=one.was.replace("\x00", "")[:LONGEST],
                proposed=one.proposed,
                mended_by=person,
                mended_at=at,
            )
            for one in mends
        ),
        batch_size=BATCH,
    )
    said_anew(locked)
    locked.save()
    record_act(
        act=Act.MEND_REGISTER,
        subject=Subject("register-upload", str(locked.pk)),
        by=by.actor,
        at=at,
        after={"mends": str(len(mends)), "revision": str(locked.revision)},
    )
    return locked
