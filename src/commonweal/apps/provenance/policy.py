"""Who may do what with snapshots: everybody may read; only the command line loads."""

from __future__ import annotations
