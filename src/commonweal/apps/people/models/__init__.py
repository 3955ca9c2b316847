"""The nouns of people."""

from commonweal.apps.people.models.appeal import Appeal
from commonweal.apps.people.models.content_report import ContentReport
from commonweal.apps.people.models.link_decision import LinkDecision
from commonweal.apps.people.models.membership import Membership
from commonweal.apps.people.models.moderation_decision import ModerationDecision
from commonweal.apps.people.models.moderation_letter import ModerationLetter
from commonweal.apps.people.models.person import Person, folded
from commonweal.apps.people.models.terms_acceptance import TermsAcceptance

__all__ = [
    "Appeal",
    "ContentReport",
    "LinkDecision",
    "Membership",
    "ModerationDecision",
    "ModerationLetter",
    "Person",
    "TermsAcceptance",
    "folded",
]
