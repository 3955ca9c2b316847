"""What an organisation says of itself, written by those who speak for it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonweal.apps.directory.actions.edit_profile import edit_profile
from commonweal.apps.directory.forms.claiming import add_refusal
from commonweal.apps.directory.forms.profile import ProfileForm
from commonweal.apps.directory.models import ClaimedOrganisation, OrganisationProfile
from commonweal.apps.directory.policy import may_speak_for
from commonweal.apps.directory.queries.standing import claimed_row
from commonweal.apps.directory.views.claiming import FORM, found


@require_http_methods(FORM)
@login_required
def profile(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """Change the profile: each field, and who sees it."""
    subject = found(organisation_id)
    row = claimed_row(subject.organisation_id)
    if row is None or not may_speak_for(request.acting, row.pk):
        raise PermissionDenied
    form = ProfileForm(request.POST or None, initial=kept(row))
    if form.is_valid():
        try:
            edit_profile(organisation=row, **form.as_profile(), by=request.acting, at=timezone.now())
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The profile is changed."))
            return redirect("directory:organisation", organisation_id=subject.organisation_id)
    page = {"subject": subject, "form": form}
    return render(request, "directory/profile.html", page, status=422 if form.is_bound else 200)


def kept(row: ClaimedOrganisation) -> dict[str, str]:
    """The profile as the form shows it."""
    profile = OrganisationProfile.objects.filter(pk=row.pk).first()
    if profile is None:
        return {}
    return {**profile.said, **{f"{name}_seen": who for name, who in profile.seen_by.items()}}
