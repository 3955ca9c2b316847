"""Checks a file for its publisher: what is wrong, and the file as it should be."""
