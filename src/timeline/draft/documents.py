"""A document as its paragraphs.

Within a paragraph a break between two lines is one space, and so is any run of spaces; nothing else is changed, so that
what is quoted from here stands letter for letter in the file.
"""

import re
from bisect import bisect_right

import msgspec

from timeline.errors import TimelineError

_SPACES = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_HYPHENS = ("-", "\u2010")
_ENDS = tuple('.!?…”"»“:;)]')


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph. `number` counts from 1, `page` and the lines too where the text has pages and lines.

    `lines` are the places in `text` at which a line of the file begins, each with its number. `is_aside`: it is part of
    the page and not of the text, as a menu is.
    """

    text: str
    number: int
    page: int | None = None
    lines: tuple[tuple[int, int], ...] = ()
    is_aside: bool = False

    def locator(self, begin: int) -> str:
        """Where a place in the paragraph is, in words: `page 2, line 14, paragraph 9, character 120`."""
        parts = [] if self.page is None else [f"page {self.page}"]
        if self.lines:
            at = bisect_right(self.lines, begin, key=lambda line: line[0]) - 1
            parts.append(f"line {self.lines[max(at, 0)][1]}")
        return ", ".join([*parts, f"paragraph {self.number}", f"character {begin + 1}"])


class Document(msgspec.Struct, frozen=True):
    """A text; `published` is what it says itself of when it was published, as written there."""

    paragraphs: tuple[Paragraph, ...]
    published: str | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


def of_text(text: str) -> Document:
    """The paragraphs of a plain text; a form feed begins a page, as pdftotext writes them.

    Blank lines part paragraphs. Where a text has none, and most of its lines end as sentences do, each line is one.
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    pages = clean.removesuffix("\f").split("\f")
    by_line = not any(_BLANK_LINE.search(page.strip()) for page in pages) and _ends_in_lines(clean)
    found: list[Paragraph] = []
    first = 1
    for page, held in enumerate(pages, 1):
        lines = held.split("\n")
        numbered = list(enumerate(lines, 1 if len(pages) > 1 else first))
        for group in _groups(numbered, by_line=by_line):
            joined, starts = _joined(group)
            if joined:
                found.append(Paragraph(joined, len(found) + 1, page if len(pages) > 1 else None, starts))
        first += len(lines) - 1
    return Document(tuple(found))


def of_blocks(blocks: list[tuple[str, bool]], published: str | None = None) -> Document:
    """A document of texts, each with whether it is an aside; it has neither pages nor lines."""
    found: list[Paragraph] = []
    for text, is_aside in blocks:
        joined = _SPACES.sub(" ", text).strip()
        if joined:
            found.append(Paragraph(joined, len(found) + 1, is_aside=is_aside))
    return Document(tuple(found), published)


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 where it says so. Raises TimelineError for anything else."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        mend = f"what it is can be told by `file {name}`; a text is converted by `iconv -t utf-8`"
        raise TimelineError.of("encoding", f"{name} is no text in UTF-8", mend) from None
    if "\x00" in text:
        raise TimelineError.of("encoding", f"{name} is no text: it holds the character U+0000", "name a text")
    return text


def _ends_in_lines(text: str) -> bool:
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return sum(line.endswith(_ENDS) for line in lines) * 2 > len(lines)


def _groups(lines: list[tuple[int, str]], *, by_line: bool) -> list[list[tuple[int, str]]]:
    if by_line:
        return [[line] for line in lines]
    groups: list[list[tuple[int, str]]] = [[]]
    for line in lines:
        if line[1].strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return groups


def _joined(lines: list[tuple[int, str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The lines of a paragraph as one text; a word that a hyphen parts at the end of a line is put together with it."""
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for number, line in lines:
        text = _SPACES.sub(" ", line).strip()
        if not text:
            continue
        if parts and not (parts[-1].endswith(_HYPHENS) and parts[-1][-2:-1].isalpha() and text[0].islower()):
            parts.append(" ")
            length += 1
        starts.append((length, number))
        parts.append(text)
        length += len(text)
    return "".join(parts), tuple(starts)
