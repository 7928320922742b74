"""Reads a schedule of disputed points that somebody has filled in: a document or a workbook, its rows in any order."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import msgspec

from timeline.entry_input.unpacked import WORD, refuse_too_large
from timeline.errors import Place, Problem, TimelineError
from timeline.interchange.schedule_table import BECAUSE, BY, FOUND, NO_PAIR, NUMBER, ON, POINT

_KEY = re.compile(r"[0-9a-f]{8}")
_PARTY = re.compile(r"([A-Z]) .*\[([^\[\]]+)\]", re.DOTALL)
_PAIR = re.compile(r"([A-Z])/([A-Z])")


class FilledRow(msgspec.Struct, frozen=True):
    """What somebody wrote into a row. `pairs` are ids of two parties and what stands in their column.

    `at` is the row of the file, from 1, its heading included; `name` is what stands in its first cells, for messages.
    """

    at: int
    name: str
    key: str
    pairs: tuple[tuple[str, str, str], ...]
    found: str
    because: str
    by: str
    on: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.found or self.because or self.by or self.on or any(word for _, _, word in self.pairs))


def filled_rows(data: bytes, name: str) -> list[FilledRow]:
    """The rows of a file. Raises TimelineError where it is no schedule, or of no kind that is read."""
    table = _table(data, name)
    if not table or table[0][:2] != [NUMBER, POINT]:
        raise _no_schedule(name)
    columns = _columns(table[0], name)
    return [_row(number, cells, columns, name) for number, cells in enumerate(table[1:], start=2) if any(cells)]


def _table(data: bytes, name: str) -> list[list[str]]:
    """The rows of the first table of a file, as texts."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = set(packed.namelist())
    except BadZipFile:
        raise _no_schedule(name) from None
    if "word/document.xml" in parts:
        refuse_too_large(data, name, WORD)
        return _of_document(data)
    if "xl/workbook.xml" in parts:
        return _of_workbook(data, name)
    raise _no_schedule(name)


def _of_document(data: bytes) -> list[list[str]]:
    import docx

    for table in docx.Document(BytesIO(data)).tables:
        rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
        if rows and rows[0][:2] == [NUMBER, POINT]:
            return rows
    return []


def _of_workbook(data: bytes, name: str) -> list[list[str]]:
    from timeline.entry_input.workbooks import sheet_of_texts

    rows, _, _ = sheet_of_texts(data, name)
    return [[text.strip() for text in row] for row in rows]


class _Columns(msgspec.Struct, frozen=True):
    named: dict[str, int]
    pairs: tuple[tuple[int, str, str], ...]


def _columns(heading: list[str], name: str) -> _Columns:
    """Which column is what. Raises TimelineError where one is missing, or a pair names no party."""
    named = {text: place for place, text in enumerate(heading)}
    missing = [text for text in (FOUND, BECAUSE, BY, ON) if text not in named]
    parties = {found[1]: found[2] for text in heading if (found := _PARTY.fullmatch(text))}
    pairs = [(place, found[1], found[2]) for text, place in named.items() if (found := _PAIR.fullmatch(text))]
    unknown = [letter for _, *letters in pairs for letter in letters if letter not in parties]
    if missing or unknown:
        what = f"the column `{missing[0]}`" if missing else f"the party {unknown[0]}"
        raise TimelineError.of("schedule", f"{name}: {what} is missing in the heading", "export the schedule anew")
    return _Columns(named, tuple([(place, parties[one], parties[other]) for place, one, other in pairs]))


def _row(number: int, cells: list[str], columns: _Columns, name: str) -> FilledRow:
    def text(place: int) -> str:
        return cells[place].strip() if place < len(cells) else ""

    first = text(columns.named[NUMBER])
    keys = _KEY.findall(first.replace("\n", " "))
    label = " ".join([part for part in (first.split("\n")[0], text(columns.named[POINT]).split("\n")[0]) if part])
    if len(keys) != 1:
        message = f"row {number} ({label}) has no key in its first cell"
        raise TimelineError([Problem("schedule", message, "export the schedule anew", place=Place(name, number, 1))])
    pairs = tuple([(one, other, _word(text(place))) for place, one, other in columns.pairs])
    filled = [text(columns.named[which]) for which in (FOUND, BECAUSE, BY, ON)]
    return FilledRow(number, label, keys[0], pairs, *filled)


def _word(text: str) -> str:
    return "" if text == NO_PAIR else text


def _no_schedule(name: str) -> TimelineError:
    mend = "`timeline export schedule -o schedule.docx` writes one to fill in; .docx and .xlsx are read"
    return TimelineError.of("schedule", f"{name} is no schedule of disputed points", mend)
