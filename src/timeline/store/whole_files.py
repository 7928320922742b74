"""A file as a whole: a new one beside it that takes its place, or in place with a copy beside where that is barred.

What is written here is written between two signals: one that would end the process waits for the end of the write.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from timeline.errors import TimelineError
from timeline.store.file_trouble import told
from timeline.store.lock import BINARY, is_the_same, take
from timeline.store.rights import begin_as_a_copy, keep_rights

JOURNAL = ".timeline-unfinished"
"""What a folder has while several of its parts are written."""

_LONGEST_NAME = 230
"""How many bytes a file name may have for our own, made of it, to stay below the 255 of most file systems."""

_HELD_IN_PLACE = (errno.EBUSY, errno.EXDEV, errno.ETXTBSY)
"""How the system refuses to put another file in the place of one that is mounted there."""


def put(target: Path, opened: int, data: bytes, name: str, check: Callable[[], None] | None = None) -> None:
    """Puts a new content in the place of that of an open file; `check` raises TimelineError where it must not be.

    Whoever looks sees all of the old one or all of the new one, but where the file is a mount of its own, or on
    Windows: there it is written in place, while `.NAME.timeline-whole` holds all of it beside.
    Raises OSError, TimelineError.
    """
    with undisturbed():
        with staged(target, opened, data, name) as beside:
            # An editor takes no lock: look as late as can be.
            if check is not None:
                check()
            take_place(beside, target, opened, data, name)
        sync_folder(target.parent)


@contextmanager
def staged(target: Path, opened: int, data: bytes, name: str) -> Iterator[Path]:
    """A new content beside an open file, whole and on the disk, with the rights of that; gone afterwards, unless moved.

    Raises OSError, TimelineError.
    """
    beside = target.with_name(temporary_name(target.name))
    with ExitStack() as until_closed:
        made = _begun_alone(beside, name)
        until_closed.callback(os.close, made)
        ours = os.fstat(made)
        try:
            begin_as_a_copy(made, beside, target, name)
            _write(made, data)
            if sys.platform != "win32":
                keep_rights(made, opened, name)
            os.fsync(made)
            if sys.platform == "win32":
                until_closed.close()  # no open file gets another name there
            yield beside
        finally:
            # Once ours stands in its place the next writer may begin: what has that name then is not ours.
            with suppress(OSError):
                if os.path.samestat(ours, beside.lstat()):
                    beside.unlink()


def take_place(beside: Path, target: Path, opened: int, data: bytes, name: str) -> None:
    """Puts what stands beside a file in its place; where that is barred it is written into the file itself."""
    if sys.platform == "win32":
        _write_in_place(target, opened, data, beside, name)
        return
    try:
        beside.rename(target)
    except OSError as error:
        if error.errno not in _HELD_IN_PLACE:
            raise
        _write_in_place(target, opened, data, beside, name)


def put_new(path: Path, data: bytes) -> None:
    """Puts a file where there is none yet. Raises FileExistsError, OSError."""
    # Its own name for each process: two may begin the same file, and only one of them can put it there.
    beside = path.with_name(temporary_name(f"{path.name}.{os.getpid()}"))
    with undisturbed():
        # What has that name was left by one that was killed and had our number.
        with suppress(FileNotFoundError):
            beside.unlink()
        try:
            made = _opened_anew(beside, 0o666)
            try:
                _write(made, data)
                os.fsync(made)
            finally:
                os.close(made)
            _put_where_nothing_is(beside, path)
        finally:
            with suppress(OSError):
                beside.unlink()
        sync_folder(path.parent)


def refuse_half_written(target: Path, name: str) -> None:
    """Raises TimelineError where a write was cut off, one in place or one of several parts of a folder."""
    whole = whole_name(target)
    journal = target.with_name(JOURNAL)
    if journal.is_file() and f'"{target.name}"'.encode() in journal.read_bytes():
        message = f"a write of several parts was cut off, and {name} is one of them ({JOURNAL} names all)"
        mend = "write to the folder instead: any write with `--file FOLDER` finishes that one first"
        raise TimelineError.of("half-written", message, mend)
    if whole.exists():
        message = f"the last write of {name} was cut off, and {whole.name} beside it holds the whole of it"
        mend = f"put {whole.name} in its place where it is right, else delete {whole.name}"
        raise TimelineError.of("half-written", message, mend)


def temporary_name(name: str) -> str:
    """The name of the file in which the new text of a store is written, beside it: one for each store."""
    return _made_of(name, "new")


def target_of(path: Path) -> Path:
    """The file itself, where the path is a symbolic link to it. Raises OSError."""
    target = Path(os.path.realpath(path, strict=True))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "it is no regular file")
    return target


def content_of(opened: int) -> bytes:
    """All that an open file holds."""
    os.lseek(opened, 0, os.SEEK_SET)
    pieces = []
    while piece := os.read(opened, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


@contextmanager
def undisturbed() -> Iterator[None]:
    """What would end the process comes when this is over: a file is never left behind half made."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _write_in_place(target: Path, opened: int, data: bytes, beside: Path, name: str) -> None:
    """Writes into the file itself: its rights, its links and the mount stay, and for a moment it is half of either.

    Room is taken first. Whatever cuts it off, all of the new content stands beside it until it is done.
    """
    old = os.fstat(opened).st_size
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(opened, 0, max(len(data), 1))
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(opened, old)
            if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS):
                raise
    whole = whole_name(target)
    beside.replace(whole)
    with told(f"{name}, of which {whole.name} holds the whole,"):
        os.lseek(opened, 0, os.SEEK_SET)
        _write(opened, data)
        os.ftruncate(opened, len(data))
        os.fsync(opened)
    whole.unlink()


def _put_where_nothing_is(beside: Path, path: Path) -> None:
    if sys.platform == "win32":
        beside.rename(path)  # which refuses there where a file is
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here: two that begin the same file at one moment are not told apart.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        beside.rename(path)


def whole_name(target: Path) -> Path:
    """Where all of a new content stands while it is written into the file itself."""
    return target.with_name(_made_of(target.name, "whole"))


def next_name(target: Path) -> Path:
    """Where all of a new content stands until the other parts of its folder have theirs too."""
    return target.with_name(_made_of(target.name, "next"))


def _made_of(name: str, what: str) -> str:
    if len(os.fsencode(name)) > _LONGEST_NAME:
        from hashlib import sha256

        name = sha256(os.fsencode(name)).hexdigest()
    return f".{name}.timeline-{what}"


def _begun_alone(path: Path, name: str) -> int:
    """A new file, locked while it is open: so nobody takes it for one that a killed writer left.

    The lock of the store alone does not keep two apart: an editor may put another file in its place, which has a lock
    of its own. Raises OSError, and TimelineError where such another writer is at work.
    """
    if sys.platform == "win32":  # where no open file is replaced or removed
        path.unlink(missing_ok=True)
        return _opened_anew(path, 0o600)
    try:
        left = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOFOLLOW | BINARY)
    except OSError:  # none is there, or nothing that was begun here
        path.unlink(missing_ok=True)
    else:
        try:
            if not take(left, name):
                raise _replaced(name)
            path.unlink(missing_ok=True)
        finally:
            os.close(left)
    made = _opened_anew(path, 0o600)
    if not take(made, name) or not is_the_same(made, path):
        os.close(made)
        raise _replaced(name)
    return made


def _replaced(name: str) -> TimelineError:
    message = f"{name} was replaced while another process was writing it, so nothing was written"
    return TimelineError.of("moved-on", message, "give the command again: it will take the file as it is now")


def _opened_anew(path: Path, mode: int) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY | getattr(os, "O_NOFOLLOW", 0), mode)


def _write(opened: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(opened, view) :]


def sync_folder(folder: Path) -> None:
    """The rename itself shall outlive a power cut; a file system that cannot promise that is no reason to fail."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | BINARY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
