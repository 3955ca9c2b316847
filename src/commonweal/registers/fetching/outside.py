"""Asks machines of the public internet alone: an address that anybody may name must not reach into our own
network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

import httpx

from commonweal.foundation.http import DownloadFailed

Resolve = Callable[[str, int], Sequence[str]]
"""The numbers that a name stands for."""
Allowed = Callable[[str], bool]
"""Whether a machine of this number may be asked."""
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
SCHEMES = {"http": 80, "https": 443}


def numbers_of(name: str, port: int) -> Sequence[str]:
    """The numbers of a name, as the system's resolver knows them. OSError where it knows none."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def is_public(number: str) -> bool:
    """Whether a number is of the public internet. A number of the old kind inside one of the new counts as the old
    one."""
    address = ipaddress.ip_address(number.partition("%")[0])
    within: ipaddress.IPv4Address | ipaddress.IPv6Address = address
    if isinstance(address, ipaddress.IPv6Address):
        within = address.ipv4_mapped or address.sixtofour or address
        if address in TRANSLATED:
            within = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return bool(within.is_global and address.is_global and not within.is_multicast)


class OutsideOnly(httpx.BaseTransport):
    """Looks at every address that is asked, at the first and after each redirect, and connects to the very number
    that was looked at: a name cannot mean another machine a moment later.

    DownloadFailed, with the reason, where a machine must not be asked.
    """

    def __init__(
        self,
        *,
        allowed: Allowed = is_public,
        resolve: Resolve = numbers_of,
        inner: httpx.BaseTransport | None = None,
    ) -> None:
        self._allowed, self._resolve = allowed, resolve
        self._inner = inner or httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, if it may be asked."""
        name = request.url.host
        number = self._number(request.url)
        asked = httpx.Request(
            request.method,
            request.url.copy_with(host=number),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": name},
        )
        return self._inner.handle_request(asked)

    def close(self) -> None:
        """Let go of the connections."""
        self._inner.close()

    def _number(self, url: httpx.URL) -> str:
        if url.scheme not in SCHEMES:
            raise DownloadFailed(f"{url}: only http and https are asked.")
        try:
            numbers = self._resolve(url.host, url.port or SCHEMES[url.scheme])
        except (OSError, UnicodeError) as error:
            raise DownloadFailed(f"{url}: no machine of that name is known.") from error
        if not numbers or not all(map(self._allowed, numbers)):
            raise DownloadFailed(f"{url}: it lies inside a private network, which is not asked.")
        return numbers[0]
