"""One writer at a time: a lock on the store file itself, so that none is left behind whatever becomes of its holder."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import uniform

import msgspec

from timeline.errors import TimelineError

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_SUCH_LOCK = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
_FAR_BEHIND = 0x7FFF_FFFF
"""The byte that is locked on Windows, behind the end of every store: what is locked there nobody else can read."""

BINARY: int = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a store is opened besides: bytes as they are, and not for the programs that are started meanwhile."""


class Patience(msgspec.Struct, frozen=True):
    """How long a writer waits for another one, in seconds, and whom it tells after the first of them."""

    seconds: float = 30
    tell: Callable[[str], None] | None = None


PATIENT = Patience()


@contextmanager
def locked(path: Path, name: str, patience: Patience = PATIENT) -> Iterator[int]:
    """Holds the lock of a file, and waits for it; gives the open file. `path` must be no symbolic link.

    The kernel lets go of it when its holder dies. A writer may put a new file in the place of the old one, so whoever
    has waited for the old one begins anew with the new one. Raises OSError, also where the file may not be written, and
    TimelineError where the wait is over, or the file system knows no locks.
    """
    waited = 0.0
    told = False
    while True:
        opened = os.open(path, os.O_RDWR | BINARY)
        try:
            if take(opened, name):
                if is_the_same(opened, path):
                    try:
                        yield opened
                    finally:
                        _let_go(opened)
                    return
                continue
            if waited >= patience.seconds:
                raise _given_up(opened, name, waited)
            if waited >= 1 and not told and patience.tell is not None:
                told = True
                patience.tell(f"waiting for {_holder(opened)}, which is writing {name}")
        finally:
            os.close(opened)
        # Nobody queues at a lock that is tried, so no two try in step.
        pause = uniform(0.005, 0.025)  # noqa: S311 - no secret
        time.sleep(pause)
        waited += pause


def is_the_same(opened: int, path: Path) -> bool:
    """Whether an open file still stands where it was opened: an editor may have put another one there."""
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


def take(opened: int, name: str) -> bool:
    """Whether the lock is ours now. Raises TimelineError where there are none."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(opened, _FAR_BEHIND, os.SEEK_SET)
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _NO_SUCH_LOCK:
                    raise
                # Old network file systems have the other kind; it goes when any handle of the file is closed, so
                # nothing opens the file a second time while it is held.
                fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        if error.errno not in _NO_SUCH_LOCK:
            raise
        message = f"{name} was not written: its file system has no locks, so another writer could not be kept out"
        mend = "copy it to a disk of this machine, write there, and copy it back; the file is as it was"
        raise TimelineError.of("lock", message, mend) from error
    return True


def _let_go(opened: int) -> None:
    """Windows lets go of a lock some time after its file was closed, and its own call does so at once."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(opened, _FAR_BEHIND, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_UNLCK, 1)


def _given_up(opened: int, name: str, waited: float) -> TimelineError:
    message = f"{name} was not written: {_holder(opened)} has been writing it for {waited:.0f} s"
    return TimelineError.of("lock", message, "give the command again later, or wait longer: --wait 300")


def _holder(opened: int) -> str:
    """Who holds the lock of an open file, where the system says so: `process 4711 (timeline add …)`."""
    status = os.fstat(opened)
    device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}" if hasattr(os, "major") else ""
    try:
        held = Path("/proc/locks").read_text(encoding="ascii").splitlines()
        fields = next(line.split() for line in held if f" {device}:{status.st_ino} " in line and "->" not in line)
        command = Path(f"/proc/{fields[4]}/cmdline").read_bytes().decode(errors="replace")
    except (OSError, StopIteration, IndexError):
        return "another program"
    words = [Path(word).name if number < 2 else word for number, word in enumerate(command.split("\0")[:-1])]
    if len(words) > 1 and words[0].startswith("python") and not words[1].startswith("-"):
        del words[0]
    said = "".join(letter if letter.isprintable() else "�" for letter in " ".join(words)[:60])
    return f"process {fields[4]} ({said})" if said else f"process {fields[4]}"
