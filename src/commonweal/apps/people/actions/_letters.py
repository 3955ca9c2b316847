"""The link in the letter of an invitation."""

from __future__ import annotations

from django.core import signing

from commonweal.apps.people.models import Membership

SALT = "commonweal.people.invitation"


def invitation_token(invitation: Membership) -> str:
    """What stands in the letter's link: it opens the page, and accepting still needs the address."""
    return signing.dumps(invitation.pk, salt=SALT)
