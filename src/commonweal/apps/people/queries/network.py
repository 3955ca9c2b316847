"""From which network address a request came, as far as it can be believed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The address that our own outermost proxy saw, where `COMMONWEAL_PROXIES` says that there are some; else whoever
    speaks to this process. What a visitor wrote into `X-Forwarded-For` themselves is not believed."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(said) >= proxies:
        return said[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
