"""A canonical organisation."""

from __future__ import annotations

from django.db import models

from commonweal.apps.places.models import District, Ward


class Organisation(models.Model):
    """An organisation as the registers together know it; the columns are the snapshot's.

    `number` is this database's own, given once; `organisation_id` is the org-id that people and links use.
    `digest` is of the whole record with its dossier: a load rewrites the record only where it differs.
    """

    number = models.BigIntegerField(primary_key=True)
    organisation_id = models.CharField(max_length=80)
    name = models.TextField()
    legal_form = models.TextField()
    form_basis = models.TextField()
    in_social_economy = models.BooleanField()
    switch = models.TextField(null=True)
    status = models.TextField()
    sector = models.TextField(null=True)
    sector_basis = models.TextField(null=True)
    activities = models.TextField(null=True)
    address = models.TextField(null=True)
    postcode = models.CharField(max_length=8, null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    district = models.ForeignKey(
        District, db_column="district_code", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    ward = models.ForeignKey(
        Ward,
        db_column="ward_code",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        db_index=False,
    )
    website = models.TextField(null=True)
    income_pence = models.BigIntegerField(null=True)
    income_year_end = models.DateField(null=True)
    expenditure_pence = models.BigIntegerField(null=True)
    employees = models.BigIntegerField(null=True)
    volunteers = models.BigIntegerField(null=True)
    registered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    identifiers = models.JSONField(default=list)
    registers = models.JSONField(default=list)
    flags = models.JSONField(default=list)
    sources_count = models.IntegerField(default=0)
    conflicts_count = models.IntegerField(default=0)
    first_seen = models.DateField(null=True)
    last_seen = models.DateField(null=True)
    gone_on = models.DateField(null=True)
    digest = models.CharField(max_length=32)

    class Meta:
        ordering = ["name", "number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation_id"], name="an_organisation_is_known_by_its_org_id")
        ]
        indexes = [
            models.Index(fields=["name"], name="organisations_by_name"),
            models.Index(fields=["postcode"], name="organisations_by_postcode"),
        ]

    def __str__(self) -> str:
        return self.name
