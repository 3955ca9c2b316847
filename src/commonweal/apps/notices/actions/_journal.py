"""What the journal says of a subscription: that it was asked for, confirmed, changed, ended; never whose or where."""

from __future__ import annotations

from commonweal.apps.notices.models import Subscription
from commonweal.apps.provenance.actions.record_act import Subject


def subject_of(subscription: Subscription) -> Subject:
    """A subscription as the journal names it."""
    return Subject("subscription", str(subscription.public_id))
