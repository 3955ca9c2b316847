"""What every test may ask for: a browser, and the real files where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.test import override_settings

# How long an example takes says something of the machine, nothing of the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"
IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")
NO_REAL_DATA = "the real publishers' files are not here: ../shared/data is absent"


# One round instead of a million: how hard a password is to guess is Django's own matter.
QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Passwords are hashed quickly."""
    with override_settings(PASSWORD_HASHERS=[QUICK]):
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--only-database` is for a second run, on another database."""
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only tests that use the site's database, journeys on a wide screen",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of real files are skipped where the files are absent; others are left out where only some are asked."""
    if config.getoption("--only-database"):
        left_out = [item for item in items if not on_another_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if on_another_database(item)]
    if REAL_DATA.is_dir():
        return
    for item in items:
        if item.get_closest_marker("real_data"):
            item.add_marker(pytest.mark.skip(reason=NO_REAL_DATA))


def on_another_database(item: pytest.Item) -> bool:
    """Whether another database could change what a test finds. The width of the screen has no part in that."""
    choices = getattr(item, "callspec", None)
    narrow = choices is not None and choices.params.get("screen") == "phone"
    return uses_the_database(item) and not narrow and not item.get_closest_marker("looks")


def uses_the_database(item: pytest.Item) -> bool:
    """Whether a test asks for the site's database, by its mark or by a fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(name) for name in ("django_db", "own_database"))
    return marked or bool(DATABASE_FIXTURES & fixtures)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """In continuous integration nothing is skipped in silence: what is missing is a failure."""
    report = yield
    excused = item.get_closest_marker("real_data") and not REAL_DATA.is_dir()
    if IN_CI and report.skipped and not excused and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and CI skips nothing: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """On SQLite a test that commits is tidied up by DELETE, which the journal's triggers refuse; PostgreSQL
    tidies up by TRUNCATE, which they do not see."""
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("DROP TRIGGER IF EXISTS provenance_journalentry_no_DELETE")
                cursor.execute("DROP TRIGGER IF EXISTS provenance_journalseal_no_DELETE")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real publishers' files; for tests marked `real_data`."""
    return REAL_DATA


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium: the one in COMMONWEAL_CHROMIUM, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    path = os.environ.get("COMMONWEAL_CHROMIUM") or None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page without cookies; an error in its scripts fails the test."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
