"""A letter that answers an act: written with it, sent when it is safe."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.notices.actions.send_deliveries import send_now
from commonweal.apps.notices.enums import LetterKind
from commonweal.apps.notices.models import Delivery, Subscription


def make_letter(subscription: Subscription, kind: LetterKind, *, at: datetime) -> None:
    """One letter of this kind for a subscription, ever. It leaves on commit; what fails then, `tick` sends."""
    delivery, made = Delivery.objects.get_or_create(
        key=f"{subscription.public_id}:{kind}",
        defaults={"subscription": subscription, "kind": kind, "made_at": at, "next_try_at": at},
    )
    if made:
        transaction.on_commit(lambda: send_now(delivery, at=at))
