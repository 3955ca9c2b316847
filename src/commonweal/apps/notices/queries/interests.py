"""What somebody wants to hear of, apart from who they are: the same for a subscription and for a feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from commonweal.apps.notices.enums import Reason
from commonweal.apps.notices.models import Subscription
from commonweal.apps.places.queries.near import Near


@dataclass(frozen=True, kw_only=True, slots=True)
class Interest:
    """Criteria that must all hold; none of them is the whole region.

    `area` is a GeoJSON polygon in degrees. `named` are the words for codes.
    """

    near: Near | None = None
    area: str | None = None
    ward_code: str | None = None
    district_code: str | None = None
    owner_id: str | None = None
    use: str | None = None
    object_id: str | None = None
    named: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.area and (self.near or self.object_id):
            raise ValueError("An area stands for a place of its own: no circle and no site beside it.")

    @property
    def reason(self) -> Reason:
        """The narrowest of the criteria: what a letter says first."""
        held = {
            Reason.SITE: self.object_id,
            Reason.NEAR: self.near,
            Reason.AREA: self.area,
            Reason.WARD: self.ward_code,
            Reason.OWNER: self.owner_id,
            Reason.USE: self.use,
            Reason.DISTRICT: self.district_code,
        }
        return next((reason for reason, value in held.items() if value), Reason.REGION)


CODES = ("area", "ward_code", "district_code", "owner_id", "use", "object_id")


def interest_of(subscription: Subscription) -> Interest:
    """The criteria of a subscription."""
    near = None
    if subscription.radius_m is not None:
        near = Near(
            longitude=subscription.longitude,
            latitude=subscription.latitude,
            radius_m=subscription.radius_m,
        )
    codes = {name: getattr(subscription, name) for name in CODES}
    return Interest(near=near, named=subscription.named, **codes)


def as_fields(interest: Interest) -> dict[str, Any]:
    """The criteria as fields of a subscription."""
    circle = asdict(interest.near) if interest.near else dict.fromkeys(("longitude", "latitude", "radius_m"))
    return {**circle, **{name: getattr(interest, name) for name in CODES}, "named": dict(interest.named)}
