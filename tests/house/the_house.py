"""Where the parts of the project lie; for the tests of the house."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "commonweal"
APPS = SOURCE / "apps"
MADE = {".git", ".venv", "node_modules", "var", "vendor", "__pycache__", "dist"}
CACHES = "_cache"


def files(folder: Path, *endings: str) -> Iterator[Path]:
    """The project's own files under a folder: nothing that is made, fetched or installed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in MADE and not is_made(name))
        yield from (Path(here) / name for name in sorted(names) if name.endswith(endings or ("",)))


def is_made(name: str) -> bool:
    """Whether a folder is a tool's own."""
    return name.endswith((CACHES, ".egg-info")) or name == ".hypothesis"


def app_folders() -> list[Path]:
    """Every app."""
    return sorted(path for path in APPS.iterdir() if path.is_dir() and path.name != "__pycache__")


def words(stem: str) -> str:
    """A file's name as words."""
    return stem.replace("_", " ")


def shown(path: Path) -> str:
    """A path as people of the project say it."""
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
