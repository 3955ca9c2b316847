import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("provenance", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Compliance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("register", models.CharField(max_length=60)),
                ("source_id", models.CharField(max_length=100, null=True)),
                ("dated", models.DateField(null=True)),
                ("rows", models.BigIntegerField()),
                ("field", models.TextField()),
                ("mandatory", models.BooleanField()),
                ("filled", models.BigIntegerField()),
                ("note", models.TextField(null=True)),
            ],
            options={
                "verbose_name_plural": "compliance",
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_id", models.CharField(max_length=100, null=True)),
                ("row", models.BigIntegerField(null=True)),
                ("reference", models.TextField(null=True)),
                ("site_id", models.CharField(db_index=True, max_length=20, null=True)),
                ("name", models.TextField(null=True)),
                ("address_text", models.TextField(null=True)),
                ("description", models.TextField(null=True)),
                ("point", models.TextField(null=True)),
                ("organisation", models.TextField(null=True)),
                ("nomination_date", models.DateField(null=True)),
                ("nominating_group", models.TextField(null=True)),
                ("decision", models.TextField(null=True)),
                ("decision_date", models.DateField(null=True)),
                ("expiry_date", models.DateField(null=True)),
                ("notification_to_sell_date", models.DateField(null=True)),
                ("interested_group", models.TextField(null=True)),
                ("protected_period_start_date", models.DateField(null=True)),
                ("notes", models.TextField(null=True)),
                ("entry_date", models.DateField(null=True)),
                ("start_date", models.DateField(null=True)),
                ("end_date", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MistakeReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("site_id", models.CharField(db_index=True, max_length=20)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("owner", "who owns it"),
                            ("place", "where it is"),
                            ("use", "what it is used for"),
                            ("name", "name or address"),
                            ("same", "it is the same as another site"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("says", models.TextField()),
                ("contact", models.TextField(blank=True, default="")),
                ("reported_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "new"), ("confirmed", "confirmed"), ("declined", "declined")],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-reported_at"],
            },
        ),
        migrations.CreateModel(
            name="Outline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("polygon_id", models.TextField()),
                ("site_id", models.CharField(db_index=True, max_length=20, null=True)),
                ("kind", models.CharField(max_length=10)),
                ("geometry", models.BinaryField()),
                ("area_m2", models.FloatField(null=True)),
                ("reason", models.TextField()),
                ("west", models.FloatField()),
                ("south", models.FloatField()),
                ("east", models.FloatField()),
                ("north", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="PublicBody",
            fields=[
                ("body_id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("reason", models.TextField()),
                ("in_region", models.BooleanField()),
                ("website", models.TextField(null=True)),
                ("organisation_uri", models.TextField(null=True)),
                ("company_number", models.TextField(null=True)),
                ("aliases", models.JSONField(default=list)),
                ("closed_on", models.DateField(null=True)),
            ],
            options={
                "verbose_name_plural": "public bodies",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("site_id", models.CharField(max_length=20)),
                ("name", models.TextField()),
                ("address", models.TextField(null=True)),
                ("street", models.TextField(null=True)),
                ("post_town", models.TextField(null=True)),
                ("postcode", models.CharField(max_length=8, null=True)),
                ("postcode_district", models.CharField(max_length=4, null=True)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("easting", models.FloatField(null=True)),
                ("northing", models.FloatField(null=True)),
                ("place_basis", models.CharField(max_length=20)),
                ("place_radius_m", models.FloatField(null=True)),
                ("owner_name", models.TextField(null=True)),
                ("owner_kind", models.TextField(null=True)),
                (
                    "ownership",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("mixed", "mixed"),
                            ("not public", "not public"),
                            ("not published", "not published"),
                        ],
                        max_length=14,
                    ),
                ),
                ("in_land_bank", models.BooleanField()),
                ("tenure", models.TextField(null=True)),
                ("tenure_detail", models.TextField(null=True)),
                ("holding_type", models.TextField(null=True)),
                ("use", models.TextField(null=True)),
                ("purpose", models.TextField(null=True)),
                ("vacancy", models.CharField(max_length=20, null=True)),
                ("building_size_m2", models.FloatField(null=True)),
                ("land_area_ha", models.FloatField(null=True)),
                ("uprns", models.JSONField(default=list)),
                ("titles", models.JSONField(default=list)),
                ("asset_codes", models.JSONField(default=list)),
                ("listing", models.CharField(max_length=10, null=True)),
                ("listing_until", models.DateField(null=True)),
                ("notice_received", models.DateField(null=True)),
                ("brownfield", models.BooleanField(default=False)),
                ("planning_status", models.TextField(null=True)),
                ("probable_disposal", models.BooleanField(default=False)),
                ("flags", models.JSONField(default=list)),
                ("registers", models.JSONField(default=list)),
                ("sources_count", models.IntegerField(default=0)),
                ("conflicts_count", models.IntegerField(default=0)),
                ("first_seen", models.DateField(null=True)),
                ("last_seen", models.DateField(null=True)),
                ("changed_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("closed_why", models.TextField(null=True)),
                ("digest", models.CharField(max_length=32)),
            ],
            options={
                "ordering": ["name", "number"],
            },
        ),
        migrations.CreateModel(
            name="SiteAlias",
            fields=[
                ("former_id", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("site_id", models.CharField(db_index=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="SiteFrame",
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
            name="Title",
            fields=[
                ("title_number", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("site_id", models.CharField(db_index=True, max_length=20, null=True)),
                ("tenure", models.TextField(null=True)),
                ("address", models.TextField(null=True)),
                ("postcode", models.CharField(max_length=8, null=True)),
                ("proprietor", models.TextField(null=True)),
                ("category", models.TextField(null=True)),
                ("proprietor_since", models.DateField(null=True)),
                ("first_edition", models.CharField(max_length=7, null=True)),
                ("last_edition", models.CharField(max_length=7, null=True)),
                ("left_between", models.CharField(max_length=15, null=True)),
                ("price_paid_pence", models.BigIntegerField(null=True)),
            ],
        ),
    ]
