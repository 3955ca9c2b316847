"""Number the entries that wait, and chain each to the one before."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from commonweal.apps.provenance.models import JournalEntry, JournalSeal
from commonweal.apps.provenance.queries.journal_chain import head, link

BATCH = 1000
TRIES = 20


def seal_journal(*, batch: int = BATCH) -> int:
    """Seal every entry that waits, a batch a transaction, in the order of ids; answer how many.

    Two sealers at once do no harm: numbers are unique, so one of them begins its batch again.
    """
    done = 0
    while sealed := _batch_with_patience(batch):
        done += sealed
    return done


def _batch_with_patience(batch: int) -> int:
    """One batch; begun again where another sealer was quicker."""
    for _try in range(TRIES):
        try:
            return _one_batch(batch)
        except IntegrityError:
            continue
    return 0


@transaction.atomic
def _one_batch(batch: int) -> int:
    number, previous = head()
    seals = []
    for entry in JournalEntry.objects.filter(seal__isnull=True).order_by("id")[:batch]:
        number += 1
        own = link(entry, number=number, previous=previous)
        seals.append(JournalSeal(number=number, entry=entry, previous=previous, hash=own))
        previous = own
    JournalSeal.objects.bulk_create(seals)
    return len(seals)
