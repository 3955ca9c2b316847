"""The mutuals register and the co-operatives' open data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from commonweal.sample.files import Cell, write_csv
from commonweal.sample.organisations.cases import CASES
from commonweal.sample.organisations.organisation import Organisation
from commonweal.sample.publishers.headings import headings
from commonweal.sample.truth import Truth

SOCIETY_LIST: Final = headings("fca", "society")
COOPERATIVES: Final = headings("cooperatives", "organisations")
OUTLETS: Final = headings("cooperatives", "outlets")
ECONOMY: Final = headings("cooperatives", "economy")
_REGISTERED_AS: Final = {
    "co-operative society": ("Co-operative Society", "Co-operative and Community Benefit Societies Act 2014"),
    "community benefit society": (
        "Community Benefit Society",
        "Co-operative and Community Benefit Societies Act 2014",
    ),
    "pre-2014 society": ("Registered Society", "Industrial and Provident Societies Act 1965"),
    "credit union": ("Credit Union", "Credit Unions Act 1979"),
}
_LEGAL_FORM: Final = {
    "CIC": "Community Interest Company",
    "co-operative company": "Company",
    "co-operative partnership": "Limited Liability Partnership",
}


def write_societies(folder: Path, organisations: Sequence[Organisation], *, truth: Truth) -> None:
    """The mutuals register, with a byte-order mark and its misspelt heading."""
    file = "fca-mutuals/SocietyList.csv"
    societies = [one for one in organisations if one.society]
    rows: list[Sequence[Cell]] = [SOCIETY_LIST]
    for number, one in enumerate(societies, start=2):
        rows.append(_society(one))
        truth.organisation_row(
            one.key, file=file, row=number, identifier=f"GB-MPR-{one.full_society}", evidence="own number"
        )
    write_csv(folder / file, rows, encoding="utf-8-sig")
    truth.wrote(
        file,
        register="fca_mutuals",
        publisher="Financial Conduct Authority",
        rows=len(societies),
        dated="2026-10-31",
    )


def _society(one: Organisation) -> list[Cell]:
    registered_as, act = _REGISTERED_AS[one.form]
    return [
        one.society,
        one.society_suffix,
        one.full_society,
        one.name,
        registered_as,
        f"{one.address}, {one.town}, {one.postcode}",
        one.registered.isoformat(),
        "",
        act,
        one.sector.sic.split(" ")[0],
        "Community Benefit" if "benefit" in one.form else "Consumer",
        "Registered",
    ]


def write_cooperatives(folder: Path, organisations: Sequence[Organisation], *, truth: Truth) -> None:
    """Three files in ISO-8859-1, every cell quoted."""
    listed = [one for one in organisations if one.cuk]
    file = "cooperatives-uk/open_data_organisations_2026_07.csv"
    rows: list[Sequence[Cell]] = [COOPERATIVES]
    for number, one in enumerate(listed, start=2):
        rows.append(_cooperative(one))
        truth.organisation_row(
            one.key, file=file, row=number, identifier=f"GB-COOP-{one.cuk}", evidence=_evidence(one)
        )
        if one.case in ("collision", "co-operative partnership"):
            truth.plant(
                one.case,
                file=file,
                row=number,
                column="Registered Number",
                found=_number(one),
                expect="not joined",
                why=CASES[one.case],
            )
    _save(folder, file, rows, truth)
    _save(
        folder, "cooperatives-uk/open_data_outlets_2026_07.csv", [OUTLETS, *map(_outlet, listed[::3])], truth
    )
    economy = [row for one in listed for row in _economy(one)]
    _save(folder, "cooperatives-uk/open_data_economic_2026_07.csv", [ECONOMY, *economy], truth)


def _save(folder: Path, file: str, rows: Sequence[Sequence[Cell]], truth: Truth) -> None:
    write_csv(folder / file, rows, encoding="iso-8859-1", quote_all=True, errors="replace")
    truth.wrote(
        file, register="cooperatives_uk", publisher="Co-operatives UK", rows=len(rows) - 1, dated="2026-07-01"
    )


def _number(one: Organisation) -> str:
    said = dict(one.extra).get("registered number")
    return said or (one.full_society if one.society else one.company)


def _registrar(one: Organisation) -> str:
    said = dict(one.extra).get("registrar")
    return said or ("FCA" if one.society else "Companies House")


def _evidence(one: Organisation) -> str:
    return "society number" if one.society else "company number" if one.company else "own number"


def _cooperative(one: Organisation) -> list[Cell]:
    street = one.street
    code, _, text = one.sector.sic.partition(" - ")
    values: dict[str, Cell] = {
        "CUK Organisation ID": one.cuk,
        "Registered Number": _number(one),
        "Registrar": _registrar(one),
        "Registered Name": one.name,
        "Trading Name": one.name.removesuffix(" Limited").replace("Cafe", "Café"),
        "Legal Form": _LEGAL_FORM.get(one.form, "Society"),
        "Registered Street": one.address if one.number % 9 else f"Unit 2\n{one.address}",
        "Registered City": one.town,
        "Registered Postcode": one.postcode,
        "UK Nation": "England",
        "SIC Code": f"UKSIC07-{code}",
        "SIC section": text,
        "Sector - Simplified, High Level": one.sector.name.capitalize(),
        "Ownership Classification": ("Consumers", "Workers", "Multi-stakeholder")[one.number % 3],
        "Registered Status": "Live",
        "Incorporation Date": f"{one.registered.day}/{one.registered.month}/{one.registered.year}",
        "Website": one.web,
        "Description": one.sector.does[0],
    }
    if street:
        values |= {
            "Registered Admin District Code": street.district.code,
            "Registered Admin District Name": street.district.name,
            "Registered Admin Ward Code": street.ward.code,
            "Registered Admin Ward Name": street.ward.name,
            "Registered LSOA Code": street.small_area.code,
            "Registered LSOA Name": street.small_area.name,
            "Registered Combined Athority": "Merrow Bay",
        }
    return [values.get(heading, "") for heading in COOPERATIVES]


def _outlet(one: Organisation) -> list[Cell]:
    return [
        one.cuk,
        one.name,
        f"{one.name.split(' Co-op')[0]} shop",
        one.address,
        one.town,
        "",
        one.postcode,
        "Open to everyone",
        f"01632 96{one.number % 10000:04d}",
        one.web,
    ]


def _economy(one: Organisation) -> list[list[Cell]]:
    """One row a year; now and then one year end stands under two economic years, both marked most recent."""
    rows: list[list[Cell]] = []
    for year in one.years:
        latest = "1" if year is one.years[-1] else "0"
        rows.append(
            [
                one.cuk,
                one.name,
                year.income,
                year.income - year.spending,
                one.funds,
                one.number * 7 % 900,
                one.employees,
                "",
                latest,
                f"{year.ends.isoformat()} 00:00:00",
                year.ends.year + 1,
            ]
        )
    if rows and one.number % 11 == 0:
        rows.append([*rows[-1][:-1], int(str(rows[-1][-1])) - 1])
    return rows
