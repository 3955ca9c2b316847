"""Everything the registers say about an organisation, in one row."""

from __future__ import annotations

from django.db import models

from commonweal.apps.directory.models.organisation import Organisation


class OrganisationDossier(models.Model):
    """Facts with their sources, links and years of one organisation, as JSON text.

    Read it with `queries.organisation_dossier`, which gives frozen rows.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, db_column="number", related_name="dossier"
    )
    body = models.TextField()

    def __str__(self) -> str:
        return f"dossier {self.pk}"
