"""The outlines of places."""

from commonweal.apps.places.views.districts import districts

__all__ = ["districts"]
