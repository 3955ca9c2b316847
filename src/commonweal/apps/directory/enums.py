"""The words of the directory as choices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IncomeBand(models.TextChoices):
    """The size of an organisation by the income of its latest year."""

    NONE = "none", _("no income published")
    MICRO = "micro", _("under £10,000")
    SMALL = "small", _("£10,000 to £100,000")
    MEDIUM = "medium", _("£100,000 to £1 million")
    LARGE = "large", _("£1 million to £10 million")
    MAJOR = "major", _("£10 million and over")


class OrganisationOrder(models.TextChoices):
    """How a list of organisations is put in order."""

    RELEVANCE = "relevance", _("best match")
    NAME = "name", _("name")
    INCOME = "income", _("largest income")
    DISTANCE = "distance", _("nearest")
