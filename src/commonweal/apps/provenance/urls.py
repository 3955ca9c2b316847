"""The addresses of the sources: all of them, and one with its rows."""

from __future__ import annotations

from django.urls import path

from commonweal.apps.provenance import views

app_name = "provenance"
urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/<str:source_id>/", views.source, name="source"),
]
