"""What a person did at the council desk: their copy of it. These are acts of a public body: they stay, and the
person behind them has no name any more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commonweal.apps.landbank.models import RegisterMend, RegisterPublication, RegisterUpload
from commonweal.apps.people.models import Person

UPLOAD = ("id", "body_id", "body_name", "register", "file_name", "uploaded_at")
MEND = ("upload_id", "mended_at")
PUBLICATION = ("id", "upload_id", "body_id", "body_name", "decided_at")


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Their uploads, mends and publications, as plain values."""
    return {
        "uploads": list(RegisterUpload.objects.filter(uploaded_by=person).values(*UPLOAD)),
        "mends": list(RegisterMend.objects.filter(mended_by=person).values(*MEND)),
        "publications": list(RegisterPublication.objects.filter(decided_by=person).values(*PUBLICATION)),
    }


def erase(person: Person, *, at: datetime) -> None:
    """Nothing here names them: each act points at an account that has lost its name."""
