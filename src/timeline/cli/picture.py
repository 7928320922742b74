"""A drawing goes into a file as a picture (`--svg FILE`)."""

from pathlib import Path

from timeline.cli.output import Manner, write_text
from timeline.cli.session import Session
from timeline.cli.writing import tell
from timeline.render.ink import Line
from timeline.render.svg import svg
from timeline.render.text import harmless
from timeline.store.creating import create


def write_picture(lines: list[Line], manner: Manner, name: str, session: Session) -> None:
    """Writes a new file, or standard output for `-`. Raises TimelineError where the file exists, OSError."""
    theme = manner.background
    text = svg(lines, background=None if theme is None else theme.value, color=manner.color, links=manner.links)
    if name == "-":
        # XML can say every letter in ASCII, so no encoding of the stream loses one.
        encoding = (getattr(session.stdout, "encoding", None) or "utf-8").lower()
        is_utf8 = encoding.replace("-", "").replace("_", "") == "utf8"
        write_text(text if is_utf8 else text.encode("ascii", "xmlcharrefreplace").decode(), session)
        return
    create(session.directory / Path(name).expanduser(), text.encode(), harmless(name))
    tell(session, f"wrote {harmless(name)}")
