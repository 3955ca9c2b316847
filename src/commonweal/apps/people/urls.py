"""The addresses of people."""

from __future__ import annotations

from django.urls import path, re_path

from commonweal.apps.people.views import (
    account,
    acting,
    appeals,
    decisions,
    invitations,
    party,
    reporting,
    second_factor,
    start,
    terms,
)

app_name = "people"

urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/details/", account.details, name="details"),
    path("account/export/", account.export, name="export"),
    path("account/delete/", account.delete, name="delete"),
    path("account/deleted/", account.deleted, name="deleted"),
    path("account/acting-for/", acting.choose, name="acting_for"),
    path("account/second-factor/", second_factor.second_factor, name="second_factor"),
    path("account/standing/", appeals.standing, name="standing"),
    path("account/terms/", terms.accept, name="accept_terms"),
    path("account/invitations/<int:pk>/answer/", invitations.answer, name="answer_invitation"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("start/", start.start, name="start"),
    re_path(rf"^start/(?P<way>{'|'.join(start.WAYS)})/$", start.start_as, name="start_as"),
    path("terms/", terms.terms, name="terms"),
    path("terms/<str:version>/", terms.terms_version, name="terms_version"),
    path("people/", party.people, name="people"),
    path("people/invite/", party.invite, name="invite"),
    path("people/leave/", party.leave, name="leave"),
    path("people/<int:pk>/", party.member, name="member"),
    path("report/kept/", reporting.kept, name="report_kept"),
    path("report/<slug:kind>/<str:id>/", reporting.report, name="report_content"),
    path("appeal/<str:token>/", appeals.appeal, name="appeal"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions.csv", decisions.decisions_csv, name="decisions_csv"),
]
