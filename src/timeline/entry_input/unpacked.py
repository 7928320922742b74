"""How large a packed document is when it is unpacked, which its own list of contents says before anything is read."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from timeline.errors import TimelineError

WORD = 100_000_000
"""Bytes of a Word document at most: its reader holds a tree of it, ten times as large."""
WORKBOOK = 500_000_000
"""Bytes of a workbook at most: half a million rows of ten cells."""


def refuse_too_large(data: bytes, name: str, most: int) -> None:
    """Raises TimelineError where a few bytes would unpack to more than can be meant; what is not packed is passed over.

    Python reads no more of a part than the list says (`zipfile.ZipExtFile`), so a list that lies hides nothing.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        return
    if size > most:
        message = f"{name} unpacks to {size // 1_000_000:,} MB, and {most // 1_000_000} MB are read at most"
        raise TimelineError.of("size", message, "divide it, or save it as a plain text")
