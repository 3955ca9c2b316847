"""The stewards' desk: one queue of what waits, ordered by what is at stake."""
