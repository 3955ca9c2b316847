"""The nouns of people."""

from commonweal.apps.people.models.person import Person

__all__ = ["Person"]
