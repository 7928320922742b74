"""Turns lines of pieces into the text that is written: plain, or with SGR colours and links."""

from collections.abc import Iterable

from timeline.render.ink import Line, Role
from timeline.render.text import harmless
from timeline.render.theme import Background, Colors, look

_RESET = "\x1b[0m"


def paint(
    lines: Iterable[Line], *, color: bool, background: Background = "dark", links: bool = False, colors: Colors = 256
) -> str:
    """The text of a drawing, each line ended by a line feed.

    `links` adds OSC 8 hyperlinks to pieces that have a web address; it works with and without colour. Whatever a
    renderer let through, no control character of a piece reaches the terminal.
    """
    if not color and not links:
        return _plain(lines)
    before = {role: f"\x1b[{codes}m" if color and (codes := look(role, background, colors)) else "" for role in Role}
    after = {role: _RESET if codes else "" for role, codes in before.items()}
    written: list[str] = []
    write = written.append
    for line in lines:
        for text, role, link in line:
            shown = text if text.isprintable() else harmless(text)
            if link is not None and links and (address := web_address(link)) is not None:
                shown = f"\x1b]8;;{address}\x1b\\{shown}\x1b]8;;\x1b\\"
            if start := before[role]:
                write(start)
                write(shown)
                write(after[role])
            else:
                write(shown)
        write("\n")
    return "".join(written)


def _plain(lines: Iterable[Line]) -> str:
    written = []
    for line in lines:
        text = "".join([piece[0] for piece in line])
        written.append(text if text.isprintable() else "".join([harmless(piece[0]) for piece in line]))
    written.append("")
    return "\n".join(written)


def web_address(link: str) -> str | None:
    """A web address in the characters that OSC 8 allows (32 to 126); None for anything else."""
    if not link.startswith(("https://", "http://")):
        return None
    if link.isascii() and link.isprintable() and " " not in link:
        return link
    from urllib.parse import quote

    return quote(link, safe="!#$%&'()*+,/:;=?@[]~")
