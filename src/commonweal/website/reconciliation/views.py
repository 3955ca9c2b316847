"""The reconciliation service's addresses: manifest and queries, suggest, extend, preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.website.downloads import open_to_all
from commonweal.website.reconciliation import candidates
from commonweal.website.reconciliation.extending import PROPERTIES, extended
from commonweal.website.reconciliation.protocol import (
    BATCH,
    TYPE,
    NotUnderstood,
    as_result,
    read_batch,
    read_object,
)
from commonweal.website.reconciliation.scoring import score

View = Callable[..., HttpResponseBase]
SUGGESTIONS = 10


def service(view: View) -> View:
    """What every address of the service does: open to all origins, and refuse in the words of
    problem+json."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204)
            response["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
            response["Access-Control-Allow-Headers"] = "Content-Type"
        else:
            response = _answered(view, request, *args, **kwargs)
        return open_to_all(response)

    return answer


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(request, *args, **kwargs)
    except NotUnderstood as refusal:
        body = {
            "type": "about:blank",
            "title": _("The request does not follow the reconciliation protocol."),
            "status": 400,
            "errors": [{"where": refusal.where, "found": refusal.found, "expected": refusal.expected}],
        }
        return JsonResponse(body, status=400, content_type="application/problem+json")


@csrf_exempt
@require_http_methods(["GET", "POST", "OPTIONS"])
@service
def reconcile(request: HttpRequest) -> HttpResponseBase:
    """The manifest, or the answers to a batch of queries, or the data that `extend` asks for."""
    asked = request.POST if request.method == "POST" else request.GET
    if "queries" in asked:
        return JsonResponse(_results(asked["queries"]))
    if "extend" in asked:
        return JsonResponse(extended(read_object(asked["extend"], where="extend")))
    return JsonResponse(manifest())


def _results(text: str) -> dict[str, Any]:
    batch = read_batch(text)
    found = candidates.for_each(query.asked for query in batch.values())
    return {
        key: {"result": [as_result(one) for one in score(query.asked, some)[: query.limit]]}
        for (key, query), some in zip(batch.items(), found, strict=True)
    }


def manifest() -> dict[str, Any]:
    """What the service is and can do, as the protocol's version 0.2 writes it."""
    here = settings.COMMONWEAL_URL + reverse("open_data:reconcile")
    organisation = settings.COMMONWEAL_URL + "/organisations/{{id}}/"
    return {
        "versions": ["0.2"],
        "name": _("Organisations of the social economy"),
        "identifierSpace": "http://org-id.guide/",
        "schemaSpace": f"{settings.COMMONWEAL_URL}/api/v1/",
        "defaultTypes": [TYPE],
        "batchSize": BATCH,
        "documentation": f"{settings.COMMONWEAL_URL}/api/",
        "view": {"url": organisation},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": 430, "height": 260},
        "suggest": {
            kind: {"service_url": here, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/extend/propose"},
            "property_settings": [],
        },
    }


@require_safe
@service
def suggest(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Suggestions while somebody types: organisations, the one type, or properties."""
    prefix = request.GET.get("prefix", "")
    if kind == "entity":
        found = candidates.suggested(prefix, limit=SUGGESTIONS)
        entities = [
            {"id": one.organisation_id, "name": one.name, "description": one.legal_form, "notable": [TYPE]}
            for one in found
        ]
        return JsonResponse({"result": entities})
    if kind == "type":
        return JsonResponse({"result": [TYPE] if TYPE["id"].startswith(prefix.lower()) else []})
    return JsonResponse({"result": [one for one in PROPERTIES if prefix.lower() in one["name"].lower()]})


@require_safe
@service
def propose_properties(request: HttpRequest) -> HttpResponseBase:
    """The properties that `extend` can add; `limit` cuts the list."""
    limit = request.GET.get("limit", "")
    shown = PROPERTIES[: int(limit)] if limit.isdecimal() and len(limit) < 6 else PROPERTIES
    return JsonResponse({"type": TYPE["id"], "properties": shown, "limit": len(shown)})


@require_safe
@xframe_options_exempt
@service
def preview(request: HttpRequest) -> HttpResponseBase:
    """A card of an organisation that a client shows in a frame of its own page."""
    found = candidates.record(request.GET.get("id", ""))
    status = 200 if found else 404
    response = render(request, "open_data/preview.html", {"organisation": found}, status=status)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; frame-ancestors *"
    return response
