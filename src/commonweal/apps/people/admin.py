"""Accounts, for the site's administrators."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from commonweal.apps.people.models import Membership, Person


class ReadOnly(admin.ModelAdmin):
    """Looked at here, changed by acts alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Person)
class PersonAdmin(ReadOnly):
    """Who has an account, and since when."""

    list_display = ("display_name", "email", "date_joined", "is_staff", "is_active")
    search_fields = ("display_name", "email", "public_id")
    ordering = ("-date_joined",)
    fields = ("public_id", "display_name", "email", "date_joined", "last_login", "is_staff", "is_superuser")


@admin.register(Membership)
class MembershipAdmin(ReadOnly):
    """Who is what, where."""

    list_display = ("party_name", "role", "status", "person", "address", "since", "until")
    list_filter = ("party_kind", "role", "status")
    search_fields = ("party_name", "party_id", "address")
