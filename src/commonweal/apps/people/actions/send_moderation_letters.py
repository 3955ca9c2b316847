"""Letters about decisions that have not left yet are tried again."""

from __future__ import annotations

from datetime import datetime

from commonweal.apps.people.actions._moderation_letters import send_letter
from commonweal.apps.people.models import ModerationLetter


def send_moderation_letters(*, at: datetime) -> int:
    """Send what is due; gives how many left. Each leaves once, whoever dies on the way."""
    due = ModerationLetter.objects.filter(sent_at=None, next_try_at__lte=at).values_list("pk", flat=True)
    return sum(send_letter(pk, at=at) for pk in list(due))
