"""Some events of a store, read as a store of their own with all of its keys and sources."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise

import msgspec

from timeline.spread.merging.outlines import Chunk, Layout
from timeline.spread.pieces import MovedOnError, NotInPiecesError, Piece
from timeline.spread.places import bytes_of
from timeline.store.joint_reading import Part, read_parts
from timeline.store.reading import Stored


class Excerpt(msgspec.Struct, frozen=True):
    """Some events of a file, in its order: what stands around all of them, and their lines.

    Before each stands the one before it in the file, since the comments above an event are the last lines of that one.
    """

    path: str
    name: str
    around: tuple[tuple[int, int], tuple[int, int]]
    chunks: tuple[Chunk, ...]


def excerpt_of(layout: Layout, events: Iterable[int]) -> Excerpt:
    """Some events of a file by their numbers; where they cannot be cut out, all of them."""
    first = layout.pieces[0]
    if not layout.is_cut:
        return Excerpt(first.path, first.name, ((0, layout.size), (0, 0)), ())
    items = {layout.numbers[event] for event in events}
    wanted = sorted({max(0, item - before) for item in items for before in (0, 1)} or {0})
    chunks = tuple([layout.chunks[item] for item in wanted])
    around = (0, layout.chunks[0].begin), (layout.chunks[-1].end, layout.size)
    return Excerpt(first.path, first.name, around, chunks)


def heads_of(pieces: Sequence[Piece]) -> list[Excerpt]:
    """What stands around the events of each file of a store; where they cannot be cut out, all of it."""
    first = {piece.path: piece for piece in pieces}
    return [
        Excerpt(piece.path, piece.name, (piece.ranges[0], piece.ranges[-1] if len(piece.ranges) > 1 else (0, 0)), ())
        for piece in first.values()
    ]


def read_excerpts(excerpts: Sequence[Excerpt], name: str) -> Stored:
    """Excerpts of one store as a store. Raises MovedOnError, TimelineError, OSError."""
    parts = [Part(None, excerpt.name, _data(excerpt)) for excerpt in excerpts]
    try:
        return read_parts(None, name, parts, keep_raw=True)
    except UnicodeDecodeError as error:
        raise NotInPiecesError(str(error)) from error


def _data(excerpt: Excerpt) -> bytes:
    (head, tail), chunks = excerpt.around, excerpt.chunks
    ranges = [head, *[(chunk.begin, chunk.end) for chunk in chunks], tail]
    data = bytes_of(excerpt.path, _joined(ranges))
    at = head[1] - head[0]
    for chunk in chunks:
        lines = data[at : at + chunk.end - chunk.begin]
        if blake2b(lines, digest_size=8).digest() != chunk.digest:
            raise MovedOnError(excerpt.name)
        at += len(lines)
    return data


def _joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of bytes of which those that touch are one."""
    begins = [ranges[0][0], *[here[0] for before, here in pairwise(ranges) if before[1] != here[0]]]
    ends = [*[before[1] for before, here in pairwise(ranges) if before[1] != here[0]], ranges[-1][1]]
    return list(zip(begins, ends, strict=True))
