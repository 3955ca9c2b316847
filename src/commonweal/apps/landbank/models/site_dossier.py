"""Everything the registers say about a site, in one row."""

from __future__ import annotations

from django.db import models

from commonweal.apps.landbank.models.site import Site


class SiteDossier(models.Model):
    """Facts with their sources, rows joined and events of one site, as JSON text.

    Read it with `queries.site_dossier`, which gives frozen rows.
    """

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, primary_key=True, db_column="number", related_name="dossier"
    )
    body = models.TextField()

    def __str__(self) -> str:
        return f"dossier {self.pk}"
