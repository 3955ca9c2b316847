"""Organisations: which register entries are one, and what each of them says of it."""
