r"""Texts in one line of which nothing is lost: what cannot be seen stands as `\t` or `\u200b`, so no two look alike.

A line feed is ` ↵ `. A backslash that would begin an escape is doubled.
"""

_BREAK = "↵"
_SHORT = {"\t": "\\t", "\r": "\\r", _BREAK: "\\u21b5"}
_MEANT = frozenset("\\trxuU,:(·")
"""Behind a backslash these are read as an escape: here, or by whoever joins texts to a line."""

_JOINERS = frozenset("\u200c\u200d")
_JOINING = "\u0590"
"""From here on scripts join their letters, and emoji stand: a joiner between two of them is part of how they look."""


def one_line(text: str) -> str:
    """A whole text; what is invisible, and spaces at its ends, as escapes."""
    if text.isprintable() and _BREAK not in text and "\\" not in text and text == text.strip(" "):
        return text
    body = text.lstrip(" ")
    before = len(text) - len(body)
    body = body.rstrip(" ")
    after = len(text) - before - len(body)
    spaced = f" {_BREAK} ".join([visible(row, kept="") for row in body.split("\n")])
    if body.endswith("\n"):
        spaced = spaced[:-1] + (" " if after else "")
    return f"{_SPACE * before}{spaced}{_SPACE * after}"


_SPACE = "\\x20"


def visible(row: str, *, kept: str = "\t↵") -> str:
    """The characters of one line, those that cannot be seen as escapes, but for those that are `kept`."""
    if row.isprintable() and "\\" not in row and (_BREAK in kept or _BREAK not in row):
        return row
    return "".join([_shown(row, index, kept) for index in range(len(row))])


def _shown(row: str, index: int, kept: str) -> str:
    character, behind = row[index], row[index + 1 : index + 2]
    if character == "\\":
        return "\\\\" if not behind or behind in _MEANT or _escape(behind, kept) else "\\"
    is_joining = character in _JOINERS and index > 0 and row[index - 1] >= _JOINING and behind >= _JOINING
    return character if is_joining else _escape(character, kept) or character


def _escape(character: str, kept: str) -> str:
    """The escape of a character; empty where it can be seen."""
    if character in kept or (character.isprintable() and character not in _SHORT):
        return ""
    code = ord(character)
    wide = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else wide)
