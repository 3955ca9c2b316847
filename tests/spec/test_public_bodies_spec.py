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
