"""The nouns of places."""

from commonweal.apps.places.models.district import District
from commonweal.apps.places.models.postcode import Postcode
from commonweal.apps.places.models.ward import Ward

__all__ = ["District", "Postcode", "Ward"]
