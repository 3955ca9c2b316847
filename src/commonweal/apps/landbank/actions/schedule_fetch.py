"""An officer names the address at which their body publishes a register, and how often to ask."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions._keeping import refuse_strangers
from commonweal.apps.landbank.enums import Act, FetchEvery, FetchState
from commonweal.apps.landbank.models import ScheduledFetch
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 1000


@transaction.atomic
def schedule_fetch(
    *,
    body_id: str,
    body_name: str,
    register: str,
    url: str,
    every: str,
    publish: bool,
    by: Acting,
    at: datetime,
) -> ScheduledFetch:
    """Fetch this register from there from now on, in place of the address before.

    PermissionDenied, with the reason, for strangers; ValidationError where the address cannot be asked.
    """
    refuse_strangers(by, body_id)
    _refuse(url, every)
    kept, new = ScheduledFetch.objects.select_for_update().get_or_create(
        body_id=body_id,
        register=register,
        ended_at=None,
        defaults=_said(body_name, url, every, publish, by, at) | {"since": at, "next_try_at": at},
    )
    before = {} if new else {"address": kept.url, "every": kept.every, "publish": _yes(kept.publish)}
    if not new:
        _change(kept, _said(body_name, url, every, publish, by, at), at)
    record_act(
        act=Act.SCHEDULE_FETCH,
        subject=Subject("scheduled-fetch", str(kept.pk)),
        by=by.actor,
        at=at,
        before=before,
        after={"register": register, "address": url, "every": every, "publish": _yes(publish)},
    )
    return kept


def _said(body_name: str, url: str, every: str, publish: bool, by: Acting, at: datetime) -> dict[str, object]:
    """What the officer said, and who that was."""
    return {
        "body_name": body_name,
        "url": url,
        "every": every,
        "publish": publish,
        "asked_by": person_of(by),
        "membership_id": by.by.membership_id,
        "asked_at": at,
    }


def _change(kept: ScheduledFetch, said: dict[str, object], at: datetime) -> None:
    """Another address is asked at once, and nothing is known of it yet."""
    if kept.url != said["url"]:
        kept.state, kept.told, kept.problem, kept.since = FetchState.NEW, FetchState.NEW, "", at
        kept.next_try_at = at
    for name, value in said.items():
        setattr(kept, name, value)
    kept.save()


def _refuse(url: str, every: str) -> None:
    """ValidationError for what is no address of a file on the web."""
    try:
        parts = urlsplit(url)
        whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or parts.scheme not in ("http", "https") or len(url) > LONGEST or " " in url:
        raise ValidationError(_("Give the whole address of the file, beginning with https://"))
    if parts.username or parts.password:
        raise ValidationError(_("Leave the name and password out of the address: anybody may read it here."))
    if every not in FetchEvery.values:
        raise ValidationError(_("Choose how often to ask."))


def _yes(said: bool) -> str:
    return "yes" if said else "no"
