"""What python-docx has no name for, and what no document may say: who wrote it and when."""

from datetime import datetime
from io import BytesIO

from docx.document import Document
from docx.oxml import OxmlElement
from docx.table import _Row
from docx.text.paragraph import Paragraph

from timeline.errors import brief

_LONGEST_TITLE = 250
"""A document has 255 characters for it, and refuses more; its first page has all of it."""

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone; one and the same for every document


def writable(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return "".join([character for character in text if character in "\t\n" or character >= " "]).replace("\x7f", "")


def bold(paragraph: Paragraph, text: str) -> None:
    """An important text."""
    paragraph.add_run(writable(text)).bold = True


def never_split(row: _Row) -> None:
    """A row that stands on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no name for it


def on_every_page(row: _Row) -> None:
    """A row that is repeated at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above


def named_nothing(document: Document, title: str) -> None:
    """Properties that say the title and nothing else, for the library writes its own name and the time."""
    properties = document.core_properties
    properties.title = brief(writable(title), _LONGEST_TITLE)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _EPOCH


def saved(document: Document, made: BytesIO) -> bytes:
    """The bytes of a document."""
    document.save(made)
    return made.getvalue()
