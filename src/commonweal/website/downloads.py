"""The published files and the catalogue of them, as addresses of the site."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.models import Snapshot, Source
from commonweal.pipeline.publish import Publication
from commonweal.website.catalogue import Attribution, catalogue
from commonweal.website.file_responses import file_response
from commonweal.website.published import current_publication

# Files that say what is in the folder; they are not in the index of themselves.
ABOUT = {
    "index.json": "application/json",
    "manifest.json": "application/json",
    "SHA256SUMS": "text/plain; charset=utf-8",
}


@require_safe
def published_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the current publication. The names in its index are the only ones there are."""
    publication = _publication()
    if name in ABOUT:
        media_type, checksum = ABOUT[name], f"{publication.snapshot}-{name}"
    elif file := publication.named(name):
        media_type, checksum = file.media_type, file.sha256
    else:
        raise Http404(_("There is no open data file of this name."))
    response = file_response(
        request,
        publication.folder / name,
        etag=checksum,
        media_type=media_type,
        file_name=PurePosixPath(name).name,
    )
    return open_to_all(response)


@require_safe
def catalogue_file(request: HttpRequest) -> HttpResponse:
    """The DCAT catalogue."""
    publication = _publication()
    snapshot = Snapshot.objects.get(current=True)
    body = catalogue(
        publication,
        site=settings.COMMONWEAL_URL,
        title=_("Open data of %(region)s") % {"region": snapshot.region_name},
        issued=snapshot.loaded_at,
        attributions=attributions(),
    )
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False, indent=1), content_type="application/ld+json"
    )
    response["ETag"] = f'"{publication.snapshot}-catalogue"'
    open_to_all(response)
    return response


def attributions() -> tuple[Attribution, ...]:
    """The sources of the current snapshot that must be named, each register and publisher once."""
    rows = (
        Source.objects.filter(current=True)
        .order_by("title", "publisher")
        .values_list("title", "publisher", "licence", "attribution", "url")
    )
    named = {
        (title, publisher): Attribution(
            title=title or "",
            publisher=publisher or "",
            licence=licence or "",
            sentence=sentence or "",
            url=url or "",
        )
        for title, publisher, licence, sentence, url in rows.iterator()
    }
    return tuple(named.values())


def open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    """Let programs on any page read the answer: it is open data and carries no secret."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link, Content-Range"
    return response


def _publication() -> Publication:
    publication = current_publication()
    if publication is None:
        raise Http404(
            _("The open data of this snapshot has not been written yet. Write it: commonweal publish")
        )
    return publication
