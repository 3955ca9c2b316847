"""Somebody takes a copy of everything the site holds about them."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from commonweal.apps.people.enums import Act
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.personal_data import personal_data
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def export_my_data(*, by: Acting, at: datetime) -> bytes:
    """A ZIP with a JSON file a part. PermissionDenied for a visitor."""
    if not by.signed_in:
        raise PermissionDenied
    parts = personal_data(person_of(by))
    record_act(act=Act.EXPORT_MY_DATA, subject=Subject("person", by.person), by=by.actor, at=at)
    return zipped(parts)


def zipped(parts: dict[str, object]) -> bytes:
    """The parts as files `name.json`."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in parts.items():
            text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            archive.writestr(f"{name}.json", text)
    return whole.getvalue()
