"""The pages of the land bank."""

from commonweal.apps.landbank.views.changes import changes
from commonweal.apps.landbank.views.owners import owner, owners
from commonweal.apps.landbank.views.report import report_mistake, report_sent
from commonweal.apps.landbank.views.results_files import results_csv, results_geojson
from commonweal.apps.landbank.views.search import search
from commonweal.apps.landbank.views.sign import sign, sign_code
from commonweal.apps.landbank.views.site import site
from commonweal.apps.landbank.views.tile import tile

__all__ = [
    "changes",
    "owner",
    "owners",
    "report_mistake",
    "report_sent",
    "results_csv",
    "results_geojson",
    "search",
    "sign",
    "sign_code",
    "site",
    "tile",
]
