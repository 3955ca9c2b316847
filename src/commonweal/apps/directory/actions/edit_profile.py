"""An organisation's people say what it does, offers and needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import lock, record
from commonweal.apps.directory.enums import Act, ProfileField, SeenBy, Standing
from commonweal.apps.directory.models import ClaimedOrganisation, OrganisationProfile
from commonweal.apps.directory.policy import may_speak_for
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def edit_profile(
    *,
    organisation: ClaimedOrganisation,
    said: Mapping[str, str],
    seen_by: Mapping[str, str],
    by: Acting,
    at: datetime,
) -> OrganisationProfile:
    """Keep the texts by field, and who may see each; the journal names which changed, not what they say.

    What registers say is not touched. PermissionDenied for anyone who does not speak for the organisation;
    ValidationError for an organisation that is not confirmed, and for fields that there are not.
    """
    row = lock(organisation)
    if not may_speak_for(by, row.pk):
        raise PermissionDenied
    if row.standing != Standing.CONFIRMED:
        raise ValidationError(
            _("Show first that you speak for it: until then nothing of the profile is shown.")
        )
    if not (set(said) | set(seen_by)) <= set(ProfileField.values) or not set(seen_by.values()) <= set(
        SeenBy.values
    ):
        raise ValidationError(_("There is no such field."))
    profile = OrganisationProfile.objects.filter(pk=row.pk).first()
    before = (profile.said, profile.seen_by) if profile else ({}, {})
    now = ({**before[0], **said}, {**before[1], **seen_by})
    changed = sorted(
        name
        for name in ProfileField.values
        if any(old.get(name) != new.get(name) for old, new in zip(before, now, strict=True))
    )
    kept, _new = OrganisationProfile.objects.update_or_create(
        organisation=row,
        defaults={"said": now[0], "seen_by": now[1], "edited_at": at, "edited_by": person_of(by)},
    )
    if changed:
        record(Act.EDIT_PROFILE, row, by=by, at=at, changed=" ".join(changed))
    return kept
