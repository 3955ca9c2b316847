"""The licences under which registers are published, and whether a source's own words may be given on under them."""

from __future__ import annotations

OPEN_LICENCES = (
    "OGL-UK-3.0",
    "OGL-UK-2.0",
    "CC0-1.0",
    "CC-BY-4.0",
    "ODC-By-1.0",
    "PDDL-1.0",
    "MIT",
)
"""Licences under which a source's own words and outlines may be given on."""

OTHER_LICENCES = (
    "Companies House free company data product",
    "HM Land Registry CCOD and OCOD licence",
    "INSPIRE Index Polygons licence",
)
"""Terms of one publisher; what they do not plainly let be given on is left out of the open data."""

LICENCES = frozenset({*OPEN_LICENCES, *OTHER_LICENCES})
