"""Be the only one who does something, for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from commonweal.apps.notices.actions._leasing import SECONDS, is_dead, this_holder
from commonweal.apps.notices.models import Lease

__all__ = ["hold_lease", "let_go", "this_holder"]


def hold_lease(*, name: str, holder: str, at: datetime) -> str:
    """Take the lease, or take it anew; empty when it is held now by `holder`, else who holds it.

    A lease ends by itself after five minutes without being taken anew, and at once when its holder has died.
    """
    Lease.objects.get_or_create(name=name)
    before = Lease.objects.get(name=name).holder
    free = Q(holder__in=("", holder)) | Q(until__lt=at)
    if is_dead(before):
        free |= Q(holder=before)
    until = at + timedelta(seconds=SECONDS)
    if Lease.objects.filter(free, name=name).update(holder=holder, until=until):
        return ""
    return Lease.objects.get(name=name).holder


def let_go(*, name: str, holder: str) -> None:
    """End the lease, where it is still this holder's."""
    Lease.objects.filter(name=name, holder=holder).update(holder="", until=None)
