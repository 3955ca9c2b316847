"""Open data may be read by programs on any page: the API says so on every answer, refusals included."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

OPEN = ("/api/v1/", "/changes.atom", "/tiles/", "/places/")
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link",
}
ALLOWED = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Range",
    "Access-Control-Max-Age": "86400",
}


class OpenOrigin:
    """Opens what is open data to every origin. No cookie is read there, so there is nothing to protect."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(OPEN):
            return self.get_response(request)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={**HEADERS, **ALLOWED})
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
