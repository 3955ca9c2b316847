"""The pages of the sources."""

from commonweal.apps.provenance.views.refused import refused_rows
from commonweal.apps.provenance.views.source import source
from commonweal.apps.provenance.views.sources import sources

__all__ = ["refused_rows", "source", "sources"]
