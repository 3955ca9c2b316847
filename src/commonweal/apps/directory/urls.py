"""The addresses of the directory of organisations."""

from __future__ import annotations

from django.urls import path

from commonweal.apps.directory import views
from commonweal.apps.directory.views import claiming, claims, creating, profile, vouching

app_name = "directory"
urlpatterns = [
    path("organisations/", views.search, name="search"),
    path("organisations/results.csv", views.results_csv, name="results_csv"),
    path("organisations/new/", creating.create, name="create"),
    path("organisations/<str:organisation_id>/", views.organisation, name="organisation"),
    path("organisations/<str:organisation_id>/claim/", claiming.claim, name="claim"),
    path("organisations/<str:organisation_id>/speaking/", claiming.speaking, name="speaking"),
    path("organisations/<str:organisation_id>/profile/", profile.profile, name="profile"),
    path("organisations/<str:organisation_id>/criterion/", vouching.criterion, name="criterion"),
    path("organisations/<str:organisation_id>/vouch/", vouching.vouch, name="vouch"),
    path("organisations/evidence/<int:pk>/", vouching.take_back, name="take_back"),
    path("account/claims/", claiming.my_claims, name="my_claims"),
    path("stewards/claims/", claims.claims, name="claims"),
    path("stewards/claims/letters/<int:pk>/", claims.print_letter, name="print_letter"),
    path("stewards/claims/criteria/<int:pk>/", claims.check_criterion, name="check_criterion"),
    path("stewards/claims/<str:organisation_id>/", claims.settle_claims, name="settle_claims"),
]
