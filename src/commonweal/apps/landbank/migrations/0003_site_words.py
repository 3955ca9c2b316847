"""The words of sites: full-text tables of SQLite (FTS5) and PostgreSQL (tsvector)."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE landbank_sitewords USING fts5(
    name, place, words, codes, tokenize = "unicode61 remove_diacritics 2"
)
"""
POSTGRESQL = (
    "CREATE TABLE landbank_sitewords (number bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX landbank_sitewords_are_found ON landbank_sitewords USING gin (words)",
)


def create(apps, schema_editor):
    statements = (SQLITE,) if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE landbank_sitewords")


class Migration(migrations.Migration):
    dependencies = [("landbank", "0002_initial")]
    operations = [migrations.RunPython(create, drop)]
