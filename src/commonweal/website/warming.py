"""What a process of the site reads before its first answer, so that no visitor waits for it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.template.loader import get_template
from django.urls import get_resolver

from commonweal.apps.directory.queries.held_organisations import held_organisations
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.provenance.queries.sources import sources_by_id

TEMPLATES = (
    "pages/home.html",
    "landbank/search.html",
    "landbank/site.html",
    "directory/search.html",
    "directory/organisation.html",
)


def warm() -> None:
    """Import every view, parse the templates that are asked for most, and hold the current snapshot's frames.

    A database that is not ready yet is no reason not to start: the first answer reads it then.
    """
    get_resolver()._populate()
    for name in TEMPLATES:
        get_template(name)
    try:
        sites = held_sites()
        if len(sites.frame):
            sites.size_bands, sites.across  # noqa: B018
        held_organisations()
        sources_by_id(())
    except DatabaseError:
        pass
    finally:
        connection.close()
