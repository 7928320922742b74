"""Events that sides put in opposite order, where the bounds of each exclude the other reading."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from timeline.compare.claims import Claim

Bounds = tuple[int | None, int | None]
"""When something began: [earliest, latest) in microseconds, None where open."""

MOST = 1000
"""So many reversals are listed; further ones are only counted. A list told backwards has millions."""

_FIRST, _LAST = -(10**60), 10**60


def begin_of(claims: Sequence[Claim]) -> Bounds | None:
    """When an event began by these times of one side: bounds that hold all of them; None where none states a begin.

    Several speakers of one side are not held to the order of one of them.
    """
    edges = [claim.when.begin for claim in claims if claim.when is not None and not claim.earlier]
    stated = [edge for edge in edges if edge is not None]
    if not stated or len(stated) < len(edges):
        return None
    earliest = [edge.earliest for edge in stated if edge.earliest is not None]
    latest = [edge.latest for edge in stated if edge.latest is not None]
    return (
        min(earliest) if len(earliest) == len(stated) else None,
        max(latest) if len(latest) == len(stated) else None,
    )


def reversals(begins: Sequence[Mapping[int, Bounds]]) -> tuple[list[tuple[int, int, int, int]], int]:
    """Pairs of events that two sides put in opposite order, and how many there are in all.

    `begins` has, for each event, the bounds of each side that states any, by its number. Each pair is (first, second,
    side, other): by `side` the first event began before the second, by `other` the second before the first. Sides
    ascend.
    """
    common: dict[tuple[int, int], list[int]] = defaultdict(list)
    for event, bounds in enumerate(begins):
        for pair in combinations(sorted(bounds), 2):
            common[pair].append(event)
    found: list[tuple[int, int, int, int]] = []
    total = 0
    for (side, other), events in sorted(common.items()):
        pairs, count = _reversed(
            [(event, begins[event][side], begins[event][other]) for event in events], MOST - len(found)
        )
        found.extend((first, second, side, other) for first, second in pairs)
        total += count
    return found, total


def _reversed(events: list[tuple[int, Bounds, Bounds]], most: int) -> tuple[list[tuple[int, int]], int]:
    """The pairs in which the first event is surely before the second on the left, and surely after it on the right.

    Events come by when they begin on the left. Those that surely came before wait in the order in which they begin on
    the right, so that all which are surely later there stand at its end: as many steps as there are events, and one
    more for each pair that is listed.
    """
    ends = sorted((_LAST if left[1] is None else left[1], number) for number, (_, left, _) in enumerate(events))
    pairs: list[tuple[int, int]] = []
    total = passed = 0
    waiting: list[tuple[int, int]] = []
    for second, (earliest, _), (_, latest) in sorted(events, key=lambda entry: (_begin(entry[1]), entry[0])):
        if earliest is None:
            continue
        while passed < len(ends) and ends[passed][0] <= earliest:
            event, _, right = events[ends[passed][1]]
            if right[0] is not None:
                insort(waiting, (right[0], event))
            passed += 1
        if latest is None:
            continue
        at = bisect_left(waiting, (latest, -1))
        total += len(waiting) - at
        if len(pairs) < most:
            pairs.extend((event, second) for _, event in waiting[at : at + most - len(pairs)])
    return pairs, total


def _begin(bounds: Bounds) -> int:
    return _FIRST if bounds[0] is None else bounds[0]
