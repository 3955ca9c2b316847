"""Local authorities' registers of their land and buildings."""
