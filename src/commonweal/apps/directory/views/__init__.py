"""The pages of the directory."""

from commonweal.apps.directory.views.organisation import organisation
from commonweal.apps.directory.views.results_files import results_csv
from commonweal.apps.directory.views.search import search

__all__ = ["organisation", "results_csv", "search"]
