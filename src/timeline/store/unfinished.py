"""A write of several parts that is under way, or was cut off: what a folder says of it, and what each part holds then.

Before any part gets its new text, all of these stand beside, whole and on the disk, and `.timeline-unfinished` names
them with the hashes of both texts. From then on the write is done, whoever looks: a reader takes what stands beside,
and the next writer puts it in its place. Before, nothing is.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from timeline.errors import Place, Problem, TimelineError
from timeline.store.whole_files import JOURNAL, next_name, whole_name


class Pending(msgspec.Struct, frozen=True):
    """One part: its name in the folder, and the hashes of its old and its new bytes."""

    part: str
    old: str
    new: str


class Unfinished(msgspec.Struct, frozen=True):
    """The parts of one write, in the order of their names."""

    parts: tuple[Pending, ...]

    def data(self) -> bytes:
        """As it stands in the folder."""
        return msgspec.json.format(msgspec.json.encode(self)) + b"\n"


def hash_of(data: bytes) -> str:
    """The hash of the bytes of a part, in hexadecimal."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def unfinished_in(folder: Path, name: str) -> Unfinished | None:
    """The write that is under way in a folder or was cut off; None where there is none. Raises TimelineError, OSError.

    `name` is what messages call the folder.
    """
    try:
        data = (folder / JOURNAL).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return msgspec.json.decode(data, type=Unfinished)
    except (msgspec.DecodeError, UnicodeDecodeError):
        message = f"{name}/{JOURNAL} says that a write was cut off, and cannot be read"
        mend = f"bring the parts back as they were (`git status` names them), then delete {JOURNAL}"
        raise TimelineError.of("half-written", message, mend) from None


def pending_data(part: Path, held: bytes, pending: Pending, name: str) -> bytes:
    """What a part of such a write holds, `held` being what stands in its file. Raises TimelineError, OSError."""
    if hash_of(held) == pending.new:
        return held
    target = Path(os.path.realpath(part))
    for beside in (next_name(target), whole_name(target)):
        try:
            data = beside.read_bytes()
        except FileNotFoundError:
            continue
        if hash_of(data) == pending.new and (hash_of(held) == pending.old or beside == whole_name(target)):
            return data
    again = part.read_bytes()
    if again != held and hash_of(again) == pending.new:
        return again  # the writer was faster than we
    message = f"a write of {name} was cut off, and {part.name} was changed since, or its new text is gone"
    mend = f"put {next_name(target).name} in its place where that is right, and delete it and {JOURNAL}"
    raise TimelineError.of("half-written", message, mend)


def problem_of(unfinished: Unfinished, held: Mapping[str, bytes], name: str) -> Problem:
    """What is to be said of a write that was cut off; `held` are the bytes that stand in the files."""
    total = len(unfinished.parts)
    left = [one.part for one in unfinished.parts if hash_of(held.get(one.part, b"")) != one.new]
    which = f"{', '.join(left[:3])}{f' and {len(left) - 3} more' if len(left) > 3 else ''}"
    where = f"; {which} {'is' if len(left) == 1 else 'are'} not" if left else ""
    message = f"the last write of {name} was cut off: {total - len(left)} of {total} parts are written{where}"
    mend = "all of it counts; the next write of the folder puts the rest in its place"
    return Problem("unfinished-write", message, mend, Place(f"{name}/{JOURNAL}", 1, 1))
