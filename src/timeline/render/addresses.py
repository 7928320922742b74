"""Addresses and whatever else must not be broken: on lines of their own, and the host of a web address."""

from collections.abc import Iterator

from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, wrap


def whole(text: str, indent: int, width: int, label: str = "") -> list[Line]:
    """A text on lines of its own in its column, its label before it, or alone above it where both do not fit a line.

    What has spaces is wrapped at them, an address is broken where a line is full.
    """
    said, room = labelled_text(label, text), width - indent
    if cells(said) <= room or " " in text:
        return indented(flow([Piece(said, Role.DIM)], room), indent)
    head = indented(flow([Piece(f"{label}:", Role.DIM)], room), indent) if label else []
    return [*head, *indented([[Piece(row, Role.DIM)] for row in _broken(text, room)], indent)]


def _broken(text: str, width: int) -> Iterator[str]:
    """Full lines of an address, each ended behind a sign of its last third where there is one."""
    while text:
        row = wrap(text[: 4 * width], width)[0]
        if len(row) < len(text):
            end = max(row.rfind(sign) for sign in _BREAKS) + 1
            row = row[:end] if end > len(row) * 2 // 3 else row
        yield row
        text = text[len(row) :]


_BREAKS = "/-_?&=.,"


def labelled_text(label: str, text: str) -> str:
    """`archived: https://…`; the text alone where it has no label."""
    return f"{label}: {text}" if label else text


def host_of(url: str) -> str:
    """The host of a web address without `www.`; what is no web address stays whole."""
    scheme, found, rest = url.partition("://")
    if not found or scheme not in ("http", "https"):
        return url
    host = rest.replace("?", "/").replace("#", "/").partition("/")[0].rpartition("@")[2]
    return host.removeprefix("www.") or url
