"""Matches headings to columns, proposes what an unknown one may be, remembers what a person confirmed."""
