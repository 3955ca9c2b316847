"""What officers said of their headings counts for their next file; points that changed places are put right at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.apps.landbank.models import RegisterUpload
from commonweal.pipeline.desk.pages import row_of
from commonweal.pipeline.desk.uploads import folder_of
from commonweal.registers.catalogue import register
from commonweal.registers.headings.confirmed import confirm
from council_desk import HEADINGS, Desk, as_csv, asset

STRANGE = [heading.replace("AssetCode", "Terrier") for heading in HEADINGS]
AT = STRANGE.index("Terrier")


def send(desk: Desk, code: str) -> RegisterUpload:
    """A file whose codes stand under a heading of the council's own."""
    rows = [{**asset(f"{code}{at}"), "Terrier": f"{code}{at}"} for at in range(1, 7)]
    desk.post_file(as_csv(rows, STRANGE))
    return desk.checked(RegisterUpload.objects.latest("pk"))


def meaning(desk: Desk, upload: RegisterUpload) -> str | None:
    return next(one.column for one in desk.summary(upload).headings if one.text == "Terrier")


def say(desk: Desk, upload: RegisterUpload, **form: str) -> RegisterUpload:
    desk.client.post(f"/desk/uploads/{upload.pk}/headings/", form)
    return desk.checked(upload)


def test_what_was_said_of_a_heading_counts_for_the_next_file_and_is_shown(desk: Desk) -> None:
    first = send(desk, "A")
    assert meaning(desk, first) is None
    say(desk, first, **{f"heading-{AT}": "asset_code"})
    second = send(desk, "B")
    assert (meaning(desk, second), second.remembered, second.mapping) == (
        "asset_code",
        {"Terrier": "asset_code"},
        {},
    )
    page = desk.client.get(f"/desk/uploads/{second.pk}/headings/").content.decode()
    assert ('class="chip river">remembered' in page, "Forget what was remembered" in page) == (True, True)
    assert (
        "taken as was said in an earlier file"
        in desk.client.get(f"/desk/uploads/{second.pk}/").content.decode()
    )


def test_it_can_be_undone_and_stays_undone(desk: Desk) -> None:
    say(desk, send(desk, "A"), **{f"heading-{AT}": "asset_code"})
    second = say(desk, send(desk, "B"), do="forget")
    assert (meaning(desk, second), second.mapping) == (None, {"Terrier": ""})
    assert meaning(desk, send(desk, "C")) is None


def test_the_newest_word_counts(desk: Desk) -> None:
    say(desk, send(desk, "A"), **{f"heading-{AT}": "asset_code"})
    say(desk, send(desk, "B"), **{f"heading-{AT}": "-"})
    assert meaning(desk, send(desk, "C")) == "-"


def test_another_council_remembers_nothing_of_it(desk: Desk) -> None:
    say(desk, send(desk, "A"), **{f"heading-{AT}": "asset_code"})
    other = Desk("netherfold-council", "Netherfold Council")
    assert meaning(other, send(other, "B")) is None


def test_what_a_steward_confirmed_for_the_publisher_counts_too(desk: Desk, data: Path) -> None:
    confirm(
        data,
        publisher="Eastmere Council",
        register=register("land_assets"),
        headings={"Terrier": "asset_code"},
    )
    first = send(desk, "A")
    assert meaning(desk, first) == "asset_code"
    say(desk, first, do="forget")
    assert meaning(desk, send(desk, "B")) is None


# Eastings and northings in each other's place -----------------------------------------------------------------

METRES = {"CoordinateReferenceSystem": "OSGB36"}
TOWN = [
    asset(f"E{at}", GeoX=str(338_000 + 90 * at), GeoY=str(392_000 + 70 * at), **METRES) for at in range(1, 11)
]
EXCHANGED = asset("E11", GeoX="392300", GeoY="338400", **METRES)


@pytest.fixture
def upload(desk: Desk) -> RegisterUpload:
    return desk.send([*TOWN, EXCHANGED])


def test_numbers_that_changed_places_are_a_problem_of_their_row(
    desk: Desk, upload: RegisterUpload, data: Path
) -> None:
    [kind] = [one for one in desk.summary(upload).kinds if one.code == "swapped_coordinates"]
    assert (kind.rows, kind.proposed, kind.column) == (1, 1, "GeoX")
    assert (desk.summary(upload).placed, desk.summary(upload).warned) == (10, 1)
    row = row_of(folder_of(upload, data), 12)
    assert [(one["code"], one["proposed"]) for one in row.problems] == [
        ("swapped_coordinates", {"longitude": "338400", "latitude": "392300"})
    ]
    assert row.texts["longitude"] == "392300"


def test_they_are_put_right_in_one_click(desk: Desk, upload: RegisterUpload) -> None:
    page = desk.client.get(f"/desk/uploads/{upload.pk}/problems/").content.decode()
    assert "Accept the proposed mend of 1 row" in page
    desk.client.post(
        f"/desk/uploads/{upload.pk}/problems/swapped_coordinates/accept/", {"field": "longitude"}
    )
    desk.checked(upload)
    assert (desk.summary(upload).placed, desk.summary(upload).kinds) == (11, ())


def test_the_row_itself_says_so_too(desk: Desk, upload: RegisterUpload) -> None:
    page = desk.client.get(f"/desk/uploads/{upload.pk}/rows/12/").content.decode()
    assert "Write 338400 as GeoX and 392300 as GeoY" in page
    listed = desk.client.get(f"/desk/uploads/{upload.pk}/rows/?state=warned").content.decode()
    assert "1 problem" in listed


def test_degrees_the_wrong_way_round_are_put_right_likewise(desk: Desk) -> None:
    upload = desk.send([asset("E1", GeoX="53.35", GeoY="-2.95")])
    desk.client.post(
        f"/desk/uploads/{upload.pk}/problems/swapped_coordinates/accept/", {"field": "longitude"}
    )
    desk.checked(upload)
    assert desk.summary(upload).placed == 1
