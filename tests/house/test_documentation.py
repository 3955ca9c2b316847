"""What there is, is documented; what is documented, is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from the_house import APPS, ROOT, SOURCE, app_folders, files, shown, words

from commonweal.cli import COMMANDS
from commonweal.cli.bench import measurement_names
from commonweal.cli.reference import PAGES
from commonweal.registers.catalogue import registers
from commonweal.website.environment import SETTINGS

REFERENCE = ROOT / "docs" / "reference"
GLOSSARY = ROOT / "GLOSSARY.md"
TERM = re.compile(r"^\*\*(.+?)\*\*", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
MAPPED = re.compile(r"^([\w./-]+)\s{2,}\S", re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_as_the_code_says(name: str) -> None:
    current = (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name]()
    assert current, f"docs/reference/{name} is stale: run `./run docs`"


def test_every_command_has_a_module_and_a_section() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## commonweal {name}\n" not in page] == []


def test_every_setting_is_on_its_page() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert [one.name for one in SETTINGS if f"| `{one.name}` |" not in page] == []


def test_every_setting_that_is_read_is_in_the_list() -> None:
    known = {setting.name for setting in SETTINGS}
    read = re.compile(r"""(?:environ(?:\.get)?[\[(]|getenv\(|envvar=)\s*["']([A-Z][A-Z_]+)["']""")
    others = {"DJANGO_SETTINGS_MODULE"}
    found = {name for path in files(SOURCE, ".py") for name in read.findall(path.read_text(encoding="utf-8"))}
    assert found - known - others == set()


def test_every_register_is_on_its_page() -> None:
    page = (REFERENCE / "registers.md").read_text(encoding="utf-8")
    assert [name for name, one in registers().items() if f"## {one.title}\n\n`{name}`" not in page] == []


def test_every_measure_is_on_its_page() -> None:
    page = (REFERENCE / "measures.md").read_text(encoding="utf-8")
    measures = [path.parent.name for path in (SOURCE / "measures").glob("*/measure.toml")]
    assert [name for name in measures if f"`{name}`" not in page] == []


def test_every_measurement_is_on_its_page() -> None:
    page = (REFERENCE / "performance.md").read_text(encoding="utf-8")
    assert [name for name in measurement_names() if f"## `bench {name}`" not in page] == []


def test_the_glossary_holds_every_app_act_and_rule() -> None:
    terms = {term.lower() for term in TERM.findall(GLOSSARY.read_text(encoding="utf-8"))}
    acts = [path.stem for path in APPS.glob("*/actions/*.py") if not path.name.startswith("_")]
    rules = [path.stem for path in (SOURCE / "rules").iterdir() if not path.name.startswith("_")]
    apps = [app.name for app in app_folders()]
    assert sorted({words(name) for name in [*apps, *acts, *rules]} - terms) == []


def test_the_glossary_is_in_order_and_says_each_term_once() -> None:
    terms = [term.lower() for term in TERM.findall(GLOSSARY.read_text(encoding="utf-8"))]
    assert terms == sorted(set(terms))


def test_the_map_of_the_house_names_paths_that_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    chart = text.split("## The map of the house")[1].split("```")[1]
    paths = MAPPED.findall(chart)
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


PAGES_OF_TEXT = [path for path in files(ROOT, ".md") if "frontend" not in path.parts]


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=shown)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    targets = (link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8")))
    inside = [
        target for target in targets if target and "://" not in target and not target.startswith("mailto:")
    ]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_changelog_has_the_version_of_the_package() -> None:
    version = re.search(
        r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
