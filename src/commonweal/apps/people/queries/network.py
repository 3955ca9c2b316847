"""From which network address a request came, as far as it can be believed."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The address that our own outermost proxy saw, where `COMMONWEAL_PROXIES` says that there are some; else whoever
    speaks to this process. What a visitor wrote into `X-Forwarded-For` themselves is not believed. Of an IPv6 address
    its first 64 bits: one connection has all that begin so."""
    return _network(_address(request))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return address


def _address(request: HttpRequest) -> str:
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(said) >= proxies:
        return said[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
