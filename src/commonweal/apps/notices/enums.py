"""The words of notices as choices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What the journal calls the acts of this part."""

    SUBSCRIBE = "subscribe", _("asked to be told")
    CONFIRM = "confirm-subscription", _("confirmed to be told")
    CHANGE = "change-subscription", _("changed what they are told")
    END = "end-subscription", _("asked not to be told any more")


class Frequency(models.TextChoices):
    """How often somebody is told."""

    AT_ONCE = "at-once", _("as soon as it is known")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")


class Channel(models.TextChoices):
    """How somebody is told."""

    MAIL = "mail", _("by e-mail")
    WEBHOOK = "webhook", _("by a call to another computer")


class Importance(models.TextChoices):
    """How much a letter matters: `must` is sent whatever was chosen, `could` can wait longest."""

    MUST = "must", _("must be told")
    SHOULD = "should", _("should be told")
    COULD = "could", _("could be told")


class LetterKind(models.TextChoices):
    """What a delivery is."""

    CONFIRM = "confirm", _("asks to confirm")
    FIRST = "first", _("the past year")
    NEWS = "news", _("what is new")


class DeliveryState(models.TextChoices):
    """Where a delivery stands."""

    DUE = "due", _("waiting to be sent")
    SENT = "sent", _("sent")
    LEFT_OUT = "left-out", _("left out: nothing was left to say")
    GIVEN_UP = "given-up", _("given up")


class Reason(models.TextChoices):
    """Why somebody is told of an event."""

    SITE = "site", _("You follow this site.")
    NEAR = "near", _("It is near the place you named.")
    AREA = "area", _("It is in the area you drew.")
    WARD = "ward", _("It is in the ward you follow.")
    OWNER = "owner", _("It belongs to the owner you follow.")
    USE = "use", _("It has the use you follow.")
    DISTRICT = "district", _("It is in the district you follow.")
    REGION = "region", _("You follow the whole region.")


class Ended(models.TextChoices):
    """Why a subscription ended."""

    ASKED = "asked", _("You asked not to be told any more.")
    SAME = "same", _("You were told of the same by another.")
    UNREACHABLE = "unreachable", _("Letters came back.")
