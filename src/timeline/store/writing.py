"""A new text in the place of the old file: under a lock, whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.store.decoding import BOM
from timeline.store.editing import Edit, Edited, edit_text
from timeline.store.file_trouble import moved_on, told
from timeline.store.lock import PATIENT, Patience, is_the_same, locked
from timeline.store.reading import Stored, read_store
from timeline.store.whole_files import content_of, put, refuse_half_written, target_of


class StoreToWrite:
    """A store that no other writer touches for now: read as it is, and written once."""

    def __init__(self, stored: Stored, put_text: "Callable[[Edited, Ready], None]") -> None:
        self.stored = stored
        self.ready: Ready = _ignore
        """Called with what is written as late as can be before it stands there, while other writers still wait; not of
        a folder."""
        self._put_text = put_text

    def write(self, edits: Sequence[Edit]) -> Edited:
        """Writes the store with edits in it, and nothing where they change nothing; gives its new text.

        Raises TimelineError, and then the file is as it was.
        """
        edited = edit_text(self.stored, edits)
        if edited.text != self.stored.text:
            with told(self.stored.name):
                self._put_text(edited, self.ready)
        return edited


Ready = Callable[[Edited, bytes], None]
"""Takes what is written, and all bytes of it."""


def _ignore(_edited: Edited, _data: bytes) -> None:
    """Nobody wants to know."""


@contextmanager
def store_to_write(
    path: Path, name: str | None = None, progress: Progress | None = None, patience: Patience = PATIENT
) -> Iterator[StoreToWrite]:
    """The store as it is now, while other writers wait until it is written; nobody may be asked meanwhile.

    `name` is what messages call it. Raises TimelineError where it cannot be read.
    """
    name = str(path) if name is None else name
    if path.is_dir():
        from timeline.store.folder_writing import folder_to_write

        with folder_to_write(path, name, progress, patience) as (stored, put_parts):
            yield StoreToWrite(stored, lambda edited, _: put_parts(edited))
        return
    with ExitStack() as until_written:
        with told(name):
            target = target_of(path)
            opened = until_written.enter_context(locked(target, name, patience))
            refuse_half_written(target, name)
            stored = read_store(path, content_of(opened), name, keep_raw=True, progress=progress)
        yield StoreToWrite(stored, partial(_replace, target, opened, stored))


def save(stored: Stored, edited: Edited, patience: Patience = PATIENT) -> None:
    """Writes the new text of a store that was read before; for edits that took their time, in an editor.

    Raises TimelineError where the file is not what it was when it was read, or cannot be written.
    """
    if stored.path is None:
        raise TimelineError.of(
            "write", f"{stored.name} is no file, so it cannot be written", "name a file with `--file`"
        )
    if stored.parts:
        from timeline.store.folder_writing import save_parts

        save_parts(stored, edited, patience)
        return
    with told(stored.name):
        target = target_of(stored.path)
        with locked(target, stored.name, patience) as opened:
            refuse_half_written(target, stored.name)
            if edited.text != stored.text:
                _replace(target, opened, stored, edited, _ignore)
            elif content_of(opened) != stored.data:
                raise moved_on(stored.name)


def _replace(target: Path, opened: int, stored: Stored, edited: Edited, ready: Ready) -> None:
    """Puts the new text in the place of the old one, unless somebody has saved another meanwhile."""
    data = (BOM if stored.bom else b"") + edited.text.encode()

    def check() -> None:
        ready(edited, data)
        # On Windows nobody else can put a file there, and no second handle may read what is locked.
        if content_of(opened) != stored.data or not is_the_same(opened, target):
            raise moved_on(stored.name)

    put(target, opened, data, stored.name, check)
