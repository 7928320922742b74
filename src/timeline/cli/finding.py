"""Which file is the store."""

from pathlib import Path

from timeline.cli.session import Session


def store_named(session: Session, file: str | None) -> Path | None:
    """The store that the options, the environment or the working directory name; None for standard input.

    Raises TimelineError where there is none.
    """
    from timeline.store import find_store

    named = file or session.file or session.environment.get("TIMELINE_FILE")
    return None if named == "-" else find_store(named, None, session.directory)
