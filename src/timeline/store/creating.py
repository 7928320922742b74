"""A file that is no store yet, whole or not at all: a new one, or a document in the place of an older one.

Nothing here takes the place of a store: that is done by edits alone, in `timeline.store.writing`.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from timeline.errors import TimelineError
from timeline.store.file_trouble import told
from timeline.store.finding import is_store
from timeline.store.lock import PATIENT, Patience, locked
from timeline.store.whole_files import put, put_new, target_of, temporary_name


def create(path: Path, data: bytes, name: str) -> None:
    """Writes a file that does not exist yet; `name` is what messages call it.

    Raises TimelineError where it exists, or cannot be written; nothing is left then.
    """
    with told(name, new=True):
        try:
            put_new(path, data)
        except FileExistsError:
            mend = "name another file, or move this one away"
            raise TimelineError.of("exists", f"{name} exists already, and is left as it is", mend) from None
        except FileNotFoundError:
            raise _no_folder(name) from None


def replace(path: Path, data: bytes, name: str, kept: Iterable[Path], patience: Patience = PATIENT) -> None:
    """Writes a document whole, in the place of one that may be there; `name` is what messages call it.

    `kept` are the store in use and the files that it cites. Raises TimelineError where it would take the place of one
    of these or of any store, where there is no such folder, or where it cannot be written; the old one stays then.
    """
    if not os.path.lexists(path):
        create(path, data, name)
        return
    refuse_to_lose(path, name, kept)
    with told(name):
        target = target_of(path)
        with locked(target, name, patience) as opened:
            put(target, opened, data, name)


def refuse_to_lose(path: Path, name: str, kept: Iterable[Path]) -> None:
    """Raises TimelineError where a path leads to a store, or to one of the files that are kept."""
    if not path.exists():
        return
    mend = "name another file"
    if is_store(path):
        raise TimelineError.of("exists", f"{name} is a store, and is left as it is", mend)
    if any(one.exists() and one.samefile(path) for one in kept):
        raise TimelineError.of("exists", f"{name} is cited by the store, and is left as it is", mend)


def beside(path: Path) -> Path:
    """A path of this process alone, beside another one: what is written there takes its place when it is whole."""
    return path.with_name(temporary_name(f"{path.name}.{os.getpid()}"))


def _no_folder(name: str) -> TimelineError:
    return TimelineError.of("no-folder", f"{name} cannot be written: its folder does not exist", "make it first")
