"""Councils' registers of brownfield land."""
