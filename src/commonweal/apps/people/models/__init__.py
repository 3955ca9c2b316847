"""The nouns of people."""

from commonweal.apps.people.models.membership import Membership
from commonweal.apps.people.models.person import Person, folded
from commonweal.apps.people.models.terms_acceptance import TermsAcceptance

__all__ = ["Membership", "Person", "TermsAcceptance", "folded"]
