"""Invented names: wards, streets, sites and organisations."""
