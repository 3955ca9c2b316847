"""What may be taken away: files, feeds, the API, and how to name the sources."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.presenters import Empty, Way
from commonweal.apps.provenance.presenters.data_block import data_block
from commonweal.apps.provenance.presenters.figures import number
from commonweal.pipeline.publish import Publication, PublishedFile
from commonweal.website.catalogue import LICENCE
from commonweal.website.components.frame import current_frame
from commonweal.website.downloads import attributions
from commonweal.website.published import current_publication


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """One file that may be taken away."""

    href: str
    name: str
    says: str
    size: str


@dataclass(frozen=True, kw_only=True)
class FileGroup:
    """Files of one kind."""

    title: str
    says: str
    files: tuple[FileRow, ...]


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The list of downloads, and the ways for programs."""
    publication = current_publication()
    page = {
        "linked_data": _linked_data() if publication else "",
        "groups": _groups(publication) if publication else [],
        "machines": _machines(),
        "attributions": sorted({line.sentence for line in attributions() if line.sentence}),
        "nothing": Empty(
            title=_("The files have not been written yet"),
            why=_(
                "They are written when a snapshot is loaded. Whoever runs this site can do it:"
                " commonweal publish."
            ),
            ways=(Way(text=_("Use the API meanwhile"), href=reverse("open_data:api")),),
        ),
    }
    return render(request, "pages/data.html", page)


def _linked_data() -> SafeString:
    """The catalogue as schema.org has it, for search engines; the whole of it is the DCAT file."""
    return data_block(
        {
            "@context": "https://schema.org",
            "@type": "DataCatalog",
            "name": _("Open data of %(region)s") % {"region": current_frame().region},
            "url": settings.COMMONWEAL_URL + reverse("data"),
            "license": LICENCE,
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": "application/ld+json",
                "contentUrl": settings.COMMONWEAL_URL + reverse("open_data:catalogue"),
            },
        }
    )


def _groups(publication: Publication) -> list[FileGroup]:
    """Whole tables stand apart from the files that most people want."""
    tables = [file for file in publication.files if "/" in file.name]
    main = [file for file in publication.files if "/" not in file.name]
    groups = [
        (_("The main files"), _("Open them in a spreadsheet or on a map."), main),
        (_("Everything, table by table"), _("Parquet, for people who work with data."), tables),
    ]
    return [
        FileGroup(title=title, says=says, files=tuple(_row(file) for file in files))
        for title, says, files in groups
        if files
    ]


def _row(file: PublishedFile) -> FileRow:
    rows = (
        ""
        if file.rows is None
        else " " + ngettext("%(n)s row.", "%(n)s rows.", file.rows) % {"n": number(file.rows)}
    )
    return FileRow(
        href=reverse("open_data:file", args=[file.name]),
        name=file.name,
        says=f"{file.title}. {file.description}{rows}",
        size=filesizeformat(file.size),
    )


def _machines() -> tuple[Way, ...]:
    return (
        Way(
            text=_("JSON API"),
            href=reverse("open_data:api"),
            icon="code",
            detail=_(
                "Sites, owners, organisations, changes and sources, with a description that programs read."
            ),
        ),
        Way(
            text=_("Atom feed of changes"),
            href=reverse("open_data:changes_feed"),
            icon="rss",
            detail=_("All of them, or those of a district, an owner or one site."),
        ),
        Way(
            text=_("Catalogue"),
            href=reverse("open_data:catalogue"),
            icon="book-open",
            detail=_("Every file in DCAT, for open data portals."),
        ),
        Way(
            text=_("Matching service"),
            href=reverse("open_data:reconcile"),
            icon="git-merge",
            detail=_("For OpenRefine: match your own list of organisations to those here."),
        ),
    )
