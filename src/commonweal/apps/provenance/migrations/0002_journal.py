"""The journal, and triggers that keep its entries as they were written."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("provenance_journalentry", "provenance_journalseal")
REFUSAL = "the journal is only ever written to"
SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION provenance_keep_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{refusal}'; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION provenance_keep_journal()
"""


def keep(apps, schema_editor):
    """Refuse what the models refuse, whoever asks the database."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    if not on_sqlite:
        schema_editor.execute(POSTGRES_FUNCTION.format(refusal=REFUSAL), params=None)
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            trigger = SQLITE if on_sqlite else POSTGRES
            schema_editor.execute(trigger.format(table=table, verb=verb, refusal=REFUSAL), params=None)


def let_go(apps, schema_editor):
    """Take the triggers away again."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}" + ("" if on_sqlite else f" ON {table}"))
    if not on_sqlite:
        schema_editor.execute("DROP FUNCTION provenance_keep_journal()")


class Migration(migrations.Migration):
    dependencies = [
        ("provenance", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="JournalEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("act", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.CharField(max_length=200)),
                ("person", models.CharField(blank=True, default="", max_length=36)),
                ("acting_for", models.CharField(blank=True, default="", max_length=240)),
                ("at", models.DateTimeField()),
                ("before", models.JSONField(blank=True, default=dict)),
                ("after", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name_plural": "journal entries",
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id"], name="journal_of_a_subject"),
                    models.Index(fields=["person"], name="journal_of_a_person"),
                    models.Index(fields=["-at"], name="journal_newest_first"),
                ],
            },
        ),
        migrations.CreateModel(
            name="JournalSeal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seal",
                        to="provenance.journalentry",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="seals_are_numbered_from_one"
                    )
                ],
            },
        ),
        migrations.RunPython(keep, let_go),
    ]
