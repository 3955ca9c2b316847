"""National files are recognised by the headings that their publishers really write, and taken by the bulk path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commonweal.registers.catalogue import registers
from commonweal.registers.recognition import recognise

COMPANIES = (
    "CompanyName, CompanyNumber,RegAddress.CareOf,RegAddress.POBox,RegAddress.AddressLine1, RegAddress.AddressLine2,"
    "RegAddress.PostTown,RegAddress.County,RegAddress.Country,RegAddress.PostCode,CompanyCategory,CompanyStatus,"
    "CountryOfOrigin,DissolutionDate,IncorporationDate,Accounts.AccountRefDay,Accounts.AccountRefMonth"
)
CCOD = (
    "Title Number,Tenure,Property Address,District,County,Region,Postcode,Multiple Address Indicator,Price Paid,"
    "Proprietor Name (1),Company Registration No. (1),Proprietorship Category (1),Proprietor (1) Address (1),"
    "Date Proprietor Added,Additional Proprietor Indicator"
)
CHARITY = (
    "date_of_extract\torganisation_number\tregistered_charity_number\tlinked_charity_number\tcharity_name\tcharity_type\t"
    "charity_registration_status\tdate_of_registration\tdate_of_removal\tcharity_reporting_status\t"
    "latest_acc_fin_period_start_date\tlatest_acc_fin_period_end_date\tlatest_income\tlatest_expenditure\t"
    "charity_contact_address1\tcharity_contact_address2\tcharity_contact_address3\tcharity_contact_address4\t"
    "charity_contact_address5\tcharity_contact_postcode\tcharity_contact_phone\tcharity_contact_email\t"
    "charity_contact_web\tcharity_company_registration_number\tcharity_insolvent\tcharity_in_administration\t"
    "charity_previously_excepted\tcharity_is_cdf_or_cif\tcharity_is_cio\tcio_is_dissolved\t"
    "date_cio_dissolution_notice\tcharity_activities\tcharity_gift_aid\tcharity_has_land"
)
HISTORY = (
    "date_of_extract\torganisation_number\tregistered_charity_number\tfin_period_start_date\tfin_period_end_date\t"
    "ar_cycle_reference\treporting_due_date\tdate_annual_return_received\tdate_accounts_received\t"
    "total_gross_income\ttotal_gross_expenditure\taccounts_qualified\tsuppression_ind\tsuppression_type"
)
MUTUALS = (
    "Society Number,Society Suffix,Full Registration Number,Society Name,Registered As,Society Address,"
    "Registration Date,Deregistration Date,Registration Act,Society Status"
)
NSPL = (
    "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,nhser,ctry,rgn,pcon,ttwa,"
    "itl,park,lsoa21,msoa21,bua22,ru11ind,oac11,lat,long,imd"
)
ORGANISATIONS = (
    "dataset,entity,entry-date,name,organisation,local-authority-type,opendatacommunities-uri,reference"
)


@pytest.mark.parametrize(
    ("file", "headings", "register", "variant"),
    [
        ("BasicCompanyDataAsOneFile-2026-11-01.csv", COMPANIES, "companies_house", "standard"),
        ("CCOD_FULL_2026_11.csv", CCOD, "corporate_ownership", "full"),
        ("CCOD_COU_2026_11.csv", f"{CCOD},Change Indicator,Change Date", "corporate_ownership", "change"),
        ("publicextract.charity.txt", CHARITY, "charity_commission", "charity"),
        (
            "publicextract.charity_annual_return_history.txt",
            HISTORY,
            "charity_commission",
            "charity_annual_return_history",
        ),
        ("SocietyList.csv", MUTUALS, "fca_mutuals", "standard"),
        ("NSPL_AUG_2023_UK.csv", NSPL, "postcodes", "nspl_2023"),
        ("organisation.csv", ORGANISATIONS, "public_bodies", "standard"),
    ],
)
def test_a_national_table(tmp_path: Path, file: str, headings: str, register: str, variant: str) -> None:
    path = tmp_path / file
    path.write_text(headings + "\n")
    found = recognise(path)
    assert found is not None
    assert (found.register, found.variant) == (register, variant)


@pytest.mark.parametrize("year", [19, 21, 22, 23, 24, 25, 26])
@pytest.mark.parametrize(
    ("level", "more", "variant"),
    [("WD", ("WDNMW",), "ward"), ("WD", ("LAD",), "ward"), ("LAD", ("LADNMW",), "district")],
)
def test_boundaries_of_any_year(
    tmp_path: Path, year: int, level: str, more: tuple[str, ...], variant: str
) -> None:
    dated = [f"{level}{year}CD", f"{level}{year}NM", *(one.replace("NMW", f"{year}NMW") for one in more)]
    named = [f"LAD{year}CD" if one == "LAD" else one for one in dated]
    path = tmp_path / "boundaries.geojson"
    properties = dict.fromkeys(["FID", *named, "BNG_E", "BNG_N", "LONG", "LAT", "GlobalID"], "E05000001")
    feature = {"type": "Feature", "properties": properties, "geometry": None}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    found = recognise(path)
    assert found is not None
    assert (found.register, found.variant) == ("boundaries", variant)


@pytest.mark.parametrize("year", [11, 21])
def test_lower_layer_areas_keep_their_census(tmp_path: Path, year: int) -> None:
    path = tmp_path / "lsoa.geojson"
    path.write_text(
        json.dumps({"features": [{"properties": {f"LSOA{year}CD": "E01000001", f"LSOA{year}NM": "A 001A"}}]})
    )
    found = recognise(path)
    assert found is not None
    assert (found.register, found.variant) == ("boundaries", f"lsoa_20{year}")


def test_every_national_register_stages_in_bulk() -> None:
    folder = Path(__file__).resolve().parents[3] / "src" / "commonweal" / "registers"
    bulk = {name for name in registers() if "registers.bulk" in (folder / name / "stage.py").read_text()}
    assert bulk == set(registers()) - {"land_assets", "brownfield_land", "community_value"}
