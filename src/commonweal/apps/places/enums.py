"""The words of places as choices."""

from __future__ import annotations
