"""Every app has the same rooms, and every register the same files."""

from __future__ import annotations

from pathlib import Path

import pytest
from the_house import SOURCE, app_folders, files, shown

ROOMS = {
    "actions",
    "admin",
    "api",
    "enums",
    "feeds",
    "forms",
    "migrations",
    "models",
    "policy",
    "presenters",
    "queries",
    "tasks",
    "templates",
    "urls",
    "views",
}
NEEDED = {"README.md", "__init__.py", "migrations", "models"}
REGISTERS = sorted(path.parent for path in (SOURCE / "registers").glob("*/register.toml"))


def rooms_of(app: Path) -> set[str]:
    """The names at the top of an app, files without their ending."""
    found = {path.name for path in app.iterdir() if path.name != "__pycache__"} - NEEDED
    return {name.removesuffix(".py") for name in found}


@pytest.mark.parametrize("app", app_folders(), ids=lambda app: app.name)
def test_an_app_has_the_allowed_rooms_and_no_others(app: Path) -> None:
    assert rooms_of(app) - ROOMS == set()
    assert sorted(NEEDED - {path.name for path in app.iterdir()}) == []


@pytest.mark.parametrize("app", app_folders(), ids=lambda app: app.name)
def test_an_app_says_what_it_is_for_in_fifteen_lines(app: Path) -> None:
    readme = app / "README.md"
    assert readme.exists()
    assert 3 <= len(readme.read_text(encoding="utf-8").splitlines()) <= 25


@pytest.mark.parametrize("app", app_folders(), ids=lambda app: app.name)
def test_templates_stand_in_a_folder_of_the_apps_own_name(app: Path) -> None:
    templates = app / "templates"
    assert [path.name for path in templates.iterdir()] == [app.name] if templates.exists() else True


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
def test_a_register_has_a_readme_and_one_way_of_staging(register: Path) -> None:
    assert (register / "README.md").exists()
    assert (register / "stage.sql").exists() or (register / "stage.py").exists()


def test_an_act_is_one_file_with_a_function_of_its_name() -> None:
    from the_house import APPS, tree

    strangers = []
    for path in sorted(APPS.glob("*/actions/*.py")):
        if path.name != "__init__.py" and not path.name.startswith("_"):
            functions = [
                node.name for node in tree(path).body if hasattr(node, "args") and hasattr(node, "name")
            ]
            if path.stem not in functions:
                strangers.append(shown(path))
    assert strangers == []


def test_tests_have_names_of_their_own_and_no_packages() -> None:
    from the_house import ROOT

    tests = [path for path in files(ROOT / "tests", ".py") if path.name != "conftest.py"]
    names = [path.name for path in tests]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert [shown(path) for path in tests if path.name == "__init__.py"] == []
