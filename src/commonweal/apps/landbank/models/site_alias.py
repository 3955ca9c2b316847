"""An id that once was a site."""

from __future__ import annotations

from django.db import models


class SiteAlias(models.Model):
    """A former id and the id to go to."""

    former_id = models.CharField(max_length=20, primary_key=True)
    site_id = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(former_id=models.F("site_id")), name="a_site_is_no_alias_of_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.former_id} → {self.site_id}"
