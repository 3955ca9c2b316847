"""Tell me when anything near me changes: the form, filled in by the address that leads to it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.followed import (
    districts_to_follow,
    owners_to_follow,
    uses_to_follow,
    wards_to_follow,
)
from commonweal.apps.notices.actions.subscribe import Reader, TooMany, subscribe
from commonweal.apps.notices.forms import ANYWHERE, AREA, DISTRICT, NEAR, RADII, WARD, FollowForm, Offered
from commonweal.apps.people.queries.network import network_of
from commonweal.apps.places.models import District
from commonweal.apps.places.queries.postcodes import written_postcode

# Degrees around the middles of the districts.
ROOM = 0.08
# Filters of the search for land that letters know nothing of.
NOT_FOLLOWED = frozenset({
    "kind", "tenure", "holding", "vacancy", "size", "listing", "register", "ownership", "brownfield", "differ",
    "disposal", "unplaced",
})  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The form; on POST a letter goes out, or, to a person with an account, the first of many."""
    offered = _offered(request.GET.get("site", ""))
    signed_in = request.acting.signed_in
    form = FollowForm(
        request.POST if request.method == "POST" else None,
        initial=filled_in(request.GET),
        offered=offered,
        signed_in=signed_in,
    )
    status = 200
    if form.is_valid():
        try:
            return _asked(request, form)
        except TooMany:
            form.add_error(
                None, _("Too many letters were asked for from where you are. Try again in an hour.")
            )
            status = 429
    page = {
        "form": form,
        "site": offered.site,
        **_feeds(request.GET),
        "left_out": any(request.GET.get(name) for name in NOT_FOLLOWED),
        **_map(),
    }
    return render(
        request, "landbank/follow.html", page, status=422 if form.errors and status == 200 else status
    )


def _asked(request: HttpRequest, form: FollowForm) -> HttpResponse:
    """Keep it, and lead on: the same way for every address."""
    reader = Reader(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        time_zone=settings.TIME_ZONE,
        email=form.cleaned_data.get("email", ""),
    )
    made = subscribe(
        interest=form.interest,
        frequency=form.cleaned_data["frequency"],
        reader=reader,
        network=network_of(request),
        by=request.acting,
        at=timezone.now(),
    )
    if request.acting.signed_in and made:
        return redirect("notices:own", public_id=made.public_id)
    return redirect("notices:sent")


def _offered(site_id: str) -> Offered:
    """What the form offers; for one site nothing but that site. Http404 where there is no such site."""
    if not site_id:
        return Offered(
            owners=owners_to_follow(),
            uses=uses_to_follow(),
            wards=wards_to_follow(),
            districts=districts_to_follow(),
        )
    site = Site.objects.filter(site_id=site_id.replace("\x00", "")).only("number", "site_id", "name").first()
    if site is None:
        raise Http404(_("There is no such site."))
    return Offered(site=(site.site_id, site.name))


def filled_in(asked: QueryDict) -> dict[str, Any]:
    """The form's first values from an address: those of a search for land, of an owner, of a district."""
    values = {name: asked[name] for name in ("owner", "use", "ward", "district", "radius") if asked.get(name)}
    values["radius"] = nearest_radius(asked.get("radius", ""))
    postcode = written_postcode(asked.get("postcode") or asked.get("q", ""))
    corners = corners_of(asked.get("box", ""))
    if postcode:
        return values | {"where": NEAR, "postcode": postcode}
    if corners:
        return values | {"where": AREA, "area": corners}
    for place in (WARD, DISTRICT):
        if values.get(place):
            return values | {"where": place}
    return values | {"where": ANYWHERE if values.get("owner") or values.get("use") else NEAR}


def nearest_radius(text: str) -> str:
    """The radius on offer that is nearest to what was asked for."""
    try:
        metres = float(text)
    except ValueError:
        return "800"
    return str(min(RADII, key=lambda one: abs(one - metres)))


def corners_of(box: str) -> str:
    """The corners of a box (west, south, east, north) as the form has them; nothing where it is no box."""
    try:
        west, south, east, north = (float(part) for part in box.split(","))
    except ValueError:
        return ""
    corners = ((south, west), (south, east), (north, east), (north, west))
    return "\n".join(f"{latitude:.5f}, {longitude:.5f}" for latitude, longitude in corners)


def _feeds(asked: QueryDict) -> dict[str, str]:
    """The same without letters, for what the address asks for."""
    known = {name: asked[name] for name in ("site", "owner", "use", "ward", "district") if asked.get(name)}
    if postcode := written_postcode(asked.get("postcode") or asked.get("q", "")):
        known |= {"postcode": postcode, "radius": nearest_radius(asked.get("radius", ""))}
    rest = f"?{urlencode(known)}" if known else ""
    return {
        "atom_href": reverse("notices:atom") + rest,
        "calendar_href": reverse("notices:calendar") + rest,
    }


def _map() -> dict[str, Any]:
    """What the map needs on which an area is drawn."""
    middles = District.objects.exclude(longitude=None).values_list("longitude", "latitude")
    box = ""
    if middles:
        longitudes, latitudes = zip(*middles, strict=True)
        west, east = min(longitudes) - ROOM, max(longitudes) + ROOM
        box = f"{west:.5f},{min(latitudes) - ROOM:.5f},{east:.5f},{max(latitudes) + ROOM:.5f}"
    return {"basemap": settings.BASEMAP, "box": box, "districts_href": reverse("places:districts")}
