"""What the cells of an `.xlsx` sheet hold beside their values: how a date is shown, errors, formulas without a value.

Calamine tells neither the number format of a cell nor its error, and takes a formula that was never calculated as an
empty cell, so the parts of the file are looked at once more. Other kinds of workbooks are not.
The format: ECMA-376, part 1, 18.3 (sheets) and 18.8.30 (number formats).
"""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

import msgspec

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHOWS_DAY = {14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy-mm-dd hh:mm"}
"""The number formats of dates that need no entry in the file."""
_UNSHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What is no placeholder in a number format."""
_NAME = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[0-9]+)")
FORMULA = "#FORMULA!"
"""Begins the text of a cell whose formula has no value."""
_NO_DAY = 60
"""The serial number of 29 February 1900, which the first spreadsheet program had and no calendar has."""


class Told(msgspec.Struct, frozen=True):
    """A cell that is not what its value says.

    `shows` are those of the letters y, m and d that a date is shown with; `text` is what it holds instead of a value.
    """

    shows: str = ""
    text: str | None = None


def told_cells(data: bytes, sheet: str) -> dict[tuple[int, int], Told]:
    """The cells of a sheet of an `.xlsx` file of which there is something to tell, by row and column from 1.

    None are told of a file of another kind, or of one that cannot be read so.
    """
    try:
        with ZipFile(BytesIO(data)) as book:
            part = _part_of(book, sheet)
            if part is None:
                return {}
            shows = _shows_by_style(book)
            return dict(_cells(book.read(part), shows))
    except (BadZipFile, KeyError, ET.ParseError, ValueError):
        return {}


def _part_of(book: ZipFile, sheet: str) -> str | None:
    """The part in which a sheet stands."""
    if "xl/workbook.xml" not in book.namelist():
        return None
    listed = _parsed(book.read("xl/workbook.xml"))
    link = next((one.get(_LINK) for one in listed.iter(f"{_MAIN}sheet") if one.get("name") == sheet), None)
    links = _parsed(book.read("xl/_rels/workbook.xml.rels"))
    target = next((one.get("Target") for one in links if one.get("Id") == link), None)
    if target is None:
        return None
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _shows_by_style(book: ZipFile) -> list[str]:
    """For each style of cells, which of year, month and day its number format shows; empty for other formats."""
    if "xl/styles.xml" not in book.namelist():
        return []
    styles = _parsed(book.read("xl/styles.xml"))
    codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")}
    held = styles.find(f"{_MAIN}cellXfs")
    numbers = [int(one.get("numFmtId", "0")) for one in held] if held is not None else []
    return [_shown(codes.get(number, _SHOWS_DAY.get(number, ""))) for number in numbers]


def _shown(code: str) -> str:
    """The letters y, m and d of a number format, without the m of minutes; empty where it is of no date."""
    plain = _UNSHOWN.sub("", code.partition(";")[0]).casefold()
    plain = re.sub(r"(?<=h)(?P<mark>[^a-z0-9]?)m+|m+(?=[^a-z0-9]?s)|am/pm|a/p", "", plain)
    if re.search(r"[#0?]", plain) or "general" in plain:
        return ""
    return "".join(letter for letter in "ymd" if letter in plain)


def _parsed(part: bytes) -> ET.Element:
    """Raises ValueError for a document type, which no part of a workbook has and every attack by XML needs."""
    if b"<!DOCTYPE" in part:
        raise ValueError("a document type")
    return ET.fromstring(part)  # noqa: S314 - see above


def _cells(part: bytes, shows: list[str]) -> Iterator[tuple[tuple[int, int], Told]]:
    row = 0
    for element in _parsed(part).iter(f"{_MAIN}row"):
        row = int(element.get("r", row + 1))
        column = 0
        for cell in element.iter(f"{_MAIN}c"):
            named = _NAME.fullmatch(cell.get("r", ""))
            column = column + 1 if named is None else _number(named["letters"])
            if (told := _told(cell, shows)) is not None:
                yield (row, column), told


def _told(cell: ET.Element, shows: list[str]) -> Told | None:
    value, formula = cell.findtext(f"{_MAIN}v"), cell.find(f"{_MAIN}f")
    if cell.get("t") == "e":
        return Told(text=value or "#VALUE!")
    if formula is not None and not value:
        return Told(text=f"{FORMULA} ={formula.text or ''}") if value is None else None
    style = int(cell.get("s", "0"))
    shown = shows[style] if style < len(shows) else ""
    if not shown or cell.get("t", "n") not in ("n", "d"):
        return None
    if value is not None and value.partition(".")[0] == str(_NO_DAY):
        return Told(shows=shown, text="1900-02-29")
    return Told(shows=shown) if shown != "ymd" else None


def _number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
