"""A person has another computer called when something changes."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.notices.actions._journal import subject_of
from commonweal.apps.notices.actions.subscribe import newest_event
from commonweal.apps.notices.enums import Act, Channel, Frequency
from commonweal.apps.notices.models import Subscription, Webhook
from commonweal.apps.notices.policy import may_change_subscription, may_make_webhook
from commonweal.apps.notices.queries.interests import as_fields, interest_of
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import record_act


@transaction.atomic
def make_webhook(*, like: Subscription, url: str, by: Acting, at: datetime) -> Subscription:
    """A subscription of its own, to the same as `like`, told at once by signed calls. PermissionDenied for anyone
    but the person whose subscription `like` is."""
    owner = str(like.person.public_id) if like.person else ""
    allowed = may_change_subscription(public_id=like.public_id, owner=owner, link="", acting=by)
    if not (allowed and may_make_webhook(by)):
        raise PermissionDenied
    made = Subscription.objects.create(
        person=like.person,
        channel=Channel.WEBHOOK,
        frequency=Frequency.AT_ONCE,
        language=like.language,
        time_zone=like.time_zone,
        asked_at=at,
        confirmed_at=at,
        through_event=newest_event(),
        **as_fields(interest_of(like)),
    )
    Webhook.objects.create(subscription=made, url=url, secret=secrets.token_hex(32))
    record_act(
        act=Act.SUBSCRIBE,
        subject=subject_of(made),
        by=by.actor,
        at=at,
        after={"channel": str(Channel.WEBHOOK)},
    )
    return made
