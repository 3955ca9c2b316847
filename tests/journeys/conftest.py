"""Journeys are made in a real browser, on a wide screen and on a phone, through a small town."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from small_town import load_small_town

DRAWN_WITHOUT_A_GRAPHICS_CARD = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]
SCREENS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real Chromium that draws maps: the one in COMMONWEAL_CHROMIUM, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    path = os.environ.get("COMMONWEAL_CHROMIUM") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=DRAWN_WITHOUT_A_GRAPHICS_CARD)
        yield browser
        browser.close()


def forget_words() -> None:
    """The words of full-text search stand in no model, so emptying the models between tests leaves them."""
    with connection.cursor() as cursor:
        for table in ("landbank_sitewords", "directory_organisationwords"):
            cursor.execute(f"DELETE FROM {table}")


@pytest.fixture
def town(live_server: Any, transactional_db: None, tmp_path: Path) -> str:
    """The address of a site that shows the small town."""
    forget_words()
    load_small_town(tmp_path)
    return str(live_server.url)


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    """A wide screen, then a phone."""
    return SCREENS[request.param]


class Visitor:
    """Somebody with a browser. Whatever went wrong on the way is told at the end."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.context = browser.new_context(locale="en-GB", base_url=address, **options)
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def _heard(self, message: Any) -> None:
        if (
            message.type == "error"
            and "status of 422" not in message.text
            and "status of 404" not in message.text
        ):
            self.wrong.append(message.text)

    def focused(self) -> str:
        """What has the focus, by its words."""
        said = self.page.evaluate(
            "(document.activeElement.innerText || document.activeElement.id || '').trim()"
        )
        return str(said).split("\n")[0]

    def leave(self) -> None:
        """Close the browser and tell what went wrong."""
        hosts = self.hosts
        self.context.close()
        assert (self.wrong, len(hosts) <= 1) == ([], True)


@pytest.fixture
def visitor(chromium: Any, town: str, screen: dict[str, int]) -> Iterator[Visitor]:
    """Somebody on a wide screen, then on a phone."""
    somebody = Visitor(chromium, town, viewport=screen)
    yield somebody
    somebody.leave()


@pytest.fixture
def desk_visitor(chromium: Any, town: str) -> Iterator[Visitor]:
    """Somebody at a desk."""
    somebody = Visitor(chromium, town, viewport=SCREENS["desktop"])
    yield somebody
    somebody.leave()


@pytest.fixture
def visitor_without_scripts(chromium: Any, town: str, screen: dict[str, int]) -> Iterator[Visitor]:
    """Somebody whose browser runs no JavaScript."""
    somebody = Visitor(chromium, town, viewport=screen, java_script_enabled=False)
    yield somebody
    somebody.leave()
