"""Organisations and public bodies for which nobody may act, because their last administrator has gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.apps.people.enums import PartyKind, Role, Status
from commonweal.apps.people.models import Membership
from commonweal.website.stewards.items import Item, Kind, Stake


def items(at: datetime) -> Iterator[Item]:
    """One item a party that has people and no administrator."""
    active = Q(status=Status.ACTIVE)
    parties = (
        Membership.objects.order_by()
        .values("party_kind", "party_id")
        .annotate(
            name=Max("party_name"),
            people=Count("pk", filter=active),
            administrators=Count("pk", filter=active & Q(role=Role.ADMINISTRATOR)),
            asked=Count("pk", filter=Q(status=Status.INVITED, role=Role.ADMINISTRATOR)),
            since=Max("until"),
        )
    )
    for one in parties.filter(people__gt=0, administrators=0, asked=0):
        yield Item(
            kind=Kind.FROZEN,
            stake=Stake.MIDDLE,
            title=one["name"],
            why=_("It has no administrator, so nobody may act for it until one is invited."),
            since=one["since"] or at,
            href=_address(one["party_kind"], one["party_id"]),
        )


def _address(kind: str, id: str) -> str:
    if kind == PartyKind.PUBLIC_BODY:
        return reverse("first_officer", args=[id])
    return reverse("directory:organisation", args=[id])
