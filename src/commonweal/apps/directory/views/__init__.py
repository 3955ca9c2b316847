"""The pages of the directory."""

from commonweal.apps.directory.views.organisation import organisation
from commonweal.apps.directory.views.search import search

__all__ = ["organisation", "search"]
