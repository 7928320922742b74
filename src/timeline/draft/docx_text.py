"""The paragraphs of a Word document, with those in its tables, in their order; python-docx reads it."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from timeline.draft.documents import Document, of_blocks
from timeline.entry_input.unpacked import WORD, refuse_too_large
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Cell


def of_docx(data: bytes, name: str) -> Document:
    """Its paragraphs. Raises TimelineError where the package is missing, or the file is no such document."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError:
        mend = "pip install 'sourced-timeline[office]', or save it as a plain text"
        raise TimelineError.of("package", f"{name} is a Word document, and python-docx is not here", mend) from None
    refuse_too_large(data, name, WORD)
    try:
        word = docx.Document(BytesIO(data))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError):
        raise TimelineError.of("document", f"{name} is no Word document", "save it as .docx or as a text") from None
    return of_blocks([(text, False) for text in _paragraphs(word)])


def _paragraphs(held: "Word | _Cell") -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for block in held.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _cells(block)


def _cells(table: "Table") -> Iterator[str]:
    seen: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            # A cell that spans others is given once for each of them.
            if id(cell._tc) not in seen:  # noqa: SLF001 - python-docx has no other name for the element
                seen.add(id(cell._tc))  # noqa: SLF001 - as above
                yield from _paragraphs(cell)
