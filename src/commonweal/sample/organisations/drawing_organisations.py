"""Draws the organisations: legal forms, names, numbers, incomes of which three in a hundred hold three
quarters."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import NormalDist
from typing import Final

from commonweal.sample.calendar import day_between
from commonweal.sample.geography.streets import Street
from commonweal.sample.organisations.cases import ADDED_TO_CORE, with_cases
from commonweal.sample.organisations.organisation import Organisation, Year
from commonweal.sample.randomness import chooser
from commonweal.sample.words.places import STREET_WORDS
from commonweal.sample.words.sectors import SECTORS, Sector

AT_SCALE_ONE: Final = 1400
FEWEST: Final = 90
OUTSIDE, REMOVED = 0.6, 0.15
MIDDLE_INCOME, SKEW = 81_000, 2.55


@dataclass(frozen=True, kw_only=True, slots=True)
class _Form:
    name: str
    common: float
    endings: tuple[str, ...]


FORMS: Final = (
    _Form(name="charitable company", common=330, endings=("", " Limited", " Trust", " Ltd")),
    _Form(name="CIO", common=240, endings=("", " CIO", " Trust")),
    _Form(name="unincorporated charity", common=290, endings=("", " Trust", " Fund", " Society")),
    _Form(name="CIC", common=330, endings=(" CIC", " C.I.C.", " Community Interest Company")),
    _Form(name="co-operative society", common=60, endings=(" Co-operative Limited", " Co-op Limited")),
    _Form(
        name="community benefit society",
        common=70,
        endings=(" Community Benefit Society Limited", " Society Limited"),
    ),
    _Form(name="pre-2014 society", common=30, endings=(" Association Limited", " Society Limited")),
    _Form(name="credit union", common=12, endings=(" Credit Union Limited",)),
    _Form(
        name="co-operative company",
        common=35,
        endings=(" Workers' Co-operative Ltd", " Co-operative Limited"),
    ),
    _Form(name="co-operative partnership", common=3, endings=(" Co-op LLP",)),
)


def draw_organisations(streets: Sequence[Street], *, seed: int, scale: float) -> list[Organisation]:
    """The core of the region, then removed charities, organisations elsewhere, and the planted cases."""
    core = max(FEWEST, round(AT_SCALE_ONE * scale)) - ADDED_TO_CORE
    incomes = _incomes(core, chooser(seed, "incomes"))
    numbers = _Numbers()
    drawn = [
        _organisation(
            number, form, streets, incomes[number - 1], numbers, chooser(seed, "organisation", str(number))
        )
        for number, form in enumerate(_forms(core), start=1)
    ]
    drawn += _removed(drawn, streets, numbers, seed)
    drawn += _elsewhere(len(drawn), round(core * OUTSIDE), numbers, seed)
    return with_cases(drawn, streets, chooser(seed, "cases"))


class _Numbers:
    """Hands out numbers that no register has issued or will soon issue."""

    def __init__(self) -> None:
        self._next = {"charity": 9_100_001, "company": 99_300_001, "CE": 990_001, "OC": 990_100}
        self._next |= {
            "co-operative": 49_001,
            "benefit": 79_001,
            "old": 99_001,
            "union": 9_001,
            "cuk": 990_001,
        }

    def next(self, scheme: str) -> int:
        self._next[scheme] += 1
        return self._next[scheme] - 1


def _forms(count: int) -> Iterator[_Form]:
    total = sum(form.common for form in FORMS)
    wanted = [max(1, round(count * form.common / total)) for form in FORMS]
    wanted[0] += count - sum(wanted)
    for form, many in zip(FORMS, wanted, strict=True):
        yield from [form] * many


def _incomes(count: int, pick: random.Random) -> list[int]:
    """Evenly spaced points of a very skewed curve, shuffled: the skew is the same at every scale."""
    normal = NormalDist()
    values = [
        round(MIDDLE_INCOME * 2.718281828 ** (SKEW * normal.inv_cdf((i + 0.5) / count))) for i in range(count)
    ]
    pick.shuffle(values)
    return values


def _organisation(
    number: int, form: _Form, streets: Sequence[Street], income: int, numbers: _Numbers, pick: random.Random
) -> Organisation:
    sector = (
        SECTORS[14] if form.name == "credit union" else pick.choices(SECTORS, [s.common for s in SECTORS])[0]
    )
    street = pick.choice(streets)
    registered = day_between(
        pick, date(1965, 1, 1) if "charity" in form.name else date(1994, 1, 1), date(2025, 6, 30)
    )
    made = Organisation(
        number=number,
        name=name_of(sector, form.endings, street, pick),
        form=form.name,
        sector=sector,
        street=street,
        house=str(pick.randint(1, 120)),
        town=street.town,
        postcode=pick.choice(street.postcodes).postcode,
        registered=registered,
        years=_years(income, registered, pick),
        employees=round(income / pick.uniform(28_000, 70_000)),
        volunteers=pick.choice((0, 4, 9, 15, 30, 60, 140)),
        funds=_funds(income, pick),
    )
    return _numbered(made, numbers, pick)


def name_of(sector: Sector, endings: Sequence[str], street: Street | None, pick: random.Random) -> str:
    """`Tannery Community Kitchen CIC`: a place or a word, what it is, and the ending of its form."""
    word = pick.choice(STREET_WORDS)
    where = (
        pick.choice((street.ward.name, street.town, word, word, f"{word} & {pick.choice(STREET_WORDS)}"))
        if street
        else word
    )
    ending = pick.choice(endings)
    noun = pick.choice([noun for noun in sector.nouns if noun not in ending] or ["Savers"])
    said = f"{where} {noun}{ending}"
    return f"The {said}" if pick.random() < 0.06 else said


def _years(income: int, registered: date, pick: random.Random) -> tuple[Year, ...]:
    first = max(2020, registered.year + 1)
    month, day = pick.choice(((3, 31), (3, 31), (12, 31), (8, 31)))
    latest, years, size = 2025, [], float(income)
    for year in range(latest, first - 1, -1):
        spent = max(0, round(size * pick.uniform(0.86, 1.1)))
        years.append(Year(ends=date(year, month, day), income=round(size), spending=spent))
        size /= pick.uniform(0.93, 1.13)
    return tuple(reversed(years))


def _funds(income: int, pick: random.Random) -> int:
    """Net assets; about one in nine is below nought."""
    value = income * pick.lognormvariate(-0.1, 0.9)
    return round(-value * 0.2 if pick.random() < 0.11 else value)


def _numbered(made: Organisation, numbers: _Numbers, pick: random.Random) -> Organisation:
    """The register entries that its legal form brings."""
    form = made.form
    changes: dict[str, str] = {}
    if form in ("charitable company", "CIO", "unincorporated charity"):
        changes["charity"] = str(numbers.next("charity"))
    if form in ("charitable company", "CIC", "co-operative company"):
        changes["company"] = str(numbers.next("company"))
    if form == "CIO":
        changes["company"] = f"CE{numbers.next('CE'):06d}"
    if form == "co-operative partnership":
        changes["company"] = f"OC{numbers.next('OC')}"
    if (form == "charitable company" and pick.random() < 0.9) or (form == "CIO" and pick.random() < 0.6):
        changes["declared_company"] = _as_declared(changes["company"], pick)
    changes |= _society_numbers(form, numbers, pick)
    if (
        form.startswith("co-operative")
        or (changes.get("society") and pick.random() < 0.8)
        or (form == "CIC" and pick.random() < 0.03)
    ):
        changes["cuk"] = f"R{numbers.next('cuk')}"
    return replace(made, **changes)  # type: ignore[arg-type]


def _as_declared(company: str, pick: random.Random) -> str:
    """As a charity types it: now and then with blanks or a lower-case prefix."""
    return pick.choice((company, company, company, company, company.lower(), f" {company}"))


def _society_numbers(form: str, numbers: _Numbers, pick: random.Random) -> dict[str, str]:
    if form == "co-operative society":
        number = str(numbers.next("co-operative"))
        return {
            "society": number,
            "society_suffix": "",
            "company": f"RS{number:0>6}" if pick.random() < 0.5 else "",
        }
    if form == "community benefit society":
        number = str(numbers.next("benefit"))
        return {
            "society": number,
            "society_suffix": "",
            "company": f"RS{number:0>6}" if pick.random() < 0.5 else "",
        }
    if form == "pre-2014 society":
        number = str(numbers.next("old"))
        return {
            "society": number,
            "society_suffix": "R",
            "company": f"IP{number}R" if pick.random() < 0.6 else "",
        }
    if form == "credit union":
        return {"society": str(numbers.next("union")), "society_suffix": "C"}
    return {}


def _removed(
    drawn: Sequence[Organisation], streets: Sequence[Street], numbers: _Numbers, seed: int
) -> list[Organisation]:
    """Charities that have left the register."""
    form, found = FORMS[2], []
    for place in range(round(len(drawn) * REMOVED)):
        number = len(drawn) + place + 1
        pick = chooser(seed, "removed", str(number))
        made = _organisation(number, form, streets, round(pick.lognormvariate(9, 1.5)), numbers, pick)
        gone = day_between(pick, date(2008, 1, 1), date(2026, 6, 30))
        years = tuple(year for year in made.years if year.ends < gone)
        found.append(replace(made, removed=max(gone, made.registered), years=years, core=False))
    return found


def _postcode_of(area: str, pick: random.Random) -> str:
    return f"{area}{pick.randint(1, 9)} {pick.randint(1, 9)}{pick.choice('ABDE')}{pick.choice('FGHJ')}"


def _elsewhere(before: int, count: int, numbers: _Numbers, seed: int) -> list[Organisation]:
    """Organisations of other counties, which a national file also holds."""
    found = []
    for place in range(count):
        pick = chooser(seed, "elsewhere", str(place))
        form = pick.choices(FORMS, [form.common for form in FORMS])[0]
        sector = pick.choice(SECTORS)
        registered = day_between(pick, date(1980, 1, 1), date(2024, 12, 31))
        income = round(pick.lognormvariate(11, 1.8))
        town, area = pick.choice((("Kelderby", "KB"), ("Fennow", "FN")))
        made = Organisation(
            number=before + place + 1,
            name=name_of(sector, form.endings, None, pick),
            form=form.name,
            sector=sector,
            street=None,
            house=str(pick.randint(1, 90)),
            town=town,
            postcode=_postcode_of(area, pick),
            registered=registered,
            years=_years(income, registered, pick),
            employees=round(income / 50_000),
            volunteers=pick.choice((0, 6, 20)),
            funds=_funds(income, pick),
            core=False,
        )
        found.append(_numbered(made, numbers, pick))
    return found
