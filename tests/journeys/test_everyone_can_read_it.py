"""axe finds nothing wrong on any kind of page, in light on a wide screen and in dark on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commonweal import website

pytestmark = [pytest.mark.journey, pytest.mark.looks]

AXE = Path(website.__file__).parent / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/",
    "/land/",
    "/land/?q=zzqqzz&vacancy=vacant",
    "/land/s-1ibrary1/",
    "/land/s-foundry1/",
    "/land/s-g0neg0ne/",
    "/land/s-1ibrary1/report/",
    "/land/s-1ibrary1/report/sent/",
    "/land/s-1ibrary1/sign/",
    "/owners/",
    "/owners/eastmere-council/",
    "/changes/",
    "/alerts/",
    "/alerts/?site=s-1ibrary1",
    "/alerts/sent/",
    "/alerts/confirm/made-up/",
    "/organisations/",
    "/organisations/GB-CHC-1234560/",
    "/sources/",
    "/sources/land_assets:aaaaaaaaaaaa/",
    "/data/",
    "/method/",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/style/",
    "/terms/",
    "/decisions/",
    "/report/kept/",
    "/nowhere/",
)


def test_axe_finds_nothing_wrong(
    chromium: Any, town: str, screen: dict[str, int], request: pytest.FixtureRequest
) -> None:
    colours = "dark" if "phone" in request.node.name else "light"
    context = chromium.new_context(
        base_url=town, viewport=screen, color_scheme=colours, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {address: violations(page, address) for address in PAGES}
    context.close()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def violations(page: Any, address: str) -> list[str]:
    """What axe finds on a page, each with the element."""
    page.goto(address)
    page.evaluate(
        "() => { for (const closed of document.querySelectorAll('details:not(.who)')) closed.open = true; }"
    )
    page.add_script_tag(path=AXE)
    result = page.evaluate("(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } })", RULES)
    return [
        f"{wrong['id']}: {node['html'][:160]}" for wrong in result["violations"] for node in wrong["nodes"]
    ]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(chromium: Any, town: str, width: int) -> None:
    context = chromium.new_context(base_url=town, viewport={"width": width, "height": 800})
    page = context.new_page()
    widths = {}
    for address in PAGES:
        page.goto(address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert {address: wide for address, wide in widths.items() if wide > width} == {}


def test_what_is_pressed_is_large_enough_for_a_thumb(chromium: Any, town: str) -> None:
    context = chromium.new_context(base_url=town, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/land/")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.button, .nav a, .pages a, select, input:not([type=hidden])"
        ":not([type=checkbox])')].filter((e) => e.checkVisibility())"
        ".map((e) => e.getBoundingClientRect().height)"
    )
    context.close()
    assert (len(sizes) > 10, min(sizes) >= 44) == (True, True)


@pytest.mark.parametrize("address", ["/", "/land/", "/land/s-1ibrary1/", "/organisations/GB-CHC-1234560/"])
def test_nothing_shifts_while_a_page_loads(
    chromium: Any, town: str, screen: dict[str, int], address: str
) -> None:
    context = chromium.new_context(base_url=town, viewport=screen)
    page = context.new_page()
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.shifted += entry.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    shifted = page.evaluate("window.shifted")
    context.close()
    assert shifted < 0.02
