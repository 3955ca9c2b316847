"""What residents say is wrong in the records, where the answer is overdue or nobody else can give it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commonweal.apps.landbank.enums import ReportState
from commonweal.apps.landbank.models import MistakeReport
from commonweal.apps.people.enums import PartyKind, Responsibility, Role, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import responsibilities_of
from commonweal.website.stewards.items import Item, Kind, Stake


def items(at: datetime) -> Iterator[Item]:
    """Reports that wait, of bodies without an officer to answer, and of all others once they are overdue."""
    today, answerable = timezone.localdate(at), bodies_with_officers()
    for one in MistakeReport.objects.filter(state=ReportState.NEW).order_by("promised_by", "pk"):
        overdue = one.promised_by is not None and one.promised_by < today
        if overdue or one.body_id not in answerable:
            yield _item(one, overdue=overdue)


def bodies_with_officers() -> set[str]:
    """The ids of the public bodies that somebody can answer for."""
    kind = PartyKind.PUBLIC_BODY
    roles = [
        role.value
        for role in Role
        if Responsibility.PUBLISH in responsibilities_of(role=role, party_kind=kind)
    ]
    found = Membership.objects.filter(party_kind=kind, status=Status.ACTIVE, role__in=roles)
    return set(found.values_list("party_id", flat=True))


def _item(one: MistakeReport, *, overdue: bool) -> Item:
    promised = datetime.combine(one.promised_by, time.max) if one.promised_by else None
    return Item(
        kind=Kind.CORRECTION,
        stake=Stake.MIDDLE,
        title=_("Report %(number)d: %(about)s")
        % {"number": one.pk, "about": capfirst(one.get_about_display())},
        why=_("The answer that was promised to a resident is overdue.")
        if overdue
        else _("The owner has no officer here: a steward answers."),
        since=one.reported_at,
        due=timezone.make_aware(promised) if promised else None,
        href=reverse("desk:answer", args=[one.pk]),
    )
