"""How much somebody may write whom nobody has verified, and how much came from one place today."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from commonweal.apps.people.models import ContentReport
from commonweal.apps.people.policy import Acting, NewMemberLimits


def new_member_limits() -> NewMemberLimits:
    """The limits of this site, from its settings."""
    return NewMemberLimits(links=settings.NEW_MEMBER_LINKS, texts=settings.NEW_MEMBER_TEXTS)


def doer_of(acting: Acting, *, network: str, at: datetime) -> str:
    """Who writes, for counting alone: a keyed hash of the account or the network address and the day, from which
    neither can be read."""
    day = timezone.localdate(at).isoformat()
    who = acting.person or network
    return salted_hmac(f"people.doer.{day}", who, algorithm="sha256").hexdigest()


def reports_of(doer: str) -> int:
    """How many reports came from there today."""
    return ContentReport.objects.filter(doer=doer).count()
