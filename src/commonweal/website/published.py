"""The publication of the snapshot that the site shows, found anew when another snapshot is swapped in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.pipeline.publish import Publication, read_publication


def open_data_folder() -> Path:
    """Where publications lie, one folder a snapshot."""
    return Path(settings.COMMONWEAL_DATA) / "open-data"


def current_publication() -> Publication | None:
    """The open data of the snapshot in use, or None where it has not been published."""
    snapshot = current_snapshot()
    return _publication(open_data_folder() / snapshot.hash) if snapshot else None


def _publication(folder: Path) -> Publication | None:
    """A publication never changes once it is there, so it is read once; one that is not there is looked for
    again."""
    return _read(folder) if (folder / "index.json").is_file() else None


@lru_cache(maxsize=4)
def _read(folder: Path) -> Publication | None:
    return read_publication(folder)
