"""What people ask of the directory, and what they tell it."""

from commonweal.apps.directory.forms.search import organisation_criteria, page_number

__all__ = ["organisation_criteria", "page_number"]
