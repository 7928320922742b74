"""A file that is no store yet, whole or not at all: a new one, or a document in the place of an older one.

Nothing here takes the place of a store: that is done by edits alone, in `timeline.store.writing`.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.errors import TimelineError
from timeline.store.file_trouble import told
from timeline.store.finding import is_store
from timeline.store.lock import PATIENT, Patience, locked
from timeline.store.whole_files import put, put_new, sync_folder, target_of, temporary_name


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


def create_folder(path: Path, files: Mapping[str, bytes], name: str, like: Path | None = None) -> None:
    """Writes a folder that does not exist yet, or is empty, with all of its files or not at all.

    Nobody may read or write them who may not do so with the file `like`, which they are made of. `name` is what
    messages call the folder. Raises TimelineError where something is in it, or it cannot be written.
    """
    with told(name, new=True):
        if os.path.lexists(path) and (not path.is_dir() or any(path.iterdir())):
            message = f"{name} exists already{', and is not empty' if path.is_dir() else ''}: it is left as it is"
            raise TimelineError.of("exists", message, "name another folder, or move this one away")
        made = beside(path)
        allowed = _rights(like)
        try:
            made.mkdir(mode=0o700)
        except FileNotFoundError:
            raise _no_folder(name) from None
        try:
            for file, data in files.items():
                put_new(made / file, data)
                (made / file).chmod(allowed & 0o666)
            made.chmod(allowed)
            if os.name == "nt" and path.is_dir():
                path.rmdir()  # nothing takes the place of a folder there, and this one is empty
            made.rename(path)
        except BaseException:
            for file in files:
                (made / file).unlink(missing_ok=True)
            made.rmdir()
            raise
        sync_folder(path.parent)


def _rights(like: Path | None) -> int:
    """What a new folder allows: what every new one does here, and to nobody more than a file allows that it is like."""
    umask = os.umask(0o077)
    os.umask(umask)
    if like is None:
        return 0o777 & ~umask
    held = like.stat().st_mode & 0o666
    # Who may read a folder may enter it.
    return (held | (held & 0o444) >> 2) & ~umask


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
