"""What the council desk knows of a public body's uploads, mends and publications."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from commonweal.apps.landbank.enums import MendKind, PublicationState, ReportState, UploadOrigin
from commonweal.apps.landbank.models import (
    MistakeReport,
    PublicBody,
    RegisterMend,
    RegisterPublication,
    RegisterUpload,
    ScheduledFetch,
)
from commonweal.apps.people.enums import PartyKind, Responsibility
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import responsibilities_of


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


def published_before(body_id: str, register: str) -> str:
    """What a new file of this body is compared with: `publication 3`; empty before the first."""
    last = last_publication(body_id, register)
    return f"publication {last.pk}" if last else ""


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


def remembered_headings(upload: RegisterUpload) -> dict[str, str]:
    """What officers of the body last said of the headings of this register, before this upload; empty where they
    took it back."""
    earlier = RegisterUpload.objects.filter(
        body_id=upload.body_id, register=upload.register, pk__lt=upload.pk
    ).exclude(mapping={})
    said: dict[str, str] = {}
    for mapping in earlier.order_by("pk").values_list("mapping", flat=True):
        said |= mapping
    return said


def same_file(body_id: str, sha256: str) -> RegisterUpload | None:
    """The body's last upload of these very bytes, if there is one."""
    return RegisterUpload.objects.filter(body_id=body_id, sha256=sha256, origin=UploadOrigin.FILE).first()


def fetches_in_force() -> QuerySet[ScheduledFetch]:
    """Every scheduled fetch that has not ended."""
    return ScheduledFetch.objects.filter(ended_at=None).select_related("upload", "asked_by")


def accepted_corrections_of(body_id: str) -> QuerySet[MistakeReport]:
    """The corrections of what this body owns that every build replays, the latest first."""
    return MistakeReport.objects.filter(body_id=body_id, state=ReportState.CONFIRMED).exclude(field="")


def officers_of(body_id: str) -> list[Person]:
    """Whoever may publish for this body."""
    active = Membership.objects.of_party(kind=PartyKind.PUBLIC_BODY, id=body_id).active()
    return [
        one.person
        for one in active.select_related("person")
        if Responsibility.PUBLISH in responsibilities_of(role=one.role, party_kind=one.party_kind)
    ]
