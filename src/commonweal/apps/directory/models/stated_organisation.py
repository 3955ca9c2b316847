"""An organisation that no register holds."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from commonweal.apps.directory.enums import UnregisteredKind
from commonweal.apps.places.models import District


class StatedOrganisation(models.Model):
    """An organisation that its members state, with an id of this site's own scheme: `CW-ORG-7K2M9QXD`.

    `words` are those by which it is found, each after a blank. `hidden`: a decision of the stewards keeps `what` out of
    sight. `token` is the form's: a form that is sent twice makes one.
    """

    organisation_id = models.CharField(max_length=80, primary_key=True)
    name = models.TextField()
    kind = models.CharField(max_length=10, choices=UnregisteredKind.choices)
    what = models.TextField()
    postcode = models.CharField(max_length=8, blank=True, default="")
    district = models.ForeignKey(
        District, db_column="district_code", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    words = models.TextField()
    token = models.CharField(max_length=64, unique=True)
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_on = models.DateField(null=True, blank=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "organisation_id"]
        indexes = [models.Index(fields=["name"], name="stated_by_name")]

    def __str__(self) -> str:
        return self.name
