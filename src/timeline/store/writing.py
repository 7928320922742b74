"""A new text in the place of the old file: under a lock, whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from timeline.store.editing import Edit, Edited
from timeline.store.reading import Stored


def write_store(path: Path, edit: Callable[[Stored], Sequence[Edit]], name: str | None = None) -> tuple[Stored, Edited]:
    """Reads a store, edits it and writes it, while other writers wait; gives it as it was read, and its new text.

    `edit` is called once, with the store as it is under the lock, and must not ask anybody. Nothing is written where
    it gives no edits. Raises TimelineError, and then the file is as it was.
    """
    raise NotImplementedError


def save(stored: Stored, edited: Edited) -> None:
    """Writes the new text of a store that was read before; for edits that took their time, in an editor.

    Raises TimelineError where the file is not what it was when it was read, or cannot be written.
    """
    raise NotImplementedError
