"""Changes of sites and organisations as rows of a feed, each with its source and a way to its subject."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from commonweal.apps.provenance.enums import Subject
from commonweal.apps.provenance.models import Change
from commonweal.apps.provenance.presenters import Happening
from commonweal.apps.provenance.presenters.happenings import changes
from commonweal.apps.provenance.queries.sources import sources_by_id

PAGES = {Subject.SITE: "landbank:site", Subject.ORGANISATION: "directory:organisation"}


def present_changes(rows: Iterable[Change]) -> list[Happening]:
    """The changes in their order: one query for their sources."""
    held = list(rows)
    return changes(held, sources=sources_by_id(row.source_id for row in held), address=change_address)


def change_address(change: Change) -> str:
    """The page of what changed."""
    return reverse(PAGES[Subject(change.subject)], args=[change.subject_id])
