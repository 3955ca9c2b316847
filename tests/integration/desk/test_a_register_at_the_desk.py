"""A council sends its register, mends it in place and publishes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.apps.provenance.models import JournalEntry
from commonweal.pipeline.desk.published import read_in_force
from commonweal.pipeline.desk.publishing import publish_what_is_due
from commonweal.pipeline.desk.uploads import publication_file
from council_desk import HEADINGS, Desk, as_csv, as_workbook, asset, lines_of

TOWN = [asset(f"E{at}") for at in range(1, 11)]
BROKEN = [
    *TOWN[:8],
    asset("E9", TenureType="freeholder"),
    asset("E10", GeoX="53.35", GeoY="-2.95"),
    {"OrganisationLabel": "Eastmere Council"},
]
PAGES = (
    "",
    "headings/",
    "problems/",
    "rows/",
    "differences/",
    "preview/",
    "publish/",
    "rows/2/",
    "rows/new/",
)


def doubts(desk: Desk, upload: RegisterUpload) -> list[tuple[str, int, int, str]]:
    return [(one.code, one.rows, one.of, one.what) for one in desk.summary(upload).doubts]


def publication_of(answer: Any) -> RegisterPublication:
    assert answer.status_code == 302, answer.content.decode()
    return RegisterPublication.objects.get(pk=int(answer["Location"].split("/")[-2]))


def test_a_spreadsheet_is_recognised_and_every_row_is_counted(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    found = desk.summary(upload)
    assert (upload.state, upload.register, upload.variant) == ("checked", "land_assets", "standard")
    assert (found.read, found.accepted, found.refused) == (11, 10, 1)


def test_an_excel_workbook_is_read_like_a_text(desk: Desk) -> None:
    answer = desk.post_file(as_workbook(TOWN), "assets.xlsx")
    upload = desk.checked(RegisterUpload.objects.get())
    assert (answer.status_code, upload.rows_accepted, upload.rows_refused) == (302, 10, 0)


def test_every_page_of_an_upload_can_be_opened(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    answers = {page: desk.client.get(f"/desk/uploads/{upload.pk}/{page}").status_code for page in PAGES}
    assert answers == dict.fromkeys(PAGES, 200)
    kinds = [(one.code, one.field) for one in desk.summary(upload).kinds]
    shown = [
        desk.client.get(f"/desk/uploads/{upload.pk}/problems/{code}/?field={field}").status_code
        for code, field in kinds
    ]
    assert (len(kinds), shown) == (3, [200, 200, 200])


def test_the_first_page_lists_what_was_sent(desk: Desk) -> None:
    desk.send(TOWN, "Assets of October.csv")
    page = desk.client.get("/desk/").content.decode()
    assert "Assets of October.csv" in page
    assert "10 rows accepted, 0 refused" in page


def test_a_cell_is_mended_and_its_row_checked_again(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    upload = desk.mend(upload, 12, asset_code="E11", property_name="New Hall")
    found = desk.summary(upload)
    assert (found.read, found.accepted, found.refused, found.mended) == (11, 11, 0, 1)
    mends = list(upload.mends.values_list("row", "column", "was", "value"))
    assert mends == [(12, "asset_code", "", "E11"), (12, "property_name", "", "New Hall")]


def test_a_cell_is_mended_in_the_list_of_its_kind(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    address = f"/desk/uploads/{upload.pk}/problems/not_exact/?field=tenure_type"
    desk.client.post(address, {"row-10": "Leasehold", "row-99": "Freehold"})
    desk.checked(upload)
    mends = list(upload.mends.values_list("row", "column", "was", "value"))
    assert mends == [(10, "tenure_type", "freeholder", "Leasehold")]
    assert desk.client.get(address).status_code == 404


def test_all_proposals_of_a_kind_are_accepted_at_once(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    address = f"/desk/uploads/{upload.pk}/problems/swapped_coordinates/accept/"
    desk.client.post(address, {"field": "longitude"})
    desk.checked(upload)
    mends = list(upload.mends.values_list("row", "column", "value", "proposed"))
    assert mends == [(11, "longitude", "-2.95", True), (11, "latitude", "53.35", True)]
    assert [one.code for one in desk.summary(upload).kinds] == ["nothing_identifies", "not_exact"]
    assert desk.summary(upload).placed == 10


def test_an_unknown_heading_is_named_by_the_officer(desk: Desk) -> None:
    strange = [heading.replace("AssetCode", "Terrier") for heading in HEADINGS]
    rows = [{**one, "Terrier": one["AssetCode"]} for one in TOWN]
    desk.post_file(as_csv(rows, strange))
    upload = desk.checked(RegisterUpload.objects.get())
    unknown = [(at, one.text) for at, one in enumerate(desk.summary(upload).headings) if one.column is None]
    assert unknown == [(4, "Terrier")]
    desk.client.post(f"/desk/uploads/{upload.pk}/headings/", {"heading-4": "asset_code"})
    desk.checked(upload)
    assert [one.text for one in desk.summary(upload).headings if one.column is None] == []
    assert upload.mapping == {"Terrier": "asset_code"}


def test_a_file_that_is_not_recognised_is_named(desk: Desk) -> None:
    desk.post_file(b"Ort,Kode\nHall,E1\n")
    upload = desk.checked(RegisterUpload.objects.get())
    assert (upload.state, upload.told) == ("unreadable", "unknown")
    assert desk.client.get(f"/desk/uploads/{upload.pk}/").status_code == 200
    desk.client.post(f"/desk/uploads/{upload.pk}/register/", {"register": "land_assets"})
    desk.checked(upload)
    assert (upload.state, upload.rows_refused) == ("checked", 1)


def test_refused_rows_can_be_taken_away_with_their_reasons(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    answer = desk.client.get(f"/desk/uploads/{upload.pk}/refused.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert (len(lines), lines[1].split(",")[0]) == (2, "12")


def test_the_mended_file_has_the_exact_columns_of_the_standard(desk: Desk) -> None:
    upload = desk.send(BROKEN)
    answer = desk.client.get(f"/desk/uploads/{upload.pk}/standard.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert (lines[0], len(lines)) == (",".join(HEADINGS), 11)


def test_the_file_as_it_came_can_be_taken_away(desk: Desk) -> None:
    upload = desk.send(TOWN)
    answer = desk.client.get(f"/desk/uploads/{upload.pk}/original/")
    assert b"".join(answer.streaming_content) == as_csv(TOWN)


def test_publishing_writes_the_mended_rows_and_says_that_they_are_in_force(desk: Desk, data: Path) -> None:
    upload = desk.mend(desk.send(TOWN), 2, property_name="Renamed Hall")
    publication = publication_of(desk.publish(upload))
    rows = lines_of(publication_file(publication, data))
    assert (publication.rows, rows[0]["PropertyName"]) == (10, "Renamed Hall")
    assert desk.client.get(f"/desk/publications/{publication.pk}/").status_code == 200


def test_what_is_in_force_is_written_for_builds(
    desk: Desk, data: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publication = publication_of(desk.publish(desk.send(TOWN)))
    [entry] = read_in_force(data)
    assert (entry.body_id, entry.register, entry.publisher) == (
        "eastmere-council",
        "land_assets",
        "Eastmere Council",
    )
    assert (data / "desk" / "published" / entry.file).read_bytes() == publication_file(
        publication, data
    ).read_bytes()


def test_sending_the_form_twice_publishes_once(desk: Desk) -> None:
    upload = desk.send(TOWN)
    first, second = publication_of(desk.publish(upload)), publication_of(desk.publish(upload))
    assert (first, RegisterPublication.objects.count()) == (second, 1)


def test_what_looks_wrong_has_to_be_confirmed(desk: Desk) -> None:
    desk.publish(desk.send(TOWN))
    upload = desk.send(TOWN[:4])
    assert doubts(desk, upload) == [("vanished", 6, 10, "")]
    answer = desk.publish(upload)
    assert answer.status_code == 422
    assert "6 of 10 assets of the last publication are not in this one." in answer.content.decode()
    publication = publication_of(desk.publish(upload, meant=["vanished"]))
    assert publication.meant == ["vanished"]


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"GeoX": "-2.94"}, ("all_moved", 10, 10, "")),
        ({"PostCode": ""}, ("emptied", 10, 10, "PostCode")),
        ({"OrganisationLabel": "Netherfold Council"}, ("names_another", 10, 10, "")),
    ],
)
def test_what_looks_wrong_is_seen(
    desk: Desk, change: dict[str, str], doubt: tuple[str, int, int, str]
) -> None:
    desk.publish(desk.send(TOWN))
    assert doubts(desk, desk.send([{**one, **change} for one in TOWN])) == [doubt]


def test_the_difference_is_told_field_by_field(desk: Desk) -> None:
    desk.publish(desk.send(TOWN))
    later = [asset("E1", PropertyName="Old Mill", TenureType="Leasehold"), *TOWN[1:9], asset("E11")]
    upload = desk.send([{**one, "ApplicableDate": "2026-11-01"} for one in later])
    compared = desk.summary(upload).comparison
    assert (compared.added, compared.changed, compared.gone, compared.same) == (1, 1, 1, 8)
    assert compared.fields == (("PropertyName", 1), ("TenureType", 1))
    page = desk.client.get(f"/desk/uploads/{upload.pk}/differences/").content.decode()
    assert "Old Mill" in page
    assert "Hall E10" in desk.client.get(f"/desk/uploads/{upload.pk}/differences/?kind=gone").content.decode()


def test_rows_that_name_another_body_are_published_as_the_officers_own(desk: Desk, data: Path) -> None:
    upload = desk.send([{**one, "OrganisationLabel": "Netherfold Council"} for one in TOWN])
    publication = publication_of(desk.publish(upload, meant=["names_another"]))
    owners = {row["OrganisationLabel"] for row in lines_of(publication_file(publication, data))}
    assert owners == {"Eastmere Council"}


def test_undoing_brings_back_what_was_published_before(
    desk: Desk, data: Path, django_capture_on_commit_callbacks: Any
) -> None:
    first = publication_of(desk.publish(desk.send(TOWN)))
    with django_capture_on_commit_callbacks(execute=True):
        second = publication_of(desk.publish(desk.send([*TOWN, asset("E11")])))
    assert [one.file for one in read_in_force(data)] == [
        f"eastmere-council/{one.file_name}" for one in (first, second)
    ]
    with django_capture_on_commit_callbacks(execute=True):
        desk.client.post(f"/desk/publications/{second.pk}/undo/")
    assert [one.file for one in read_in_force(data)] == [f"eastmere-council/{first.file_name}"]
    assert desk.client.get(f"/desk/publications/{second.pk}/").status_code == 200


def test_only_the_last_publication_can_be_undone(desk: Desk) -> None:
    first = publication_of(desk.publish(desk.send(TOWN)))
    desk.publish(desk.send([*TOWN, asset("E11")]))
    desk.client.post(f"/desk/publications/{first.pk}/undo/")
    first.refresh_from_db()
    assert first.state == "published"


def test_a_publication_for_later_waits_for_its_day(desk: Desk, data: Path) -> None:
    day = timezone.localdate() + timedelta(days=3)
    publication = publication_of(desk.publish(desk.send(TOWN), when="later", on=day.isoformat()))
    assert publication.state == "scheduled"
    assert desk.client.get(f"/publications/{publication.pk}.csv").status_code == 404
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    assert publish_what_is_due(at=at - timedelta(days=1)) == 0
    assert (publish_what_is_due(at=at), publish_what_is_due(at=at)) == (1, 0)
    assert [one.on for one in read_in_force(data)] == [day.isoformat()]
    assert desk.client.get(f"/publications/{publication.pk}.csv").status_code == 200


@pytest.mark.parametrize("on", ["yesterday", "2020-01-01", ""])
def test_a_day_that_cannot_be_is_refused(desk: Desk, on: str) -> None:
    assert desk.publish(desk.send(TOWN), when="later", on=on).status_code == 422


def test_what_changed_since_it_was_looked_at_is_not_published(desk: Desk) -> None:
    upload = desk.send(TOWN)
    desk.mend(upload, 2, property_name="Changed by a colleague")
    assert desk.publish(upload, revision=0).status_code == 422
    assert RegisterPublication.objects.count() == 0


def test_one_asset_is_added_changed_and_closed(desk: Desk, data: Path) -> None:
    desk.publish(desk.send(TOWN))
    answer = desk.client.post("/desk/assets/", {"register": "land_assets", "token": "one"})
    upload = desk.checked(RegisterUpload.objects.get(origin="publication"))
    assert answer["Location"] == f"/desk/uploads/{upload.pk}/"
    address = f"/desk/uploads/{upload.pk}/rows"
    desk.client.post(f"{address}/new/", {"cell-asset_code": "E11", "cell-property_name": "New Baths"})
    desk.client.post(f"{address}/2/", {"cell-property_name": "Old Mill"})
    desk.client.post(f"{address}/3/", {"do": "leave-out"})
    desk.checked(upload)
    found = desk.summary(upload)
    assert (found.read, found.added, found.left_out, found.accepted) == (10, 1, 1, 10)
    assert (found.comparison.added, found.comparison.changed, found.comparison.gone) == (1, 1, 1)
    publication = publication_of(desk.publish(upload))
    names = [row["PropertyName"] for row in lines_of(publication_file(publication, data))]
    assert (names[0], names[1], names[-1]) == ("Old Mill", "Hall E3", "New Baths")


def test_a_row_that_was_left_out_can_be_put_back(desk: Desk) -> None:
    upload = desk.send(TOWN)
    address = f"/desk/uploads/{upload.pk}/rows/3/"
    desk.client.post(address, {"do": "leave-out"})
    assert desk.summary(desk.checked(upload)).accepted == 9
    assert desk.client.get(address).status_code == 200
    desk.client.post(address, {"do": "put-back"})
    assert desk.summary(desk.checked(upload)).accepted == 10


def test_every_act_at_the_desk_stands_in_the_journal(desk: Desk) -> None:
    upload = desk.mend(desk.send(TOWN), 2, property_name="Old Mill")
    publication = publication_of(desk.publish(upload))
    desk.client.post(f"/desk/publications/{publication.pk}/undo/")
    acts = list(JournalEntry.objects.order_by("pk").values_list("act", "acting_for"))
    names = ("upload-register", "mend-register", "publish-register", "undo-publication")
    assert acts == [(name, "body:eastmere-council") for name in names]
