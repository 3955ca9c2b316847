"""The charity register's extract: twelve tables as tab-separated text in ZIPs, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from commonweal.sample.calendar import TODAY
from commonweal.sample.files import Cell, write_zip
from commonweal.sample.organisations.cases import CASES
from commonweal.sample.organisations.organisation import Organisation, Year
from commonweal.sample.publishers.headings import forms, headings
from commonweal.sample.truth import Truth
from commonweal.sample.words.sectors import CLASSES

HEADINGS: Final = {table: headings("charity_commission", table) for table in forms("charity_commission")}
Values = Mapping[str, Cell]
_TYPES: Final = {"charitable company": "Charitable company", "CIO": "CIO"}
_DISTRICT_PARENT: Final = ("Metropolitan County", "Merrow Bay")
PART_B_FROM: Final = 500_000


def write_charity_commission(folder: Path, organisations: Sequence[Organisation], *, truth: Truth) -> None:
    """Twelve archives of text under `charity-commission`."""
    charities = [one for one in organisations if one.charity]
    for table, rows in _TABLES.items():
        lines = [
            HEADINGS[table],
            *([_said(row.get(heading)) for heading in HEADINGS[table]] for row in rows(charities)),
        ]
        file = f"{_folder(table)}/publicextract.{table}.zip"
        text = "".join("\t".join(line) + "\r\n" for line in lines)
        write_zip(folder / file, [(f"publicextract.{table}.txt", text.encode())])
        truth.wrote(
            file,
            register="charity_commission",
            publisher="Charity Commission",
            rows=len(lines) - 1,
            dated=TODAY.isoformat(),
        )
    _tell(charities, truth)


def write_as_json(folder: Path, organisations: Sequence[Organisation]) -> None:
    """The same twelve tables in the publisher's other form."""
    charities = [one for one in organisations if one.charity]
    for table, rows in _TABLES.items():
        found = [{heading: row.get(heading) for heading in HEADINGS[table]} for row in rows(charities)]
        content = json.dumps(found, ensure_ascii=False, default=_said).encode("utf-8-sig")
        write_zip(folder / f"publicextract.{table}.zip", [(f"publicextract.{table}.json", content)])


def _tell(charities: Sequence[Organisation], truth: Truth) -> None:
    file = f"{_folder('charity')}/publicextract.charity.zip"
    for row, one in enumerate(charities, start=2):
        truth.organisation_row(
            one.key, file=file, row=row, identifier=f"GB-CHC-{one.charity}", evidence="own number"
        )
        if one.case:
            truth.plant(
                one.case,
                file=file,
                row=row,
                column="charity_company_registration_number",
                found=one.declared_company,
                right=one.company,
                expect=_EXPECT.get(one.case, "not joined"),
                why=CASES[one.case],
            )


_EXPECT: Final = {
    "typo": "review", "charity and CIC": "review", "linked charity": "folded into its parent",
    "merged": "closed", "unescaped tab": "refused or mended",
}  # fmt: skip


def _folder(table: str) -> str:
    return "charity-commission-" + table.removeprefix("charity_").replace("_", "-")


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _stamp(day: date | None) -> str | None:
    return None if day is None else f"{day:%Y-%m-%d} 00:00:00.0000000"


def _number(one: Organisation) -> str:
    """The register's inner number, which is not the charity's number."""
    return str(5_900_000 + one.number)


def _key(one: Organisation) -> dict[str, Cell]:
    return {
        "date_of_extract": _stamp(TODAY),
        "organisation_number": _number(one),
        "registered_charity_number": one.charity,
        "linked_charity_number": one.linked,
    }


def _charity(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        last = one.years[-1] if one.years else None
        activities = one.sector.does[one.number % len(one.sector.does)]
        if one.case == "unescaped tab":
            activities = activities.replace(" ", "\t", 1)
        yield _key(one) | {
            "charity_name": one.name.upper() if one.number % 2 else one.name,
            "charity_type": _TYPES.get(one.form, "Trust" if one.number % 3 else "Other"),
            "charity_registration_status": "Removed" if one.removed else "Registered",
            "date_of_registration": _stamp(one.registered),
            "date_of_removal": _stamp(one.removed),
            "charity_reporting_status": "Removed" if one.removed else "Submission Received",
            "latest_acc_fin_period_start_date": _stamp(_begins(last)),
            "latest_acc_fin_period_end_date": _stamp(last.ends if last else None),
            "latest_income": last.income if last else None,
            "latest_expenditure": last.spending if last else None,
            "charity_contact_address1": one.address,
            "charity_contact_address2": one.town,
            "charity_contact_postcode": one.postcode,
            "charity_contact_phone": f"01632 96{one.number % 10000:04d}",
            "charity_contact_email": f"office@{one.web.removeprefix('https://')}" if one.web else None,
            "charity_contact_web": one.web or None,
            "charity_company_registration_number": one.declared_company or None,
            "charity_insolvent": "False",
            "charity_in_administration": "False",
            "charity_is_cio": str(one.form == "CIO"),
            "charity_activities": activities,
            "charity_gift_aid": "True",
            "charity_has_land": str(one.number % 7 == 0),
        }


def _begins(year: Year | None) -> date | None:
    return year.ends - timedelta(days=364) if year else None


def _history(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        for year in one.years:
            yield _key(one) | {
                "fin_period_start_date": _stamp(_begins(year)),
                "fin_period_end_date": _stamp(year.ends),
                "ar_cycle_reference": f"AR{year.ends:%y}",
                "reporting_due_date": _stamp(year.ends + timedelta(days=304)),
                "date_annual_return_received": _stamp(year.ends + timedelta(days=200 + one.number % 90)),
                "date_accounts_received": _stamp(year.ends + timedelta(days=200 + one.number % 90))
                if year.income > 25_000
                else None,
                "total_gross_income": year.income,
                "total_gross_expenditure": year.spending,
                "suppression_ind": "False",
            }


def _returns(charities: Sequence[Organisation]) -> Iterator[tuple[Organisation, Year, dict[str, Cell]]]:
    for one in charities:
        for order, year in enumerate(reversed(one.years), start=1):
            yield (
                one,
                year,
                _key(one)
                | {
                    "latest_fin_period_submitted_ind": str(order == 1),
                    "fin_period_order_number": order,
                    "ar_cycle_reference": f"AR{year.ends:%y}",
                    "fin_period_start_date": _stamp(_begins(year)),
                    "fin_period_end_date": _stamp(year.ends),
                    "ar_due_date": _stamp(year.ends + timedelta(days=304)),
                    "ar_received_date": _stamp(year.ends + timedelta(days=200 + one.number % 90)),
                },
            )


def _part_a(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one, year, key in _returns(charities):
        yield key | {
            "total_gross_income": year.income,
            "total_gross_expenditure": year.spending,
            "charity_raises_funds_from_public": str(one.number % 2 == 0),
            "grant_making_is_main_activity": "False",
            "charity_receives_govt_funding_contracts": str(one.number % 4 == 0),
            "charity_receives_govt_funding_grants": str(one.number % 3 == 0),
            "income_from_government_grants": year.income // 5 if one.number % 3 == 0 else None,
            "charity_has_trading_subsidiary": str(one.number % 19 == 0),
            "count_volunteers": one.volunteers,
        }


def _part_b(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one, year, key in _returns(charities):
        if year.income <= PART_B_FROM:
            continue
        given = year.income // 3
        funds = one.funds or 0
        yield key | {
            "income_donations_and_legacies": given,
            "income_charitable_activities": year.income - given,
            "income_total_income_and_endowments": year.income,
            "expenditure_charitable_expenditure": year.spending,
            "expenditure_total": year.spending,
            "assets_total_assets_and_liabilities": funds,
            "funds_unrestricted": funds,
            "funds_total": funds,
            "count_employees": one.employees,
            "charity_only_accounts": "True",
            "consolidated_accounts": str(one.number % 19 == 0),
        }


def _areas(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        parent = _DISTRICT_PARENT if one.street else (None, None)
        yield _key(one) | {
            "geographic_area_type": "Local Authority",
            "geographic_area_description": one.street.district.name if one.street else one.town,
            "parent_geographic_area_type": parent[0],
            "parent_geographic_area_description": parent[1],
            "welsh_ind": "False",
        }


def _classes(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        for kind, code in (("What", one.sector.what), ("Who", one.sector.who), ("How", one.sector.how)):
            yield _key(one) | {
                "classification_code": code,
                "classification_type": kind,
                "classification_description": CLASSES[code],
            }


def _events(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        yield _event(one, 1, "Standard registration", one.registered)
        if one.removed:
            kind = "Removed - Amalgamated" if one.merged_into else "Removed - Ceased to exist"
            yield _event(one, 2, kind, one.removed, into=one.merged_into)


def _event(one: Organisation, order: int, kind: str, day: date, *, into: str = "") -> Values:
    return _key(one) | {
        "charity_name": one.name,
        "charity_event_order": order,
        "event_type": kind,
        "date_of_event": _stamp(day),
        "assoc_registered_charity_number": into or None,
    }


def _documents(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        benefit = f"{one.street.district.name} and the neighbourhood" if one.street else None
        yield _key(one) | {
            "governing_document_description": f"Governing document dated {one.registered:%d %b %Y}",
            "charitable_objects": one.sector.objects,
            "area_of_benefit": benefit,
        }


def _names(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        if one.number % 6 == 0:
            working = "".join(word[0] for word in one.name.split() if word[0].isalpha()).upper()
            yield _key(one) | {
                "charity_name_id": 90_000 + one.number,
                "charity_name_type": "Working name",
                "charity_name": working,
            }


def _regulators(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        if one.sector.name in ("care", "health"):
            yield _key(one) | {
                "regulator_order": 1, "regulator_name": "Care Regulator of Merrow Bay",
                "regulator_web_url": "https://care-regulator.example",
            }  # fmt: skip


def _policies(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        for place, policy in enumerate(
            ("Risk management", "Safeguarding policy and procedures", "Conflicting interests")
        ):
            if (one.number + place) % 3:
                yield _key(one) | {"policy_name": policy}


def _reports(charities: Sequence[Organisation]) -> Iterator[Values]:
    for one in charities:
        if one.number % 211 == 0:
            yield _key(one) | {
                "report_name": "STATEMENT OF INQUIRY", "report_location": "https://register.example/report",
                "date_published": _stamp(date(2024, 4, 25)),
            }  # fmt: skip


_TABLES: Final[Mapping[str, Callable[[Sequence[Organisation]], Iterator[Values]]]] = {
    "charity": _charity,
    "charity_annual_return_history": _history,
    "charity_annual_return_parta": _part_a,
    "charity_annual_return_partb": _part_b,
    "charity_area_of_operation": _areas,
    "charity_classification": _classes,
    "charity_event_history": _events,
    "charity_governing_document": _documents,
    "charity_other_names": _names,
    "charity_other_regulators": _regulators,
    "charity_policy": _policies,
    "charity_published_report": _reports,
}
