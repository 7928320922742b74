"""The lines of a GEDCOM file (5.5.1 and 7) as a tree, each with its number.

A line is a level, perhaps a name in `@`, a tag and a value. `CONC` and `CONT` go on with the value above them, and so
does a line that has no level, as some programs write them.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

import msgspec

from timeline.entry_input.text_encoding import text_of
from timeline.errors import Place, Problem, TimelineError, shortened

DEEPEST = 20
"""Levels; those of the format are fewer than ten."""

_LINE = re.compile(r"\s*(\d{1,4})\s+(?:(@[^@\s][^@]*@)\s+)?([A-Za-z0-9_]+)(?: (.*))?", re.ASCII)
_CHAR = re.compile(rb"^\s*1\s+CHAR\s+([^\r\n]*)", re.MULTILINE)
_CODECS = {"ANSI": "cp1252", "CP1252": "cp1252", "WINDOWS-1252": "cp1252", "WINDOWS": "cp1252", "IBMPC": "cp437",
           "IBM WINDOWS": "cp1252", "IBM": "cp437", "MSDOS": "cp850", "MACINTOSH": "mac-roman", "LATIN1": "latin-1",
           "ISO-8859-1": "latin-1", "ISO8859-1": "latin-1", "WINDOWS-1250": "cp1250",
           "WINDOWS-1251": "cp1251"}  # fmt: skip
"""What programs write for `CHAR`, and mean; UTF-8, Unicode and ASCII need no entry."""


class Node(msgspec.Struct):
    """A line with all that stands below it."""

    tag: str
    value: str
    line: int
    xref: str = ""
    below: list["Node"] = []

    def named(self, *tags: str) -> Iterator["Node"]:
        """What stands directly below it under one of these tags."""
        return (node for node in self.below if node.tag in tags)

    def text(self, *tags: str) -> str:
        """The value of the first of these tags below it, one below the other; empty where there is none."""
        node: Node | None = self
        for tag in tags:
            node = next((one for one in node.below if one.tag == tag), None) if node is not None else None
        return node.value.strip() if node is not None else ""


def records_of(data: bytes, name: str, encoding: str | None) -> list[Node]:
    """The records of a file. Raises TimelineError with the place of what is none."""
    lines = _decoded(data, name, encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    roots: list[Node] = []
    open_: list[Node] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            if not open_:
                raise _wrong(
                    "a file of GEDCOM begins with `0 HEAD`", "look whether it is the right one", name, number, line
                )
            open_[-1].value += f"\n{line}"
            continue
        level, tag = int(found[1]), found[3].upper()
        value = (found[4] or "").replace("@@", "@")
        if level > len(open_):
            message = f"level {level} stands below level {len(open_) - 1}"
            raise _wrong(message, "a line is at most one level below the one above it", name, number, line)
        if level == DEEPEST:
            raise _wrong("this is nested too deep", "look what has written it", name, number, line)
        del open_[level:]
        if tag in ("CONC", "CONT") and open_:
            open_[-1].value += value if tag == "CONC" else f"\n{value}"
            # What goes on with a value has nothing below it, and a further line goes on with the same.
            continue
        node = Node(tag, value, number, found[2] or "", [])
        (open_[-1].below if open_ else roots).append(node)
        open_.append(node)
    return roots


def _wrong(message: str, mend: str, name: str, number: int, line: str) -> TimelineError:
    return TimelineError([Problem("gedcom", message, mend, Place(name, number, 1, 1, shortened(line)))])


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    """The text, in the encoding that its head names. Raises TimelineError."""
    if encoding is not None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return text_of(data, name, encoding)
    found = _CHAR.search(data[:10_000])
    told = found[1].decode("ascii", errors="replace").strip().upper() if found is not None else ""
    if told == "ANSEL" and not data.isascii():
        return _of_ansel(data, name)
    if told in _CODECS and not data.startswith(b"\xef\xbb\xbf"):
        return text_of(data, name, _CODECS[told])
    return text_of(data, name)


def _of_ansel(data: bytes, name: str) -> str:
    """Text of the set of characters that libraries used, and GEDCOM before it had Unicode. Raises TimelineError."""
    try:
        import ansel
    except ModuleNotFoundError:
        message = f"{name} is in ANSEL, which is read by a library that is not installed: ansel"
        raise TimelineError.of("missing-extra", message, "pip install 'sourced-timeline[gedcom]'") from None
    ansel.register()
    try:
        # Programs that write UTF-8 under this name are as many as those that write ANSEL.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Its accents stand before their letters and come as signs of their own.
        return normalize("NFC", data.decode("gedcom", errors="replace"))
