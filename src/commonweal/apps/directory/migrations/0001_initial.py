import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_initial"),
        ("provenance", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisation_id", models.CharField(max_length=80)),
                ("name", models.TextField()),
                ("legal_form", models.TextField()),
                ("form_basis", models.TextField()),
                ("in_social_economy", models.BooleanField()),
                ("switch", models.TextField(null=True)),
                ("status", models.TextField()),
                ("sector", models.TextField(null=True)),
                ("sector_basis", models.TextField(null=True)),
                ("activities", models.TextField(null=True)),
                ("address", models.TextField(null=True)),
                ("postcode", models.CharField(max_length=8, null=True)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("website", models.TextField(null=True)),
                ("income_pence", models.BigIntegerField(null=True)),
                ("income_year_end", models.DateField(null=True)),
                ("expenditure_pence", models.BigIntegerField(null=True)),
                ("employees", models.BigIntegerField(null=True)),
                ("volunteers", models.BigIntegerField(null=True)),
                ("registered_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("identifiers", models.JSONField(default=list)),
                ("registers", models.JSONField(default=list)),
                ("flags", models.JSONField(default=list)),
                ("sources_count", models.IntegerField(default=0)),
                ("conflicts_count", models.IntegerField(default=0)),
                ("first_seen", models.DateField(null=True)),
                ("last_seen", models.DateField(null=True)),
                ("gone_on", models.DateField(null=True)),
                ("digest", models.CharField(max_length=32)),
                (
                    "district",
                    models.ForeignKey(
                        db_column="district_code",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="places.district",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_column="ward_code",
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="places.ward",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "number"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationFrame",
            fields=[
                (
                    "snapshot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="provenance.snapshot",
                    ),
                ),
                ("packed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="OrganisationDossier",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        db_column="number",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="dossier",
                        serialize=False,
                        to="directory.organisation",
                    ),
                ),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="OrganisationAlias",
            fields=[
                ("former_id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("organisation_id", models.CharField(db_index=True, max_length=80)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("former_id", models.F("organisation_id")), _negated=True),
                        name="an_organisation_is_no_alias_of_itself",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["name"], name="organisations_by_name"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["postcode"], name="organisations_by_postcode"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=("organisation_id",), name="an_organisation_is_known_by_its_org_id"
            ),
        ),
    ]
