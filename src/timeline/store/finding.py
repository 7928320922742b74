"""Which file is the store: the one that is named, else the nearest from the working directory upwards."""

import re
from pathlib import Path

from timeline.errors import TimelineError

NAMES = ("timeline.yaml", "events.yaml", "data/events.yaml")
"""Where a store is looked for, in this order, in every directory upwards."""

_VERSION = (
    rb"""(?m)(?:^|\A[\s{]*|\A\s*\{[^\n]*,\s*)["']?timeline["']?[ \t]*:[ \t]*["']?[0-9]"""
    rb"""|^\?[ \t]+["']?timeline["']?[ \t]*(?:(?:[ \t]\#[^\n]*)?\r?\n)+:\s+["']?[0-9]"""
)
"""At the beginning of a line, also behind `?`, or in the first line of a map in braces, as programs write JSON."""
_WRITTEN = b"timeline: 1"
_HEAD = 1 << 20


def find_store(named: str | None, environment: str | None, directory: Path) -> Path:
    """The store: `named` (`--file`), else `environment` (`$TIMELINE_FILE`), else the nearest from `directory` upwards.

    Raises TimelineError where nothing is named and nothing is found. What is named is not looked at.
    """
    for given in (named, environment):
        if given:
            return directory / expanded(given)
    others: list[Path] = []
    for above in (directory, *directory.absolute().parents):
        for name in NAMES:
            path = above / name
            if path.is_file():
                if is_store(path):
                    return path
                others.append(path)
    message = f"there is no store in {directory} or above: no {', '.join(NAMES[:-1])} or {NAMES[-1]}"
    if others:
        message += f" that is a store ({others[0]} has no key `timeline: 1`)"
    raise TimelineError.of("no-store", message, "`timeline init` writes one; `--file` names another")


def expanded(given: str) -> Path:
    """A path as it was typed, with `~` and `~user` for their folders."""
    path = Path(given)
    try:
        return path.expanduser()
    except RuntimeError:  # `~nobody/store.yaml`: there is no such user, so it is a name like others
        return path


def is_store(path: Path) -> bool:
    """Whether a file has the key by which a store is known, in its first megabyte; False where it cannot be read.

    A folder is one where a file in it is.
    """
    try:
        if path.is_dir():
            return any(part.is_file() and is_store(part) for part in path.glob("*.yaml"))
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return has_version(head)


def has_version(data: bytes) -> bool:
    """Whether the key by which a store is known stands in the first megabyte of some bytes."""
    head = data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]
    # So nearly all begin, or behind a comment: then no pattern is made.
    return head.startswith(_WRITTEN) or b"\n" + _WRITTEN in head or re.search(_VERSION, head) is not None
