"""What the council desk knows of a public body's uploads, mends and publications."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from commonweal.apps.landbank.enums import MendKind, PublicationState
from commonweal.apps.landbank.models import (
    PublicBody,
    RegisterMend,
    RegisterPublication,
    RegisterUpload,
)


@dataclass(kw_only=True)
class Replayed:
    """The mends of an upload, the latest of each cell and row: `texts` by row and column."""

    texts: dict[int, dict[str, str]] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    added: set[int] = field(default_factory=set)


def uploads_of(body_id: str) -> QuerySet[RegisterUpload]:
    """A body's uploads, the latest first."""
    return RegisterUpload.objects.filter(body_id=body_id).select_related("uploaded_by")


def publications_of(body_id: str) -> QuerySet[RegisterPublication]:
    """A body's publications, the latest first."""
    return RegisterPublication.objects.filter(body_id=body_id).select_related("decided_by", "upload")


def in_force() -> QuerySet[RegisterPublication]:
    """Every publication that is published and not undone, the earliest first."""
    return RegisterPublication.objects.filter(state=PublicationState.PUBLISHED).order_by("publish_on", "id")


def last_publication(body_id: str, register: str) -> RegisterPublication | None:
    """The publication of this register that counts today, where the body has made one."""
    return in_force().filter(body_id=body_id, register=register).last()


def body_named(body_id: str) -> PublicBody | None:
    """The public body of that id, where the snapshot in use or an earlier one knows it."""
    return PublicBody.objects.filter(pk=body_id).first()


def replayed(mends: Iterable[RegisterMend]) -> Replayed:
    """The mends in their order, each taking the place of an earlier one of the same cell or row."""
    found = Replayed()
    for mend in mends:
        if mend.kind == MendKind.CELL:
            found.texts.setdefault(mend.row, {})[mend.column] = mend.value
        elif mend.kind == MendKind.ADD:
            found.added.add(mend.row)
        elif mend.kind == MendKind.LEAVE_OUT:
            found.left_out.add(mend.row)
        else:
            found.left_out.discard(mend.row)
    return found
