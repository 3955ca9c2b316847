"""What speaks against one site though the words agree, and addresses that are one though the words differ."""

import pytest

from small_registers import asset, built, point, rows, staged, title

POLICE = "POLICE AND CRIME COMMISSIONER FOR AVONMERE"


def sites(tmp_path, assets=(), titles=(), brownfield=()):
    """How the rows fall into sites: the codes of each, with its titles."""
    files = [
        staged(tmp_path, register, table, given)
        for register, table, given in (
            ("land_assets", "asset", assets),
            ("corporate_ownership", "title", titles),
            ("brownfield_land", "site", brownfield),
        )
        if given
    ]
    return sorted(rows(built(tmp_path, *files), "sites", "asset_codes", "titles"))


def kiosk(number, **values):
    return asset("A1", property_name="Kiosk", property_number=number, street_name="Elm Road", post_town="Avonmere") | {
        "postcode": "AV1 1AA"
    } | values  # fmt: skip


def title_at(number, address, postcode="AV1 1AA", holder="AVONMERE CITY COUNCIL", **values):
    category = None if holder == "AVONMERE CITY COUNCIL" else "Corporate Body"
    return title(number, holder, category, property_address=address, postcode=postcode, **values)


APART, ONE = [([], ["AV1"]), (["A1"], [])], [(["A1"], ["AV1"])]


@pytest.mark.parametrize(
    ("council", "registry", "expected"),
    [
        pytest.param(
            kiosk("5"), title_at("AV1", "Kiosk, Elm Road, 7 Elm Road, Avonmere"), APART, id="other house"
        ),
        pytest.param(
            kiosk("5"), title_at("AV1", "Kiosk, Elm Road, 5 Elm Road, Avonmere"), ONE, id="same house"
        ),
        pytest.param(kiosk(None), title_at("AV1", "Kiosk, Elm Road, Avonmere"), ONE, id="named land"),
        pytest.param(
            kiosk(None), title_at("AV1", "Kiosk, Elm Road, Avonmere", holder=POLICE), APART, id="other owner"
        ),
        pytest.param(
            kiosk("12", property_name="Unit 8, Mill Park"),
            title_at("AV1", "Unit 8, Mill Park, Elm Road, Avonmere"),
            ONE,
            id="unit with its estate",
        ),
        pytest.param(
            asset(
                "A1",
                property_name="Unit 8, Mill Park",
                property_number="24",
                street_name="Elm Road",
                postcode="AV1 1AA",
            ),
            title_at("AV1", "Unit 23, Mill Park, 24 Elm Road, Avonmere"),
            APART,
            id="other unit of one house",
        ),
        pytest.param(
            asset("A1", property_number="8", street_name="Elm Road", postcode="AV1 1AA"),
            title_at("AV1", "3, 8 and 17 Elm Road, Avonmere", multiple_address_indicator="Y"),
            ONE,
            id="one of several houses",
        ),
    ],
)
def test_a_title_belongs_to_an_asset_unless_something_speaks_against_it(
    tmp_path, council, registry, expected
):
    assert sites(tmp_path, [council], [registry]) == expected


def test_a_row_that_quotes_its_title_is_not_joined_to_another_by_its_address(tmp_path):
    council = kiosk(None, land_registry_title_number="AV2")
    assert sites(tmp_path, [council], [title_at("AV1", "Kiosk, Elm Road, Avonmere")]) == [
        ([], ["AV1"]), (["A1"], ["AV2"]),
    ]  # fmt: skip


def test_a_name_that_has_the_street_in_it_is_the_address_with_and_without_the_street(tmp_path):
    council = asset("A1", property_name="Toll Lane Garage Court", post_town="Avonmere")
    registry = title_at("AV1", "Toll Lane Garage Court, Toll Lane, Avonmere")
    assert sites(tmp_path, [council], [registry]) == [(["A1"], ["AV1"])]


@pytest.mark.parametrize(("second", "expected"), [(None, 2), ("AV1 1AA", 1)])
def test_two_titles_called_alike_are_one_only_where_a_postcode_is_known(tmp_path, second, expected):
    verges = [
        title_at("AV1", "Verge at Elm Road, land on the north side of Elm Road, Avonmere", postcode=None),
        title_at("AV2", "Verge at Elm Road, land on the west side of Elm Road, Avonmere", postcode=second),
    ]
    assert len(sites(tmp_path, titles=verges)) == expected


def test_a_place_with_a_number_in_its_name_is_not_the_land_beside_it(tmp_path):
    house = asset("A1", property_name="7 Meeting House Avenue", **point(345_000, 395_000))
    land = {"organisation_uri": "local-authority-eng:AVO", "site_reference": "B1"} | {
        "site_name_address": "Land at Meeting House Avenue", **point(345_040, 395_000),
    }  # fmt: skip
    assert sites(tmp_path, [house], brownfield=[land]) == [(["A1"], []), (["B1"], [])]


@pytest.mark.parametrize(("metres", "expected"), [(10, 2), (50, 3)])
def test_of_two_places_called_alike_only_the_very_spot_is_meant(tmp_path, metres, expected):
    garages = {"property_name": "Garages at Tin Road", "street_name": "Tin Road", "post_town": "Avonmere"}
    both = [
        asset("A1", **garages, **point(345_000, 395_000)),
        asset("A2", **garages, **point(345_900, 395_000)),
    ]
    site = {"organisation_uri": "local-authority-eng:AVO", "site_reference": "B1"} | {
        "site_name_address": "Garages at Tin Road, Tin Road, Avonmere", **point(345_000 + metres, 395_000),
    }  # fmt: skip
    assert len(sites(tmp_path, both, brownfield=[site])) == expected
