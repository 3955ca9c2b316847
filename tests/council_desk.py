"""A council at its desk, for tests: an officer of Eastmere Council, its register as a spreadsheet, and a desk
whose checks run at once.

desk = Desk(folder)                       # an officer signed in, acting for the council
upload = desk.send("assets.csv", lines)   # sent and checked
"""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from commonweal.apps.landbank.actions._photos import drawn_anew
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.landbank.actions.schedule_fetch import schedule_fetch
from commonweal.apps.landbank.actions.upload_register import upload_register
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.people.models import Membership, Person
from commonweal.pipeline.desk.folders import DeskFolders
from commonweal.pipeline.desk.publishing import publish_upload
from commonweal.pipeline.desk.uploads import check_upload, summary_of
from commonweal.registers.catalogue import register
from some_people import NOBODY, SINCE, acting, make_membership, make_person, signed_in

HEADINGS = register("land_assets").standard_variants[0].headings


def asset(code: str, **cells: str) -> dict[str, str]:
    """One asset of Eastmere Council in the standard columns, with a point in Eastmere."""
    return {
        "OrganisationLabel": "Eastmere Council",
        "OrganisationURI": "local-authority:EST",
        "ApplicableDate": "2026-10-01",
        "AssetCode": code,
        "PropertyName": f"Hall {code}",
        "PropertyNumber": "1",
        "StreetName": "Ropewalk",
        "PostTown": "Eastmere",
        "PostCode": "MB4 2QX",
        "CoordinateReferenceSystem": "WGS84",
        "GeoX": "-2.95",
        "GeoY": "53.35",
        "TenureType": "Freehold",
        "TenureDetail": "Owner occupied",
        "HoldingType": "Land/Buildings",
        **cells,
    }


def as_csv(rows: Iterable[dict[str, str]], headings: Sequence[str] = HEADINGS) -> bytes:
    """Rows as a CSV file with these headings."""
    out = io.StringIO()
    writer = csv.DictWriter(out, headings, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_workbook(rows: Iterable[dict[str, str]], headings: Sequence[str] = HEADINGS) -> bytes:
    """Rows as a spreadsheet (XLSX)."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(list(headings))
    for row in rows:
        sheet.append([row.get(heading, "") for heading in headings])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class Desk:
    """An officer of a public body before the desk."""

    def __init__(self, body_id: str = "eastmere-council", name: str = "Eastmere Council") -> None:
        self.person = make_person(f"officer@{body_id}.example", name="Ada Officer", second_factor=True)
        self.membership = make_membership(self.person, party_id=body_id, party_name=name)
        self.client: Client = signed_in(self.person, acting_for=self.membership)

    @property
    def acting(self) -> Any:
        """Who acts, as actions take it."""
        return acting(self.person, self.membership)

    def post_file(self, content: bytes, name: str = "assets.csv", token: str = "") -> Any:
        """Send a file by the form of the desk; the answer."""
        file = SimpleUploadedFile(name, content)
        return self.client.post("/desk/uploads/", {"file": file, "token": token or uuid.uuid4().hex})

    def send(self, rows: Iterable[dict[str, str]], name: str = "assets.csv") -> RegisterUpload:
        """Send rows and have them checked."""
        answer = self.post_file(as_csv(rows), name)
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return self.checked(RegisterUpload.objects.get(pk=int(answer["Location"].split("/")[-2])))

    def checked(self, upload: RegisterUpload) -> RegisterUpload:
        """The upload once its check is finished."""
        check_upload(upload.pk, settings.COMMONWEAL_DATA)
        upload.refresh_from_db()
        return upload

    def summary(self, upload: RegisterUpload) -> Any:
        """What the check found."""
        return summary_of(upload, settings.COMMONWEAL_DATA)

    def mend(self, upload: RegisterUpload, row: int, **cells: str) -> RegisterUpload:
        """Change cells of a row on its page, and have the upload checked again."""
        answer = self.client.post(
            f"/desk/uploads/{upload.pk}/rows/{row}/", {f"cell-{name}": value for name, value in cells.items()}
        )
        assert answer.status_code == 302
        return self.checked(upload)

    def publish(self, upload: RegisterUpload, **form: Any) -> Any:
        """Send the form that publishes."""
        values = {"revision": upload.revision, "when": "now", **form}
        return self.client.post(f"/desk/uploads/{upload.pk}/publish/", values)


def lines_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def a_photo(colour: str = "red", *, size: tuple[int, int] = (80, 60)) -> io.BytesIO:
    """A photo as somebody sends it."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    out.seek(0)
    return out


def desk_objects(membership: Membership) -> dict[str, Any]:
    """An upload, a publication, a report with its photo and a scheduled fetch of Eastmere Council, for addresses
    that name them."""
    rows = [asset("E1", TenureType="freeholder"), asset("E2")]
    data = settings.COMMONWEAL_DATA
    uploads = []
    for token in ("published", "not published"):
        with DeskFolders(data).arriving() as path:
            path.write_bytes(as_csv(rows))
            sha256, _place = DeskFolders(data).keep(path, "assets.csv")
        upload, _new = upload_register(
            token=token, body_id="eastmere-council", body_name="Eastmere Council", file_name="assets.csv",
            sha256=sha256, size=1, by=acting_of_officer(membership), at=SINCE,
        )  # fmt: skip
        check_upload(upload.pk, data)
        upload.refresh_from_db()
        uploads.append(upload)
    publication = publish_upload(
        uploads[0], revision=0, meant=(), publish_on=SINCE.date(), by=acting_of_officer(membership), at=SINCE
    )
    RegisterUpload.objects.filter(pk=uploads[1].pk).update(state="waiting")
    check_upload(uploads[1].pk, data)  # compared anew: something was published since
    photo = drawn_anew(a_photo(), size=1, shows="The baths")
    report = report_mistake(
        site=None,
        body_id="eastmere-council",
        about="missing",
        says="The baths.",
        photos=[photo],
        by=NOBODY,
        at=SINCE,
    )
    fetch = schedule_fetch(
        body_id="eastmere-council", body_name="Eastmere Council", register="land_assets",
        url="https://eastmere.example/assets.csv", every="day", publish=False,
        by=acting_of_officer(membership), at=SINCE,
    )  # fmt: skip
    return {
        "upload": uploads[1].pk,
        "revision": uploads[1].revision,
        "publication": publication.pk,
        "report": report.pk,
        "photo": report.photos.get().pk,
        "fetch": fetch.pk,
    }


def acting_of_officer(membership: Membership) -> Any:
    """The officer, acting by this membership, as they stand in the database."""
    return acting(Person.objects.get(pk=membership.person_id), membership)
