"""Signed links: whoever holds one may do what it says, with one subscription; nobody can make one up.

No time stands in them: a letter that is made again is the same letter. When one is too old, its subscription says.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from commonweal.apps.notices.models import Subscription
from commonweal.apps.people.models import Person

CONFIRM, MANAGE, END = "confirm", "manage", "end"


def signed_link(subscription: Subscription, purpose: str) -> str:
    """The whole address of a page for one purpose: `confirm`, `manage` or `end`."""
    return settings.COMMONWEAL_URL + reverse(f"notices:{purpose}", args=[token_of(subscription, purpose)])


def token_of(subscription: Subscription, purpose: str) -> str:
    """The last part of a signed address."""
    return signing.Signer(salt=f"notices.{purpose}").sign_object(subscription.public_id.hex)


def subscription_by(token: str, purpose: str) -> Subscription | None:
    """The subscription that a token is for; None where it is made up, or what it is for has gone."""
    try:
        public_id: Any = signing.Signer(salt=f"notices.{purpose}").unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return Subscription.objects.select_related("person").filter(public_id=public_id).first()


def waits_in_vain(subscription: Subscription, *, at: datetime) -> bool:
    """Whether nobody confirmed it in time: it is about to be deleted."""
    late = subscription.asked_at + timedelta(days=settings.ALERTS_UNCONFIRMED_DAYS) < at
    return subscription.confirmed_at is None and late


LESS = "notices.less"


def less_link(person: Person, classes: Iterable[str]) -> str:
    """The whole address of the page that ends letters of these classes for somebody with an account."""
    token = signing.Signer(salt=LESS).sign_object([person.public_id.hex, *sorted(classes)])
    return settings.COMMONWEAL_URL + reverse("notices:less", args=[token])


def less_by(token: str) -> tuple[Person, tuple[str, ...]] | None:
    """The person and the classes that a token is for; None where it is made up, or the account has gone."""
    try:
        public_id, *classes = signing.Signer(salt=LESS).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    person = Person.objects.filter(public_id=public_id, is_active=True).first()
    return (person, tuple(classes)) if person else None
