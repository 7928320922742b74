"""Reads a document: plain text, HTML, Word and, by pdftotext, PDF. What a kind needs is loaded where it is read."""

from collections.abc import Callable, Mapping
from pathlib import Path

from timeline.draft.documents import Document, decoded, of_text


def _plain(data: bytes, name: str) -> Document:
    return of_text(decoded(data, name))


def _html(data: bytes, name: str) -> Document:
    from timeline.draft.html_text import of_html

    return of_html(data, name)


def _docx(data: bytes, name: str) -> Document:
    from timeline.draft.docx_text import of_docx

    return of_docx(data, name)


def _pdf(data: bytes, name: str) -> Document:
    from timeline.draft.pdf_text import of_pdf

    return of_pdf(data, name)


READERS: Mapping[str, Callable[[bytes, str], Document]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}
"""By the ending of a name. What has none, or another one, is read as plain text where it is text."""


def read_document(data: bytes, name: str) -> Document:
    """The paragraphs of a file, by the ending of its name. Raises TimelineError where it is no text that is read."""
    return READERS.get(Path(name).suffix.casefold(), _plain)(data, name)
