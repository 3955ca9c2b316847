"""The journal: written with the deed, sealed into a chain, never changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from commonweal.apps.provenance.actions.record_act import (
    THE_SITE,
    Actor,
    OutsideTransaction,
    Subject,
    record_act,
)
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.models import JournalEntry, JournalIsKept, JournalSeal
from commonweal.apps.provenance.queries.journal_chain import verify

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def write(*acts: str) -> list[JournalEntry]:
    """Entries a minute apart."""
    return [
        record_act(
            act=act, subject=Subject("site", f"s-{number}"), by=THE_SITE, at=AT + timedelta(minutes=number)
        )
        for number, act in enumerate(acts)
    ]


def change_in_the_database(sql: str, *values: object) -> None:
    """What somebody with the keys to the database may do: take the triggers off, and write."""
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    with connection.cursor() as cursor:
        for table in ("provenance_journalentry", "provenance_journalseal"):
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}" + on.format(table=table))
        cursor.execute(sql, values)


@pytest.mark.django_db
def test_an_entry_says_who_did_what_for_whom_and_what_changed() -> None:
    record_act(
        act="upload-register",
        subject=Subject("register-upload", "17"),
        by=Actor(person="9d1c", acting_for="body:merrow-fire"),
        at=AT,
        after={"rows": "608"},
    )
    kept = JournalEntry.objects.values(
        "act", "subject_kind", "subject_id", "person", "acting_for", "at", "before", "after"
    )
    assert list(kept) == [
        {
            "act": "upload-register",
            "subject_kind": "register-upload",
            "subject_id": "17",
            "person": "9d1c",
            "acting_for": "body:merrow-fire",
            "at": AT,
            "before": {},
            "after": {"rows": "608"},
        }
    ]


@pytest.mark.django_db(transaction=True)
def test_an_act_is_not_recorded_apart_from_its_deed() -> None:
    with pytest.raises(OutsideTransaction):
        write("publish")
    assert JournalEntry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_fails_leaves_no_entry() -> None:
    @transaction.atomic
    def deed() -> None:
        write("publish")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deed()
    assert JournalEntry.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "deed",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: JournalEntry.objects.update(act="other"),
        lambda entry: JournalEntry.objects.all().delete(),
        lambda entry: JournalEntry.objects.bulk_update([entry], ["act"]),
        lambda entry: JournalSeal.objects.update(hash="other"),
        lambda entry: JournalSeal.objects.all().delete(),
    ],
)
def test_models_refuse_to_change_or_delete(deed: object) -> None:
    (entry,) = write("publish")
    seal_journal()
    with pytest.raises(JournalIsKept):
        deed(entry)
    assert (JournalEntry.objects.get().act, JournalSeal.objects.count()) == ("publish", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["provenance_journalentry", "provenance_journalseal"])
def test_the_database_refuses_to_change_what_stands(table: str) -> None:
    write("publish")
    seal_journal()
    column = "act" if table.endswith("entry") else "hash"
    with (
        pytest.raises(DatabaseError, match="only ever written to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET {column} = 'other'")


@pytest.mark.django_db
def test_sealing_numbers_entries_and_chains_them() -> None:
    write("one", "two", "three")
    assert (seal_journal(batch=2), seal_journal()) == (3, 0)
    seals = list(JournalSeal.objects.select_related("entry"))
    assert [(seal.number, seal.entry.act) for seal in seals] == [(1, "one"), (2, "two"), (3, "three")]
    assert [seal.previous for seal in seals] == ["", seals[0].hash, seals[1].hash]
    verdict = verify()
    assert (verdict.links, verdict.head, verdict.waiting, verdict.broken) == (3, seals[2].hash, 0, "")


@pytest.mark.django_db
def test_an_empty_journal_and_one_that_waits_are_in_order() -> None:
    assert (verify().links, verify().waiting, verify().broken) == (0, 0, "")
    write("one")
    assert (verify().links, verify().waiting, verify().broken) == (0, 1, "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("act", "other"),
        ("person", "somebody-else"),
        ("acting_for", "body:other"),
        ("after", '{"rows": "1"}'),
        ("at", "2026-11-02 09:31:00.000001+00:00"),
    ],
)
def test_a_changed_entry_is_found_by_name(column: str, value: str) -> None:
    _one, two, _three = write("one", "two", "three")
    seal_journal()
    change_in_the_database(f"UPDATE provenance_journalentry SET {column} = %s WHERE id = %s", value, two.pk)
    act = "other" if column == "act" else "two"
    assert (verify().links, verify().broken) == (
        1,
        f"Number 2 (id {two.pk}, {act} site s-1) is not what was sealed: it was changed afterwards.",
    )


@pytest.mark.django_db
def test_a_seal_that_was_taken_out_is_found() -> None:
    write("one", "two", "three")
    seal_journal()
    change_in_the_database("DELETE FROM provenance_journalseal WHERE number = 2")
    assert verify().broken == "Number 2 is missing: the next seal is number 3."


@pytest.mark.django_db
def test_an_entry_exchanged_for_another_is_found() -> None:
    one, two, three = write("one", "two", "three")
    seal_journal()
    change_in_the_database("DELETE FROM provenance_journalseal WHERE number = 3")
    change_in_the_database("UPDATE provenance_journalseal SET entry_id = %s WHERE number = 1", three.pk)
    assert verify().broken == (
        f"Number 1 (id {three.pk}, three site s-2) is not what was sealed: it was changed afterwards."
    )
    assert (one.pk < two.pk, verify().links) == (True, 0)


@pytest.mark.django_db
def test_a_chain_that_was_written_anew_from_the_middle_is_found() -> None:
    write("one", "two")
    seal_journal()
    change_in_the_database("UPDATE provenance_journalseal SET previous = '' WHERE number = 2")
    assert verify().broken.endswith("does not follow the one before it.")


@pytest.mark.django_db
def test_a_nul_in_a_value_does_no_harm() -> None:
    record_act(act="a", subject=Subject("s", "1"), by=THE_SITE, at=AT, after={"name": "a\x00b"})
    seal_journal()
    assert (JournalEntry.objects.get().after, verify().broken) == ({"name": "ab"}, "")
