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
    path("alerts/", views.follow, name="follow"),
    path("owners/<str:body_id>/missing/", views.report_missing, name="report_missing"),
    path("transparency/", views.transparency, name="transparency"),
    path("transparency/<str:body_id>/", views.request_letters, name="request_letters"),
    path("transparency/<str:body_id>/<slug:key>.txt", views.request_letter_file, name="request_letter_file"),
    path("reports/", views.reports, name="reports"),
    path("reports/<int:report_id>/", views.answered_report, name="answered_report"),
    path("reports/<int:report_id>/photos/<int:photo_id>.webp", views.report_photo, name="report_photo"),
    path("changes/", views.changes, name="changes"),
    path("tiles/land/<int:z>/<int:x>/<int:y>.mvt", views.tile, name="tile"),
]
