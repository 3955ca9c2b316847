"""What an organisation says of itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from commonweal.apps.directory.models.claimed_organisation import ClaimedOrganisation


class OrganisationProfile(models.Model):
    """Texts by `ProfileField`, and who may see each. `said["links"]` has one address a line.
    `hidden`: a decision of the stewards keeps it out of sight of all but its own people."""

    organisation = models.OneToOneField(
        ClaimedOrganisation, on_delete=models.PROTECT, primary_key=True, related_name="profile"
    )
    said = models.JSONField(default=dict)
    seen_by = models.JSONField(default=dict)
    hidden = models.BooleanField(default=False)
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"profile of {self.organisation_id}"
