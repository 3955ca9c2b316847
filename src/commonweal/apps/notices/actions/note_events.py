"""Write down what happened, each thing once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from commonweal.apps.notices.enums import Importance
from commonweal.apps.notices.models import Event

BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEvent:
    """Something that happened, as the part that knows of it says so. The fields are those of `Event`, save `once`:
    what tells two happenings apart that are alike in all else, such as the moment."""

    kind: str
    object_kind: str
    object_id: str
    title: str
    path: str
    on: date
    importance: Importance = Importance.COULD
    place: str = ""
    was: str = ""
    became: str = ""
    deadline: date | None = None
    longitude: float | None = None
    latitude: float | None = None
    district_code: str | None = None
    ward_code: str | None = None
    owner_id: str | None = None
    owner_name: str = ""
    use: str | None = None
    source: str = ""
    by_person: str = ""
    personal: bool = False
    once: str = ""

    @property
    def key(self) -> str:
        """What happened, in 64 letters: the same for the same happening, whoever tells of it and when."""
        parts = [self.object_kind, self.object_id, self.kind, self.on, self.was, self.became]
        if self.once:
            parts.append(self.once)
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def note_events(*, events: Iterable[NewEvent], at: datetime) -> int:
    """Write the events that are not written yet; how many those were. All of them or none."""
    unwritten = {one.key: one for one in events}
    with transaction.atomic():
        keys = list(unwritten)
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            for known in Event.objects.filter(key__in=part).values_list("key", flat=True):
                del unwritten[known]
        made = [Event(key=key, noted_at=at, **_fields(one)) for key, one in unwritten.items()]
        Event.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
    return len(made)


def _fields(one: NewEvent) -> dict[str, object]:
    fields = asdict(one)
    del fields["once"]
    return fields
