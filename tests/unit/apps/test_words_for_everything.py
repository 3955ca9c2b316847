"""Whatever a snapshot can hold has words: flags, legal forms, sectors, switches, reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import commonweal
from commonweal.apps.directory.presenters.dossier import FLAGS
from commonweal.apps.directory.presenters.words import VALUES, entry_words
from commonweal.apps.landbank.presenters.doubts import SENTENCES
from commonweal.apps.provenance.presenters.addresses import one_line
from commonweal.apps.provenance.presenters.figures import day, month, number
from commonweal.apps.provenance.presenters.reasons import reason_words
from commonweal.rules.legal_forms import LegalForm, Switch
from commonweal.rules.sectors import SECTORS

SOURCE = Path(commonweal.__file__).parent


def code(*folders: str) -> str:
    """The Python and SQL under these folders, as one text."""
    files = [path for folder in folders for path in sorted((SOURCE / folder).rglob("*"))]
    return "\n".join(path.read_text("utf-8") for path in files if path.suffix in (".py", ".sql"))


def test_every_flag_of_a_site_has_a_sentence() -> None:
    staged = set(re.findall(r'cells\.flag\(\s*"(\w+)"', code("registers")))
    built = set(re.findall(r"THEN \['(\w+)'\]", code("reconcile/sites/sql")))
    assert {"swapped_coordinates", "formula_mark", "outside_district"} <= staged | built
    assert staged | built <= set(SENTENCES)


def test_every_flag_of_an_organisation_has_a_sentence() -> None:
    (listed,) = re.findall(
        r"list_filter\(\[((?:(?!list_filter).)*?)\], lambda flag", code("reconcile/organisations/sql"), re.S
    )
    assert set(re.findall(r"THEN '(\w+)'", listed)) == set(FLAGS)


def test_every_legal_form_sector_and_switch_is_translated() -> None:
    known = {*map(str, LegalForm), *map(str, Switch), *SECTORS, "active", "closed"}
    assert known == set(VALUES)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("the site's only record", "the only row about this site"),
        ("the same UPRN 123 and the same name", "the same property reference (UPRN) 123 and the same name"),
        (
            "the same address: 1 QUAY, MB1 1AA, of the same owner",
            "the same address and owner: 1 QUAY, MB1 1AA",
        ),
        (
            "its title left a public body between 2026-08 and 2026-09",
            "Its title left a public body between August 2026 and September 2026.",
        ),
        ("merged by a steward", "merged by a steward"),
        (None, ""),
    ],
)
def test_reasons_of_the_build_are_said_to_a_reader(said: str | None, words: str) -> None:
    assert reason_words(said) == words


def test_every_fixed_reason_of_the_sites_build_is_known() -> None:
    fixed = re.findall(r"'(the (?:same|row|site)[^'\n]*(?:''[^'\n]*)*)'", code("reconcile/sites/sql"))
    samples = [text.replace("''", "'").rstrip() + (" 1" if text.endswith(" ") else "") for text in fixed]
    samples = [text.replace("code 1", "code 1 in another edition") for text in samples]
    unknown = [text for text in samples if reason_words(text) == text and "quotes this title" not in text]
    allowed = ("the same title number", "the same publisher")  # Said in words that are the same in English.
    assert {text for text in unknown if not text.startswith(allowed)} == {"the same address: 1"}


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("GB-CHC-1064598", "Charity Commission 1064598"),
        ("GB-COOP-R990006", "Co-operatives UK R990006"),
        ("XX-1", "XX 1"),
    ],
)
def test_a_register_entry_is_named_as_people_name_it(identifier: str, words: str) -> None:
    assert entry_words(identifier) == words


@pytest.mark.parametrize(
    ("parts", "said", "line"),
    [
        (("Studio 8, Liverpool, Liverpool", "L8 3TX"), "", "Studio 8, Liverpool, L8 3TX"),
        (
            ("39 Hornbeam Lane, Weirside, MB24 5NQ", "MB24 5NQ"),
            "The Inn",
            "39 Hornbeam Lane, Weirside, MB24 5NQ",
        ),
        (("9 Quay, Eastmere MB1 1AA", "MB1 1AA"), "", "9 Quay, Eastmere MB1 1AA"),
        (("The Inn, 9 Quay", "Eastmere", None), "The Inn", "9 Quay, Eastmere"),
        (("9 Quay", "EASTMERE", "Eastmere"), "", "9 Quay, EASTMERE"),
        ((None, ""), "", ""),
    ],
)
def test_an_address_in_one_line_says_nothing_twice(parts: tuple[str], said: str, line: str) -> None:
    assert one_line(*parts, said=said) == line


def test_figures_and_days() -> None:
    assert [number(1234567), number(0.125, 2), number(3.0, 1)] == ["1,234,567", "0.12", "3"]
    assert [day("2026-11-02"), day(None), month("2026-11"), month("edition 7"), month(None)] == [
        "2 November 2026", "", "November 2026", "edition 7", "",
    ]  # fmt: skip
