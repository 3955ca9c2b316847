"""Who is a public owner: worked examples by name and Land Registry category."""

import pytest

from commonweal.rules.public_bodies import BodyKind, body_key, classify_body

PUBLIC = [
    ("LIVERPOOL CITY COUNCIL", "Local Authority", BodyKind.DISTRICT_COUNCIL),
    ("The Council of the Borough of Halton", None, BodyKind.DISTRICT_COUNCIL),
    ("WIRRAL METROPOLITAN BOROUGH COUNCIL", None, BodyKind.DISTRICT_COUNCIL),
    ("Trafford Council", None, BodyKind.COUNCIL),
    ("LANCASHIRE COUNTY COUNCIL", "County Council", BodyKind.COUNTY_COUNCIL),
    ("THE MAYOR AND BURGESSES OF THE LONDON BOROUGH OF CAMDEN", None, BodyKind.LONDON_BOROUGH),
    ("Liverpool City Region Combined Authority", "Corporate Body", BodyKind.COMBINED_AUTHORITY),
    ("HALE PARISH COUNCIL", None, BodyKind.PARISH_COUNCIL),
    ("Knowsley Town Council", "Local Authority", BodyKind.PARISH_COUNCIL),
    ("MERSEY CARE NHS FOUNDATION TRUST", "Corporate Body", BodyKind.NHS),
    ("NHS PROPERTY SERVICES LIMITED", "Limited Company or Public Limited Company", BodyKind.NHS),
    ("LIVERPOOL UNIVERSITY HOSPITALS NHS FOUNDATION TRUST", "Corporate Body", BodyKind.NHS),
    ("POLICE AND CRIME COMMISSIONER FOR MERSEYSIDE", "Corporate Body", BodyKind.POLICE),
    ("Merseyside Fire & Rescue Authority", None, BodyKind.FIRE),
    ("MERSEYSIDE PASSENGER TRANSPORT EXECUTIVE", None, BodyKind.TRANSPORT),
    ("Network Rail Infrastructure Limited", None, BodyKind.TRANSPORT),
    ("MERSEYSIDE RECYCLING AND WASTE AUTHORITY", None, BodyKind.WASTE),
    ("THE SECRETARY OF STATE FOR DEFENCE", "Corporate Body", BodyKind.DEPARTMENT),
    ("HOMES AND COMMUNITIES AGENCY", "Corporate Body", BodyKind.AGENCY),
    ("The Environment Agency", None, BodyKind.AGENCY),
    ("THE KING'S MOST EXCELLENT MAJESTY IN RIGHT OF HIS CROWN", None, BodyKind.CROWN),
    ("SEFTON BOROUGH COUNCIL HOLDINGS LIMITED", None, BodyKind.COUNCIL_COMPANY),
    ("The Scottish Borders Council", None, BodyKind.COUNCIL),
    ("Bath and North East Somerset Council", None, BodyKind.COUNCIL),
    ("Comhairle nan Eilean Siar", None, BodyKind.DISTRICT_COUNCIL),
    ("THE MAYOR ALDERMEN AND BURGESSES OF THE BOROUGH OF BIRKENHEAD", None, BodyKind.DISTRICT_COUNCIL),
    ("Rotherham MBC", None, BodyKind.DISTRICT_COUNCIL),
    ("Holmes Chapel Parish Council", None, BodyKind.PARISH_COUNCIL),
    ("Llangollen Rural Community Council", None, BodyKind.PARISH_COUNCIL),
    ("Blandford Forum Parish Council", None, BodyKind.PARISH_COUNCIL),
    ("NORTH WEST AMBULANCE SERVICE NHS TRUST", None, BodyKind.NHS),
    ("MINISTRY OF DEFENCE", None, BodyKind.DEPARTMENT),
    ("Department for Transport", None, BodyKind.DEPARTMENT),
    ("TRANSPORT FOR GREATER MANCHESTER", None, BodyKind.TRANSPORT),
    ("ARTS COUNCIL ENGLAND", None, BodyKind.AGENCY),
    ("WIRRAL BOROUGH COUNCIL PENSION FUND", None, BodyKind.DISTRICT_COUNCIL),
    ("HALE PARISH COUNCIL CHARITY", "Local Authority", BodyKind.PARISH_COUNCIL),
]

NOT_PUBLIC = [
    ("THE UNIVERSITY OF LIVERPOOL", "Corporate Body", BodyKind.UNIVERSITY),
    ("ONWARD HOMES LIMITED", "Housing Association/Society (Company)", BodyKind.HOUSING),
    ("RIVERSIDE HOUSING ASSOCIATION LIMITED", None, BodyKind.HOUSING),
    ("KINGSTON PAROCHIAL CHURCH COUNCIL", None, BodyKind.CHURCH),
    ("HOMEBAKED LIMITED", "Community Benefit Society (Company)", BodyKind.COMMUNITY),
    ("TESCO STORES LIMITED", "Limited Company or Public Limited Company", BodyKind.OTHER),
    ("COUNCIL FOR VOLUNTARY SERVICE LIMITED", None, BodyKind.OTHER),
]

# Each bears a public body's name, or sounds like one.
TRAPS = [
    "FRIENDS OF WALTON TOWN COUNCIL HOUSE",
    "FRIENDS OF SEFTON COUNCIL",
    "FULWICK PARISH COUNCIL CHARITY",
    "HARTSEA PARISH COUNCIL VILLAGE HALL",
    "BOXLEY TOWN COUNCIL RECREATION GROUND",
    "MERSTON BOROUGH COUNCIL EMPLOYEES' FUND",
    "MERSTON BOROUGH COUNCIL MAYOR'S CHARITY",
    "CITY COUNCIL EMPLOYEES CREDIT UNION LIMITED",
    "MERSTON CITY COUNCIL EDUCATIONAL TRUST",
    "THE MAYOR OF THE BOROUGH OF MERSTON APPEAL FUND",
    "BOROUGH OF MERSTON LOCAL HISTORY SOCIETY",
    "HOME-START COUNTY BOROUGH OF MERSTON",
    "LONDON BOROUGH OF MERSTON NEIGHBOURHOOD WATCH ASSOCIATION",
    "ROYAL BOROUGH OF GREENWICH TOURISM LIMITED",
    "MERSTON AND DISTRICT COUNCIL FOR VOLUNTARY SERVICE",
    "MERSTON AND DISTRICT COUNCIL OF CHURCHES",
    "MERSTONSHIRE RURAL COMMUNITY COUNCIL",
    "COMMUNITY COUNCIL OF MERSTONSHIRE",
    "MERSTON HOSPITALS NHS TRUST CHARITABLE FUND",
    "LEAGUE OF FRIENDS OF MERSTON NHS FOUNDATION TRUST",
    "NHS RETIREMENT FELLOWSHIP",
    "THE GREAT MERSTON AIR AMBULANCE SERVICE",
    "MERSTON FIRE AND RESCUE SERVICE HERITAGE TRUST",
    "THE MINISTRY OF JESUS CHRIST",
    "MANSE FOR THE MINISTER OF MERSTON BAPTIST CHAPEL",
    "DEPARTMENT OF UROLOGY CHARITABLE TRUST",
    "COMMUNITY TRANSPORT FOR ALL",
    "MERSTON PASSENGER TRANSPORT ENTHUSIASTS",
    "MERSTON ARTS COUNCIL",
    "MERSTON PRIMARY SCHOOL PARENT COUNCIL",
    "THE TREE COUNCIL",
    "THE COUNCIL OF THE INNS OF COURT",
    "MERSTON BUSINESS DEVELOPMENT CORPORATION LIMITED",
    "ASSOCIATION OF POLICE AND CRIME COMMISSIONERS",
]


@pytest.mark.parametrize(("name", "category", "kind"), PUBLIC)
def test_a_public_body_is_known_with_its_kind_and_a_reason(name, category, kind):
    verdict = classify_body(name, category)
    assert (verdict.kind, verdict.public) == (kind, True)
    assert verdict.reason


@pytest.mark.parametrize(("name", "category", "kind"), NOT_PUBLIC)
def test_what_only_sounds_public_is_named_and_is_no_public_owner(name, category, kind):
    verdict = classify_body(name, category)
    assert (verdict.kind, verdict.public) == (kind, False)
    assert verdict.reason


@pytest.mark.parametrize("name", TRAPS)
def test_who_bears_a_public_bodys_name_is_not_that_body(name):
    verdict = classify_body(name)
    assert (verdict.kind, verdict.public) == (BodyKind.OTHER, False)
    assert verdict.reason


def test_the_category_makes_a_council_of_a_name_that_shows_nothing():
    assert classify_body("THE WARDENS OF AVON", "Local Authority").public
    assert not classify_body("THE WARDENS OF AVON").public


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("WIRRAL BOROUGH COUNCIL", "The Council of the Metropolitan Borough of Wirral", True),
        ("St. Helens Council", "ST HELENS METROPOLITAN BOROUGH COUNCIL", True),
        ("Halton Borough Council", "Halton Parish Council", False),
        ("Cheshire County Council", "Cheshire Council", False),
    ],
)
def test_ways_of_writing_one_council_share_a_key(one, other, same):
    assert (body_key(one, classify_body(one).kind) == body_key(other, classify_body(other).kind)) is same
