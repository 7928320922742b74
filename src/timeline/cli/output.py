"""How a drawing reaches the user: width, colour, links, pager, and a pipe that closes early."""

import os
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TextIO

import msgspec

from timeline.cli.closing import OutputClosed
from timeline.cli.color import wants_color
from timeline.cli.options import Background, DrawingOptions, Switch
from timeline.cli.session import Session
from timeline.errors import TimelineError
from timeline.render.ink import Line
from timeline.render.paint import paint

NARROWEST = 40
_LINKING_TERMINALS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"}


class Manner(msgspec.Struct, frozen=True):
    """How to draw, decided once from options, environment and terminal.

    `width` counts terminal cells and is never below 40. `background` is what the user says; None: what the terminal
    has is found out when something is painted. `links`: whether the terminal opens OSC 8 links. `height` is how many
    rows the terminal has, None where there is none. `svg` is the file that takes the drawing in place of the terminal.
    """

    width: int
    color: bool
    background: Background | None
    links: bool
    ascii: bool
    height: int | None = None
    svg: str | None = None


def manner_of(options: DrawingOptions, session: Session) -> Manner:
    """The manner of writing to standard output, or to the file of `--svg`."""
    environment = session.environment
    width = max(NARROWEST, options.width or _terminal_width(session))
    if options.svg is not None:
        # A picture has colours, links and signs of its own, whatever the terminal has.
        color, links = options.color is not Switch.NEVER, options.links is Switch.ALWAYS
        return Manner(width, color, options.theme, links, options.ascii, svg=options.svg)
    color = wants_color(options.color, environment, terminal=session.on_terminal)
    return Manner(
        width=width,
        color=color,
        background=options.theme,
        links=_wants_links(options.links, environment, color=color and session.on_terminal),
        ascii=options.ascii or not _speaks_unicode(session),
        height=_terminal_size(session)[1] or None,
    )


def _wants_links(switch: Switch, environment: Mapping[str, str], *, color: bool) -> bool:
    if switch is not Switch.AUTO:
        return switch is Switch.ALWAYS
    if not color:
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _LINKING_TERMINALS
        or (vte.isdigit() and int(vte) >= 5000)
        or any(name in environment for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"))
        or environment.get("TERM", "") in {"xterm-kitty", "alacritty", "foot", "xterm-ghostty"}
    )


def _speaks_unicode(session: Session) -> bool:
    encoding = getattr(session.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").replace("_", "").startswith(("utf", "ucs"))


def _terminal_width(session: Session) -> int:
    told = session.environment.get("COLUMNS", "")
    columns = _terminal_size(session)[0]
    return columns or (int(told) if told.isdecimal() and int(told) > 0 else 80)


def _terminal_size(session: Session) -> tuple[int, int]:
    """Columns and rows of the terminal; (0, 0) where standard output is none or does not tell."""
    if not session.on_terminal:
        return 0, 0
    try:
        size = os.get_terminal_size(session.stdout.fileno())
    except OSError:
        return 0, 0
    return size.columns, size.lines


def write_lines(lines: list[Line], manner: Manner, session: Session, *, no_pager: bool = False) -> None:
    """Writes a drawing, through a pager where it goes to a terminal and does not fit; or a picture of it."""
    if manner.svg is not None:
        _write_picture(lines, manner, manner.svg, session)
        return
    text = painted(lines, session.stdout, session.environment, manner)
    rows = _terminal_size(session)[1]
    if not no_pager and rows and len(lines) >= rows:
        from timeline.cli.pager import page

        if page(text, session.environment):
            return
    write_text(text, session)


def painted(lines: list[Line], stream: TextIO, environment: Mapping[str, str], manner: Manner) -> str:
    """A drawing as a stream takes it, in colours that can be read on what is behind the stream."""
    if not manner.color:
        return paint(lines, color=False, links=manner.links)
    from timeline.cli.background import background_of
    from timeline.cli.color import colors_of

    background = manner.background or background_of(stream, environment)
    return paint(lines, color=True, background=background.value, links=manner.links, colors=colors_of(environment))


def write_text(text: str, session: Session) -> None:
    """Writes text as it is; what the stream's encoding lacks is written as an escape. Raises OutputClosed."""
    write_pieces([text], session)


def write_pieces(pieces: Iterable[str], session: Session) -> None:
    """Writes a text as it is made, so that a long one is nowhere as a whole. Raises as `write_text` does."""
    encoding = getattr(session.stdout, "encoding", None) or "utf-8"
    is_utf8 = encoding.lower() in {"utf-8", "utf8"}
    for piece in chain(pieces, [None]):
        try:
            if piece is None:
                session.stdout.flush()
            else:
                session.stdout.write(piece if is_utf8 else piece.encode(encoding, "backslashreplace").decode(encoding))
        except BrokenPipeError:
            raise OutputClosed from None
        except OSError as error:
            raise OSError(error.errno, error.strerror, "standard output") from error


def _write_picture(lines: list[Line], manner: Manner, name: str, session: Session) -> None:
    """Writes a new file, or standard output for `-`. Raises TimelineError where the file exists or has no name."""
    from timeline.cli.closing import write_error
    from timeline.render.svg import svg
    from timeline.render.text import harmless
    from timeline.store.creating import create
    from timeline.store.finding import expanded

    if not name:
        raise TimelineError.of("option", "--svg names no file", "name one, or - for standard output")
    theme = manner.background
    text = svg(lines, background=None if theme is None else theme.value, color=manner.color, links=manner.links)
    if name == "-":
        # XML can say every letter in ASCII, so no encoding of the stream loses one.
        encoding = (getattr(session.stdout, "encoding", None) or "utf-8").lower()
        is_utf8 = encoding in {"utf-8", "utf8"}
        write_text(text if is_utf8 else text.encode("ascii", "xmlcharrefreplace").decode(), session)
        return
    create(session.directory / expanded(name), text.encode(), harmless(name))
    write_error(session, f"wrote {harmless(name)}\n")
