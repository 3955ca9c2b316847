"""Councils' lists of assets of community value."""
