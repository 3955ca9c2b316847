"""The land bank: publicly owned sites, who owns them, and what the registers say about each."""
