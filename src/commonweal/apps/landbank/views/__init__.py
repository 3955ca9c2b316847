"""The pages of the land bank."""

from commonweal.apps.landbank.views.changes import changes
from commonweal.apps.landbank.views.follow import follow
from commonweal.apps.landbank.views.owners import owner, owners
from commonweal.apps.landbank.views.report import (
    answered_report,
    report_missing,
    report_mistake,
    report_photo,
    report_sent,
    reports,
)
from commonweal.apps.landbank.views.results_files import results_csv, results_geojson
from commonweal.apps.landbank.views.search import search
from commonweal.apps.landbank.views.sign import sign, sign_code
from commonweal.apps.landbank.views.site import site
from commonweal.apps.landbank.views.tile import tile
from commonweal.apps.landbank.views.transparency import request_letter_file, request_letters, transparency

__all__ = [
    "answered_report",
    "changes",
    "follow",
    "owner",
    "owners",
    "report_missing",
    "report_mistake",
    "report_photo",
    "report_sent",
    "reports",
    "request_letter_file",
    "request_letters",
    "results_csv",
    "results_geojson",
    "search",
    "sign",
    "sign_code",
    "site",
    "tile",
    "transparency",
]
