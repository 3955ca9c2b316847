"""The pages of the sources."""

from commonweal.apps.provenance.views.source import source
from commonweal.apps.provenance.views.sources import sources

__all__ = ["source", "sources"]
