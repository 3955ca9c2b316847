"""Stating an organisation that no register holds."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commonweal.apps.directory.actions.create_organisation import SimilarNames, create_organisation
from commonweal.apps.directory.forms.claiming import CreateForm, add_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: HttpRequest) -> HttpResponse:
    """The form; others with a similar name, where there are any; and the new organisation's page."""
    form = CreateForm(request.POST or None, initial={"token": uuid.uuid4().hex})
    page: dict[str, Any] = {"form": form, "similar": ()}
    if form.is_valid():
        try:
            made = create_organisation(**form.cleaned_data, by=request.acting, at=timezone.now())
        except SimilarNames as refusal:
            page["similar"] = refusal.similar
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            return redirect("directory:speaking", organisation_id=made.pk)
    return render(request, "directory/create.html", page, status=422 if form.is_bound else 200)
