"""Staging of large national files: one pass of DuckDB over the file, whatever its size, in bounded
memory.
"""
