"""What a demonstration shows and a real region does not."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError

from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.website.mail import KEPT


def has_mailbox() -> bool:
    """Whether everybody may read the letters: those of a demonstration, which are kept as files instead of
    sent. A real region's letters hold codes and links that are meant for one person, wherever they lie."""
    return bool(settings.EMAIL_BACKEND == KEPT) and shows_a_sample()


def shows_a_sample() -> bool:
    """Whether neither the site's region nor the snapshot that it shows is a real one."""
    if settings.REGION and not settings.REGION.sample:
        return False
    try:
        snapshot = current_snapshot()
    except DatabaseError:
        return False
    return snapshot is None or snapshot.sample
