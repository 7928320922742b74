"""One writer at a time: a lock on the store file itself, so that none is left behind whatever becomes of its holder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import TimelineError


def check_can_lock() -> None:
    """Raises TimelineError on Windows, which has other locks, and refuses to replace a file that is open."""
    if sys.platform == "win32":
        message = "stores are read on Windows, but not yet written"
        raise TimelineError.of("write", message, "write on Linux or macOS, or in the Windows Subsystem for Linux")


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Holds the lock of a file, and waits for it; gives the open file. `path` must be no symbolic link.

    The kernel lets go of it when its holder dies. A writer puts a new file in the place of the old one, so whoever
    has waited for the old one begins anew with the new one. Raises OSError, also where the file may not be written, and
    TimelineError where this system has no such lock.
    """
    check_can_lock()
    import fcntl

    while True:
        opened = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(opened), path.stat()):
                yield opened
                return
        finally:
            os.close(opened)
