"""What the filters of a search are called in an address, and which field of the criteria each one fills."""

from __future__ import annotations

FILTERS = {
    "owner": "owners",
    "kind": "owner_kinds",
    "use": "uses",
    "tenure": "tenures",
    "holding": "holding_types",
    "vacancy": "vacancies",
    "size": "sizes",
    "listing": "listings",
    "register": "registers",
    "district": "districts",
    "ward": "wards",
    "ownership": "ownerships",
}
SWITCHES = {
    "brownfield": "brownfield",
    "differ": "conflicts",
    "disposal": "probable_disposal",
    "unplaced": "unplaced",
    "everything": "everything",
}
