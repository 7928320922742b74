"""`match` and `told_twice` of stores in pieces: the same answers as of stores in memory."""

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from timeline.compare.matching.choosing import Wanted, choose
from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.field import Field
from timeline.compare.matching.matcher import MIN_SCORE, Matching, matching_of, mirrored, named, stands_first
from timeline.compare.matching.scoring import Weights
from timeline.compare.matching.twice import Twins, barred_within, twins_of
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.select.withheld import Withheld
from timeline.spread.engine import Engine, homes_of
from timeline.spread.matching.counting import At, Counted, count, marks, matched_by_of, titled
from timeline.spread.matching.ground import Apart
from timeline.spread.matching.holding import Source
from timeline.spread.matching.knowing import Known, Tokens
from timeline.spread.pieces import Archive


class Matched(msgspec.Struct, frozen=True):
    """The pairs of two stores, and what of either was left out as private."""

    matching: Matching
    withheld: tuple[Withheld, Withheld]


def match_pieces(
    engine: Engine,
    a: Archive,
    b: Archive,
    *,
    min_score: float = MIN_SCORE,
    withheld: bool = False,
    progress: Progress | None = None,
    weights: Weights = SHIPPED,
) -> Matched:
    """What `timeline.compare.matching.match` gives for the two stores; without what is private where `withheld`.

    Raises NotInPiecesError where one of them must be read as a whole, MovedOnError, and what an engine raises.
    """
    tokens = Tokens()
    counted = _counted(engine, (a, b), withheld=withheld)
    ids, others = ([name for piece in pieces for name in piece.ids] for pieces in counted)
    turned = stands_first(others, ids, lambda: _stands_first(engine, b, a, withheld=withheld))
    order = (1, 0) if turned else (0, 1)
    archives = (a, b)
    sides = [
        Known(_sources(archives[place], withheld=withheld), counted[place], tokens, side)
        for side, place in enumerate(order)
    ]
    ground = Apart(engine, sides[0], sides[1], weights, progress)
    choice = choose(ground, min_score, weights)
    told = ground.reasons([pair[:2] for pair in choice.pairs], mirrored=turned)
    pairs = [named(pair, *ground.links, reasons) for pair, reasons in zip(choice.pairs, told, strict=True)]
    found = matching_of(pairs, choice, *ground.links)
    known = sides[::-1] if turned else sides
    if turned:
        found = mirrored(found, ids, others)
    return Matched(found, (known[0].withheld, known[1].withheld))


class MatchedTwice(msgspec.Struct, frozen=True):
    """The events of a store that look like one, and what was left out as private."""

    twins: list[Twins]
    withheld: Withheld


def told_twice_in_pieces(
    engine: Engine,
    archive: Archive,
    *,
    min_score: float | None = None,
    withheld: bool = False,
    progress: Progress | None = None,
    weights: Weights = SHIPPED,
) -> MatchedTwice:
    """What `timeline.compare.matching.told_twice` gives for a store. Raises as above."""
    [counted] = _counted(engine, [archive], withheld=withheld)
    known = Known(_sources(archive, withheld=withheld), counted, Tokens(), 0)
    ground = Apart(engine, known, known, weights, progress)
    field, series = Field(), set[tuple[int, int]]()
    for weighed in ground.weighed(Wanted(((), ()), barred_within(known.links))):
        field.extend(weighed.field)
        pairs = zip(weighed.field.left, weighed.field.right, strict=True)
        series.update([pair for pair, is_series in zip(pairs, weighed.series, strict=True) if is_series])

    def is_one_series(one: int, other: int) -> bool:
        return (one, other) in series or (other, one) in series

    found = twins_of(field, is_one_series, weights, min_score)
    told = ground.reasons([pair for pair, *_ in found], mirrored=False)
    ids = known.links.ids
    twins = [
        Twins(ids[one], ids[other], score, reasons)
        for ((one, other), score, _), reasons in zip(found, told, strict=True)
    ]
    return MatchedTwice(twins, known.withheld)


def shown_events(engine: Engine, archive: Archive, *, withheld: bool = False) -> Timeline:
    """A store whose events have no more than an id, a title and a time, as lists of them show them."""
    events: list[Event] = []
    for piece in engine.run(titled, _sources(archive, withheld=withheld), _homes(archive, engine)):
        events += [Event(id=name, title=title, own_when=when) for name, title, when in piece]
    return msgspec.structs.replace(archive.header, events=tuple(events))


def _counted(engine: Engine, archives: Sequence[Archive], *, withheld: bool) -> list[list[Counted]]:
    """The pieces of each store in numbers; all in one go, so that nobody waits between two stores."""
    sources = [source for archive in archives for source in _sources(archive, withheld=withheld)]
    homes = [home for archive in archives for home in _homes(archive, engine)]
    told = engine.run(count, sources, homes)
    return [list(islice(told, len(archive.pieces))) for archive in archives]


def _sources(archive: Archive, *, withheld: bool) -> list[Source]:
    return [Source(piece, archive.frame, withheld) for piece in archive.pieces]


def _homes(archive: Archive, engine: Engine) -> list[int]:
    return homes_of([piece.size for piece in archive.pieces], engine.workers)


def _stands_first(engine: Engine, one: Archive, other: Archive, *, withheld: bool) -> bool:
    """Which of two stores with the same ids comes first by what their events are matched by."""
    marked = [
        list(engine.run(marks, _sources(archive, withheld=withheld), _homes(archive, engine)))
        for archive in (one, other)
    ]
    places = [_places(each) for each in marked]
    for here, there in zip(*places, strict=True):
        (piece, number), (other_piece, other_number) = here, there
        if marked[0][piece][number] != marked[1][other_piece][other_number]:
            at = [
                At(_sources(archive, withheld=withheld)[place], within)
                for archive, (place, within) in zip((one, other), (here, there), strict=True)
            ]
            first, second = engine.run(matched_by_of, at, [0, 0])
            return first < second
    return False


def _places(marked: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    return ((piece, number) for piece, each in enumerate(marked) for number in range(len(each)))
