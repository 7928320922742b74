"""What the operating system refuses of a file, in words that name it and the way out."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from timeline.errors import TimelineError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_IN_THE_WAY = (errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)


@contextmanager
def told(name: str, *, new: bool = False) -> Iterator[None]:
    """An OSError within becomes a TimelineError; `name` is that of the file, `new` whether it was not there before."""
    try:
        yield
    except OSError as error:
        message, mend = _words(error, name, new=new)
        raise TimelineError.of("write", message, mend) from error


def _words(error: OSError, name: str, *, new: bool) -> tuple[str, str]:
    stays = "nothing is there" if new else "the file is as it was"
    if error.errno in _FULL:
        return f"{name} was not written: there is no room for it ({error.strerror})", f"make room; {stays}"
    if error.errno in _FORBIDDEN:
        needed = "a folder" if new else "a file and a folder"
        mend = f"a write needs {needed} that may be written; {stays}"
        return f"{name} cannot be written: {error.strerror}", mend
    if error.errno == errno.ENOENT:
        return f"{name} is not there", "`timeline init` writes a store; `--file` names another"
    mend = "name another file" if error.errno in _IN_THE_WAY else f"put it on another disk, or try again; {stays}"
    return f"{name} cannot be written: {error.strerror or error}", mend


def moved_on(name: str) -> TimelineError:
    """That a file has another text than it had when it was read."""
    message = f"{name} was changed while it was edited here, so nothing was written"
    return TimelineError.of("moved-on", message, "give the command again: it will take the file as it is now")
