"""Who comes to the stewards' desk: stewards; whoever settles something needs a second factor besides."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from commonweal.apps.people.policy import is_steward
from commonweal.apps.people.views.private import private
from commonweal.apps.people.views.second_factor import second_factor_first

View = Callable[..., HttpResponse]


def stewards_only(view: View) -> View:
    """Asks visitors to sign in, stewards without a second factor to set one up, and refuses everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not request.acting.signed_in:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        if not is_steward(request.acting):
            raise PermissionDenied
        if not request.acting.second_factor:
            return second_factor_first(request)
        return view(request, *arguments, **named)

    return private(guarded)
