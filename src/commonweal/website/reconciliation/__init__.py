"""The OpenRefine reconciliation service over organisations: protocol 0.2, identifiers first, no match by name
alone."""
