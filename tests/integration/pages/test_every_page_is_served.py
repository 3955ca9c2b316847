"""Every template is drawn over rows: the page answers, names its subject, and says it is a sample."""

from __future__ import annotations

import re
from pathlib import Path

from django.test import Client

PAGES = {
    "/": "What the public owns,",
    "/land/": "26 sites",
    "/land/s-1ibrary1/": "Old Tannery Library",
    "/land/s-foundry1/": "Land at Foundry Bank",
    "/land/s-g0neg0ne/": "No register has this site any more",
    "/land/s-1ibrary1/report/": "Report a mistake",
    "/land/s-1ibrary1/report/sent/": "Thank you",
    "/land/s-1ibrary1/sign/": "This belongs to Eastmere Council",
    "/owners/": "Who holds public land",
    "/owners/eastmere-council/": "50% of what the Code requires is filled in",
    "/owners/merrow-nhs/": "No list was found",
    "/changes/": "2 changes",
    "/organisations/": "2 organisations",
    "/organisations/GB-CHC-1234560/": "Ropewalk Bakery Co-operative",
    "/organisations/GB-CHC-7777777/": "Quay Choir",
    "/sources/": "Where it all comes from",
    "/sources/land_assets:aaaaaaaaaaaa/": "2 rows refused",
    "/sources/charity_commission:cccccccccccc/": "No row was refused",
    "/data/": "Take the data",
    "/method/": "How this is worked out",
    "/about/": "About this site",
    "/accessibility/": "Accessibility",
    "/privacy/": "Privacy",
    "/style/": "How this site looks and speaks",
}
SAMPLE = "Sample region: every place, body and organisation here is invented."
NAVIGATION = ["Land", "Owners", "Changes", "Alerts", "Organisations", "Sources", "Data"]


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" ,", ",")


def test_every_page_is_served_and_says_that_it_is_a_sample(client: Client, town: Path) -> None:
    found = {}
    for address, says in PAGES.items():
        response = client.get(address)
        text = words_of(response.content.decode())
        found[address] = (response.status_code, says if says in text else text, SAMPLE in text)
    assert found == {address: (200, says, True) for address, says in PAGES.items()}


def test_every_page_has_one_first_heading_and_one_main_part(client: Client, town: Path) -> None:
    found = {}
    for address in PAGES:
        html = client.get(address).content.decode()
        found[address] = (
            html.count("<h1"),
            html.count("<main"),
            html.partition("<body>")[0].count("<title>"),
        )
    specimens = {"/style/": (2, 1, 1)}
    assert found == dict.fromkeys(PAGES, (1, 1, 1)) | specimens


def test_a_cookie_is_set_only_where_something_can_be_sent(client: Client, town: Path) -> None:
    cookies = {address: sorted(client.get(address).cookies) for address in PAGES}
    assert cookies == {address: [] for address in PAGES} | {"/land/s-1ibrary1/report/": ["csrftoken"]}


def test_every_entry_of_the_navigation_leads_somewhere(client: Client, town: Path) -> None:
    html = client.get("/").content.decode()
    entries = re.findall(r'<li><a href="([^"]+)">([^<]+)</a>', html.partition("</nav>")[0])
    assert [text for _, text in entries] == NAVIGATION
    assert {client.get(address).status_code for address, _ in entries} == {200}


def test_the_open_part_of_the_navigation_is_marked(client: Client, town: Path) -> None:
    html = client.get("/land/s-1ibrary1/").content.decode()
    assert re.findall(r'aria-current="true">([^<]+)</a>', html.partition("</nav>")[0]) == ["Land"]


def test_every_page_works_before_anything_is_loaded(client: Client, db: None) -> None:
    listed = (
        "/",
        "/land/",
        "/owners/",
        "/changes/",
        "/organisations/",
        "/sources/",
        "/data/",
        "/method/",
        "/about/",
    )
    assert {address: client.get(address).status_code for address in listed} == dict.fromkeys(listed, 200)


def test_what_is_not_there_is_said_so_in_character(client: Client, town: Path) -> None:
    absent = (
        "/nowhere/",
        "/land/s-00000000/",
        "/organisations/GB-CHC-9/",
        "/owners/nobody/",
        "/sources/none/",
    )
    found = {}
    for address in absent:
        response = client.get(address)
        found[address] = (response.status_code, "Nothing stands at this address" in response.content.decode())
    assert found == dict.fromkeys(absent, (404, True))


def test_a_former_address_leads_to_the_page_of_today(client: Client, town: Path) -> None:
    site, organisation = client.get("/land/s-0ld0ld00/"), client.get("/organisations/GB-CHC-0000001/")
    assert (site.status_code, site["Location"]) == (301, "/land/s-1ibrary1/")
    assert (organisation.status_code, organisation["Location"]) == (301, "/organisations/GB-CHC-1234560/")
