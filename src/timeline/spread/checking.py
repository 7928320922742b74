"""`check` in pieces: each is looked through for what is wrong in one event; all together for the rest."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec

from timeline.check.finding import Finding, Path
from timeline.check.parts import counts, found_in_all, found_in_events, made, outline
from timeline.check.placing import Located, Text, Wanted, located, places_beside, places_of, problems_of
from timeline.check.settling import in_whole, settled_numbers
from timeline.check.told_twice import twice_findings
from timeline.errors import Place, Problem
from timeline.model import Event, OptionalCheck
from timeline.progress import Progress
from timeline.spread.engine import Engine, homes_of
from timeline.spread.lines import Lines, PieceLines, lines_of, text_of
from timeline.spread.matching.matched import told_twice_in_pieces
from timeline.spread.pieces import Archive, Piece
from timeline.spread.seen import Facts, Look, Question, look_at, seen


class Checked(NamedTuple):
    """What is wrong in the events of a piece, with its place there, and what all of them must know of it.

    `outlines` and `counts` are what other checks look at. `numbers` are those of its settled events among its `events`,
    None where all are.
    """

    located: list[Located]
    outlines: list[Event]
    counts: list[Any]
    numbers: "array[int] | None"
    events: int
    lines: Lines


def check_in_pieces(
    engine: Engine, archive: Archive, enabled: Collection[OptionalCheck] = (), *, progress: Progress | None = None
) -> list[Problem]:
    """Every problem of a store, in the order of the file, as `timeline.check.check_store` finds it without copies.

    Raises NotInPiecesError where the store must be read as a whole, MovedOnError, and what an engine raises.
    """
    wanted: tuple[str, ...] = tuple(sorted({*archive.header.check, *enabled}))
    checks = made(wanted)
    looked = look_at(engine, archive, look_through, Question(), wanted, progress=progress)
    pieces = looked.answers
    outlines = msgspec.structs.replace(
        looked.header, events=tuple([event for piece in pieces for event in piece.outlines])
    )
    found = list(found_in_all(checks, outlines, [piece.counts for piece in pieces]))
    if any(check.matching is not None for check in checks):
        twins = told_twice_in_pieces(engine, archive, progress=progress).twins
        found += twice_findings(twins, [event.id for event in outlines.events])
    lines = PieceLines(archive.pieces, [piece.lines for piece in pieces])
    placed = [
        Located(finding, lines.in_file(place, number), None if other is None else lines.in_file(other, number))
        for number, piece in enumerate(pieces)
        for finding, place, other in piece.located
    ]
    return problems_of(placed + _located(engine, archive, pieces, lines, found))


def look_through(look: Look[tuple[str, ...]]) -> tuple[Facts, Checked]:
    """What checks find in the events of a piece."""
    piece = seen(look)
    checks = made(look.asked)
    whole = piece.stored.timeline
    numbers = settled_numbers(whole)
    return piece.facts, Checked(
        located(in_whole(found_in_events(checks, piece.timeline), whole), piece.stored),
        [outline(event) for event in piece.timeline.events],
        counts(checks, piece.timeline),
        None if len(numbers) == len(whole.events) else array("q", numbers),
        len(whole.events),
        lines_of(look.piece, piece.stored.text),
    )


class Wanting(NamedTuple):
    """Places in a piece that are wanted: in its events, of which it has so many, or beside them."""

    piece: Piece
    events: int
    wanted: list[Wanted]


def find_places(asked: Wanting) -> list[Place | None]:
    """The places, as in a file that has no events but these; None where it has not what is beside the events."""
    text = Text(text_of(asked.piece), asked.piece.name, asked.events)
    if asked.wanted[0].path[0] != "events":
        return places_beside(asked.wanted, text)
    places = places_of(asked.wanted, [text])
    return [places[one] for one in asked.wanted]


def _located(
    engine: Engine, archive: Archive, pieces: Sequence[Checked], lines: PieceLines, found: Sequence[Finding]
) -> list[Located]:
    """Findings of all pieces together with their places."""
    wanted = {Wanted(finding.path, finding.key) for finding in found}
    wanted.update(Wanted(finding.seen) for finding in found if finding.seen is not None)
    places = _places(engine, archive, pieces, lines, wanted)
    return [
        Located(
            finding,
            places[Wanted(finding.path, finding.key)],
            None if finding.seen is None else places[Wanted(finding.seen)],
        )
        for finding in found
    ]


def _places(
    engine: Engine, archive: Archive, pieces: Sequence[Checked], lines: PieceLines, wanted: Iterable[Wanted]
) -> dict[Wanted, Place]:
    """The places of values in files, by their paths in the settled store."""
    ends = list(accumulate(len(piece.outlines) for piece in pieces))
    asked: dict[tuple[int, bool], list[Wanted]] = defaultdict(list)
    for one in sorted(wanted, key=lambda one: (str(one.path), one.key)):
        if one.path[0] == "events":
            asked[bisect_right(ends, int(one.path[1])), True].append(one)
        else:
            for number in lines.firsts:
                asked[number, False].append(one)
    order = sorted(asked)
    wanting = []
    for number, is_event in order:
        piece, within = pieces[number], asked[number, is_event]
        if is_event:
            begin = ends[number] - len(piece.outlines)
            within = [Wanted(_within(one.path, begin, piece.numbers), one.key) for one in within]
        wanting.append(Wanting(archive.pieces[number], piece.events, within))
    found: dict[Wanted, Place] = {}
    homes = homes_of([piece.size for piece in archive.pieces], engine.workers)
    told = engine.run(find_places, wanting, [homes[number] for number, _ in order])
    for key, listed in zip(order, told, strict=True):
        for one, place in zip(asked[key], listed, strict=True):
            # Of what stands in several parts the first is meant.
            if place is not None and one not in found:
                found[one] = lines.in_file(place, key[0])
    return found


def _within(path: Path, begin: int, numbers: Sequence[int] | None) -> Path:
    """The path of an event of the settled store as that of the event in its piece."""
    number = int(path[1]) - begin
    return ("events", number if numbers is None else numbers[number], *path[2:])
