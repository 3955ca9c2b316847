"""Every address of the site: each app lists its own."""

from __future__ import annotations

from importlib.util import find_spec

import allauth.urls
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from commonweal.website.sign_in import in_one_transaction

# The administration is entered as the site is: with the second factor where one is set up.
admin.autodiscover()
# What other packages register there would be changed past the journal.
for model in [model for model in admin.site._registry if not model.__module__.startswith("commonweal.")]:
    admin.site.unregister(model)
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

PAGES = (
    "commonweal.website.api_urls",
    "commonweal.website.views.urls",
    "commonweal.website.desk.urls",
    "commonweal.website.stewards.urls",
    "commonweal.apps.landbank.urls",
    "commonweal.apps.directory.urls",
    "commonweal.apps.notices.urls",
    "commonweal.apps.places.urls",
    "commonweal.apps.provenance.urls",
    "commonweal.apps.people.urls",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("account/", include(in_one_transaction(allauth.urls.urlpatterns))),
    *(path("", include(module)) for module in PAGES if find_spec(module)),
]
