"""The terms of the site, by version: files beside this module, never edited once published."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from commonweal.apps.people.models import Person

TEXTS = Path(__file__).with_name("terms_texts")


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """One clause: its number in its version, a key that stays, its title and text."""

    number: int
    key: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """One version: the day it holds from, what changed, and its clauses in order."""

    version: str
    changed: str
    clauses: tuple[Clause, ...]

    def clause(self, key: str) -> Clause | None:
        """The clause with this key, or None."""
        return next((clause for clause in self.clauses if clause.key == key), None)


@cache
def versions() -> tuple[Terms, ...]:
    """Every version, the oldest first."""
    return tuple(read_terms(path) for path in sorted(TEXTS.glob("*.toml")))


def current_terms() -> Terms:
    """The version that is asked for today."""
    return versions()[-1]


def terms_of(version: str) -> Terms | None:
    """The version of this date, or None."""
    return next((terms for terms in versions() if terms.version == version), None)


def terms_are_due(person: Person) -> bool:
    """Whether this person has yet to accept the present version."""
    return not person.acceptances.filter(version=current_terms().version).exists()


def read_terms(path: Path) -> Terms:
    """A version from its file."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    clauses = (Clause(number=number, **clause) for number, clause in enumerate(said["clauses"], start=1))
    return Terms(version=said["version"], changed=said["changed"], clauses=tuple(clauses))
