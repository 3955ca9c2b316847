"""The words of organisations: full-text tables of SQLite (FTS5) and PostgreSQL (tsvector)."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE directory_organisationwords USING fts5(
    name, place, words, codes, tokenize = "unicode61 remove_diacritics 2"
)
"""
POSTGRESQL = (
    "CREATE TABLE directory_organisationwords (number bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX directory_organisationwords_are_found ON directory_organisationwords USING gin (words)",
)


def create(apps, schema_editor):
    statements = (SQLITE,) if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE directory_organisationwords")


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
