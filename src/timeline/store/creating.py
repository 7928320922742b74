"""A new file, whole or not at all, and never in the place of another."""

import os
from pathlib import Path

from timeline.errors import TimelineError


def create(path: Path, data: bytes, name: str) -> None:
    """Writes a file that does not exist yet; `name` is what messages call it.

    Raises TimelineError where it exists, OSError where it cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        mend = "name another file, or move this one away"
        raise TimelineError.of("exists", f"{name} exists already, and is left as it is", mend) from None
    except FileNotFoundError:
        raise TimelineError.of(
            "no-folder", f"{name} cannot be written: its folder does not exist", "make it first"
        ) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        # Half a store is worse than none; whatever stopped the write goes on.
        path.unlink(missing_ok=True)
        raise


def replace(path: Path, data: bytes, name: str) -> None:
    """Writes a file whole, in the place of one that is there; `name` is what messages call it.

    Raises TimelineError where there is no such folder, OSError where it cannot be written; the old one stays then.
    """
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    create(new, data, name)
    try:
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
