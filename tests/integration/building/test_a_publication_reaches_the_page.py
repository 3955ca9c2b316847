"""What a council publishes is built, loaded and shown; what it undoes is shown no more; what was corrected on the site
outlives every new file. One tiny region for all of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from commonweal.apps.landbank.models import MistakeReport, RegisterPublication, Site
from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.pipeline.desk import tasks
from commonweal.pipeline.desk.rebuilding import Progress, progress_of
from commonweal.pipeline.tick import tick
from commonweal.registers.region import Region
from council_desk import Desk, as_csv, asset

REGION = Region.load(Path(__file__).resolve().parents[3] / "regions" / "trafford.toml")
BODY, NAME = "trafford-metropolitan-borough-council", "Trafford Metropolitan Borough Council"
TRAFFORD = {
    "OrganisationLabel": "Trafford Council",
    "OrganisationURI": "local-authority:TRF",
    "PostTown": "Sale",
}


def trafford(code: str, **cells: str) -> dict[str, str]:
    return asset(code, **{**TRAFFORD, "GeoX": "-2.32", "GeoY": "53.42", "PostCode": "M33 7ZF", **cells})


@pytest.fixture
def desk(transactional_db: None, settings: Any, tmp_path: Path) -> Desk:
    """Trafford's officer; the site reads the council's own file with three halls."""
    settings.COMMONWEAL_DATA, settings.REGION = tmp_path / "site", REGION
    settings.COMMONWEAL_REGISTERS = tmp_path / "registers"
    settings.COMMONWEAL_REGISTERS.mkdir()
    file = settings.COMMONWEAL_REGISTERS / "assets.csv"
    file.write_bytes(as_csv(trafford(f"T{at}") for at in (1, 2, 3)))
    return Desk(BODY, NAME)


def work() -> None:
    """What `commonweal work` does."""
    call_command("db_worker", queue_name="*", batch=True, reload=False, startup_delay=False, verbosity=0)


def shown() -> list[str]:
    """The names of the open sites, as a visitor's list has them."""
    page = Client().get("/land/").content.decode()
    return [name for name in Site.objects.filter(closed_on=None).order_by("name").values_list("name", flat=True)
            if name in page]  # fmt: skip


def test_publish_correct_publish_again_and_undo(desk: Desk, data_of_site: Any) -> None:
    tasks.ask_for_rebuild()
    work()
    assert shown() == ["Hall T1", "Hall T2", "Hall T3"]

    # A publication for tomorrow comes into force by `tick`, is built in the background, and stands on the page.
    upload = desk.send(
        [trafford("T1", PropertyName="Mended Hall"), trafford("T2"), trafford("T3"), trafford("T4")]
    )
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = desk.publish(upload, when="later", on=tomorrow.isoformat())["Location"]
    work()
    assert shown() == ["Hall T1", "Hall T2", "Hall T3"]
    RegisterPublication.objects.update(publish_on=timezone.localdate())  # the day comes
    tick(at=timezone.now())
    assert "The site is being built" in desk.client.get(address).content.decode()
    assert desk.client.get(f"{address}progress/").json() == {"busy": True, "percent": 0}
    work()
    assert shown() == ["Hall T2", "Hall T3", "Hall T4", "Mended Hall"]
    assert "Published; the site shows it." in desk.client.get(address).content.decode()
    assert desk.client.get(f"{address}progress/").json() == {"busy": False, "percent": 0}

    # A resident's report is accepted: the correction counts from the next build on.
    site = Site.objects.get(name="Hall T2")
    Client().post(f"/land/{site.site_id}/report/", {"about": "empty", "says": "Nobody is there."})
    answered = {"state": "confirmed", "answer": "It is.", "field": "vacancy", "value": "vacant"}
    desk.client.post(f"/desk/reports/{MistakeReport.objects.get().pk}/", answered)
    work()
    assert Site.objects.get(name="Hall T2").vacancy == "vacant"

    # The council's next file says otherwise, and the correction goes before it; the desk says so.
    later = desk.send([trafford("T2", PurposeDetail="In use"), trafford("T3")])
    assert (
        "1 accepted correction goes before this file"
        in desk.client.get(f"/desk/uploads/{later.pk}/").content.decode()
    )
    desk.publish(later, meant="vanished")
    work()
    assert (shown(), Site.objects.get(name="Hall T2").vacancy) == (["Hall T2", "Hall T3"], "vacant")

    # Undone, the publication before counts again.
    second = RegisterPublication.objects.latest("pk")
    desk.client.post(f"/desk/publications/{second.pk}/undo/")
    work()
    assert shown() == ["Hall T2", "Hall T3", "Hall T4", "Mended Hall"]
    assert Site.objects.get(name="Hall T2").vacancy == "vacant"
    assert current_snapshot().as_of >= date(2026, 1, 1)


@pytest.fixture
def data_of_site(settings: Any) -> Path:
    """The site's data folder."""
    return settings.COMMONWEAL_DATA


def test_progress_is_what_was_written_last(tmp_path: Path) -> None:
    assert progress_of(tmp_path) is None
    Progress(what="Reading a.csv", percent=30).write(tmp_path)
    assert progress_of(tmp_path) == Progress(what="Reading a.csv", percent=30)
