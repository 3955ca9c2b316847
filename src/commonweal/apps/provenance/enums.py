"""The words of provenance as choices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """Whether a problem kept a row out."""

    REFUSED = "refused", _("refused")
    WARNING = "warning", _("kept with a warning")


class Subject(models.TextChoices):
    """What a change is about."""

    SITE = "site", _("site")
    ORGANISATION = "organisation", _("organisation")
