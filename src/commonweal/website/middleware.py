"""What every answer of the site carries: a strict content security policy and no leave to spy."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def content_security_policy(*, basemap: str | None) -> str:
    """The policy: everything from this site; images and data from the base map too; no inline script or
    style.

    MapLibre draws in a worker from this site and makes images of blobs.
    """
    also = f" {basemap}" if basemap else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: blob:{also}",
            f"connect-src 'self'{also}",
            "worker-src 'self' blob:",
            "font-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityPolicy:
    """Adds the content security policy and the permissions policy to every answer that has none of its
    own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.policy = content_security_policy(basemap=settings.BASEMAP_ORIGIN)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)")
        return response
