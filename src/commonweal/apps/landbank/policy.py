"""Who may do what in the land bank: everybody may read and report a mistake; stewards and the officers of the
owner answer; officers keep the registers of the body they act for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.apps.people.enums import PartyKind, Responsibility
from commonweal.apps.people.policy import (
    Acting,
    acts_for,
    is_steward,
    lacks_only_second_factor,
    may_publish_for,
)

__all__ = ["may_answer_mistake_report", "may_keep_register", "why_not_keep_register"]


def may_answer_mistake_report(acting: Acting, owner_id: str = "") -> bool:
    """Stewards see what visitors report, and answer it; officers do so for what their own body owns."""
    return is_steward(acting) or (bool(owner_id) and may_publish_for(acting, owner_id))


def may_keep_register(acting: Acting, body_id: str) -> bool:
    """Officers upload, mend and publish the registers of the body they act for, with a second factor."""
    return may_publish_for(acting, body_id)


def why_not_keep_register(acting: Acting, body_id: str) -> str:
    """Why somebody may not keep this body's registers; empty where they may."""
    kind = PartyKind.PUBLIC_BODY
    if may_keep_register(acting, body_id):
        return ""
    if not acting.signed_in:
        return _("Sign in first.")
    if not acts_for(acting, kind=kind, id=body_id):
        return _("Only officers who act for this public body may do this; choose for whom you act.")
    if lacks_only_second_factor(acting, Responsibility.PUBLISH, kind=kind, id=body_id):
        return _("Publishing needs a second factor. Set one up under your account, then come back.")
    if acting.by is not None and acting.by.frozen:
        return _("Nobody may act for this public body until a steward has appointed an administrator.")
    return _("Your role for this public body does not include publishing its registers.")
