"""Refusals of the API as RFC 9457 has them: what was found, what is expected, how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int, *, detail: str, errors: Iterable[Mapping[str, str]] = (), see: str = "/api/"
) -> HttpResponse:
    """A refusal. `detail` is a whole sentence; each error says where, found, expected and mend."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "see": see,
    }
    if listed := [dict(error) for error in errors]:
        body["errors"] = listed
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)


def no_such_operation(request: HttpRequest, rest: str) -> HttpResponse:
    """The answer at an address of the API that has no operation."""
    return problem(
        404, detail=_("The API has no operation at this address. The page /api/ lists all there are.")
    )


def answer_problems(api: NinjaAPI) -> None:
    """Let every refusal of the API be one of these."""
    api.add_exception_handler(ValidationError, _not_valid)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(Http404, _not_found)


def _not_valid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    errors = [_error(error, request) for error in exc.errors]
    detail = _("The request has %(count)d thing(s) to mend.") % {"count": len(errors)}
    return problem(422, detail=detail, errors=errors)


def _error(error: Mapping[str, Any], request: HttpRequest) -> dict[str, str]:
    place, *path = (str(part) for part in error["loc"])
    name = path[-1] if path else place
    found = request.GET.get(name, "") if place == "query" else str(error.get("input", ""))
    return {
        "where": ".".join([place, *path]),
        "found": found[:200],
        "expected": str(error["msg"]),
        "mend": _("Change or leave out “%(name)s”; the page /api/ lists what it may be.") % {"name": name},
    }


def _refused(request: HttpRequest, exc: HttpError) -> HttpResponse:
    return problem(exc.status_code, detail=exc.message)


def _not_found(request: HttpRequest, exc: Http404) -> HttpResponse:
    return problem(404, detail=str(exc) or _("There is nothing at this address."))
