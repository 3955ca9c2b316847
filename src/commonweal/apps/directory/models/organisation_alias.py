"""An id that once was an organisation."""

from __future__ import annotations

from django.db import models


class OrganisationAlias(models.Model):
    """A former id and the id to go to."""

    former_id = models.CharField(max_length=80, primary_key=True)
    organisation_id = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(former_id=models.F("organisation_id")),
                name="an_organisation_is_no_alias_of_itself",
            )
        ]

    def __str__(self) -> str:
        return f"{self.former_id} → {self.organisation_id}"
