"""The addresses of the directory of organisations."""

from __future__ import annotations

from django.urls import path

from commonweal.apps.directory import views

app_name = "directory"
urlpatterns = [
    path("organisations/", views.search, name="search"),
    path("organisations/results.csv", views.results_csv, name="results_csv"),
    path("organisations/<str:organisation_id>/", views.organisation, name="organisation"),
]
