"""The addresses of the land bank: land, owners, changes, and the tiles of the map."""

from __future__ import annotations

from django.urls import path

from commonweal.apps.landbank import views

app_name = "landbank"
urlpatterns = [
    path("land/", views.search, name="search"),
    path("land/results.csv", views.results_csv, name="results_csv"),
    path("land/results.geojson", views.results_geojson, name="results_geojson"),
    path("land/<str:site_id>/", views.site, name="site"),
    path("land/<str:site_id>/report/", views.report_mistake, name="report"),
    path("land/<str:site_id>/report/sent/", views.report_sent, name="report_sent"),
    path("land/<str:site_id>/sign/", views.sign, name="sign"),
    path("land/<str:site_id>/sign.svg", views.sign_code, name="sign_code"),
    path("owners/", views.owners, name="owners"),
    path("owners/<str:body_id>/", views.owner, name="owner"),
    path("changes/", views.changes, name="changes"),
    path("tiles/land/<int:z>/<int:x>/<int:y>.mvt", views.tile, name="tile"),
]
