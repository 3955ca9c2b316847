import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="MissingSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("register", models.CharField(max_length=60)),
                ("publisher", models.TextField(null=True)),
                ("why", models.TextField()),
            ],
            options={
                "ordering": ["register", "publisher"],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[("site", "site"), ("organisation", "organisation")], max_length=12
                    ),
                ),
                ("subject_id", models.CharField(max_length=80)),
                ("name", models.TextField()),
                ("owner_id", models.CharField(max_length=200, null=True)),
                ("district_code", models.CharField(max_length=9, null=True)),
                ("on", models.DateField()),
                ("kind", models.CharField(max_length=60)),
                ("was", models.TextField(null=True)),
                ("became", models.TextField(null=True)),
                ("source_id", models.CharField(max_length=100, null=True)),
                ("row", models.BigIntegerField(null=True)),
            ],
            options={
                "ordering": ["-on", "-id"],
                "indexes": [
                    models.Index(fields=["-on", "-id"], name="changes_newest_first"),
                    models.Index(fields=["subject", "subject_id"], name="changes_of_a_subject"),
                    models.Index(fields=["owner_id", "-on"], name="changes_of_an_owner"),
                    models.Index(fields=["district_code", "-on"], name="changes_of_a_district"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hash", models.CharField(max_length=64)),
                ("region", models.CharField(max_length=200)),
                ("region_name", models.TextField()),
                ("sample", models.BooleanField(default=False)),
                ("as_of", models.DateField()),
                ("loaded_at", models.DateTimeField()),
                ("current", models.BooleanField(default=False)),
                ("manifest", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("hash",), name="a_snapshot_is_known_by_its_hash"),
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("current",),
                        name="one_snapshot_is_current",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("source_id", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("register", models.CharField(db_index=True, max_length=60)),
                ("title", models.TextField(null=True)),
                ("publisher", models.TextField(null=True)),
                ("file", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("url", models.TextField(null=True)),
                ("licence", models.TextField(null=True)),
                ("attribution", models.TextField(null=True)),
                ("dated", models.DateField(null=True)),
                ("variant", models.TextField(null=True)),
                ("rows_read", models.BigIntegerField(default=0)),
                ("rows_accepted", models.BigIntegerField(default=0)),
                ("rows_refused", models.BigIntegerField(default=0)),
                ("rows_kept", models.BigIntegerField(default=0)),
                ("newest_row", models.DateField(null=True)),
                ("current", models.BooleanField(default=True)),
                ("closed_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rows_read",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rows_accepted"), "+", models.F("rows_refused")
                                ),
                            )
                        ),
                        name="every_row_read_is_accepted_or_refused",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RowProblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("refused", "refused"), ("warning", "kept with a warning")], max_length=10
                    ),
                ),
                ("row", models.BigIntegerField(null=True)),
                ("column", models.TextField(null=True)),
                ("code", models.CharField(max_length=80)),
                ("found", models.TextField(default="")),
                ("expected", models.TextField(default="")),
                ("mend", models.TextField(default="")),
                ("raw", models.TextField(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="provenance.source",
                    ),
                ),
            ],
            options={
                "ordering": ["source", "severity", "row", "id"],
            },
        ),
    ]
