"""`commonweal journal`: who did what and when; and whether anybody changed it since."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from commonweal.cli.options import format_option

if TYPE_CHECKING:
    from commonweal.apps.provenance.models import JournalEntry


@click.group()
def journal() -> None:
    """Read the journal, seal it, and verify that nothing in it was changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


@journal.command()
@format_option
def verify(form: str) -> None:
    """Recompute the chain. Ends with 1, and names the first entry that does not fit, where one was changed.

    Keep the last hash elsewhere: whoever can write the whole database could write a whole new chain, but not
    one that ends in a hash that you have noted.
    """
    from commonweal.apps.provenance.queries.journal_chain import verify as verify_chain

    verdict = verify_chain()
    if form == "json":
        said = {"links": verdict.links, "head": verdict.head, "waiting": verdict.waiting}
        click.echo(json.dumps({**said, "broken": verdict.broken}))
    else:
        click.echo(f"{verdict.links:,} sealed entries fit; {verdict.waiting:,} wait for a seal.")
        click.echo(f"Last hash: {verdict.head or 'none yet'}")
    if verdict.broken:
        raise click.ClickException(verdict.broken)


@journal.command()
def seal() -> None:
    """Number the entries that wait, and chain them."""
    from commonweal.apps.provenance.actions.seal_journal import seal_journal

    click.echo(f"{seal_journal():,} entries sealed.")


@journal.command("list")
@click.option("--subject", default="", metavar="KIND[:ID]", help="Only entries about this, as membership:17.")
@click.option("--person", default="", metavar="UUID", help="Only entries by the person with this public id.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, newest first."
)
@format_option
def list_entries(subject: str, person: str, limit: int, form: str) -> None:
    """The entries, newest first."""
    from commonweal.apps.provenance.models import JournalEntry

    entries = JournalEntry.objects.order_by("-id")
    kind, _colon, own = subject.partition(":")
    wanted = {"subject_kind": kind, "subject_id": own, "person": person}
    for entry in entries.filter(**{name: value for name, value in wanted.items() if value})[:limit]:
        click.echo(as_json(entry) if form == "json" else as_text(entry))


def as_text(entry: JournalEntry) -> str:
    """One entry as a line."""
    who = " for ".join(part for part in (entry.person, entry.acting_for) if part) or "the site"
    return f"{entry.at:%Y-%m-%d %H:%M:%S} {entry.act} {entry.subject_kind}:{entry.subject_id} by {who}"


def as_json(entry: JournalEntry) -> str:
    """One entry as an object."""
    names = ("act", "subject_kind", "subject_id", "person", "acting_for", "before", "after")
    said = {name: getattr(entry, name) for name in names}
    return json.dumps({"id": entry.pk, "at": entry.at.isoformat(), **said})
