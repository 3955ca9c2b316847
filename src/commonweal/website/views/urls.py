"""The pages that belong to no one app: the first page, how it is made, what may be taken away."""

from __future__ import annotations

from django.urls import path

from commonweal.website.views.data import data
from commonweal.website.views.home import home
from commonweal.website.views.method import method
from commonweal.website.views.style import style
from commonweal.website.views.words import about, accessibility, privacy

urlpatterns = [
    path("", home, name="home"),
    path("data/", data, name="data"),
    path("method/", method, name="method"),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("style/", style, name="style"),
]
