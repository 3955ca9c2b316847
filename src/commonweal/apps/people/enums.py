"""The words of people as choices."""

from __future__ import annotations
