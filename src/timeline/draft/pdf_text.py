"""The text of a PDF, which pdftotext of poppler-utils tells: a page begins with a form feed."""

import shutil
import subprocess

from timeline.draft.documents import Document, of_text
from timeline.errors import TimelineError

_PATIENCE = 120
"""Seconds; a book takes one."""


def of_pdf(data: bytes, name: str) -> Document:
    """Its paragraphs by page and line. Raises TimelineError where pdftotext is missing, fails, or finds no text."""
    program = shutil.which("pdftotext")
    if program is None:
        mend = "install it (Debian: apt install poppler-utils), or save the text of the file"
        raise TimelineError.of("package", f"{name} is a PDF, and pdftotext is not here", mend)
    try:
        done = subprocess.run(
            [program, "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise TimelineError.of("document", f"pdftotext does not come to an end with {name}", "save its text") from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = said[-1] if said else "pdftotext failed"
        raise TimelineError.of("document", f"{name} cannot be read: {why}", "save its text, and name that")
    text = done.stdout.decode(errors="replace")
    if not text.strip("\f\n \t"):
        mend = "text has to be recognised in it first, as by ocrmypdf"
        raise TimelineError.of("document", f"{name} holds no text, as a scanned page does", mend)
    return of_text(text)
