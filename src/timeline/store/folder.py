"""A folder as a store: which files are its parts, and reading all of them as they stood at one moment."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from timeline.errors import Problem, TimelineError
from timeline.progress import Progress
from timeline.store.joint import hash_of_parts
from timeline.store.joint_reading import Part, read_parts
from timeline.store.likeness import likeness_of
from timeline.store.reading import Stored
from timeline.store.unfinished import pending_data, problem_of, stuck, unfinished_in
from timeline.store.whole_files import JOURNAL, content_of, refuse_half_written, target_of

_TRIES, _PAUSE = 40, 0.025
"""A writer of several parts is done in less than a second, or was cut off."""

_State = tuple[tuple[str, int, int, int], ...]


def read_folder(
    folder: Path,
    name: str,
    *,
    keep_raw: bool = False,
    progress: Progress | None = None,
    opened: Mapping[str, int] = MappingProxyType({}),
) -> Stored:
    """Reads the parts of a folder in the order of their names; `opened` are those that are open, by name.

    Raises TimelineError with every problem.
    """
    held = held_in(folder, name, opened)
    parts = [Part(folder / part, shown_name(name, part), data) for part, data in held.parts.items()]
    try:
        return read_parts(folder, name, parts, keep_raw=keep_raw, progress=progress, told=held.told)
    except TimelineError:
        # What is wrong may be that a write in place was cut off, and then the whole text stands beside.
        for part in parts if not held.told else ():
            if part.path is not None:
                refuse_half_written(target_of(part.path), part.name)
        raise


class Held(NamedTuple):
    """The bytes of each part of a folder by its name, and what is to be said of a write that was cut off."""

    parts: dict[str, bytes]
    told: tuple[Problem, ...] = ()


def held_in(folder: Path, name: str, opened: Mapping[str, int] = MappingProxyType({})) -> Held:
    """All parts of a folder as they stood at one moment; `opened` are those that are open, by name.

    Raises TimelineError, OSError.
    """
    for attempt in range(_TRIES):
        before = _state(folder)
        try:
            found = {
                part: content_of(opened[part]) if part in opened else _bytes_of(folder / part, name)
                for part in _names(folder)
            }
            unfinished = unfinished_in(folder, name)
        except FileNotFoundError:
            continue  # one was taken away just now
        if _state(folder) != before or (unfinished is not None and attempt < _TRIES // 2):
            time.sleep(_PAUSE)
            continue
        told: tuple[Problem, ...] = ()
        if unfinished is not None:
            told = (problem_of(unfinished, found, name),)
            pending = {one.part for one in unfinished.parts}
            if pending - found.keys():
                raise stuck(folder, unfinished, name)
            found |= {
                part: pending_data(folder / part, data, unfinished, name)
                for part, data in found.items()
                if part in pending
            }
        parts = stores_among(found, name)
        _refuse_twins(folder, parts, name)
        return Held(parts, told)
    message = f"{name} is being written all the time, so it was never read as it stood at one moment"
    raise TimelineError.of("moved-on", message, "give the command again when the other program is done")


def size_of(folder: Path) -> int:
    """How many bytes the files of a folder have that may be parts. Raises OSError."""
    return sum((folder / name).stat().st_size for name in _names(folder))


def newest_in(folder: Path) -> float:
    """When a folder or a file in it that may be a part was changed last. Raises OSError."""
    return max(path.stat().st_mtime for path in (folder, *(folder / name for name in _names(folder))))


def sha256_of(folder: Path) -> str | None:
    """The hash of a folder as `Stored` has it, with one part in memory at a time; None where it must be read to know.

    Raises OSError.
    """
    from hashlib import sha256

    before = _state(folder)
    if (folder / JOURNAL).exists():
        return None
    parts: list[tuple[str, str]] = []
    try:
        for name in _names(folder):
            data = _bytes_of(folder / name, "")
            if stores_among({name: data}, "", some=False):
                parts.append((name, sha256(data).hexdigest()))
        _refuse_twins(folder, [name for name, _ in parts], "")
    except TimelineError:
        return None
    return hash_of_parts(parts) if _state(folder) == before else None


def shown_name(folder: str, part: str) -> str:
    """What messages call a part of a folder."""
    return part if folder in ("", ".") else f"{folder.rstrip('/')}/{part}"


def _names(folder: Path) -> list[str]:
    """The files that may be parts: those called `*.yaml`, hidden ones aside, by name."""
    with os.scandir(folder) as entries:
        return sorted(
            entry.name
            for entry in entries
            if entry.name.endswith(".yaml") and not entry.name.startswith(".") and not _is_other(entry)
        )


def _is_other(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a folder, a pipe or the like, which are not looked into; a link that leads nowhere is not."""
    return not entry.is_file() and Path(entry.path).exists()


def _state(folder: Path) -> _State:
    """What changes when a file of the folder is written."""
    state = []
    for name in [*_names(folder), JOURNAL]:
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        state.append((name, status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(state)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        if not path.is_symlink():
            raise
        reason = "it is a link to what is not there"
    except OSError as error:
        reason = str(error.strerror or error).lower()
    message = f"{shown_name(name, path.name)} cannot be read, so nobody knows whether it is a part: {reason}"
    raise TimelineError.of("part", message, "make it readable, or take it out of the folder")


def stores_among(found: Mapping[str, bytes], name: str, *, some: bool = True) -> dict[str, bytes]:
    """Those of some files that are stores. Raises TimelineError where another may be one, and where there is none.

    Without `some` there may be none.
    """
    parts: dict[str, bytes] = {}
    if (odd := next((part for part in found if not part.isprintable()), None)) is not None:
        message = f"a file in {name} has a name that cannot be shown: {odd!a}"
        raise TimelineError.of("part", message, "rename it, or take it out of the folder")
    for part, data in found.items():
        found_to_be = likeness_of(data)
        if found_to_be.is_store:
            parts[part] = data
        elif found_to_be.doubt:
            raise TimelineError.of("part", f"{shown_name(name, part)} {found_to_be.doubt}", found_to_be.mend)
    if some and not parts:
        message = f"{name} is a folder without a store: no *.yaml in it has the key `timeline: 1`"
        mend = "`timeline split -o FOLDER` makes one of a file; what lies in folders within is not read"
        raise TimelineError.of("no-store", message, mend)
    return parts


def _refuse_twins(folder: Path, parts: Iterable[str], name: str) -> None:
    """Raises TimelineError where two parts are one file: by a link, its entries would stand twice."""
    files: dict[tuple[int, int], str] = {}
    for part in parts:
        status = (folder / part).stat()
        if (other := files.setdefault((status.st_dev, status.st_ino), part)) != part:
            shown = shown_name(name, part)
            message = f"{shown} is the same file as {shown_name(name, other)}, so its entries would stand twice"
            raise TimelineError.of("part", message, "take one of the two out of the folder")
