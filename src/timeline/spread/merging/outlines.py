"""The first step: what all parts together must know of each event, and where it stands in its file."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b, sha256
from typing import NamedTuple

import msgspec

from timeline.errors import TimelineError
from timeline.merging.moving import home_in
from timeline.merging.zones import with_zones
from timeline.model import Account, Event, Timeline
from timeline.spread.pieces import NotInPiecesError, Piece, read_piece
from timeline.spread.places import bytes_of
from timeline.store.build import build
from timeline.store.decoding import BOM
from timeline.store.joint_reading import raw_of
from timeline.store.reading import Stored
from timeline.store.refusing.quick_look import has_odd_floats, has_odd_zeros
from timeline.store.slices import sliced


class Chunk(NamedTuple):
    """The bytes of an event in its file, half-open: from its dash to the next one; and a hash of them."""

    begin: int
    end: int
    digest: bytes


class Outlined(NamedTuple):
    """The events of a piece without what they say; what stands beside them, as it is parsed; where they stand.

    `chunks` are all items of the list of events, empty ones too, and `numbers` which of them each event is. Where the
    events are no list of lines, there are none.
    """

    events: tuple[Event, ...]
    placed: tuple[Event, ...]
    """The same as they will be read in the first store."""
    frame: Mapping[str, object]
    numbers: Sequence[int]
    chunks: Sequence[Chunk]
    has_signs: bool
    """Whether a number sign stands anywhere, which a comment begins with."""


class There(NamedTuple):
    """The first store without its events, and what stands beside the events of the second there, as it is parsed."""

    header: Timeline
    frame: Mapping[str, object]


class ToOutline(NamedTuple):
    """A piece, and the frame of its store; of the second store also where its events come to stand."""

    piece: Piece
    frame: Mapping[str, object] | None
    there: There | None = None


def outline(task: ToOutline) -> Outlined:
    """The outline of a piece. Raises as `read_piece`."""
    stored = read_piece(task.piece, task.frame, keep_raw=True)
    raw = raw_of(stored)
    assert isinstance(raw, dict)
    frame = {key: value for key, value in raw.items() if key != "events"}
    # A number is told as it is written, which all of the text would have to be there for.
    if _has_numbers(frame) and (has_odd_zeros(stored.text) or has_odd_floats(stored.text)):
        raise NotInPiecesError("a number beside its events is written otherwise than it is read")
    items = raw.get("events") or []
    numbers = [number for number, item in enumerate(items) if isinstance(item, dict)]
    chunks = list(_chunks(task.piece))
    if len(chunks) != len(items):
        chunks = []
    events = tuple(map(_outlined, stored.timeline.events))
    placed = events if task.there is None else tuple(map(_outlined, _placed(stored, task.there)))
    return Outlined(events, placed, frame, numbers, chunks, "#" in stored.text)


def _placed(stored: Stored, there: There) -> tuple[Event, ...]:
    """The events as they will be read in the first store, with their zones written out."""
    own = stored.timeline
    try:
        made, _ = with_zones(stored, own.home, home_in(there.header, own))
        raw = raw_of(made)
        assert isinstance(raw, dict)
        held = {**there.frame, "timeline": 1, "events": raw.get("events") or []}
        return build(held, lambda number, _: repr(number)).events
    except (TimelineError, ValueError) as error:
        # What is wrong is told by whoever joins the whole.
        raise NotInPiecesError(str(error)) from error


def _has_numbers(frame: Mapping[str, object]) -> bool:
    stack: list[object] = [value for key, value in frame.items() if key != "timeline"]
    while stack:
        held = stack.pop()
        if isinstance(held, int | float) and not isinstance(held, bool):
            return True
        if isinstance(held, dict):
            stack += held.values()
        elif isinstance(held, list):
            stack += held
    return False


def _chunks(piece: Piece) -> Iterator[Chunk]:
    data = bytes_of(piece.path, piece.ranges)
    mark = len(BOM) if data.startswith(BOM) else 0
    apart = sliced(data[mark:])
    if apart is None:
        return
    # The head of the file stands before the first event, whichever part of the events this is.
    begin = piece.ranges[1][0] if len(piece.ranges) > 1 else apart.begin + mark
    for lines in apart.slices(1):
        yield Chunk(begin, begin + len(lines), blake2b(lines, digest_size=8).digest())
        begin += len(lines)


def _outlined(event: Event) -> Event:
    """An event of which only is left what decides where it goes; a draft is compared by its words."""
    if event.draft:
        return event
    accounts = [
        Account(one.source, when=one.when, stance=one.stance, published=one.published) for one in event.accounts
    ]
    return Event(
        event.id,
        event.title,
        event.own_when,
        background=event.background,
        same_as=event.same_as,
        not_same=event.not_same,
        accounts=tuple(accounts),
    )


class Layout(msgspec.Struct):
    """Where the events of one file of a store stand: its pieces, the events of all with the item that each is."""

    pieces: list[Piece]
    events: list[Event]
    placed: list[Event]
    numbers: list[int]
    chunks: list[Chunk]
    is_cut: bool = True
    tells: bool = False
    """Whether anything stands beside its events."""
    has_signs: bool = False

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return max(end for _, end in self.pieces[-1].ranges)

    def whole(self) -> Piece:
        """The file as one piece. Raises OSError."""
        first, ranges = self.pieces[0], ((0, self.size),)
        digest = sha256(bytes_of(first.path, ranges)).hexdigest()
        return Piece(first.path, first.name, ranges, digest, self.size)

    def add(self, piece: Piece, outlined: Outlined) -> None:
        """Takes the next piece of the file."""
        self.pieces.append(piece)
        self.events += outlined.events
        self.placed += outlined.placed
        self.tells = self.tells or outlined.frame.keys() > {"timeline"}
        self.numbers += [len(self.chunks) + number for number in outlined.numbers]
        self.chunks += outlined.chunks
        self.has_signs = self.has_signs or outlined.has_signs
        self.is_cut = self.is_cut and bool(outlined.chunks)


def layouts_of(pieces: Sequence[Piece], outlined: Sequence[Outlined]) -> list[Layout]:
    """The files of a store, in their order. Raises NotInPiecesError where a file of several pieces cannot be cut."""
    found: dict[str, Layout] = {}
    for piece, one in zip(pieces, outlined, strict=True):
        found.setdefault(piece.path, Layout([], [], [], [], [])).add(piece, one)
    if any(not one.is_cut and len(one.pieces) > 1 for one in found.values()):
        raise NotInPiecesError("its events are no list of lines")
    return list(found.values())
