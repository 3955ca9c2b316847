"""The addresses of the open data: files, catalogue, feeds, linked data, the API and the reconciliation
service."""

from __future__ import annotations

from django.urls import include, path

from commonweal.apps.landbank import feeds
from commonweal.website import api_page, downloads, linked_data, refused
from commonweal.website.api import api
from commonweal.website.problems import no_such_operation
from commonweal.website.reconciliation import views as reconciliation

data = (
    [
        path("data/files/<path:name>", downloads.published_file, name="file"),
        path("sources/<str:source_id>/refused.csv", refused.refused_rows, name="refused_rows"),
        path("catalogue.jsonld", downloads.catalogue_file, name="catalogue"),
        path("changes.atom", feeds.changes, name="changes_feed"),
        path("land/<str:site_id>.jsonld", linked_data.site, name="site_linked_data"),
        path(
            "organisations/<str:organisation_id>.jsonld",
            linked_data.organisation,
            name="organisation_linked_data",
        ),
        path("api/", api_page.operations, name="api"),
        path("reconcile/organisations", reconciliation.reconcile, name="reconcile"),
        path("reconcile/organisations/suggest/<str:kind>", reconciliation.suggest, name="suggest"),
        path("reconcile/organisations/extend/propose", reconciliation.propose_properties, name="propose"),
        path("reconcile/organisations/preview", reconciliation.preview, name="preview"),
    ],
    "open_data",
)

urlpatterns = [
    path("", include(data)),
    path("api/v1/", api.urls),
    path("api/v1/<path:rest>", no_such_operation),
]
