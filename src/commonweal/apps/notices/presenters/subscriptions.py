"""Subscriptions as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commonweal.apps.notices.enums import DeliveryState
from commonweal.apps.notices.models import Subscription, Webhook, WebhookCall
from commonweal.apps.notices.queries.interests import Interest, interest_of
from commonweal.apps.notices.queries.letters import often_words
from commonweal.apps.notices.queries.words import interest_title, interest_words

MOST_SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class SentLetter:
    """One letter that went out."""

    on: datetime
    subject: str
    told: int


@dataclass(frozen=True, kw_only=True)
class ShownSubscription:
    """A subscription in words; `href` is its own page for a person with an account."""

    title: str
    words: str
    often: str
    paused: bool
    ended: bool
    confirmed: bool
    sent: tuple[SentLetter, ...]
    href: str
    webhook_href: str
    webhook: Webhook | None
    calls: tuple[WebhookCall, ...]


def shown_subscription(subscription: Subscription) -> ShownSubscription:
    """The subscription with the letters that went out, the newest first."""
    interest = interest_of(subscription)
    webhook = Webhook.objects.filter(subscription=subscription).first()
    calls = WebhookCall.objects.filter(delivery__subscription=subscription)[:MOST_SHOWN] if webhook else ()
    return ShownSubscription(
        title=interest_title(interest),
        words=interest_words(interest),
        often=often_words(subscription.frequency),
        paused=subscription.paused_at is not None,
        ended=subscription.ended_at is not None,
        confirmed=subscription.confirmed_at is not None,
        sent=sent_letters(subscription),
        href=reverse("notices:own", args=[subscription.public_id]),
        webhook_href=reverse("notices:webhook", args=[subscription.public_id]),
        webhook=webhook,
        calls=tuple(calls),
    )


def sent_letters(subscription: Subscription) -> tuple[SentLetter, ...]:
    """The letters that went out."""
    sent = subscription.deliveries.filter(state=DeliveryState.SENT).order_by("-sent_at")[:MOST_SHOWN]
    return tuple(SentLetter(on=one.sent_at, subject=one.subject, told=one.told) for one in sent)


def feed_query(interest: Interest) -> dict[str, str]:
    """The criteria as the parameters of a feed."""
    near = interest.near
    place = (
        {"at": f"{near.latitude:.5f},{near.longitude:.5f}", "radius": f"{near.radius_m:.0f}"} if near else {}
    )
    codes = {
        "area": interest.area,
        "ward": interest.ward_code,
        "district": interest.district_code,
        "owner": interest.owner_id,
        "use": interest.use,
        "site": interest.object_id,
    }
    return place | {name: value for name, value in codes.items() if value}


def link_is_old(request: HttpRequest) -> HttpResponse:
    """The link was made up, is too old, or what it was for is gone: the same answer to all three."""
    return render(request, "notices/link_is_old.html", status=404)
