"""The pages that belong to no one app: the first page, how it is made, what may be taken away."""

from __future__ import annotations

from django.urls import path

from commonweal.website.views.data import data
from commonweal.website.views.first_officers import first_officer, first_officers
from commonweal.website.views.home import home
from commonweal.website.views.mailbox import letter, letter_html, mailbox
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
    path("mailbox/", mailbox, name="mailbox"),
    path("mailbox/<str:name>/", letter, name="letter"),
    path("mailbox/<str:name>/html/", letter_html, name="letter_html"),
    path("style/", style, name="style"),
    path("stewards/first-officers/", first_officers, name="first_officers"),
    path("stewards/first-officers/<str:body_id>/", first_officer, name="first_officer"),
]
