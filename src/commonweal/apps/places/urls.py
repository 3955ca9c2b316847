"""The addresses of places: the outlines of the districts, which stand under the map where there is no base
map."""

from __future__ import annotations

from django.urls import path

from commonweal.apps.places import views

app_name = "places"
urlpatterns = [path("places/districts.geojson", views.districts, name="districts")]
