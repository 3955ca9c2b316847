"""What one build leaves to the next: ids, closing dates, events, probable disposals."""

from datetime import date

from small_registers import asset, built, rows, staged, title


def editions(tmp_path, first, second):
    """Two editions of the council's register."""
    return (
        staged(tmp_path, "land_assets", "asset", first, dated=date(2024, 1, 1)),
        staged(tmp_path, "land_assets", "asset", second, dated=date(2025, 1, 1)),
    )


def test_the_publishers_code_joins_editions_and_shows_what_changed(tmp_path):
    old, new = editions(
        tmp_path,
        [asset("A1", vacancy="in use"), asset("A2")],
        [asset("A1", vacancy="vacant"), asset("A2")],
    )
    snapshot = built(tmp_path, old, new)
    assert sorted(rows(snapshot, "sites", "asset_codes", "vacancy")) == [(["A1"], "vacant"), (["A2"], None)]
    assert rows(snapshot, "site_events", "on", "kind", "was", "became") == [
        (date(2025, 1, 1), "vacancy changed", "in use", "vacant")
    ]


def test_an_asset_that_a_later_edition_lacks_is_closed_with_its_date(tmp_path):
    old, new = editions(tmp_path, [asset("A1"), asset("A2")], [asset("A1")])
    snapshot = built(tmp_path, old, new)
    assert sorted(rows(snapshot, "sites", "asset_codes", "closed_on", "in_land_bank")) == [
        (["A1"], None, True),
        (["A2"], date(2025, 1, 1), False),
    ]
    assert rows(snapshot, "site_events", "on", "kind") == [(date(2025, 1, 1), "left a register")]


def test_two_lists_with_few_codes_in_common_are_two_parts_not_two_editions(tmp_path):
    buildings = [asset(f"B{at}") for at in range(8)]
    land = [asset(f"L{at}") for at in range(8)] + [asset("B0")]
    old, new = editions(tmp_path, buildings, land)
    assert rows(built(tmp_path, old, new), "sites", "closed_on") == [None] * 16


def test_a_title_that_leaves_a_public_body_is_a_probable_disposal_between_two_editions(tmp_path):
    before = staged(tmp_path, "corporate_ownership", "title", [title("AV1"), title("AV2")])
    after = staged(tmp_path, "corporate_ownership", "title", [title("AV2", edition="2026-02")])
    snapshot = built(tmp_path, before, after)
    assert rows(
        snapshot, "titles", "title_number", "owner_id", "first_edition", "last_edition", "left_between"
    ) == [
        ("AV1", None, "2026-01", "2026-01", "2026-01/2026-02"),
        ("AV2", "avonmere-city-council", "2026-01", "2026-02", None),
    ]
    gone = next(row for row in snapshot.read("sites").to_pylist() if row["titles"] == ["AV1"])
    assert (gone["probable_disposal"], gone["in_land_bank"], gone["closed_on"], gone["closed_why"]) == (
        True, False, date(2026, 2, 1), "its title left a public body between 2026-01 and 2026-02",
    )  # fmt: skip
    assert rows(snapshot, "site_events", "on", "kind", "was", "became") == [
        (date(2026, 2, 1), "probable disposal", "Avonmere City Council", "not in the register")
    ]


def test_a_change_file_deletes_and_adds(tmp_path):
    whole = staged(tmp_path, "corporate_ownership", "title", [title("AV1"), title("AV2")])
    company = title("AV1", "SHOPS LIMITED", "Limited Company or Public Limited Company", edition="2026-02")
    changes = [
        title("AV1", edition="2026-02", change_indicator="D"),
        company | {"change_indicator": "A"},
        title("AV3", edition="2026-02", change_indicator="A"),
    ]
    snapshot = built(tmp_path, whole, staged(tmp_path, "corporate_ownership", "title", changes))
    assert rows(snapshot, "titles", "title_number", "owner_id", "left_between") == [
        ("AV1", None, "2026-01/2026-02"),
        ("AV2", "avonmere-city-council", None),
        ("AV3", "avonmere-city-council", None),
    ]
    assert sorted(rows(snapshot, "site_events", "kind", "became")) == [
        ("probable disposal", "Shops Limited"),
        ("title appeared", "Avonmere City Council"),
    ]


def test_a_title_that_passes_from_one_public_body_to_another_is_no_disposal(tmp_path):
    before = staged(tmp_path, "corporate_ownership", "title", [title("AV1")])
    police = title("AV1", "POLICE AND CRIME COMMISSIONER FOR AVONMERE", "Corporate Body", edition="2026-02")
    snapshot = built(tmp_path, before, staged(tmp_path, "corporate_ownership", "title", [police]))
    assert rows(snapshot, "site_events", "kind") == ["owner changed"]
    assert rows(snapshot, "sites", "owner_id", "probable_disposal") == [
        ("police-and-crime-commissioner-for-avonmere", False)
    ]


def test_a_site_keeps_its_id_when_its_strongest_key_changes(tmp_path):
    first = built(tmp_path, staged(tmp_path, "land_assets", "asset", [asset("A1")], dated=date(2025, 1, 1)))
    later = staged(tmp_path, "land_assets", "asset", [asset("A1", uprn="99")], dated=date(2026, 1, 1))
    second = built(tmp_path, later, former=first)
    assert rows(second, "sites", "site_id") == rows(first, "sites", "site_id")
    assert rows(second, "sites", "first_seen", "last_seen") == [(date(2025, 1, 1), date(2026, 1, 1))]


def test_two_sites_that_turn_out_to_be_one_leave_an_alias(tmp_path):
    assets = staged(tmp_path, "land_assets", "asset", [asset("A1", land_registry_title_number="AV1")])
    apart = staged(tmp_path, "land_assets", "asset", [asset("A1")])
    titles = staged(tmp_path, "corporate_ownership", "title", [title("AV1")])
    first = built(tmp_path, apart, titles)
    second = built(tmp_path, assets, titles, former=first)
    kept = rows(second, "sites", "site_id")
    assert len(kept) == 1
    assert set(rows(first, "sites", "site_id")) == {*kept, *rows(second, "site_aliases", "former_id")}
    assert rows(second, "site_aliases", "site_id") == kept


def test_what_no_register_has_any_more_is_closed_and_keeps_its_facts(tmp_path):
    old, new = editions(tmp_path, [asset("A1"), asset("A2", property_name="Lodge")], [asset("A1")])
    first = built(tmp_path, old)
    second = built(tmp_path, new, former=first)
    closed = [row for row in second.read("sites").to_pylist() if row["closed_on"]]
    assert [(row["name"], row["closed_on"]) for row in closed] == [("Lodge", date(2026, 6, 1))]
    facts = [
        row["value"]
        for row in second.read("site_facts").to_pylist()
        if row["site_id"] == closed[0]["site_id"]
    ]
    assert "Lodge" in facts
    cited = set(rows(second, "site_facts", "source_id"))
    assert cited <= set(rows(second, "sources", "source_id"))
    assert sorted(rows(second, "sources", "current")) == [False, True]


def test_a_site_whose_publishers_file_was_not_read_stays_as_it_was(tmp_path):
    mine = staged(tmp_path, "land_assets", "asset", [asset("A1")])
    their_row = asset("B1", organisation_label="Belford Borough Council")
    theirs = staged(tmp_path, "land_assets", "asset", [their_row], publisher="Belford Borough Council")
    first = built(tmp_path, mine, theirs)
    second = built(tmp_path, mine, former=first)
    kept = ("asset_codes", "closed_on", "closed_why", "in_land_bank")
    assert sorted(rows(second, "sites", *kept)) == sorted(rows(first, "sites", *kept))
    assert rows(second, "site_events", "kind") == []
