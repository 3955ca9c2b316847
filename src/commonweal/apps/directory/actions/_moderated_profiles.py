"""Profiles of organisations as something that can be reported and hidden."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.apps.directory.models import OrganisationProfile
from commonweal.apps.people.queries.moderated import Moderated

CALLED = _("an organisation’s profile")


def subject_of(id: str) -> Moderated | None:
    """The profile of the organisation with this id; None where it has none."""
    rows = OrganisationProfile.objects.select_related("organisation", "edited_by")
    profile = rows.filter(pk=id).first()
    if profile is None:
        return None
    return Moderated(
        title=profile.organisation.name,
        address=reverse("directory:organisation", args=[id]),
        words="\n".join(text for text in profile.said.values() if text),
        person=profile.edited_by,
    )


def hide(id: str, *, at: datetime) -> None:
    """Only its own people see it, until it is shown again."""
    OrganisationProfile.objects.filter(pk=id).update(hidden=True)


def show(id: str, *, at: datetime) -> None:
    """Whoever may see each field sees it again."""
    OrganisationProfile.objects.filter(pk=id).update(hidden=False)
