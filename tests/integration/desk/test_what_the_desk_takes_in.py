"""What is sent is taken in whole or not at all: by its content, within a size, once, from the right people."""

from __future__ import annotations

import io
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from commonweal.apps.landbank.actions.mend_register import Mend, mend_register
from commonweal.apps.landbank.actions.upload_register import upload_register
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.people.enums import Role
from council_desk import Desk, as_csv, as_workbook, asset
from some_people import acting, make_membership, make_person, signed_in

GOOD = as_csv([asset("E1")])


def kept_files(data: Path) -> list[Path]:
    return [path for path in (data / "desk").rglob("*") if path.is_file()]


def workbook_with_macros() -> bytes:
    out = io.BytesIO(as_workbook([asset("E1")]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (64 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7\n%\xe2\xe3", "It is a PDF."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "It is a workbook of the old kind (.xls)."),
        (b"<!doctype html><html></html>", "It is a web page."),
        (bytes(range(256)) * 20, "It is no table."),
        (workbook_with_macros(), "The workbook holds macros, which are programs."),
        (bomb(), "as no register does."),
    ],
    ids=["empty", "pdf", "xls", "html", "bytes", "macros", "bomb"],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    desk: Desk, data: Path, content: bytes, sentence: str
) -> None:
    answer = desk.post_file(content, "assets.csv")
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (RegisterUpload.objects.count(), kept_files(data)) == (0, [])


def test_a_file_that_is_too_large_is_dropped_while_it_arrives(desk: Desk, data: Path, settings: Any) -> None:
    settings.COMMONWEAL_UPLOAD_BYTES = 1 << 20
    answer = desk.post_file(b"AssetCode\n" + b"x" * (3 << 20))
    assert "larger than 1 megabytes" in answer.content.decode()
    assert (RegisterUpload.objects.count(), kept_files(data)) == (0, [])


def test_sending_the_form_twice_is_one_upload(desk: Desk, data: Path) -> None:
    first = desk.post_file(GOOD, token="one-form")
    second = desk.post_file(GOOD, token="one-form")
    assert (first["Location"], RegisterUpload.objects.count()) == (second["Location"], 1)
    assert len(kept_files(data)) == 1


def test_a_strange_file_name_stays_inside_the_desk(desk: Desk, data: Path) -> None:
    desk.post_file(GOOD, "../../../etc/Übersicht 2026?.csv")
    [file] = kept_files(data)
    assert file.parent.parent.parent == data / "desk" / "uploads"
    assert file.name == "bersicht-2026-.csv"


@pytest.mark.django_db(transaction=True)
def test_a_connection_lost_in_the_middle_leaves_nothing(data: Path, live_server: Any) -> None:
    desk = Desk()
    cookie = desk.client.cookies["sessionid"].value
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + GOOD[:200]
    head = (
        f"POST /desk/uploads/ HTTP/1.1\r\nHost: localhost\r\nCookie: sessionid={cookie}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n"
    )
    host, port = live_server.thread.host, live_server.thread.port
    with socket.create_connection((host, port), timeout=5) as connection:
        connection.sendall(head.encode() + body)
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(5)
        connection.recv(1000)
    assert (RegisterUpload.objects.count(), kept_files(data)) == (0, [])


def test_a_visitor_is_asked_to_sign_in(db: None) -> None:
    answer = Client().get("/desk/")
    assert (answer.status_code, answer["Location"].partition("?")[2]) == (302, "next=%2Fdesk%2F")


def test_somebody_who_acts_for_nobody_is_told_so(db: None) -> None:
    answer = signed_in(make_person("resident@example.org")).get("/desk/")
    assert answer.status_code == 403
    assert "Choose the public body that you act for" in answer.content.decode()


def test_an_officer_without_a_second_factor_is_told_so(db: None) -> None:
    ada = make_person("ada@eastmere.example")
    answer = signed_in(ada, acting_for=make_membership(ada)).get("/desk/")
    assert (answer.status_code, "second factor" in answer.content.decode()) == (403, True)


def test_an_officer_of_another_council_is_refused_with_the_reason(desk: Desk) -> None:
    upload = desk.send([asset("E1")])
    other = Desk("netherfold-council", "Netherfold Council")
    for page in ("", "rows/", "problems/", "standard.csv", "original/", "publish/"):
        answer = other.client.get(f"/desk/uploads/{upload.pk}/{page}")
        assert answer.status_code == 403
        assert (
            "This belongs to Eastmere Council, and you act for Netherfold Council." in answer.content.decode()
        )
    assert other.client.post(f"/desk/uploads/{upload.pk}/rows/2/", {"do": "leave-out"}).status_code == 403
    assert upload.mends.count() == 0


def test_a_member_without_the_role_is_refused_by_the_act_itself(desk: Desk) -> None:
    member = make_person("member@eastmere.example", second_factor=True)
    by = acting(member, make_membership(member, role=Role.MEMBER))
    with pytest.raises(PermissionDenied, match="Your role for this public body does not include"):
        mend_register(upload=desk.send([asset("E1")]), mends=[Mend(row=2)], by=by, at=timezone.now())
    with pytest.raises(PermissionDenied):
        upload_register(
            token="t", body_id="eastmere-council", body_name="Eastmere", file_name="a", sha256="b", size=1,
            by=by, at=timezone.now(),
        )  # fmt: skip
