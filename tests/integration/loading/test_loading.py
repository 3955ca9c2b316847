"""Loading a snapshot: everything once, what differs after that, and nothing when nothing differs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.apps.directory.models import Organisation
from commonweal.apps.landbank.models import Outline, PublicBody, Site, SiteDossier, SiteFrame
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.searching import search_sites
from commonweal.apps.provenance.models import Change, RowProblem, Snapshot, Source
from commonweal.pipeline.load import LoadRefused, load
from loaded_site import CHOIR, ROPEWALK
from small_snapshots import CLINIC, EASTMERE, FIELD, GONE, small_snapshot

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)


def loaded(folder: Path, at: datetime = FIRST, **tables: list[dict[str, object]]):
    return load(small_snapshot(folder, **tables), at=at)


def names() -> list[str]:
    return list(Site.objects.order_by("site_id").values_list("name", flat=True))


def test_every_row_of_the_snapshot_is_there(tmp_path: Path) -> None:
    report = loaded(tmp_path, sites=[CLINIC, FIELD, GONE], organisations=[ROPEWALK], bodies=[EASTMERE])
    assert (report.of("sites").added, report.of("organisations").added) == (3, 1)
    assert names() == ['Harbour "Lane" Clinic', "=Field, north\nof the dock", "Gone"]
    assert Organisation.objects.get().identifiers == ["GB-CHC-1234560", "GB-COH-07654321"]
    assert PublicBody.objects.get().name == "Eastmere Council"
    assert Source.objects.filter(closed_on=None).count() == 2


def test_the_values_of_a_site_are_those_of_the_snapshot(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC])
    site = Site.objects.get()
    expected = {name: getattr(site, name) for name in CLINIC}
    assert expected == CLINIC


def test_loading_the_same_snapshot_again_writes_nothing(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path, sites=[CLINIC, FIELD], organisations=[ROPEWALK])
    load(snapshot, at=FIRST)
    with CaptureQueriesContext(connection) as queries:
        report = load(snapshot, at=LATER)
    writes = [
        one["sql"]
        for one in queries
        if one["sql"].lstrip().startswith(("INSERT", "UPDATE", "DELETE", "COPY"))
    ]
    assert (report.already_current, report.written, writes) == (True, 0, [])
    assert Snapshot.objects.get().loaded_at == FIRST


def test_a_later_snapshot_rewrites_only_what_differs(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC, FIELD], organisations=[ROPEWALK, CHOIR])
    kept = SiteDossier.objects.get(site__site_id="s-00000002").pk
    report = loaded(
        tmp_path, LATER, sites=[CLINIC | {"name": "Quay Clinic"}, FIELD], organisations=[ROPEWALK, CHOIR]
    )
    sites, organisations = report.of("sites"), report.of("organisations")
    assert (sites.added, sites.changed, sites.closed) == (0, 1, 0)
    assert (organisations.added, organisations.changed, organisations.closed) == (0, 0, 0)
    assert names() == ["Quay Clinic", "=Field, north\nof the dock"]
    assert Site.objects.get(site_id="s-00000002").number == kept


def test_a_changed_fact_alone_rewrites_the_site(tmp_path: Path) -> None:
    fact = {"site_id": "s-00000001", "field": "use", "value": "Clinic"}
    loaded(tmp_path, sites=[CLINIC], site_facts=[fact])
    report = loaded(tmp_path, LATER, sites=[CLINIC], site_facts=[fact | {"value": "Surgery"}])
    assert report.of("sites").changed == 1


def test_what_is_gone_is_closed_with_a_date_and_comes_back_when_it_returns(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC, FIELD], bodies=[EASTMERE])
    gone = loaded(tmp_path, LATER, sites=[FIELD])
    clinic = Site.objects.get(site_id="s-00000001")
    assert (gone.of("sites").closed, clinic.closed_on, clinic.in_land_bank) == (1, date(2026, 12, 2), False)
    assert PublicBody.objects.get().closed_on == date(2026, 12, 2)
    back = loaded(tmp_path, LATER, sites=[CLINIC, FIELD], bodies=[EASTMERE])
    clinic.refresh_from_db()
    assert (back.of("sites").changed, clinic.closed_on, clinic.in_land_bank) == (1, None, True)
    assert PublicBody.objects.get().closed_on is None


def test_what_is_closed_already_is_not_closed_again(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC, FIELD])
    loaded(tmp_path, LATER, sites=[FIELD])
    report = loaded(tmp_path, LATER, sites=[FIELD | {"name": "Meadow"}])
    assert (report.of("sites").closed, report.of("sites").changed) == (0, 1)


def test_the_search_follows_the_snapshot(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC])
    assert search_sites(SiteCriteria(words="harbour")).total == 1
    loaded(tmp_path, LATER, sites=[CLINIC | {"name": "Quay Clinic", "address": "2 Quay", "street": "Quay"}])
    assert [search_sites(SiteCriteria(words=word)).total for word in ("harbour", "quay")] == [0, 1]


def test_a_table_that_is_the_same_is_left_alone(tmp_path: Path) -> None:
    event = {"site_id": "s-00000001", "on": date(2026, 5, 1), "kind": "vacancy changed"}
    loaded(tmp_path, sites=[CLINIC], site_events=[event], bodies=[EASTMERE])
    former = Change.objects.get().pk
    report = loaded(tmp_path, LATER, sites=[CLINIC], site_events=[event], bodies=[])
    assert (report.of("changes").written, Change.objects.get().pk) == (0, former)


def test_what_happened_to_an_organisation_is_a_change_beside_those_of_sites(tmp_path: Path) -> None:
    moved = {"organisation_id": "GB-CHC-7777777", "on": date(2026, 6, 1), "kind": "address changed"}
    sold = {"site_id": "s-00000001", "on": date(2026, 5, 1), "kind": "vacancy changed"}
    loaded(
        tmp_path,
        sites=[CLINIC],
        site_events=[sold],
        organisations=[CHOIR | {"district_code": "E08000001"}],
        organisation_events=[moved | {"was": "1 Quay", "became": "2 Quay", "row": 7}],
    )
    columns = ("subject", "subject_id", "name", "district_code", "kind", "was", "became", "row")
    assert list(Change.objects.values_list(*columns)) == [
        (
            "organisation",
            "GB-CHC-7777777",
            "Quay Choir",
            "E08000001",
            "address changed",
            "1 Quay",
            "2 Quay",
            7,
        ),
        ("site", "s-00000001", 'Harbour "Lane" Clinic', None, "vacancy changed", None, None, None),
    ]


def test_a_new_event_alone_rewrites_the_organisation(tmp_path: Path) -> None:
    loaded(tmp_path, organisations=[CHOIR, ROPEWALK])
    event = {"organisation_id": "GB-CHC-7777777", "on": date(2026, 6, 1), "kind": "name changed"}
    report = loaded(tmp_path, LATER, organisations=[CHOIR, ROPEWALK], organisation_events=[event])
    assert (report.of("organisations").changed, report.of("changes").written) == (1, 1)


def test_a_snapshot_of_an_earlier_version_loads_without_the_table_it_lacks(tmp_path: Path) -> None:
    folder = small_snapshot(tmp_path, organisations=[CHOIR])
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["tables"]["organisation_events"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "tables" / "organisation_events.parquet").unlink()
    report = load(folder, at=FIRST)
    assert (report.of("organisations").added, Change.objects.count()) == (1, 0)


def test_refusals_come_before_warnings_and_name_their_source(tmp_path: Path) -> None:
    problem = {
        "source_id": "land_assets:aaaaaaaaaaaa",
        "row": 4,
        "code": "swapped_coordinates",
        "found": "53\0.4",
    }
    loaded(tmp_path, sites=[CLINIC], refusals=[problem | {"raw": "[]"}], warnings=[problem | {"row": 3}])
    rows = list(RowProblem.objects.values_list("severity", "row", "code", "found", "expected"))
    assert rows == [
        ("refused", 4, "swapped_coordinates", "53.4", ""),
        ("warning", 3, "swapped_coordinates", "53.4", ""),
    ]


def test_an_outline_has_its_box(tmp_path: Path) -> None:
    from shapely import box, to_wkb

    outline = {"polygon_id": "P1", "site_id": "s-00000001", "geometry": to_wkb(box(-3.0, 53.4, -2.9, 53.5))}
    loaded(tmp_path, sites=[CLINIC], polygons=[outline])
    held = Outline.objects.get()
    assert (held.west, held.south, held.east, held.north) == (-3.0, 53.4, -2.9, 53.5)


def test_only_the_current_and_the_former_frames_are_kept(tmp_path: Path) -> None:
    for name in ("One", "Two", "Three"):
        loaded(tmp_path, sites=[CLINIC | {"name": name}])
    assert SiteFrame.objects.count() == 2
    assert Snapshot.objects.count() == 3
    assert Snapshot.objects.filter(current=True).count() == 1


def test_an_empty_snapshot_closes_everything(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC], organisations=[CHOIR])
    report = loaded(tmp_path, LATER)
    assert (report.of("sites").closed, report.of("organisations").closed) == (1, 1)
    assert search_sites(SiteCriteria()).total == 0


def test_a_folder_that_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadRefused, match=r"no snapshot that can be loaded: .* has no manifest\.json"):
        load(tmp_path, at=FIRST)


def test_a_damaged_snapshot_is_refused_and_the_former_one_serves(tmp_path: Path) -> None:
    loaded(tmp_path, sites=[CLINIC])
    later = small_snapshot(tmp_path, sites=[CLINIC, FIELD])
    table = later / "tables" / "sites.parquet"
    table.write_bytes(table.read_bytes()[:-1] + b"?")
    with pytest.raises(LoadRefused, match=r"damaged: sites is not as it was written"):
        load(later, at=LATER)
    assert names() == ['Harbour "Lane" Clinic']
