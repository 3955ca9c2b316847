"""Limits count where a request came from; what a visitor makes up is not believed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from commonweal.apps.people.queries.network import network_of

# Our own proxies; what stands in X-Forwarded-For; who speaks to the process; whose address counts.
SEEN = (
    (0, "", "203.0.113.7", "203.0.113.7"),
    (0, "198.51.100.1", "203.0.113.7", "203.0.113.7"),
    (1, "203.0.113.7", "10.0.0.1", "203.0.113.7"),
    (1, "198.51.100.1, 203.0.113.7", "10.0.0.1", "203.0.113.7"),
    (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "10.0.0.1", "203.0.113.7"),
    (2, "203.0.113.7", "10.0.0.1", "10.0.0.1"),
    (1, " , ", "10.0.0.1", "10.0.0.1"),
    (1, "2001:db8::7", "10.0.0.1", "2001:db8::/64"),
    (1, "2001:db8::ffff:7", "10.0.0.1", "2001:db8::/64"),
    (1, "no address", "10.0.0.1", "no address"),
)


@pytest.mark.parametrize(("proxies", "said", "speaks", "counts"), SEEN)
def test_whose_address_counts(proxies: int, said: str, speaks: str, counts: str, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory(REMOTE_ADDR=speaks).get("/", headers={"x-forwarded-for": said})
    assert network_of(request) == counts
