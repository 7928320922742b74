"""A store in pieces that can be read one by one: the files of a folder, and some events of a large file at a time.

A piece of a file is read as a store of its own: what stands before and behind the events, with some of them between. A
piece of a folder has the keys and the sources of all parts beside it.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from unicodedata import is_normalized

import msgspec

from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.spread.places import bytes_of, files_at
from timeline.store.decoding import BOM
from timeline.store.folder import held_in, shown_name, stores_among
from timeline.store.joint_reading import Part, read_parts
from timeline.store.reading import Stored, read_store
from timeline.store.refusing.quick_look import has_alias, has_anchor
from timeline.store.slices import sliced

SMALLEST, LARGEST = 1 << 18, 1 << 22
"""How many bytes of events a piece has, about: so many pieces that each worker has some, and none is large."""
PER_WORKER = 4
"""So many pieces each worker has, where they do not become too small or too large by that."""


class NotInPiecesError(Exception):
    """A store is not to be read in pieces: it has none, or something is wrong that only a look at all of it tells."""


class MovedOnError(Exception):
    """A file is not what it was when the work began."""


class Piece(msgspec.Struct, frozen=True):
    """Some events of a store: a file, and the bytes of it that are a store by themselves.

    `path` is where a worker finds the file, `name` what messages call it, `ranges` the bytes, half-open, `sha256` the
    hash of these bytes, and `size` how many they are.
    """

    path: str
    name: str
    ranges: tuple[tuple[int, int], ...]
    sha256: str
    size: int


class Archive(msgspec.Struct, frozen=True):
    """A store in pieces, in the order of its events.

    `header` is all of it but its events; `frame` the keys and sources of all parts of a folder, as they are parsed, of
    a file None.
    """

    name: str
    header: Timeline
    pieces: tuple[Piece, ...]
    frame: Mapping[str, object] | None = None

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(piece.size for piece in self.pieces)


def archive_of(path: Path | str, name: str, workers: int = 1, size: int | None = None) -> Archive:
    """The pieces of a store, none of it read yet but what stands beside the events; `path` may be an address.

    A piece has about `size` bytes of events, else as many as there is as much work for each of some workers.

    Raises NotInPiecesError, OSError, TimelineError where a folder cannot be a store.
    """
    files, is_folder = _files(path, name)
    total = sum(len(data) for _, _, data in files)
    about = size or _even(total, workers)
    frames: list[Part] = []
    pieces: list[Piece] = []
    for file, shown, data in files:
        frame, ranges = _cut(data, about)
        frames.append(Part(None, shown, frame))
        pieces += [_piece(file, shown, data, each) for each in ranges]
    try:
        if is_folder:
            stored = read_parts(None, name, frames)
            frame_of_all = stored.parts[0].frame
        else:
            stored, frame_of_all = read_store(None, frames[0].data, name), None
        header = msgspec.structs.replace(stored.timeline, events=())
        return Archive(name, header, tuple(pieces), frame_of_all)
    except TimelineError as error:
        raise NotInPiecesError(str(error)) from error


def _even(total: int, workers: int) -> int:
    """How many bytes a piece has so that all workers have equally many of about one size."""
    most = min(LARGEST, max(SMALLEST, total // (PER_WORKER * workers)))
    each = max(1, -(-total // (most * workers)))
    return max(SMALLEST, -(-total // (each * workers)))


def _files(path: Path | str, name: str) -> tuple[list[tuple[str, str, bytes]], bool]:
    """The files of a store: where each is, what messages call it, its bytes; and whether it is a folder."""
    if isinstance(path, str):
        found = files_at(path)
        parts = stores_among(found, name) if list(found) != [path] else found
        return [(part, part, data) for part, data in parts.items()], list(found) != [path]
    place = path.resolve()
    if not path.is_dir():
        return [(str(place), name, path.read_bytes())], False
    held = held_in(path, name)
    if held.told:
        raise NotInPiecesError("a write was cut off")
    return [(str(place / part), shown_name(name, part), data) for part, data in held.parts.items()], True


def _cut(data: bytes, about: int) -> tuple[bytes, Iterator[tuple[tuple[int, int], ...]]]:
    """The text without its events, and the bytes of each piece; a text whose events are no list of lines is one."""
    apart = sliced(data)
    if apart is None:
        if len(data) > LARGEST:
            raise NotInPiecesError("its events are no list of lines")
        return data, iter([((0, len(data)),)])

    def ranges() -> Iterator[tuple[tuple[int, int], ...]]:
        begin = apart.begin
        for events in apart.slices(about):
            yield (0, apart.begin), (begin, begin + len(events)), (apart.end, len(data))
            begin += len(events)

    return data[: apart.begin] + data[apart.end :], ranges()


def _piece(path: str, name: str, data: bytes, ranges: tuple[tuple[int, int], ...]) -> Piece:
    held = b"".join([data[begin:end] for begin, end in ranges])
    return Piece(path, name, ranges, sha256(held).hexdigest(), len(held))


def data_of(piece: Piece) -> bytes:
    """The bytes of a piece as they were when it was cut. Raises MovedOnError, OSError."""
    data = bytes_of(piece.path, piece.ranges)
    if sha256(data).hexdigest() != piece.sha256:
        raise MovedOnError(piece.name)
    return data


def read_piece(piece: Piece, frame: Mapping[str, object] | None, *, keep_raw: bool = False) -> Stored:
    """The events of a piece as a store with all keys and sources.

    Raises NotInPiecesError where it cannot be read by itself, MovedOnError, OSError.
    """
    data = data_of(piece)
    try:
        text = data.removeprefix(BOM).decode()
        if not text.isascii() and not is_normalized("NFC", text):
            raise NotInPiecesError("its letters are not in one spelling")
        if len(piece.ranges) > 1 and has_anchor(data[: piece.ranges[0][1]].decode()) and has_alias(text):
            # What an anchor above the events stands for may be another from some event on, in a piece that is not read.
            raise NotInPiecesError("an anchor may stand above its events, and an alias in them")
        return read_store(None, data, piece.name, keep_raw=keep_raw, frame=frame)
    except (TimelineError, UnicodeDecodeError) as error:
        raise NotInPiecesError(str(error)) from error
