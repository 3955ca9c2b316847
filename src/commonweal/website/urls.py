"""Every address of the site: each app lists its own."""

from __future__ import annotations

from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

PAGES = (
    "commonweal.website.api_urls",
    "commonweal.website.views.urls",
    "commonweal.apps.landbank.urls",
    "commonweal.apps.directory.urls",
    "commonweal.apps.places.urls",
    "commonweal.apps.provenance.urls",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    *(path("", include(module)) for module in PAGES if find_spec(module)),
]
