"""The organisations' half of the numbers on the first page."""

from __future__ import annotations

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.apps.directory.models import Organisation
from commonweal.apps.directory.presenters.words import short_pounds
from commonweal.apps.provenance.presenters import Number
from commonweal.apps.provenance.presenters.figures import number


def organisation_numbers() -> list[Number]:
    """How many open organisations of the social economy there are, and what they live on: one query."""
    held = Organisation.objects.filter(in_social_economy=True, closed_on=None, gone_on=None).aggregate(
        every=Count("pk"),
        known=Count("pk", filter=Q(income_pence__isnull=False)),
        income=Sum("income_pence", default=0),
    )
    every, known = held["every"], held["known"]
    return [
        Number(
            value=number(every),
            what=ngettext("social economy organisation", "social economy organisations", every),
            basis=_("each counted once"),
            href=reverse("directory:search"),
        ),
        Number(
            value=short_pounds(held["income"]) if known else "–",
            what=_("their income in a year"),
            basis=_("%(known)s of %(every)s publish it") % {"known": number(known), "every": number(every)},
        ),
    ]
