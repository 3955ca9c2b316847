import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="District",
            fields=[
                ("code", models.CharField(max_length=9, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("geometry", models.TextField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("west", models.FloatField(null=True)),
                ("south", models.FloatField(null=True)),
                ("east", models.FloatField(null=True)),
                ("north", models.FloatField(null=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                ("postcode", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("outward", models.CharField(db_index=True, max_length=4)),
                ("longitude", models.FloatField()),
                ("latitude", models.FloatField()),
                ("district_code", models.CharField(max_length=9, null=True)),
                ("ward_code", models.CharField(max_length=9, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Ward",
            fields=[
                ("code", models.CharField(max_length=9, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("geometry", models.TextField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("west", models.FloatField(null=True)),
                ("south", models.FloatField(null=True)),
                ("east", models.FloatField(null=True)),
                ("north", models.FloatField(null=True)),
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
            ],
            options={
                "ordering": ["name"],
            },
        ),
    ]
