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
    CHOOSE = "choose-how-told", _("chose how they are told")


class Frequency(models.TextChoices):
    """How often somebody is told."""

    AT_ONCE = "at-once", _("as soon as it is known")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")


class HowOften(models.TextChoices):
    """How often a class of notices comes by a channel. `as-asked` leaves it to each thing that is followed."""

    AS_ASKED = "as-asked", _("as I chose for each thing")
    AT_ONCE = "at-once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    OFF = "off", _("not at all")


class Channel(models.TextChoices):
    """How somebody is told."""

    MAIL = "mail", _("by e-mail")
    WEBHOOK = "webhook", _("by a call to another computer")
    SITE = "site", _("on this site")


class Importance(models.TextChoices):
    """How much a notice matters: `must` is told whatever was chosen, `could` can wait longest."""

    MUST = "must", _("must be told")
    SHOULD = "should", _("should be told")
    COULD = "could", _("could be told")


class LetterKind(models.TextChoices):
    """What a delivery is."""

    CONFIRM = "confirm", _("asks to confirm")
    FIRST = "first", _("the past year")
    NEWS = "news", _("what is new")
    NOTICE = "notice", _("what concerns the reader")


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
    OWN = "own", _("It is about your account.")
    SENT_IT = "sent-it", _("You sent it.")
    OFFICER = "officer", _("You keep this body’s registers.")
    REPORTER = "reporter", _("You reported it.")
    MEMBER = "member", _("It is about what you may do for others.")
    ADMIN = "admin", _("You look after its people.")
    INVITED = "invited", _("This address was invited.")
    STEWARD = "steward", _("You are a steward of this site.")


class Ended(models.TextChoices):
    """Why a subscription ended."""

    ASKED = "asked", _("You asked not to be told any more.")
    SAME = "same", _("You were told of the same by another.")
    UNREACHABLE = "unreachable", _("Letters came back.")
