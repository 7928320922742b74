"""A store is opened, whatever it is: a file, or a folder with its parts."""

from pathlib import Path

from timeline.progress import Progress
from timeline.store.reading import Stored, read_store


def open_store(
    path: Path, name: str | None = None, *, keep_raw: bool = False, progress: Progress | None = None
) -> Stored:
    """Reads a store: a file, or a folder with its parts; `name` is what messages call it.

    Raises TimelineError where it is no store, OSError where it cannot be read.
    """
    called = str(path) if name is None else name
    if path.is_dir():
        from timeline.store.folder import read_folder  # most stores are files

        return read_folder(path, called, keep_raw=keep_raw, progress=progress)
    return read_store(path, path.read_bytes(), called, keep_raw=keep_raw, progress=progress)


def load_store(path: Path, name: str | None = None) -> Stored:
    """Reads a store. Raises TimelineError where it is no store, OSError where it cannot be read."""
    return open_store(path, name)
