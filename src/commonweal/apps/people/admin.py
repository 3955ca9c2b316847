"""Accounts of stewards."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from commonweal.apps.people.models import Person

admin.site.register(Person, UserAdmin)
