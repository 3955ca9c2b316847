"""The register of companies: every live company of the region and some of elsewhere, in two parts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from commonweal.sample.bodies import OWNERS
from commonweal.sample.calendar import british, day_between
from commonweal.sample.files import Cell, csv_bytes, write_zip
from commonweal.sample.geography.streets import Street
from commonweal.sample.organisations.cases import CASES, PLACEHOLDERS
from commonweal.sample.organisations.organisation import Organisation
from commonweal.sample.publishers.headings import headings
from commonweal.sample.randomness import chooser
from commonweal.sample.truth import Truth
from commonweal.sample.words.places import STREET_WORDS
from commonweal.sample.words.sectors import TRADES

AT_SCALE_ONE: Final = 65_000
ELSEWHERE: Final = 0.05

HEADINGS: Final = headings("companies_house", "company")
_BY_FORM: Final = {
    "charitable company": "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)",
    "CIO": "Charitable Incorporated Organisation",
    "CIC": "Community Interest Company",
    "co-operative society": "Registered Society",
    "community benefit society": "Registered Society",
    "pre-2014 society": "Industrial and Provident Society",
    "credit union": "Registered Society",
    "co-operative company": "Private Limited Company",
    "co-operative partnership": "Limited Liability Partnership",
    "company": "Private Limited Company",
}
_EXEMPT: Final = "PRI/LBG/NSC (Private, Limited by guarantee, no share capital, use of 'Limited' exemption)"
_GUARANTEE: Final = _BY_FORM["charitable company"]
_OTHERS: Final = (
    ("Private Limited Company", 925), ("Limited Liability Partnership", 12), (_GUARANTEE, 34), (_EXEMPT, 6),
    ("Public Limited Company", 3), ("Private Unlimited Company", 2), ("Limited Partnership", 8),
    ("Overseas Entity", 2), ("Other company type", 1),
)  # fmt: skip
_STATUS: Final = (
    ("Active", 930), ("Active - Proposal to Strike off", 45), ("Liquidation", 20), ("In Administration", 3),
    ("Voluntary Arrangement", 2),
)  # fmt: skip
_ACCOUNTS: Final = (
    ("MICRO ENTITY", 42),
    ("TOTAL EXEMPTION FULL", 28),
    ("NO ACCOUNTS FILED", 14),
    ("DORMANT", 10),
    ("SMALL", 3),
    ("FULL", 2),
    ("UNAUDITED ABRIDGED", 1),
)
_BY_GUARANTEE: Final = (
    "COURT MANAGEMENT COMPANY",
    "HOUSE RESIDENTS",
    "MEWS (FREEHOLD)",
    "PROFESSIONAL ASSOCIATION",
)
_MANAGEMENT: Final = "98000 - Residents property management"
_TRADE_WEIGHTS: Final = tuple(trade.common for trade in TRADES)
_DAY: Final = date(2026, 11, 1)
Row = list[Cell]


def write_companies_house(
    folder: Path,
    organisations: Sequence[Organisation],
    streets: Sequence[Street],
    *,
    seed: int,
    scale: float,
    truth: Truth,
) -> None:
    """Two parts; the organisations' own companies lie scattered among the others."""
    pick = chooser(seed, "companies")
    mine = [(one, row) for one in organisations for row in _own_rows(one)]
    here = sum(1 for one, _ in mine if one.here)
    others = max(400, round(AT_SCALE_ONE * scale)) - here
    rows: list[tuple[Organisation | None, Row]] = list(mine)
    rows += [(None, row) for row in _other_rows(others, streets, pick)]
    rows.sort(key=lambda pair: str(pair[1][0]))
    half = len(rows) // 2
    for part, some in enumerate((rows[:half], rows[half:]), start=1):
        stem = f"BasicCompanyData-{_DAY.isoformat()}-part{part}_2"
        file = f"companies-house/{stem}.zip"
        body = csv_bytes([HEADINGS], quote_all=False) + csv_bytes([row for _, row in some], quote_all=True)
        write_zip(folder / file, [(f"{stem}.csv", body)])
        truth.wrote(
            file,
            register="companies_house",
            publisher="Companies House",
            rows=len(some),
            dated=_DAY.isoformat(),
        )
        _tell(file, some, truth)


def _tell(file: str, rows: Sequence[tuple[Organisation | None, Row]], truth: Truth) -> None:
    for number, (one, row) in enumerate(rows, start=2):
        if row[1] in PLACEHOLDERS:
            why = "so many declare this number that a company which has it can be joined to nobody"
            _plant(file, number, row, truth, case="placeholder", expect="not joined", why=why)
        if one is None:
            continue
        truth.organisation_row(
            one.key, file=file, row=number, identifier=f"GB-COH-{row[1]}", evidence="own number"
        )
        if one.case in _EXPECT:
            _plant(file, number, row, truth, case=one.case, expect=_EXPECT[one.case], why=CASES[one.case])


def _plant(file: str, number: int, row: Row, truth: Truth, *, case: str, expect: str, why: str) -> None:
    truth.plant(
        case, file=file, row=number, column=" CompanyNumber", found=str(row[1]), expect=expect, why=why
    )


_EXPECT: Final = {
    "two company numbers": "joined",
    "default address": "flagged",
    "collision": "not joined",
}


def _own_rows(one: Organisation) -> Iterator[Row]:
    numbers = [one.company] if one.company else []
    numbers += [value for name, value in one.extra if name == "company"]
    category = _BY_FORM.get(one.form, "Private Limited Company")
    if one.form == "charitable company" and one.number % 3 == 0:
        category = _EXEMPT
    for number in numbers:
        box = one.house if one.house.startswith("PO Box") else ""
        yield _row(
            name=one.name.upper(),
            number=number,
            box=box,
            line="" if box else one.address,
            town=one.town,
            postcode=one.postcode,
            category=category,
            status="Active",
            since=one.registered,
            sic=one.sector.sic,
            accounts="SMALL" if number.isdigit() else "NO ACCOUNTS FILED",
            previous=f"{one.name.upper()} (FORMERLY)" if one.number % 40 == 0 else "",
        )


def _other_rows(count: int, streets: Sequence[Street], pick: random.Random) -> Iterator[Row]:
    """Companies that are not social economy: a few that look as though they were, and property management by
    the score."""
    for owner in OWNERS:
        if owner.company_number:
            yield _plain(
                owner.name.upper(),
                owner.company_number,
                pick.choice(streets),
                pick,
                "Private Limited Company",
            )
            count -= 1
    yield _plain(
        "COUNT TO EIGHT TRADING LIMITED",
        PLACEHOLDERS[0],
        pick.choice(streets),
        pick,
        "Private Limited Company",
    )
    categories, weights = zip(*_OTHERS, strict=True)
    for number in range(count - 1):
        category = pick.choices(categories, weights)[0]
        company = str(99_400_000 + number)
        yield _plain(_name(category, pick), company, pick.choice(streets), pick, category)
    for number in range(round(count * ELSEWHERE)):
        yield _plain(
            _name("Private Limited Company", pick),
            str(99_990_000 - number),
            None,
            pick,
            "Private Limited Company",
        )


def _name(category: str, pick: random.Random) -> str:
    word = f"{pick.choice(STREET_WORDS)} {pick.choice(STREET_WORDS)}".upper()
    if category in (_GUARANTEE, _EXEMPT):
        return f"{word} {pick.choice(_BY_GUARANTEE)} LIMITED"
    if "Partnership" in category:
        return f"{word} {'LLP' if 'Liability' in category else 'LP'}"
    trade = pick.choices(TRADES, _TRADE_WEIGHTS)[0].word
    return f"{word} {trade} {'PLC' if 'Public' in category else pick.choice(('LIMITED', 'LTD', 'LTD'))}"


def _plain(name: str, number: str, street: Street | None, pick: random.Random, category: str) -> Row:
    if street:
        line, town, postcode = (
            f"{pick.randint(1, 160)} {street.name}",
            street.town,
            pick.choice(street.postcodes).postcode,
        )
    else:
        line, town, postcode = "4 Long Row", "Kelderby", f"KB{pick.randint(1, 9)} {pick.randint(1, 9)}AA"
    managed = "MANAGEMENT" in name or "RESIDENTS" in name or "FREEHOLD" in name
    trade = next((trade.sic for trade in TRADES if f" {trade.word} " in name), "None Supplied")
    status = pick.choices([word for word, _ in _STATUS], [weight for _, weight in _STATUS])[0]
    accounts = pick.choices([word for word, _ in _ACCOUNTS], [weight for _, weight in _ACCOUNTS])[0]
    return _row(
        name=name,
        number=number,
        box="",
        line=line,
        town=town,
        postcode=postcode,
        category=category,
        status=status,
        since=day_between(pick, date(1990, 1, 1), date(2026, 9, 30)),
        sic=_MANAGEMENT if managed else trade,
        accounts=accounts,
        previous="",
    )


def _row(
    *,
    name: str,
    number: str,
    box: str,
    line: str,
    town: str,
    postcode: str,
    category: str,
    status: str,
    since: date,
    sic: str,
    accounts: str,
    previous: str,
) -> Row:
    made_up = "" if accounts == "NO ACCOUNTS FILED" else "31/03/2026"
    row: Row = [
        name,
        number,
        "",
        box,
        line,
        "",
        town.upper(),
        "",
        "ENGLAND",
        postcode,
        category,
        status,
        "United Kingdom",
        "",
        british(since),
        "31",
        "3",
        "31/12/2026",
        made_up,
        accounts,
        "",
        "",
        "0",
        "0",
        "0",
        "0",
        sic,
        "",
        "",
        "",
        "0",
        "0",
        f"http://business.data.example/id/company/{number}",
    ]
    return [
        *row,
        *(["01/04/2015", previous] if previous else ["", ""]),
        *[""] * 18,
        "14/06/2027",
        "31/05/2026",
    ]
