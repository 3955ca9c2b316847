"""A canonical site."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import Ownership
from commonweal.apps.landbank.models.public_body import PublicBody
from commonweal.apps.places.models import District, Ward


class Site(models.Model):
    """A site as the registers together know it; the columns are the snapshot's.

    `number` is this database's own, given once; `site_id` is the lasting id that people and links use.
    `digest` is of the whole record with its dossier: a load rewrites the record only where it differs.
    """

    number = models.BigIntegerField(primary_key=True)
    site_id = models.CharField(max_length=20)
    name = models.TextField()
    address = models.TextField(null=True)
    street = models.TextField(null=True)
    post_town = models.TextField(null=True)
    postcode = models.CharField(max_length=8, null=True)
    postcode_district = models.CharField(max_length=4, null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    easting = models.FloatField(null=True)
    northing = models.FloatField(null=True)
    place_basis = models.CharField(max_length=20)
    place_radius_m = models.FloatField(null=True)
    district = models.ForeignKey(
        District, db_column="district_code", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    ward = models.ForeignKey(
        Ward, db_column="ward_code", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    owner = models.ForeignKey(
        PublicBody, db_column="owner_id", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    owner_name = models.TextField(null=True)
    owner_kind = models.TextField(null=True)
    ownership = models.CharField(max_length=14, choices=Ownership.choices)
    in_land_bank = models.BooleanField()
    tenure = models.TextField(null=True)
    tenure_detail = models.TextField(null=True)
    holding_type = models.TextField(null=True)
    use = models.TextField(null=True)
    purpose = models.TextField(null=True)
    vacancy = models.CharField(max_length=20, null=True)
    building_size_m2 = models.FloatField(null=True)
    land_area_ha = models.FloatField(null=True)
    uprns = models.JSONField(default=list)
    titles = models.JSONField(default=list)
    asset_codes = models.JSONField(default=list)
    listing = models.CharField(max_length=10, null=True)
    listing_until = models.DateField(null=True)
    notice_received = models.DateField(null=True)
    brownfield = models.BooleanField(default=False)
    planning_status = models.TextField(null=True)
    probable_disposal = models.BooleanField(default=False)
    flags = models.JSONField(default=list)
    registers = models.JSONField(default=list)
    sources_count = models.IntegerField(default=0)
    conflicts_count = models.IntegerField(default=0)
    first_seen = models.DateField(null=True)
    last_seen = models.DateField(null=True)
    changed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_why = models.TextField(null=True)
    digest = models.CharField(max_length=32)

    class Meta:
        ordering = ["name", "number"]
        constraints = [
            models.UniqueConstraint(fields=["site_id"], name="a_site_is_known_by_its_id"),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True, latitude__isnull=True)
                | Q(longitude__isnull=False, latitude__isnull=False),
                name="a_point_has_both_its_degrees",
            ),
        ]
        indexes = [
            models.Index(fields=["longitude", "latitude"], name="sites_by_degrees"),
            models.Index(fields=["easting", "northing"], name="sites_by_grid"),
            models.Index(fields=["postcode"], name="sites_by_postcode"),
        ]

    def __str__(self) -> str:
        return self.name
