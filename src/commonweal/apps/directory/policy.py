"""Organisations are public: everybody may read them and nobody edits them here."""

from __future__ import annotations
