"""Who may do what with a file, carried over to the one that takes its place: owner, group, mode, ACL, attributes.

Nobody gains a right by a write, and nobody loses one; where that cannot be had, nothing is written.
"""

import errno
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from timeline.errors import TimelineError

_ACL = "system.posix_acl_access"
_OF_THE_CONTENT = ("security.ima", "security.evm", "security.capability")
"""Attributes that the system makes of what a file holds; those of the old one would be wrong of the new."""

_NONE = (errno.ENODATA, errno.ENOTSUP)


def keep_rights(made: int, old: int, name: str) -> None:
    """Gives the new file, which nobody but its owner may read yet, the rights and attributes of the old one.

    Raises TimelineError where one of them cannot be kept.
    """
    before, after = os.fstat(old), os.fstat(made)
    if (after.st_uid, after.st_gid) != (before.st_uid, before.st_gid):
        # Only root may give a file away; a group of one's own can be kept.
        try:
            os.fchown(made, before.st_uid, before.st_gid)
        except PermissionError:
            with suppress(PermissionError):
                os.fchown(made, -1, before.st_gid)
    mode = before.st_mode & 0o7777
    if os.fstat(made).st_gid != before.st_gid and (mode >> 3) & 7 != mode & 7:
        raise _lost(name, f"its group ({before.st_gid})")
    held = _attributes(old)
    # What the folder gives to every new file would let people in whom the old file kept out.
    if _ACL in _attributes(made) and _ACL not in held:
        os.removexattr(made, _ACL)
    os.fchmod(made, mode)
    for attribute, value in held.items():
        if _attributes(made).get(attribute) == value:
            continue
        try:
            os.setxattr(made, attribute, value)
        except OSError as error:
            what = "its access control list" if attribute == _ACL else f"its attribute `{attribute}`"
            raise _lost(name, what, error.strerror or "") from error
    if os.fstat(made).st_mode & 0o7777 != mode or _attributes(made).get(_ACL) != held.get(_ACL):
        raise _lost(name, "its mode or its access control list")


def _attributes(opened: int) -> dict[str, bytes]:
    """The extended attributes of an open file, an access control list among them; none where there are no such."""
    if not hasattr(os, "listxattr"):
        return {}
    try:
        names = os.listxattr(opened)
    except OSError as error:
        if error.errno in _NONE:
            return {}
        raise
    found = {}
    for name in names:
        if name not in _OF_THE_CONTENT:
            try:
                found[name] = os.getxattr(opened, name)
            except OSError as error:
                if error.errno not in _NONE:
                    raise
    return found


def begin_as_a_copy(made: int, beside: Path, path: Path, name: str) -> None:
    """On macOS Python knows neither lists nor attributes: there the new file begins as what `cp -p` makes of the old.

    Raises TimelineError where that cannot be had.
    """
    if sys.platform == "darwin":
        done = subprocess.run(["/bin/cp", "-p", "--", str(path), str(beside)], check=False, capture_output=True)
        if done.returncode != 0:
            raise _lost(name, "its access control list and its attributes")
        os.ftruncate(made, 0)


def _lost(name: str, what: str, why: str = "") -> TimelineError:
    message = f"{name} was not written: the new file could not have {what}{f' ({why})' if why else ''}"
    mend = "let its owner write it, or change it in a text editor that writes into the same file; the file is as it was"
    return TimelineError.of("rights", message, mend)
