"""Calling another computer: signed, never inside our own network, every call kept in a log."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import socket
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

import httpx
from django.conf import settings

from commonweal.apps.notices.actions._mail import NotTaken
from commonweal.apps.notices.models import Delivery, Event, Webhook, WebhookCall

SECONDS = 10.0
SIGNATURE = "Commonweal-Signature"


def call_webhook(delivery: Delivery, events: Sequence[Event], *, at: datetime) -> None:
    """Post the events as JSON and keep what came of it. NotTaken where the answer is not 2xx, or there is
    none."""
    webhook = delivery.subscription.webhook
    body = body_of(delivery, events)
    status, problem = posted(webhook, delivery, body, at=at)
    WebhookCall.objects.create(delivery=delivery, at=at, status=status, problem=problem)
    if status is None or not 200 <= status < 300:
        raise NotTaken(problem or f"answered {status}", for_good=status == 410)


def body_of(delivery: Delivery, events: Sequence[Event]) -> bytes:
    """The call's body: the same bytes for the same delivery."""
    told = {
        "delivery": delivery.key,
        "subscription": str(delivery.subscription.public_id),
        "events": [event_of(event) for event in events],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def event_of(event: Event) -> dict[str, object]:
    """One event as other computers read it."""
    return {
        "id": event.key,
        "kind": event.kind,
        "on": event.on.isoformat(),
        "deadline": event.deadline.isoformat() if event.deadline else None,
        "title": event.title,
        "url": settings.COMMONWEAL_URL + event.path,
        "was": event.was,
        "became": event.became,
        "longitude": event.longitude,
        "latitude": event.latitude,
        "district": event.district_code,
        "ward": event.ward_code,
        "owner": event.owner_id,
        "use": event.use,
    }


def signature(secret: str, body: bytes, *, at: datetime) -> str:
    """`t=<seconds>,v1=<hex>`: HMAC-SHA256 of the seconds, a full stop and the body. The time keeps an old call from
    being sent again by somebody else."""
    seconds = int(at.timestamp())
    made = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={made}"


def posted(webhook: Webhook, delivery: Delivery, body: bytes, *, at: datetime) -> tuple[int | None, str]:
    """The answer's status, or none and what went wrong."""
    address = urlsplit(webhook.url)
    headers = {
        "Host": address.netloc,
        "Content-Type": "application/json",
        "Commonweal-Delivery": delivery.key,
        SIGNATURE: signature(webhook.secret, body, at=at),
    }
    try:
        outside = outside_address(address)
        with httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
            answer = client.post(
                outside, content=body, headers=headers, extensions={"sni_hostname": address.hostname or ""}
            )
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        return None, f"{type(error).__name__}: {error}"[:300]
    return answer.status_code, ""


def outside_address(address: SplitResult) -> str:
    """The URL with the number that its name stands for, so that the name cannot mean another machine a moment later.

    ValueError where that is a machine of our own network, or the call would not be kept from others' eyes.
    """
    within = settings.ALERTS_WEBHOOKS_WITHIN
    if address.scheme != "https" and not within:
        raise ValueError("Only https is called.")
    port = address.port or (443 if address.scheme == "https" else 80)
    found = socket.getaddrinfo(address.hostname or "", port, type=socket.SOCK_STREAM)
    number = ipaddress.ip_address(found[0][4][0])
    if not number.is_global and not within:
        raise ValueError("This address is inside a private network.")
    literal = f"[{number}]" if number.version == 6 else str(number)
    return address._replace(netloc=f"{literal}:{port}").geturl()
