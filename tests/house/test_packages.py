"""Every dependency has its reason, and none that is shipped is under the GPL or AGPL."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from the_house import ROOT

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
COPYLEFT = re.compile(
    r"\bA?GPL(v|-|\b)|Affero|(?<!Lesser )(?<!Library or Lesser )General Public License", re.IGNORECASE
)


def test_every_dependency_carries_its_reason() -> None:
    lines = PROJECT.split("dependencies = [")[1].split("]\n")[0].splitlines()[1:]
    entries = [line.strip() for line in lines if line.strip()]
    without = [
        entry
        for before, entry in zip(["", *entries], entries, strict=False)
        if entry.startswith('"') and not before.startswith("#")
    ]
    assert without == []


def shipped() -> Iterator[str]:
    """The names of the packages that an installation without extras has."""
    waiting = [Requirement(text) for text in tomllib.loads(PROJECT)["project"]["dependencies"]]
    seen: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if requirement.name in seen or not applies(requirement):
            continue
        seen.add(requirement.name)
        try:
            needs = distribution(requirement.name).requires or []
        except PackageNotFoundError:
            continue
        yield requirement.name
        waiting += [Requirement(text) for text in needs if "extra ==" not in text]


def applies(requirement: Requirement) -> bool:
    """Whether the requirement is meant for this machine."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def licence_of(name: str) -> str:
    """Everything that a package says of its licence."""
    metadata = distribution(name).metadata
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License")]
    said = [metadata.get("License-Expression") or "", (metadata.get("License") or "")[:200], *classifiers]
    return " ".join(said)


def test_nothing_that_is_shipped_is_under_the_gpl_or_agpl() -> None:
    names = sorted(shipped())
    assert len(names) > 20
    assert [(name, licence_of(name)) for name in names if COPYLEFT.search(licence_of(name))] == []


def test_a_copyleft_licence_would_be_seen() -> None:
    bad = ["AGPL-3.0-only", "GPLv3", "GNU General Public License v2", "License :: OSI Approved :: GNU Affero"]
    good = ["LGPL-3.0-only", "GNU Lesser General Public License v3 (LGPLv3)", "MIT", "Apache-2.0"]
    assert [bool(COPYLEFT.search(text)) for text in [*bad, *good]] == [True] * 4 + [False] * 4


def test_the_licence_is_apache_2() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.splitlines()[0].strip() == "Apache License"
    assert "END OF TERMS AND CONDITIONS" in licence
