"""The sentences of the stewards' desk."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.apps.people.enums import LinkKind
from commonweal.pipeline.desk.links import LinkReview


def review_question(review: LinkReview) -> str:
    """What is asked about two records, and why nobody could be sure."""
    if review.kind == LinkKind.SITE:
        return _("Joined as one site, with little certainty: %(why)s. Are they?") % {"why": review.why}
    return _("Kept apart as two organisations: %(why)s. Are they one?") % {"why": review.why}
