"""Whatever is written, in whatever order and however often it is sealed between, the chain verifies; and one
changed letter breaks it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.apps.provenance.actions.record_act import Actor, Subject, record_act
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.models import JournalEntry, JournalSeal
from commonweal.apps.provenance.queries.journal_chain import link, verify

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1))
acts = st.fixed_dictionaries(
    {
        "act": words,
        "subject": st.builds(Subject, words, words),
        "by": st.builds(Actor, person=words, acting_for=words),
        "at": moments,
        "before": st.dictionaries(words, words, max_size=3),
        "after": st.dictionaries(words, words, max_size=3),
    }
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(acts, st.integers(min_value=1, max_value=3)), max_size=12))
def test_any_entries_sealed_at_any_time_verify(steps: list[object]) -> None:
    with transaction.atomic():
        for step in steps:
            if isinstance(step, int):
                seal_journal(batch=step)
            else:
                record_act(**step)
        seal_journal()
        verdict = verify()
        written = sum(not isinstance(step, int) for step in steps)
        assert (verdict.links, verdict.waiting, verdict.broken) == (written, 0, "")
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts, acts)
def test_only_the_same_entry_has_the_same_link(one: dict[str, object], other: dict[str, object]) -> None:
    with transaction.atomic():
        kept = record_act(**one)
        seal_journal()
        seal = JournalSeal.objects.get(entry=kept)
        exchanged = JournalEntry(pk=kept.pk, **as_fields(other))
        same = as_fields(one) == as_fields(other)
        assert (link(exchanged, number=seal.number, previous=seal.previous) == seal.hash) == same
        transaction.set_rollback(True)


def as_fields(act: dict[str, object]) -> dict[str, object]:
    """What `record_act` writes for these values."""
    return {
        "act": act["act"],
        "subject_kind": act["subject"].kind,
        "subject_id": act["subject"].id,
        "person": act["by"].person,
        "acting_for": act["by"].acting_for,
        "at": act["at"],
        "before": act["before"],
        "after": act["after"],
    }
