"""Which format a file has, by its name or by how it begins; what is no table of entries is told by its own name."""

import re
from pathlib import PurePath
from typing import Literal, get_args

from timeline.entry_input.tables import DELIMITERS
from timeline.errors import TimelineError

Format = Literal["csv", "json", "jsonl", "yaml", "excel"]
FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xlsb": "excel",
    ".xls": "excel",
    ".ods": "excel",
}
"""The formats by the endings of names, in lower case."""

_FIRST_KEY = re.compile(r"(?:-\s+)?[\w\"'-]+:(?:\s|$)|-\s|---|#|%")

_OTHERS: dict[str, tuple[str, ...]] = {
    "a calendar (iCalendar)": (".ics", ".ical", ".ifb"),
    "a file of contacts (vCard)": (".vcf",),
    "Markdown": (".md", ".markdown"),
    "reStructuredText": (".rst",),
    "a family tree (GEDCOM)": (".ged",),
    "a web page": (".html", ".htm", ".mhtml"),
    "XML": (".xml", ".rss", ".atom"),
    "a map (KML)": (".kml", ".kmz"),
    "a GPS track (GPX)": (".gpx",),
    "a PDF": (".pdf",),
    "a document": (".docx", ".doc", ".odt", ".rtf", ".epub"),
    "a mail": (".eml", ".mbox", ".msg"),
    "subtitles": (".srt", ".vtt"),
    "a picture": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".svg", ".heic"),
    "a database": (".sqlite", ".sqlite3", ".db", ".mdb", ".accdb"),
    "a Parquet table": (".parquet",),
    "a compressed file": (".zip", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".tgz"),
    "TOML": (".toml",),
}
_MENDS = {
    "a database": "export the table as CSV",
    "a Parquet table": "export it as CSV",
    "a compressed file": "unpack it first",
    "a web page": "save its table as CSV",
    "a calendar (iCalendar)": "timeline import ics {}",
    "a family tree (GEDCOM)": "timeline import gedcom {}",
    "Markdown": "timeline import markdown {}",
}
"""What to do with a file of that kind; `{}` is its name."""

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"BEGIN:VCALENDAR", "a calendar (iCalendar)"),
    (b"BEGIN:VCARD", "a file of contacts (vCard)"),
    (b"0 HEAD", "a family tree (GEDCOM)"),
    (b"%PDF-", "a PDF"),
    (b"<!DOCTYPE HTML", "a web page"),
    (b"<HTML", "a web page"),
    (b"<?XML", "XML"),
    (b"<KML", "a map (KML)"),
    (b"<GPX", "a GPS track (GPX)"),
    (b"{\\RTF", "a document"),
    (b"WEBVTT", "subtitles"),
    (b"SQLITE FORMAT 3\0", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (b"xl/", b"opendocument.spreadsheet")


def workbook_or_text(name: str, data: bytes) -> Literal["excel"] | None:
    """`excel` for a workbook, None for what may be text.

    Raises TimelineError for a file of a format that is neither a table nor a list of entries.
    """
    ending = PurePath(name).suffix.casefold()
    told = ENDINGS.get(ending)
    if told == "excel":
        return "excel"
    if told is None:
        _refuse(name, next((kind for kind, endings in _OTHERS.items() if ending in endings), None))
    _refuse(name, _by_beginning(data))
    if data.startswith(_ZIP):
        if any(mark in data for mark in _WORKBOOKS):
            return "excel"
        _refuse(name, "a document" if b"word/" in data or b"opendocument" in data else "a compressed file")
    return "excel" if data.startswith(_OLE) else None


def another_kind(data: bytes) -> str | None:
    """What a file is that is no text of entries, by its first bytes: a PDF, a picture, a workbook."""
    if data.startswith(_ZIP):
        return "a workbook" if any(mark in data for mark in _WORKBOOKS) else "a compressed file or a document"
    return "a workbook or a document" if data.startswith(_OLE) else _by_beginning(data)


def _by_beginning(data: bytes) -> str | None:
    begin = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].upper()
    return next((kind for mark, kind in _BEGINNINGS if begin.startswith(mark.upper())), None)


def format_of(name: str, text: str) -> Format:
    """The format of a text by the ending of the name, else by how the text begins."""
    told = ENDINGS.get(PurePath(name).suffix.casefold())
    if told is not None:
        return told
    begin = text.lstrip()
    if begin.startswith("["):
        return "json"
    if begin.startswith("{"):
        first, _, rest = begin.partition("\n")
        return "jsonl" if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else "json"
    first = begin.partition("\n")[0]
    if _FIRST_KEY.match(first) or not any(delimiter in first for delimiter in DELIMITERS):
        return "yaml"
    return "csv"


def _refuse(name: str, kind: str | None) -> None:
    if kind is not None:
        mend = _MENDS.get(kind, "write its entries as CSV, JSON, JSON Lines or YAML, or as a workbook")
        raise TimelineError.of("format", f"{name} is {kind}, and no table of entries", mend.format(name))
