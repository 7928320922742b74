"""What a command asks of the index of a large store, and the making of one after the answer.

The commands know none of it: they get the part of a store in which their answer stands, or have the store read.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from timeline.cli.finding import store_named
from timeline.cli.session import Session
from timeline.errors import TimelineError
from timeline.index import LEAST

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from timeline.index.asking import Asked
    from timeline.index.file import Index
    from timeline.index.part import Part
    from timeline.index.place import Cache
    from timeline.model import Timeline
    from timeline.render.density import Density
    from timeline.select.emptying import Passing


def cache_of(session: Session) -> "Cache | None":
    """Where the indexes of this user lie; None where none are wanted, or nobody knows whose home it is."""
    from timeline.index.place import Cache, folder_of

    folder = folder_of(session.environment, windows=sys.platform == "win32")
    return None if folder is None else Cache(folder)


def part(
    session: Session, file: str | None, asked: "Callable[[Timeline], Asked]", *, leaves: bool = False
) -> "Part | None":
    """The part of a store in which the answer stands, by its index; None where the store is to be read.

    `asked` makes the question of a timeline without its events. Where it `leaves` the terminal, a store with private
    entries is read: how much was withheld is told of all of it.
    """

    def answer(index: "Index") -> "Part | None":
        from timeline.index.asking import part_of

        return None if leaves and index.facts.private else part_of(index, asked(index.header))

    return _answered(session, file, answer)


class Drawn(NamedTuple):
    """What of a large store is drawn: some events, the density of very many, or none.

    `emptied` is what each option of the filter leaves, where all of them leave nothing.
    """

    part: "Part"
    density: "Density | None" = None
    emptied: "list[Passing] | None" = None


def drawn(
    session: Session, file: str | None, asked: "Callable[[Timeline], Asked]", *, leaves: bool, may_be_many: bool
) -> Drawn | None:
    """What is drawn of a store, by its index; None where the store is to be read.

    `may_be_many`: of very many events their density is enough. The others are as in `part`.
    """

    def answer(index: "Index") -> Drawn | None:
        from timeline.cli.sighted import density_in
        from timeline.index.asking import emptied, part_of, part_with

        if leaves and index.facts.private:
            return None
        question = asked(index.header)
        if may_be_many and (found := density_in(index, question)) is not None:
            return Drawn(part_with(index, ()), found)
        if (part := part_of(index, question)) is not None:
            return Drawn(part)
        nothing = emptied(index, question)
        return None if nothing is None else Drawn(nothing[0], None, nothing[1])

    return _answered(session, file, answer)


def names(session: Session, file: str | None, beginning: str | None) -> "Part | None":
    """A store with the events whose ids begin so, and the last one, by their ids and titles alone; None as above.

    Without a beginning none of its events are looked up.
    """

    def answer(index: "Index") -> "Part | None":
        from timeline.index.asking import ids_with

        return None if index.facts.drafts else ids_with(index, beginning)

    return _answered(session, file, answer)


def _answered(session: Session, file: str | None, answer: "Callable[[Index], Answer | None]") -> "Answer | None":
    if session.unindexed is None:
        return None
    path = store_named(session, file)
    # Most stores are small, and nothing more is loaded for them.
    if path is None or _size(path) < LEAST or (cache := cache_of(session)) is None:
        return None
    if not cache.index_of(path).exists():
        return None
    from timeline.index.file import DAMAGE, opened

    try:
        digest = _sha256(path)
        index = None if digest is None else opened(cache.index_of(path), digest)
        if index is not None:
            with closing(index):
                found = answer(index)
            os.utime(cache.index_of(path))  # the oldest go first
            return found
    except TimelineError:
        return None  # what is wrong with the question is told of the whole store
    except DAMAGE:
        pass
    session.unindexed.append((path, True))
    return None


def _size(path: Path) -> int:
    if not path.is_dir():
        return path.stat().st_size
    from timeline.store.folder import size_of

    return size_of(path)


def _newest(path: Path) -> float:
    if not path.is_dir():
        return path.stat().st_mtime
    from timeline.store.folder import newest_in

    return newest_in(path)


def _sha256(path: Path) -> str | None:
    """The hash of a store; None where a folder must be read to know what it is."""
    from hashlib import file_digest

    if path.is_dir():
        from timeline.store.folder import sha256_of

        return sha256_of(path)

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def was_read(session: Session, path: Path, size: int) -> None:
    """Notes that a whole store was read, of so many bytes: if it is large, it gets an index after the answer."""
    if session.unindexed is not None and size >= LEAST:
        session.unindexed.append((path, False))


def make_indexes(session: Session) -> None:
    """Starts the making of the indexes that a command has missed, each by a process that nobody waits for."""
    if not session.unindexed or (cache := cache_of(session)) is None:
        return
    with suppress(OSError):
        session.stdout.flush()
        for path, is_stale in {path.absolute(): stale for path, stale in sorted(session.unindexed)}.items():
            changed = _newest(path)
            index, none = cache.index_of(path), cache.none_of(path)
            if none.exists() and none.stat().st_mtime > changed:
                continue
            if is_stale or not index.exists() or index.stat().st_mtime <= changed:
                _start(path, cache.folder)


def _start(store: Path, folder: Path) -> None:
    import subprocess

    detached = 0
    if sys.platform == "win32":
        detached = subprocess.DETACHED_PROCESS | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    subprocess.Popen(
        # `-P`: a folder called `timeline` in the working directory is not the program.
        [sys.executable, "-P", "-m", "timeline.cli.indexing", str(store), str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=detached,
    )
