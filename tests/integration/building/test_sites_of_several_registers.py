"""Rows of several registers become one site where the evidence says so, and stay apart where it does not."""

from datetime import date

from small_registers import asset, built, outline, point, rows, square, staged, title


def test_a_title_number_joins_the_councils_row_and_the_land_registrys(tmp_path):
    snapshot = built(
        tmp_path,
        staged(
            tmp_path,
            "land_assets",
            "asset",
            [asset("A1", property_name="Old Library", land_registry_title_number="AV1")],
        ),
        staged(tmp_path, "corporate_ownership", "title", [title("AV1")]),
    )
    assert rows(snapshot, "sites", "name", "titles", "registers") == [
        ("Old Library", ["AV1"], ["corporate_ownership", "land_assets"])
    ]
    assert set(rows(snapshot, "site_records", "reason")) == {"the same title number AV1"}


def test_the_council_says_leasehold_and_the_land_registry_says_freehold(tmp_path):
    council = asset("A1", land_registry_title_number="AV1", tenure_type="Leasehold")
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "corporate_ownership", "title", [title("AV1")]),
    )
    assert rows(snapshot, "sites", "tenure", "conflicts_count") == [("Freehold", 1)]
    tenures = [row for row in snapshot.read("site_facts").to_pylist() if row["field"] == "tenure"]
    assert sorted((row["value"], row["chosen"], row["conflict"]) for row in tenures) == [
        ("Freehold", True, True),
        ("Leasehold", False, True),
    ]


def test_rows_of_one_edition_stay_apart_at_one_uprn_unless_the_name_is_the_same(tmp_path):
    assets = [
        asset("A1", uprn="7", property_name="Park"),
        asset("A2", uprn="7", property_name="Pavilion"),
        asset("A3", uprn="7", property_name="PARK."),
    ]
    snapshot = built(tmp_path, staged(tmp_path, "land_assets", "asset", assets))
    assert sorted(rows(snapshot, "sites", "asset_codes")) == [["A1", "A3"], ["A2"]]


def test_a_title_that_two_assets_quote_is_listed_with_both(tmp_path):
    assets = [asset("A1", land_registry_title_number="AV1"), asset("A2", land_registry_title_number="AV1")]
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", assets),
        staged(tmp_path, "corporate_ownership", "title", [title("AV1")]),
    )
    assert sorted(rows(snapshot, "sites", "asset_codes", "titles")) == [(["A1"], ["AV1"]), (["A2"], ["AV1"])]
    assert len(rows(snapshot, "titles", "title_number")) == 1


def test_the_same_address_with_postcode_joins_a_title_to_an_asset(tmp_path):
    council = asset(
        "A1", property_name="Depot", property_number="12", street_name="Dock Rd", postcode="AV1 1AA"
    )
    registry = title("AV9", property_address="12 Dock Road, Avonmere (AV1 1AA)", postcode="AV1 1AA")
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "corporate_ownership", "title", [registry]),
    )
    assert rows(snapshot, "sites", "name", "titles") == [("Depot", ["AV9"])]
    assert set(rows(snapshot, "site_records", "reason")) == {"the same address: 12 DOCK ROAD, AV1 1AA"}


def test_near_each_other_with_alike_names_is_one_site_and_far_is_two(tmp_path):
    council = asset("A1", property_name="Mill Lane Baths", **point(345_000, 395_000))
    listed = {"reference": "ACV1", "name": "Mill Lane Baths", "organisation": "local-authority:AVO"}
    near = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "community_value", "listing", [listed | point(345_040, 395_000)]),
        into="near",
    )
    far = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "community_value", "listing", [listed | point(345_400, 395_000)]),
        into="far",
    )
    assert (len(rows(near, "sites", "site_id")), len(rows(far, "sites", "site_id"))) == (1, 2)


def test_a_private_title_that_nothing_public_quotes_is_left_out(tmp_path):
    titles = [title("AV1"), title("AV2", "SHOPS LIMITED", "Limited Company or Public Limited Company")]
    snapshot = built(tmp_path, staged(tmp_path, "corporate_ownership", "title", titles))
    assert rows(snapshot, "titles", "title_number", "owner_id") == [("AV1", "avonmere-city-council")]
    assert rows(snapshot, "sites", "ownership", "in_land_bank") == [("public", True)]


def test_a_title_held_with_a_company_is_in_mixed_ownership(tmp_path):
    shared = title(
        "AV1",
        proprietor_name_2="SHOPS LIMITED",
        proprietorship_category_2="Limited Company or Public Limited Company",
    )
    snapshot = built(tmp_path, staged(tmp_path, "corporate_ownership", "title", [shared]))
    assert rows(snapshot, "sites", "ownership", "in_land_bank") == [("mixed", True)]


def test_brownfield_ownership_decides_what_enters_the_land_bank(tmp_path):
    said = ["owned by a public authority", "mixed ownership", "not owned by a public authority", None]
    sites = [
        {"organisation_uri": "local-authority-eng:AVO", "site_reference": str(at), "ownership_status": status}
        for at, status in enumerate(said)
    ]
    snapshot = built(tmp_path, staged(tmp_path, "brownfield_land", "site", sites))
    assert sorted(rows(snapshot, "sites", "asset_codes", "ownership", "in_land_bank")) == [
        (["0"], "public", True),
        (["1"], "mixed", True),
        (["2"], "not public", False),
        (["3"], "not published", False),
    ]


def test_a_brownfield_site_far_outside_is_refused_and_an_asset_is_flagged(tmp_path):
    away = point(345_000, 420_000)
    brownfield = {"organisation_uri": "local-authority-eng:AVO", "site_reference": "B1", **away}
    snapshot = built(
        tmp_path,
        outline(tmp_path),
        staged(tmp_path, "land_assets", "asset", [asset("A1", **away)]),
        staged(tmp_path, "brownfield_land", "site", [brownfield]),
    )
    assert rows(snapshot, "sites", "asset_codes", "flags") == [(["A1"], ["outside_district"])]
    assert rows(snapshot, "refusals", "code") == ["far_outside_district"]
    counts = {row["register"]: row for row in snapshot.read("sources").to_pylist()}["brownfield_land"]
    assert (counts["rows_read"], counts["rows_accepted"], counts["rows_refused"]) == (1, 0, 1)


def test_a_point_a_little_over_a_generalised_boundary_is_inside(tmp_path):
    brownfield = {
        "organisation_uri": "local-authority-eng:AVO",
        "site_reference": "B1",
        **point(345_000, 389_950),
    }
    snapshot = built(tmp_path, outline(tmp_path), staged(tmp_path, "brownfield_land", "site", [brownfield]))
    assert rows(snapshot, "sites", "district_code", "flags") == [("E08999901", [])]


def test_a_publisher_of_another_region_adds_nothing_unless_its_land_lies_here(tmp_path):
    there = {
        "organisation_label": "Elsewhere District Council",
        "asset_code": "X1",
        **point(100_000, 100_000),
    }
    here = {"organisation_label": "Elsewhere District Council", "asset_code": "X2", **point(345_000, 395_000)}
    snapshot = built(tmp_path, outline(tmp_path), staged(tmp_path, "land_assets", "asset", [there, here]))
    assert rows(snapshot, "sites", "asset_codes") == [["X2"]]


def test_a_site_without_a_point_is_placed_by_its_postcode_with_a_radius(tmp_path):
    postcodes = [
        {"postcode": f"AV1 1A{letter}", "outward": "AV1", **point(345_000 + at * 100, 395_000)}
        for at, letter in enumerate("ABCD")
    ]
    assets = [
        asset("A1", postcode="AV1 1AB", postcode_district="AV1"),
        asset("A2", postcode_district="AV1"),
        asset("A3"),
    ]
    snapshot = built(
        tmp_path,
        outline(tmp_path),
        staged(tmp_path, "postcodes", "postcode", postcodes),
        staged(tmp_path, "land_assets", "asset", assets),
    )
    placed = {row["asset_codes"][0]: row for row in snapshot.read("sites").to_pylist()}
    assert {code: row["place_basis"] for code, row in placed.items()} == {
        "A1": "postcode", "A2": "postcode district", "A3": "none",
    }  # fmt: skip
    assert (placed["A1"]["easting"], placed["A2"]["easting"]) == (345_100, 345_150)
    assert placed["A1"]["place_radius_m"] > 0
    assert placed["A3"]["place_radius_m"] is None
    assert placed["A2"]["district_code"] == "E08999901"


def test_an_index_polygon_is_attached_where_the_published_point_lies_in_it(tmp_path):
    polygons = [
        {"inspire_id": "1", "geometry": square(344_990, 394_990, 20), "area_m2": 400.0},
        {"inspire_id": "2", "geometry": square(346_000, 394_990, 20), "area_m2": 400.0},
    ]
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [asset("A1", **point(345_000, 395_000)), asset("A2")]),
        staged(tmp_path, "inspire_polygons", "polygon", polygons),
    )
    assert rows(snapshot, "polygons", "polygon_id", "kind", "area_m2") == [("1", "inspire", 400.0)]


def test_a_listing_is_expired_refused_or_listed_on_the_day_of_the_build(tmp_path):
    listings = [
        {"reference": "1", "decision": "Listed", "expiry_date": date(2030, 1, 1)},
        {"reference": "2", "decision": "Listed", "expiry_date": date(2020, 1, 1)},
        {"reference": "3", "decision": "Refused"},
        {"reference": "4", "nomination_date": date(2026, 5, 1)},
    ]
    named = [
        {"name": f"Hall {one['reference']}", "organisation": "local-authority:AVO"} | one for one in listings
    ]
    snapshot = built(tmp_path, staged(tmp_path, "community_value", "listing", named))
    assert sorted(rows(snapshot, "sites", "asset_codes", "listing", "ownership")) == [
        (["1"], "listed", "not published"),
        (["2"], "expired", "not published"),
        (["3"], "refused", "not published"),
        (["4"], "nominated", "not published"),
    ]


def test_a_councils_register_is_measured_against_the_code(tmp_path):
    assets = [asset("A1", uprn="1"), asset("A2", vacancy="vacant", postcode_district="AV1")]
    snapshot = built(tmp_path, staged(tmp_path, "land_assets", "asset", assets, dated=date(2026, 1, 1)))
    filled = {
        row["field"]: (row["mandatory"], row["filled"]) for row in snapshot.read("compliance").to_pylist()
    }
    assert {name: filled[name] for name in ("UPRN", "PostCode", "GeoX", "Purpose")} == {
        "UPRN": (True, 1), "PostCode": (True, 1), "GeoX": (True, 1), "Purpose": (False, 0),
    }  # fmt: skip


def test_files_whose_rows_name_no_publisher_are_each_their_own_publishers(tmp_path):
    other = "Elsewhere District Council"
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [{"asset_code": "A1"}], publisher=None),
        staged(tmp_path, "community_value", "listing", [{"reference": "L1"}], publisher=other),
        staged(
            tmp_path,
            "community_value",
            "listing",
            [{"reference": "L2", "publisher": None}],
            publisher="Avonmere City Council",
        ),
    )
    assert rows(snapshot, "sites", "asset_codes") == [["L2"]]


def test_the_address_says_nothing_twice_and_a_title_is_called_by_its_first_part(tmp_path):
    council = asset(
        "A1",
        property_name="10 Depot Avenue",
        property_number="10",
        street_name="Depot Avenue",
        post_town="Avonmere",
    )
    registry = title("AV9", property_address="11 Packhorse Close, Avonmere (AV1 1AA)", postcode="AV1 1AA")
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "corporate_ownership", "title", [registry]),
    )
    assert sorted(rows(snapshot, "sites", "name", "address")) == [
        ("10 Depot Avenue", "10 Depot Avenue, Avonmere"),
        ("11 Packhorse Close", "11 Packhorse Close, Avonmere"),
    ]


def test_a_whole_address_without_a_postcode_joins_what_is_of_one_owner(tmp_path):
    council = asset(
        "A1",
        property_name="Mill Court",
        street_name="Mill Lane",
        post_town="Avonmere",
        postcode="AV1 1AA",
    )
    address = "Mill Court, land on the north side of Mill Lane, Avonmere"
    ours = title("AV1", property_address=address)
    theirs = title("AV2", "Avonmere Parish Council", property_address=address)
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "corporate_ownership", "title", [ours, theirs]),
    )
    assert sorted(rows(snapshot, "sites", "titles")) == [["AV1"], ["AV2"]]


def test_one_house_number_with_two_names_is_two_places(tmp_path):
    at = {"property_number": "3", "street_name": "Brig Hill", "postcode": "AV1 1AA"}
    council = asset("A1", property_name="Kiosk", **at)
    registry = title("AV9", property_address="Grit Hall, 3 Brig Hill, Avonmere", postcode="AV1 1AA")
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "corporate_ownership", "title", [registry]),
    )
    assert sorted(rows(snapshot, "sites", "name")) == ["Grit Hall", "Kiosk"]


def test_a_mark_that_a_spreadsheet_would_run_is_left_out_of_the_name_and_flagged(tmp_path):
    council = asset("A1", property_name="+Sub-station")
    snapshot = built(tmp_path, staged(tmp_path, "land_assets", "asset", [council]))
    assert rows(snapshot, "sites", "name", "flags") == [("Sub-station", ["formula_mark"])]
    assert [fact["value"] for fact in snapshot.read("site_facts").to_pylist() if fact["field"] == "name"] == [
        "+Sub-station"
    ]


def test_what_only_one_register_has_is_kept_as_facts(tmp_path):
    council = asset("A1", energy_rating="C", building_costs_pence=120_050, function_label="Library")
    brownfield = {
        "organisation_uri": "local-authority-eng:AVO",
        "site_reference": "B1",
        "net_dwellings_from": 12,
    }
    snapshot = built(
        tmp_path,
        staged(tmp_path, "land_assets", "asset", [council]),
        staged(tmp_path, "brownfield_land", "site", [brownfield]),
    )
    facts = {(row["field"], row["value"]) for row in snapshot.read("site_facts").to_pylist()}
    assert facts >= {("energy_rating", "C"), ("building_costs_pence", "120050"), ("net_dwellings_from", "12")}
