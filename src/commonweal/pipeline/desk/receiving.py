"""What the council desk takes in: tables by their content, within a size, without programs in them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from commonweal.foundation.files import UnsafeZip, members
from commonweal.registers.reading.kinds import kind_of
from commonweal.registers.reading.workbook import LIMITS

TAKEN = ("csv", "xlsx", "zip", "json")
PROGRAMS = ("vbaproject.bin", "vbadata.xml", "activex")
INSTEAD = {
    "empty": ("The file is empty.", "Check that the export finished and send it again."),
    "xls": ("It is a workbook of the old kind (.xls).", "Open it and save it as CSV UTF-8 or as .xlsx."),
    "pdf": ("It is a PDF.", "Send the spreadsheet behind it."),
    "html": ("It is a web page.", "Send the file itself."),
    "xml": ("It is an XML file.", "Save the table as CSV."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTaken:
    """Why a file is not taken in, and what to do, each in a sentence."""

    found: str
    mend: str


def not_taken(path: Path, *, most_bytes: int) -> NotTaken | None:
    """Why the file at `path` is not taken in; None when it is. Its name does not matter."""
    size = path.stat().st_size
    if size > most_bytes:
        return too_large(most_bytes)
    kind = kind_of(path)
    if kind in TAKEN:
        return _harm(path) if kind in ("xlsx", "zip") else None
    found, mend = INSTEAD.get(kind, ("It is no table.", "Save the table as CSV UTF-8 or .xlsx and send it."))
    return NotTaken(found=found, mend=mend)


def too_large(most_bytes: int) -> NotTaken:
    """The sentence about a file that is larger than this site takes."""
    return NotTaken(
        found=f"The file is larger than {most_bytes >> 20:,} megabytes.",
        mend="Leave out pictures and other sheets, or save the table as CSV.",
    )


def _harm(path: Path) -> NotTaken | None:
    try:
        found = members(path, LIMITS)
        with zipfile.ZipFile(path) as archive:
            types = _content_types(archive)
    except UnsafeZip as problem:
        return NotTaken(found=problem.reason, mend=problem.mend)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile) as problem:
        return NotTaken(found=f"It cannot be opened: {problem}.", mend="Save it again and send it.")
    named = any(program in one.filename.lower() for one in found for program in PROGRAMS)
    if named or b"macroenabled" in types:
        return NotTaken(
            found="The workbook holds macros, which are programs.",
            mend="Save it as .xlsx, which keeps the table and leaves the programs out.",
        )
    return None


def _content_types(archive: zipfile.ZipFile) -> bytes:
    """What a workbook says of its parts, in small letters."""
    if "[Content_Types].xml" not in archive.namelist():
        return b""
    with archive.open("[Content_Types].xml") as part:
        return part.read(1 << 20).lower()
