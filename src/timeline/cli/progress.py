"""How far a long command is, told while it runs."""

from typing import TYPE_CHECKING

from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.compare.matching.field import Progress


def progress_of(session: Session) -> "Progress | None":
    """Counts events on standard error, where that is a terminal and there are enough of them to wait for."""
    stream = session.stderr
    if not stream.isatty():
        return None

    def told(done: int, total: int) -> None:
        if total >= 5000:
            stream.write(f"\rmatching {done:,} of {total:,}\x1b[K" if done < total else "\r\x1b[K")
            stream.flush()

    return told
