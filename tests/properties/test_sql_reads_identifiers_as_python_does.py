"""The macros that read identifiers in SQL and the functions that read them in Python give the same answer."""

from __future__ import annotations

import random
from collections.abc import Callable

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.registers.bulk.connection import load_macros
from commonweal.rules import identifiers
from commonweal.rules.identifiers import NotAnIdentifier

KINDS: dict[str, Callable[[str | None], str]] = {
    "charity_number_of": identifiers.parse_charity_number,
    "company_number_of": identifiers.parse_company_number,
    "society_number_of": identifiers.parse_society_number,
    "title_number_of": identifiers.parse_title_number,
    "uprn_of": identifiers.parse_uprn,
    "gss_code_of": identifiers.parse_gss_code,
    "postcode_of": identifiers.parse_postcode,
    "outward_of": identifiers.parse_outward,
}
PIECES = ["SC", "NI", "NIC", "IP", "RS", "CU", "CE", "R", "RS", "CUS", "CBS", "CS", "MS", "L1", "8JQ", "M31",
          "GIR",
          "0AA", "E08000012", " ", "-", "–", "0", "00", "1234567", "12345678", ".0", "4388", "525",
          "\u00a0", "é"]  # fmt: skip
LIKELY = st.lists(st.one_of(st.sampled_from(PIECES), st.integers(0, 99_999_999).map(str)), max_size=5).map(
    "".join
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@pytest.fixture(scope="module")
def engine() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    load_macros(connection)
    return connection


def in_python(parse: Callable[[str | None], str], text: str) -> str | None:
    try:
        return parse(text)
    except NotAnIdentifier:
        return None


@pytest.mark.parametrize("macro", KINDS)
@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.one_of(LIKELY, ANYTHING), min_size=30, max_size=60))
def test_sql_and_python_agree(engine: duckdb.DuckDBPyConnection, macro: str, texts: list[str]) -> None:
    random.Random(1).shuffle(texts)
    rows = engine.execute(f"SELECT text, {macro}(text) FROM unnest(?) AS given(text)", [texts]).fetchall()

    assert {text: found for text, found in rows} == {text: in_python(KINDS[macro], text) for text in texts}


@settings(max_examples=200)
@given(text=st.one_of(LIKELY, ANYTHING), kind=st.sampled_from(list(KINDS.values())))
def test_a_normal_form_is_its_own_normal_form(text: str, kind: Callable[[str | None], str]) -> None:
    normal = in_python(kind, text)

    assert normal is None or kind(normal) == normal
