"""Documents of JSON as text that no terminal takes for anything but text."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from timeline.errors import legible

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""DEL, the C1 controls (U+009B begins a sequence in some terminals), and what turns the direction of text or is not
seen; JSON itself escapes no more than the C0 controls."""


def json_line(document: object) -> str:
    """The document on one line, ended by a line feed; what is not seen is escaped, as `json_text` does."""
    return _escaped(msgspec.json.encode(document).decode()) + "\n"


def _escaped(text: str) -> str:
    if text.isascii():
        return text.replace("\x7f", "\\u007f")  # the only one of them that can stand there
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_text(document: object) -> str:
    """The document, two columns a level, ended by a line feed. What is not seen is escaped, which JSON reads as it is.

    A file name may hold bytes that are no text; these are given as U+FFFD.
    """
    try:
        encoded = msgspec.json.encode(document)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_legible(msgspec.to_builtins(document)))
    text = msgspec.json.format(encoded, indent=2).decode()
    return _escaped(text) + "\n"


def json_pieces(frame: Mapping[str, object], key: str, items: Iterable[object]) -> Iterator[str]:
    """The same text of a document that has one list more under its last key, an item at a time."""
    text = json_text({**frame, key: []})
    end = "]\n}\n"
    yield text.removesuffix(end)
    begin = "\n"
    for item in items:
        # A line feed in a text is escaped, so that each in the item begins a line of it.
        yield begin + "    " + json_text(item).removesuffix("\n").replace("\n", "\n    ")
        begin = ",\n"
    yield end if begin == "\n" else "\n  " + end


def _legible(value: object) -> object:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, dict):
        return {_legible(key): _legible(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_legible(held) for held in value]
    return value
