"""What people state of an organisation that no register holds, as something that can be reported and hidden."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.apps.directory.models import StatedOrganisation
from commonweal.apps.people.queries.moderated import Moderated

CALLED = _("an organisation stated by its members")


def subject_of(id: str) -> Moderated | None:
    """The organisation with this id; None where nobody states it."""
    stated = StatedOrganisation.objects.select_related("stated_by").filter(pk=id).first()
    if stated is None:
        return None
    address = reverse("directory:organisation", args=[stated.pk])
    words = f"{stated.name}\n{stated.what}"
    return Moderated(title=stated.name, address=address, words=words, person=stated.stated_by)


def hide(id: str, *, at: datetime) -> None:
    """What it says it does is out of sight; its name and page stay."""
    StatedOrganisation.objects.filter(pk=id).update(hidden=True)


def show(id: str, *, at: datetime) -> None:
    """It stands there again."""
    StatedOrganisation.objects.filter(pk=id).update(hidden=False)
