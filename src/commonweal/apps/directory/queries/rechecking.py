"""Which claimed organisations have to be looked at again."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from commonweal.apps.directory.enums import ClaimState, EvidenceState, Rung, Standing
from commonweal.apps.directory.models import (
    Claim,
    ClaimedOrganisation,
    Evidence,
    Organisation,
    OrganisationAlias,
    StatedOrganisation,
)

BATCH = 500


def due_again(*, on: date) -> list[str]:
    """Ids of organisations whose evidence expired, whose register says something else than is kept, or whose standing
    does not fit. A few queries for every five hundred claimed organisations."""
    expired = Evidence.objects.filter(
        organisation=OuterRef("pk"), state=EvidenceState.STANDS, expires_on__lt=on
    )
    confirmed = Claim.objects.filter(organisation=OuterRef("pk"), state=ClaimState.CONFIRMED)
    rows = ClaimedOrganisation.objects.annotate(over=Exists(expired), held=Exists(confirmed))
    every = list(rows.order_by("pk").values_list("pk", "standing", "over", "held"))
    due = []
    for start in range(0, len(every), BATCH):
        part = every[start : start + BATCH]
        entries, said = entries_of([pk for pk, *_rest in part]), said_of([pk for pk, *_rest in part])
        due += [
            pk
            for pk, standing, over, held in part
            if over
            or differs(entries.get(pk), said.get(pk))
            or (entries.get(pk) is None and standing == Standing.CONFIRMED)
        ]
    return due


def differs(entries: str | None, said: str | None) -> bool:
    """Whether what a register says is not what is kept of it. `entries` is None where it is closed or gone, and empty
    where no register ever had it."""
    return (entries or None) != said


def said_of(ids: list[str]) -> dict[str, str]:
    """The register entries that stand as evidence."""
    rows = Evidence.objects.filter(organisation__in=ids, rung=Rung.REGISTER, state=EvidenceState.STANDS)
    return dict(rows.values_list("organisation_id", "source"))


def entries_of(ids: list[str]) -> dict[str, str | None]:
    """The register entries of today, under these ids or those that they lead to; None where closed or gone."""
    later = dict(
        OrganisationAlias.objects.filter(former_id__in=ids).values_list("former_id", "organisation_id")
    )
    rows = Organisation.objects.filter(
        Q(organisation_id__in=ids) | Q(organisation_id__in=list(later.values()))
    )
    names = rows.values_list("organisation_id", "identifiers", "closed_on", "gone_on")
    found = {
        key: None if closed or gone else ", ".join(entries or ()) for key, entries, closed, gone in names
    }
    stated = StatedOrganisation.objects.filter(pk__in=ids).values_list("pk", "closed_on")
    found |= {key: None if closed else "" for key, closed in stated}
    return {key: found.get(key, found.get(later.get(key, ""))) for key in ids}
