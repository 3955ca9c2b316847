"""Downloads sources, keeps raw files for ever by hash, and says how each source stands."""
