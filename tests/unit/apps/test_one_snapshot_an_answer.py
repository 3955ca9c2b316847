"""Within an answer the snapshot is looked up once, and queries asked with every page are right."""

from __future__ import annotations

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.apps.landbank.models import Site
from commonweal.apps.places.queries.distances import degrees, mercator, metres_between
from commonweal.apps.places.queries.near import Near, square_around
from commonweal.apps.provenance.queries.current import current_snapshot, latest_snapshot, one_snapshot
from commonweal.apps.provenance.queries.prepared import records_by, values_by


@pytest.mark.django_db
def test_one_answer_asks_once_for_its_snapshot() -> None:
    with CaptureQueriesContext(connection) as asked:
        with one_snapshot():
            assert [current_snapshot(), current_snapshot()] == [None, None]
        inside = len(asked)
        current_snapshot()
        latest_snapshot()
    assert (inside, len(asked)) == (1, 3)


@pytest.mark.django_db
def test_a_prepared_query_gives_what_django_gives() -> None:
    Site.objects.create(
        number=1, site_id="s-1", name="Mill", place_basis="none", ownership="public", in_land_bank=True,
        uprns=["100"], digest="d",
    )  # fmt: skip
    ((site, also),) = records_by(Site, "site_id", "s-1", also=("name",))
    assert (site, site.uprns, site.in_land_bank, also) == (Site.objects.get(), ["100"], True, ["Mill"])
    assert values_by(Site, "site_id", "s-2", ("name",)) == []


@pytest.mark.parametrize("radius_m", [10.0, 1_000.0, 50_000.0])
@pytest.mark.parametrize("latitude", [50.0, 53.4, 60.0])
def test_the_square_holds_the_circle(latitude: float, radius_m: float) -> None:
    west, east, north, south = square_around(Near(longitude=-2.9, latitude=latitude, radius_m=radius_m))
    x, y = mercator(-2.9, latitude)
    edges = degrees(np.array([west, east, x, x]), np.array([y, y, north, south]))
    assert (metres_between(-2.9, latitude, *edges) >= radius_m).tolist() == [True] * 4
