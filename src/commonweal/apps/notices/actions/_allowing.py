"""Counting, so that nobody can have letters sent by the hundred. Whose count it is can be read from no table."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from commonweal.apps.notices.models import Allowance


class TooMany(Exception):
    """Something was asked for too often from one place; try again later."""


def is_allowed(what: str, doer: str, *, most: int, within: timedelta, at: datetime) -> bool:
    """Count one more; False when that is more than `most` in this window of time.

    Windows stand still (the hour from nine to ten), so a count is one row and two processes agree on it.
    """
    seconds = int(within.total_seconds())
    since = datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, tz=at.tzinfo)
    key = salted_hmac(f"notices.allowance.{what}", doer, algorithm="sha256").hexdigest()
    with transaction.atomic():
        Allowance.objects.bulk_create([Allowance(doer=key, since=since)], ignore_conflicts=True)
        counted = Allowance.objects.filter(doer=key, since=since)
        counted.update(count=F("count") + 1)
        return counted.values_list("count", flat=True)[0] <= most
