"""The letters about memberships."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.apps.people.models import Membership

logger = logging.getLogger(__name__)
SALT = "commonweal.people.invitation"


def invitation_token(invitation: Membership) -> str:
    """What stands in the letter's link: it opens the page, and accepting still needs the address."""
    return signing.dumps(invitation.pk, salt=SALT)


def send_invitation(invitation: Membership) -> None:
    """Write to the address that was invited. A mail server that is down is logged: the invitation stands, and
    is shown to whoever signs in with the address."""
    link = settings.COMMONWEAL_URL + reverse("people:invitation", args=[invitation_token(invitation)])
    inviter = str(invitation.invited_by or "")
    page = {"invitation": invitation, "link": link, "inviter": inviter}
    subject = _("%(name)s: an invitation") % {"name": invitation.party_name.replace("\n", " ")}
    text = render_to_string("people/letters/invitation.txt", page)
    try:
        send_mail(subject, text, None, [invitation.address])
    except (OSError, SMTPException):
        logger.exception("The letter of invitation %s could not be sent.", invitation.pk)
