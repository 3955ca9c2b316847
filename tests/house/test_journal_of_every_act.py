"""Every act leaves an entry in the journal: a module of `actions` that calls no `record_act` is a mistake."""

from __future__ import annotations

import ast

import pytest
from the_house import APPS, SOURCE, shown, tree

# What no person does: a line here needs a reason, and the words of a person's own act never stand here.
NO_ACTS = {
    "record_act": "the journal itself",
    "seal_journal": "the journal itself",
    "note_events": "copies what a snapshot says happened",
    "match_events": "works out who is told, from subscriptions that stand in the journal",
    "gather_letters": "puts together what was matched",
    "gather_notices": "puts together what was told",
    "tell": "writes who is told of an act; the act itself is recorded",
    "read_notices": "what somebody has read is nobody else's concern",
    "forget_subscriptions": "the retention timer",
    "forget_photos": "the retention timer",
    "send_deliveries": "sends what was asked for; each delivery is its own record",
    "send_moderation_letters": "sends what was decided; each letter is its own record",
    "note_changes": "copies what a snapshot says happened",
    "hold_lease": "keeps two workers apart",
}
ACTS = sorted(
    path for path in APPS.glob("*/actions/*.py") if not path.name.startswith("_") and path.stem not in NO_ACTS
)


def calls(module: ast.AST) -> set[str]:
    """The names of the functions that a piece of a module calls."""
    called = (node.func for node in ast.walk(module) if isinstance(node, ast.Call))
    return {name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "") for name in called}


def records(module: ast.Module, function: str) -> bool:
    """Whether a function calls `record_act`: itself, by a function beside it, or by one of another act's
    module."""
    beside = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    called = calls(beside[function]) if function in beside else set()
    if "record_act" in called:
        return True
    here = any(records(module, name) for name in called & set(beside) - {function})
    return here or any(records(other, name) for name, other in imported(module) if name in called)


def imported(module: ast.Module) -> list[tuple[str, ast.Module]]:
    """The functions that a module takes from modules of acts, each with its module."""
    return [
        (alias.name, tree(SOURCE.parent / f"{node.module.replace('.', '/')}.py"))
        for node in module.body
        if isinstance(node, ast.ImportFrom) and ".actions." in (node.module or "")
        for alias in node.names
        if alias.name != "record_act"
    ]


def keywords(module: ast.Module, name: str) -> tuple[list[str], int]:
    """The keyword-only names of an act, and how many it takes by position."""
    act = next(node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == name)
    return [argument.arg for argument in act.args.kwonlyargs], len(act.args.args)


@pytest.mark.parametrize("path", ACTS, ids=shown)
def test_an_act_is_recorded(path) -> None:
    assert records(tree(path), path.stem)


@pytest.mark.parametrize("path", ACTS, ids=shown)
def test_an_act_takes_names_alone_and_ends_with_by_and_at(path) -> None:
    names, positions = keywords(tree(path), path.stem)
    assert (names[-2:], positions) == (["by", "at"], 0)


def test_an_act_without_an_entry_would_be_seen() -> None:
    silent = "def close(*, by, at):\n    keep(site)\ndef keep(site):\n    site.save()"
    assert records(ast.parse(silent), "close") is False
    assert records(ast.parse(silent + "\n    record_act()"), "close") is True
