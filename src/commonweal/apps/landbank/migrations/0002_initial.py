import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("landbank", "0001_initial"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="mistakereport",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="publicbody",
            name="district",
            field=models.ForeignKey(
                db_column="district_code",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="places.district",
            ),
        ),
        migrations.AddField(
            model_name="compliance",
            name="body",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to="landbank.publicbody"
            ),
        ),
        migrations.CreateModel(
            name="SiteDossier",
            fields=[
                (
                    "site",
                    models.OneToOneField(
                        db_column="number",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="dossier",
                        serialize=False,
                        to="landbank.site",
                    ),
                ),
                ("body", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="site",
            name="district",
            field=models.ForeignKey(
                db_column="district_code",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="places.district",
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="owner",
            field=models.ForeignKey(
                db_column="owner_id",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="landbank.publicbody",
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="ward",
            field=models.ForeignKey(
                db_column="ward_code",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="places.ward",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitealias",
            constraint=models.CheckConstraint(
                condition=models.Q(("former_id", models.F("site_id")), _negated=True),
                name="a_site_is_no_alias_of_itself",
            ),
        ),
        migrations.AddField(
            model_name="title",
            name="owner",
            field=models.ForeignKey(
                db_column="owner_id",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="landbank.publicbody",
            ),
        ),
        migrations.AddConstraint(
            model_name="mistakereport",
            constraint=models.CheckConstraint(
                condition=models.Q(("says", ""), _negated=True), name="a_report_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="mistakereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state", "new")),
                    models.Q(models.Q(("state", "new"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="an_answered_report_has_a_time_of_answer",
            ),
        ),
        migrations.AddIndex(
            model_name="site",
            index=models.Index(fields=["longitude", "latitude"], name="sites_by_degrees"),
        ),
        migrations.AddIndex(
            model_name="site",
            index=models.Index(fields=["easting", "northing"], name="sites_by_grid"),
        ),
        migrations.AddIndex(
            model_name="site",
            index=models.Index(fields=["postcode"], name="sites_by_postcode"),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(fields=("site_id",), name="a_site_is_known_by_its_id"),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                    _connector="OR",
                ),
                name="a_point_has_both_its_degrees",
            ),
        ),
    ]
