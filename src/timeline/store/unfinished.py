"""A write of several parts that is under way, or was cut off: what a folder says of it, and what each part holds then.

Before any part gets its new text, all of these stand beside, whole and on the disk, and `.timeline-unfinished` names
them with the hashes of both texts. From then on the write is done, whoever looks: a reader takes what stands beside,
and the next writer puts it in its place. Before, nothing is.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from stat import S_ISREG

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
        # Reading a pipe would wait, and a link to nothing would bar the next write.
        if not S_ISREG((folder / JOURNAL).lstat().st_mode):
            message = f"{name}/{JOURNAL} is no file, and a write of several parts is noted there"
            raise TimelineError.of("half-written", message, f"move {JOURNAL} out of the folder")
        data = (folder / JOURNAL).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return msgspec.json.decode(data, type=Unfinished)
    except (msgspec.DecodeError, UnicodeDecodeError):
        message = f"{name}/{JOURNAL} says that a write was cut off, and cannot be read"
        mend = f"bring the parts back as they were (`git status` names them), then delete {JOURNAL}"
        raise TimelineError.of("half-written", message, mend) from None


def pending_data(part: Path, held: bytes, unfinished: Unfinished, name: str) -> bytes:
    """What a part of such a write holds, `held` being what stands in its file. Raises TimelineError, OSError."""
    [pending] = [one for one in unfinished.parts if one.part == part.name]
    if hash_of(held) == pending.new:
        return held
    for beside in _besides(part):
        data = _bytes_in(beside)
        if data is None or hash_of(data) != pending.new:
            continue
        if hash_of(held) == pending.old or beside == whole_name(_target(part)):
            return data
    again = part.read_bytes()
    if again != held and hash_of(again) == pending.new:
        return again  # the writer was faster than we
    raise stuck(part.parent, unfinished, name)


def stuck(folder: Path, unfinished: Unfinished, name: str) -> TimelineError:
    """Why such a write cannot be finished, and what makes the store whole: all of it new, or all of it old."""
    held = {one.part: _hash_in(folder / one.part) for one in unfinished.parts}
    besides = {
        one.part: next((path for path in _besides(folder / one.part) if _hash_in(path) == one.new), None)
        for one in unfinished.parts
    }
    left = [one for one in unfinished.parts if held[one.part] != one.new]
    lacking = [one.part for one in left if besides[one.part] is None and held[one.part] == one.old]
    changed = [one.part for one in left if besides[one.part] is not None and held[one.part] not in (one.old, None)]
    gone = [one.part for one in left if held[one.part] is None]
    apart = [one.part for one in left if besides[one.part] is None and held[one.part] not in (one.old, None)]
    cut_off = f"a write of {name} was cut off, and"

    def shown(path: Path) -> str:
        return path.name if path.parent == _target(folder) else str(path)

    def beside(part: str) -> str:
        return shown(besides[part] or next_name(_target(folder / part)))

    if gone:
        message = f"{cut_off} {gone[0]}, which it writes, is gone"
        mend = f"bring {gone[0]} back; the next write goes on then"
        if besides[gone[0]] is not None:
            mend = f"put {beside(gone[0])} in its place, and leave {JOURNAL}: the next write goes on then"
    elif lacking:
        back = [one.part for one in unfinished.parts if held[one.part] == one.new or one.part in apart]
        message = f"{cut_off} {beside(lacking[0])}, the new text of {lacking[0]}, is gone"
        mend = f"bring it back, or delete {JOURNAL}: no part is written yet"
        if back:
            mend = (
                f"bring it back; else bring {_listed(back)} back as before that write, and delete {JOURNAL} only then"
            )
            mend += ": all parts are old again"
    elif changed:
        target = shown(_target(folder / changed[0]))
        message = f"{cut_off} {changed[0]} was changed since; its new text is {beside(changed[0])}"
        mend = f"move {target} out of the folder to keep it, put {beside(changed[0])} in its place, and leave {JOURNAL}"
        mend += ": the next write finishes the rest"
    elif apart:
        message = f"{cut_off} {apart[0]} was changed since, and {beside(apart[0])} is not there"
        stays = f"{_listed(apart)} {'stays as it is' if len(apart) == 1 else 'stay as they are'}"
        moves = [
            f"{beside(one.part)} in the place of {shown(_target(folder / one.part))}"
            for one in left
            if one.part not in apart
        ]
        mend = f"all others are written: delete {JOURNAL}, and {stays}"
        if moves:
            mend = f"put {', '.join(moves)}, and only then delete {JOURNAL}: {stays}"
    else:
        message = f"{name} is being written just now"
        mend = "give the command again when the other program is done"
    return TimelineError.of("half-written", message, mend)


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def _target(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _bytes_in(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _hash_in(path: Path) -> str | None:
    data = _bytes_in(path)
    return None if data is None else hash_of(data)


def _besides(part: Path) -> tuple[Path, Path]:
    """Where the new text of a part may stand beside it."""
    target = _target(part)
    return next_name(target), whole_name(target)


def problem_of(unfinished: Unfinished, held: Mapping[str, bytes], name: str) -> Problem:
    """What is to be said of a write that was cut off; `held` are the bytes that stand in the files."""
    total = len(unfinished.parts)
    left = [one.part for one in unfinished.parts if hash_of(held.get(one.part, b"")) != one.new]
    which = f"{', '.join(left[:3])}{f' and {len(left) - 3} more' if len(left) > 3 else ''}"
    where = f"; {which} {'is' if len(left) == 1 else 'are'} not" if left else ""
    message = f"the last write of {name} was cut off: {total - len(left)} of {total} parts are written{where}"
    mend = "all of it counts; the next write of the folder puts the rest in its place"
    return Problem("unfinished-write", message, mend, Place(f"{name}/{JOURNAL}", 1, 1))
