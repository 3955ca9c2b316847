"""Places are public: everybody may read them and nobody edits them."""

from __future__ import annotations
