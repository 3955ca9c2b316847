"""The addresses of the stewards' desk."""

from __future__ import annotations

from django.urls import path

from commonweal.website.stewards.views import accounts, appeals, journal, links, queue, reports

app_name = "stewards"
urlpatterns = [
    path("stewards/", queue.queue, name="queue"),
    path("stewards/waiting/<slug:kind>/", queue.kind, name="kind"),
    path("stewards/reports/<slug:kind>/<str:id>/", reports.report, name="report"),
    path("stewards/appeals/<int:pk>/", appeals.appeal, name="appeal"),
    path("stewards/links/", links.answers, name="link_answers"),
    path("stewards/links/<slug:key>/", links.link, name="link"),
    path("stewards/links/answers/<int:pk>/", links.answer_again, name="link_again"),
    path("stewards/accounts/", accounts.accounts, name="accounts"),
    path("stewards/accounts/<uuid:public_id>/", accounts.account, name="account"),
    path("stewards/accounts/<uuid:public_id>/sessions/", accounts.sessions, name="sessions"),
    path("stewards/journal/", journal.journal, name="journal"),
]
