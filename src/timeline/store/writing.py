"""A new text in the place of the old file: under a lock, whole or not at all."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.store.decoding import BOM
from timeline.store.editing import Edit, Edited, edit_text
from timeline.store.lock import locked
from timeline.store.reading import Stored, read_store

_LONGEST_NAME = 240
"""How many bytes a file name may have for our own, made of it, to stay below the 255 of most file systems."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class StoreToWrite:
    """A store that no other writer touches for now: read as it is, and written once."""

    def __init__(self, stored: Stored, target: Path, opened: int) -> None:
        self.stored = stored
        self._target = target
        self._opened = opened

    def write(self, edits: Sequence[Edit]) -> Edited:
        """Writes the store with edits in it, and nothing where they change nothing; gives its new text.

        Raises TimelineError, and then the file is as it was.
        """
        edited = edit_text(self.stored, edits)
        if edited.text != self.stored.text:
            with _told(self.stored.name):
                _replace(self._target, self._opened, self.stored, edited)
        return edited


@contextmanager
def store_to_write(path: Path, name: str | None = None, progress: Progress | None = None) -> Iterator[StoreToWrite]:
    """The store as it is now, while other writers wait until it is written; nobody may be asked meanwhile.

    `name` is what messages call it. Raises TimelineError where it cannot be read.
    """
    name = str(path) if name is None else name
    with ExitStack() as until_written:
        with _told(name):
            target = _target(path)
            opened = until_written.enter_context(locked(target))
            stored = read_store(path, _content(opened), name, keep_raw=True, progress=progress)
        yield StoreToWrite(stored, target, opened)


def save(stored: Stored, edited: Edited) -> None:
    """Writes the new text of a store that was read before; for edits that took their time, in an editor.

    Raises TimelineError where the file is not what it was when it was read, or cannot be written.
    """
    if stored.path is None:
        raise TimelineError.of(
            "write", f"{stored.name} is no file, so it cannot be written", "name a file with `--file`"
        )
    with _told(stored.name):
        target = _target(stored.path)
        with locked(target) as opened:
            if edited.text != stored.text:
                _replace(target, opened, stored, edited)
            elif _content(opened) != stored.data:
                raise _moved_on(stored.name)


def temporary_name(name: str) -> str:
    """The name of the file in which the new text of a store is written, beside it: one for each store."""
    if len(os.fsencode(name)) > _LONGEST_NAME:
        from hashlib import sha256

        name = sha256(os.fsencode(name)).hexdigest()
    return f".{name}.new"


def _replace(target: Path, opened: int, stored: Stored, edited: Edited) -> None:
    """Puts a new file in the place of an open one: whoever looks sees all of the old one or all of the new one."""
    temporary = target.with_name(temporary_name(target.name))
    # Only the holder of the lock gets here, so what has that name was left by a writer that was killed.
    with suppress(FileNotFoundError):
        temporary.unlink()
    old = os.fstat(opened)
    written = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    in_place = False
    try:
        try:
            _write(written, (BOM if stored.bom else b"") + edited.text.encode())
            _keep_owner_and_mode(written, old)
            os.fsync(written)
        finally:
            os.close(written)
        # An editor takes no lock: look as late as can be.
        if target.read_bytes() != stored.data:
            raise _moved_on(stored.name)
        temporary.rename(target)
        in_place = True
    finally:
        if not in_place:
            with suppress(OSError):
                temporary.unlink()
    _sync_folder(target.parent)


def _target(path: Path) -> Path:
    """The file itself, where the path is a symbolic link to it. Raises OSError."""
    target = Path(os.path.realpath(path, strict=True))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "it is no regular file")
    return target


def _write(opened: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(opened, view) :]


def _keep_owner_and_mode(opened: int, old: os.stat_result) -> None:
    made = os.fstat(opened)
    if (made.st_uid, made.st_gid) != (old.st_uid, old.st_gid):
        # Only root may give a file away; a group of one's own can be kept.
        try:
            os.fchown(opened, old.st_uid, old.st_gid)
        except PermissionError:
            with suppress(PermissionError):
                os.fchown(opened, -1, old.st_gid)
    os.fchmod(opened, old.st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    """The rename itself shall outlive a power cut; a file system that cannot promise that is no reason to fail."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _content(opened: int) -> bytes:
    pieces = []
    while piece := os.read(opened, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def _moved_on(name: str) -> TimelineError:
    message = f"{name} was changed while it was edited here, so nothing was written"
    return TimelineError.of("moved-on", message, "give the command again: it will take the file as it is now")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What the system refuses, in words."""
    try:
        yield
    except OSError as error:
        message, mend = _words(error, name)
        raise TimelineError.of("write", message, mend) from error


def _words(error: OSError, name: str) -> tuple[str, str | None]:
    if error.errno in _FULL:
        return f"{name} was not written: there is no room for it ({error.strerror})", "make room; the file is as it was"
    if error.errno in _FORBIDDEN:
        mend = "a write needs a file and a folder that may be written; the file is as it was"
        return f"{name} cannot be written: {error.strerror}", mend
    if error.errno == errno.ENOENT:
        return f"{name} is not there", "`timeline init` writes a store; `--file` names another"
    return f"{name} cannot be written: {error.strerror or error}", None
