"""The snapshot that the site shows."""

from __future__ import annotations

from commonweal.apps.provenance.models import Snapshot


def current_snapshot() -> Snapshot | None:
    """The current snapshot without its manifest, or None on a site that has loaded none."""
    return Snapshot.objects.filter(current=True).defer("manifest").first()
