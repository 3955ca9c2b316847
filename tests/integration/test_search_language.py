"""What typed words ask for: plain words, forms, synonyms, and mended slips."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.apps.provenance.queries.full_text import postgresql_question, sqlite_question
from commonweal.apps.provenance.queries.plain_words import LONGEST, plain_words
from commonweal.apps.provenance.queries.searching import (
    Vocabulary,
    forms,
    mend,
    synonym_groups,
    understand,
)
from commonweal.pipeline.load.workshop import QUERIES

VOCABULARY = Vocabulary(("library", "street", "everton", "baths", "playing", "park", "parking"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("St Anne's Café", ["st", "annes", "cafe"]),
        ("St Anne’s", ["st", "annes"]),
        ("10-12 Dock Rd., L8 1TH", ["10", "12", "dock", "rd", "l8", "1th"]),
        ("under_score", ["under", "score"]),
        ("  ", []),
        ("Łódź Straße", ["łodz", "straße"]),
        ("图书馆", ["图书馆"]),
    ],
)
def test_plain_words(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


# Staging takes the character nought out of every value.
@given(st.text(st.characters(codec="latin-1", exclude_characters="\0"), max_size=LONGEST))
def test_the_load_and_the_search_see_the_same_words(text: str) -> None:
    database = duckdb.connect()
    database.execute((QUERIES / "plain_words.sql").read_text("utf-8"))
    [(loaded,)] = database.execute("SELECT plain(?)", [text]).fetchall()
    assert [word for word in loaded.split(" ") if word] == plain_words(text)


@pytest.mark.parametrize(
    ("word", "every"),
    [
        ("library", ("library", "libraries")),
        ("libraries", ("libraries", "library")),
        ("church", ("church", "churches")),
        ("churches", ("churches", "church")),
        ("park", ("park", "parks")),
        ("parks", ("parks", "park")),
        ("quay", ("quay", "quays")),
        ("princess", ("princess", "princesses")),
        ("l8", ("l8",)),
        ("10012345", ("10012345",)),
    ],
)
def test_forms_of_a_word(word: str, every: tuple[str, ...]) -> None:
    assert forms(word) == every


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("libary", "library"),
        ("evertno", "everton"),
        ("stret", "street"),
        ("prk", "prk"),
        ("ms123", "ms123"),
        ("play", "play"),
        ("library", "library"),
        ("zzzzzzz", "zzzzzzz"),
        ("surgery", "surgery"),
    ],
)
def test_slips_are_mended_and_nothing_else_is(typed: str, mended: str) -> None:
    assert mend(typed, VOCABULARY) == mended


def test_a_phrase_of_the_data_file_asks_for_all_its_group() -> None:
    [group] = understand("reading room", VOCABULARY).all_of
    assert group == (("reading", "room"), ("library",), ("libraries",))


def test_the_beginning_of_a_word_asks_for_the_words_that_begin_so() -> None:
    [group] = understand("playi", VOCABULARY).all_of
    assert ("playing",) in group


def test_a_search_of_very_many_words_is_cut() -> None:
    assert len(understand("everton " * 50, VOCABULARY).all_of) == 12


def test_both_databases_are_asked_the_same_question() -> None:
    asked = understand("everton reading room", Vocabulary(("everton",)))
    assert sqlite_question(asked, in_name=False) == (
        '("everton" OR "evertons") AND ("reading room" OR "library" OR "libraries")'
    )
    assert postgresql_question(asked, in_name=False) == (
        "(('everton') | ('evertons')) & (('reading' <-> 'room') | ('library') | ('libraries'))"
    )
    assert postgresql_question(understand("l8", Vocabulary(())), in_name=True) == "(('l8':A))"


@given(st.text(max_size=300))
def test_no_text_breaks_the_question(text: str) -> None:
    asked = understand(text, VOCABULARY)
    for group in asked.all_of:
        assert not any(sign in word for phrase in group for word in phrase for sign in "\"'()&|!<>:*\\")


def test_the_data_file_is_in_plain_words_and_each_group_has_two() -> None:
    for group in synonym_groups():
        assert len(group) >= 2
        assert [list(phrase) for phrase in group] == [plain_words(" ".join(phrase)) for phrase in group]
