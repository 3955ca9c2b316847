"""What somebody follows, in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from commonweal.apps.notices.queries.interests import Interest


def interest_words(interest: Interest) -> str:
    """`within 800 metres of MB4 2QX, owned by Eastmere Council`: what stands after "changes"."""
    if interest.object_id:
        return _("at %(site)s") % {"site": interest.named.get("site", interest.object_id)}
    parts = [_place(interest), *_narrowings(interest)]
    return ", ".join(part for part in parts if part)


def interest_title(interest: Interest) -> str:
    """The same as a title, beginning with a capital."""
    words = interest_words(interest)
    return words[:1].upper() + words[1:]


def _place(interest: Interest) -> str:
    named = interest.named
    if interest.near:
        place = named.get("near") or f"{interest.near.latitude:.4f}, {interest.near.longitude:.4f}"
        return _("within %(distance)s of %(place)s") % {
            "distance": distance_words(interest.near.radius_m),
            "place": place,
        }
    if interest.area:
        return _("in the area you drew")
    if interest.ward_code:
        return _("in %(ward)s ward") % {"ward": named.get("ward", interest.ward_code)}
    if interest.district_code:
        return _("in %(district)s") % {"district": named.get("district", interest.district_code)}
    return _("anywhere in the region")


def _narrowings(interest: Interest) -> list[str]:
    named = interest.named
    owner = named.get("owner", interest.owner_id or "")
    use = named.get("use", interest.use or "")
    return [
        _("owned by %(owner)s") % {"owner": owner} if interest.owner_id else "",
        _("used as “%(use)s”") % {"use": use} if interest.use else "",
    ]


def distance_words(metres: float) -> str:
    """`800 metres`, `1.6 km`."""
    if metres < 1000:
        return _("%(n)s metres") % {"n": number_format(round(metres))}
    return _("%(n)s km") % {"n": number_format(round(metres / 1000, 1))}
