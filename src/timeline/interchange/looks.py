"""What a file from elsewhere looks like, by its first bytes and lines: for whoever has named another format."""

import re
from collections.abc import Callable
from pathlib import PurePath

import msgspec

_HEAD = 100_000
"""Bytes that are looked at."""

_CALENDAR = re.compile(r"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_GEDCOM = re.compile(r"\s*0\s+HEAD\b")
_JSON = re.compile(r"\s*[\[{]")
_LINE_OF_JSON = re.compile(r'\s*\{.*"(?:timestamp_desc|event_identifier|data_type)"\s*:')
_SLIDES = re.compile(r'"(?:start_date|headline|unique_id|events)"\s*:')
_STORE = re.compile(r'"(?:timeline|entry)"\s*:')
_MARKWHEN = re.compile(
    r"^[ \t]*(?:\d{4}(?:-\d{2}){0,2}|\d{1,2}/\d{4}|\d{1,2}/\d{1,2}/\d{4})\b[^:\n]{0,80}: \S", re.MULTILINE
)
_FRONT = re.compile(r"---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
_ITEM = re.compile(r"^[ \t]*[-*+] [^:–—\n\d]{0,40}\d[^:–—\n]{0,40}(?::|\s[–—-])\s*\S", re.MULTILINE)


class Look(msgspec.Struct, frozen=True):
    """A format of `timeline import`: what a file of it is called, and whether one looks like it."""

    called: str
    fits: Callable[[str, str], bool]
    """Of the beginning of the text, and the ending of the name."""


def _columns(head: str) -> set[str]:
    first = head.lstrip("\r\n").partition("\n")[0]
    return {column.strip(' "\r').casefold() for column in re.split(r"[,;\t|]", first)}


def _is_timelinejs(head: str, _: str) -> bool:
    if _JSON.match(head):
        return bool(_SLIDES.search(head)) and not _LINE_OF_JSON.match(head) and not _STORE.search(head)
    columns = _columns(head)
    return "headline" in columns and bool(columns & {"year", "start date"})


def _is_timesketch(head: str, _: str) -> bool:
    return bool(_LINE_OF_JSON.match(head)) or {"message", "timestamp_desc"} <= _columns(head)


def _is_markwhen(head: str, ending: str) -> bool:
    return ending in (".mw", ".markwhen") or bool(_MARKWHEN.search(_FRONT.sub("", head, count=1)))


LOOKS: dict[str, Look] = {
    "ics": Look("a calendar (iCalendar)", lambda head, _: bool(_CALENDAR.match(head))),
    "gedcom": Look("a family tree (GEDCOM)", lambda head, _: bool(_GEDCOM.match(head))),
    "l2tcsv": Look("a table of log2timeline", lambda head, _: {"macb", "sourcetype", "short"} <= _columns(head)),
    "timesketch": Look("a Timesketch timeline", _is_timesketch),
    "timelinejs": Look("slides of TimelineJS", _is_timelinejs),
    "markwhen": Look("a markwhen document", _is_markwhen),
    "markdown": Look("a Markdown list of dates", lambda head, _: bool(_ITEM.search(head))),
}
"""What is told from others by how it begins, the surest first."""


def looks_like(data: bytes, name: str) -> str | None:
    """The format that a file looks like; None where none is told."""
    head, ending = head_of(data), PurePath(name).suffix.casefold()
    return next((format_ for format_, look in LOOKS.items() if look.fits(head, ending)), None)


def head_of(data: bytes, encoding: str | None = None) -> str:
    """How a text begins, in the encoding that is named, else in the one that it is most likely of."""
    head = data[:_HEAD]
    if encoding is not None:
        try:
            return head.decode(encoding, errors="replace")
        except LookupError:
            return ""  # told where the text is read
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
