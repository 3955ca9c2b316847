"""Imports go downwards, rules read no clock, foreign keys point downwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field
from importlinter.cli import lint_imports
from the_house import ROOT, SOURCE, app_folders, files, shown, tree

FOUNDATION = {"coordinates", "dates", "files", "http", "logging", "money", "text"}
DRAWERS = {"util", "utils", "common", "helper", "helpers", "misc"}
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
HEIGHTS = {
    "observatory": 7,
    "framework": 6,
    "fund": 6,
    "market": 6,
    "networks": 5,
    "landbank": 4,
    "directory": 3,
    "notices": 2,
    "people": 1,
    "places": 1,
    "provenance": 0,
}


def test_imports_go_downwards() -> None:
    assert lint_imports(config_filename=str(ROOT / ".importlinter"), cache_dir=None) == 0


def test_the_contract_of_rooms_covers_every_app() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    covered = contracts["importlinter:contract:rooms"]["containers"].split()
    assert sorted(covered) == [f"commonweal.apps.{app.name}" for app in app_folders()]


def test_foundation_is_a_closed_list() -> None:
    modules = {path.stem for path in (SOURCE / "foundation").glob("*.py")} - {"__init__"}
    assert modules == FOUNDATION


def test_no_drawer_is_named_utils_common_or_helpers() -> None:
    assert [shown(path) for path in files(SOURCE, ".py") if DRAWERS & {path.stem, *path.parent.parts}] == []


@pytest.mark.parametrize("path", list(files(SOURCE / "rules", ".py")), ids=shown)
def test_rules_read_no_clock(path: Path) -> None:
    assert list(clocks_read(tree(path))) == []


def clocks_read(module: ast.Module) -> Iterator[str]:
    """Every call of a clock, such as `date.today()`, with its line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield f"line {node.lineno}: {ast.unparse(node.func)}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            yield from (f"line {node.lineno}: {name}" for name in names & {"time", "random", "secrets"})


def test_a_clock_in_a_rule_would_be_seen() -> None:
    rule = "from datetime import date\nimport time\ndef due(): return date.today()"
    assert list(clocks_read(ast.parse(rule))) == ["line 2: time", "line 3: date.today"]


def test_foreign_keys_point_downwards() -> None:
    upwards = [
        f"{field.model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for field in foreign_keys()
        if height(field.related_model) > height(field.model)
    ]
    assert upwards == []


def foreign_keys() -> Iterator[Field]:
    """Every relation between two models of the project's apps."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if (
                field.is_relation
                and field.concrete
                and height(model) >= 0
                and height(field.related_model) >= 0
            ):
                yield field


def height(model: type | None) -> int:
    """How high the app of a model stands; -1 where it is not one of the project's."""
    if model is None or not model.__module__.startswith("commonweal.apps."):
        return -1
    return HEIGHTS[model.__module__.split(".")[2]]


def test_sources_hold_no_assert() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in files(SOURCE, ".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert)
    ]
    assert found == []
