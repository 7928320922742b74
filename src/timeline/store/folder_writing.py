"""A write of a folder: one part in the place of its old text, or several of which all are written or none is.

Who writes to a folder holds the lock of its first part, so that nobody else changes what ids there are; then those of
the parts that it writes, in the order of their names. How several are written stands in `unfinished`.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.store.decoding import BOM
from timeline.store.editing import Edited
from timeline.store.file_trouble import moved_on, told
from timeline.store.folder import held_in, read_folder, shown_name
from timeline.store.joint import split
from timeline.store.lock import BINARY, Patience, is_the_same, locked, take
from timeline.store.reading import Stored
from timeline.store.unfinished import Pending, Unfinished, hash_of, pending_data, unfinished_in
from timeline.store.whole_files import (
    JOURNAL,
    content_of,
    next_name,
    put,
    put_new,
    refuse_half_written,
    staged,
    sync_folder,
    take_place,
    target_of,
    undisturbed,
    whole_name,
)


class _Open(NamedTuple):
    """A part whose lock is held, and the file itself where the part is a link to it."""

    name: str
    target: Path
    opened: int


@contextmanager
def folder_to_write(
    folder: Path, name: str, progress: Progress | None, patience: Patience
) -> Iterator[tuple[Stored, Callable[[Edited], None]]]:
    """The store of a folder while nobody else writes to it, and what writes it. Raises TimelineError."""
    with ExitStack() as until_written:
        with told(name):
            first = until_written.enter_context(_gate(folder, name, patience))
            stored = read_folder(folder, name, keep_raw=True, progress=progress, opened={first.name: first.opened})
        yield stored, lambda edited: _put(stored, edited, first, patience)


def save_parts(stored: Stored, edited: Edited, patience: Patience) -> None:
    """Writes the new texts of a folder that was read before.

    Raises TimelineError where a part is not what it was then, or cannot be written.
    """
    folder = stored.path
    assert folder is not None
    with told(stored.name), _gate(folder, stored.name, patience) as first:
        held = held_in(folder, stored.name, {first.name: first.opened}).parts
        if [(_name_of(part), part.data) for part in stored.parts] != list(held.items()):
            raise moved_on(stored.name)
        _put(stored, edited, first, patience)


@contextmanager
def _gate(folder: Path, name: str, patience: Patience) -> Iterator[_Open]:
    """Holds the lock of the first part, which every writer of the folder takes; what was cut off is finished then."""
    while True:
        first = next(iter(held_in(folder, name).parts))
        with _held(folder, name, first, patience) as opened:
            _finish(folder, name, opened, patience)
            # Another part may have come first by now, and what was finished may have been this one.
            parts = list(held_in(folder, name, {first: opened.opened}).parts)
            if parts[0] == first and is_the_same(opened.opened, opened.target):
                _take_away_left(folder, name, opened, parts)
                yield opened
                return


def _take_away_left(folder: Path, name: str, first: _Open, parts: Sequence[str]) -> None:
    """Takes away the new texts of a writer that was killed before its write was done; nothing reads them.

    Whoever puts one beside a part holds the lock of that part, and where a new part comes first meanwhile it may hold
    another first one: what it is at work on is left.
    """
    for part in parts:
        left = next_name(Path(os.path.realpath(folder / part)))
        if not left.exists():
            continue
        with suppress(TimelineError, OSError), ExitStack() as until_gone:
            if part != first.name:
                until_gone.enter_context(_held(folder, name, part, Patience(0)))
            if not (folder / JOURNAL).exists():
                left.unlink()


@contextmanager
def _held(folder: Path, name: str, part: str, patience: Patience) -> Iterator[_Open]:
    shown = shown_name(name, part)
    with ExitStack() as until_written:
        with told(shown):
            target = target_of(folder / part)
            opened = until_written.enter_context(locked(target, shown, patience))
        yield _Open(part, target, opened)


def _name_of(part: Stored) -> str:
    return part.path.name if part.path is not None else part.name


def _put(stored: Stored, edited: Edited, first: _Open, patience: Patience) -> None:
    """Writes the parts that have another text now."""
    folder = stored.path
    assert folder is not None
    texts = zip(stored.parts, split(edited.text), strict=True)
    changed = {
        _name_of(part): (part, (BOM if part.bom else b"") + text.encode()) for part, text in texts if text != part.text
    }
    with ExitStack() as until_written:
        _allow_files(len(changed))
        files: list[_Open] = []
        for part in changed:
            files.append(
                first if part == first.name else until_written.enter_context(_held(folder, stored.name, part, patience))
            )
            refuse_half_written(files[-1].target, shown_name(stored.name, part))

        def check() -> None:
            for one in files:
                if content_of(one.opened) != changed[one.name][0].data or not is_the_same(one.opened, one.target):
                    raise moved_on(changed[one.name][0].name)

        if len(files) == 1:
            [one] = files
            put(one.target, one.opened, changed[one.name][1], changed[one.name][0].name, check)
        elif files:
            datas = {part: (old.data, new) for part, (old, new) in changed.items()}
            _put_all(folder, stored.name, files, datas, check)


def _put_all(
    folder: Path,
    name: str,
    files: Sequence[_Open],
    datas: Mapping[str, tuple[bytes, bytes]],
    check: Callable[[], None],
) -> None:
    """Writes several parts, or none: all stand beside before the first takes its place, and the folder says so."""
    with undisturbed():
        written: list[Path] = []
        try:
            for one in files:
                with staged(one.target, one.opened, datas[one.name][1], shown_name(name, one.name)) as beside:
                    beside.replace(next_name(one.target))
                    written.append(next_name(one.target))
            check()
            pending = [Pending(one.name, *(hash_of(data) for data in datas[one.name])) for one in files]
            for parent in {one.target.parent for one in files}:
                sync_folder(parent)
            # From here on it is written, whatever comes.
            put_new(folder / JOURNAL, Unfinished(tuple(pending)).data())
        except BaseException:
            for path in written:
                with suppress(OSError):
                    path.unlink()
            raise
        _take_places(folder, name, [(one, datas[one.name][1]) for one in files])


def _take_places(folder: Path, name: str, files: Sequence[tuple[_Open, bytes]]) -> None:
    with ExitStack() as until_written:
        for one, data in files:
            beside = next(path for path in (next_name(one.target), whole_name(one.target)) if path.exists())
            shown = shown_name(name, one.name)
            with told(f"{shown}, whose new text stands in {beside.name},"):
                # Where a part stands is another file then, and nobody shall lock that one before all is done.
                until_written.enter_context(_locked_beside(beside, shown))
                take_place(beside, one.target, one.opened, data, shown)
        for parent in {one.target.parent for one, _ in files}:
            sync_folder(parent)
        (folder / JOURNAL).unlink()
        sync_folder(folder)


@contextmanager
def _locked_beside(beside: Path, name: str) -> Iterator[None]:
    """Holds the lock of a file that takes the place of another one; nothing takes any there on Windows."""
    if sys.platform == "win32":
        yield
        return
    opened = os.open(beside, os.O_RDWR | BINARY)
    try:
        take(opened, name)
        yield
    finally:
        os.close(opened)


def _finish(folder: Path, name: str, first: _Open, patience: Patience) -> None:
    """Puts in their places what a write that was cut off has left. Raises TimelineError where that cannot be right."""
    unfinished = unfinished_in(folder, name)
    if unfinished is None:
        return
    with ExitStack() as until_written:
        _allow_files(len(unfinished.parts))
        files: list[tuple[_Open, bytes]] = []
        for one in unfinished.parts:
            part = (
                first
                if one.part == first.name
                else until_written.enter_context(_held(folder, name, one.part, patience))
            )
            held = content_of(part.opened)
            data = pending_data(folder / one.part, held, unfinished, name)
            if data != held:
                files.append((part, data))
            else:
                for left in (next_name(part.target), whole_name(part.target)):
                    left.unlink(missing_ok=True)
        with undisturbed():
            _take_places(folder, name, files)


def _allow_files(number: int) -> None:
    """Makes room for as many open files, where the system would allow them; many shells begin with 1,024."""
    if number < 200 or os.name != "posix":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * number + 256
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
