"""From scores to pairs: one to one, leftovers only where the score is high, and an order that is kept."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from timeline.compare.matching.field import Field, greedy

Twin = tuple[bool, int, int]
"""Two events of one store, by their numbers: of the left one, or else of the right one."""
Twins = Callable[[Sequence[Twin]], Sequence[float]]
"""The scores of some of these being one, without regard to others of their store."""

ATTACHED = 0.8
"""The least score at which an event joins one that is matched already, told twice by one store."""
SURE = 0.6
"""The least score of a pair that tells whether two stores stand in one order."""
FEWEST_SURE = 4
"""With fewer sure pairs nothing is said about their order."""
IN_ORDER = 0.75
"""The share of sure pairs that must stand in one order for two stores to be taken as doing so."""
CROSSING = 0.9
"""The least score at which a pair may stand outside the order that the others keep."""


def assigned(field: Field, scores: Sequence[float], least: float, twins: Twins) -> dict[int, float]:
    """The chosen pairs and their scores, best first: each event once, then leftovers that are told twice.

    A leftover joins the partner of its twin: it is like that partner and like the event of its own store that has it.
    """
    chosen = {number: scores[number] for number in greedy(field.left, field.right, scores, least)}
    partner_of_left = {field.left[number]: field.right[number] for number in chosen}
    partner_of_right = {field.right[number]: field.left[number] for number in chosen}
    least = max(ATTACHED, least)
    asked: list[tuple[int, Twin]] = []
    for number in [number for number, alone in enumerate(scores) if alone >= least]:
        left, right = field.left[number], field.right[number]
        if (left in partner_of_left) == (right in partner_of_right):
            continue
        if left in partner_of_left:
            asked.append((number, (False, partner_of_left[left], right)))
        else:
            asked.append((number, (True, partner_of_right[right], left)))
    attached = []
    for (number, _), as_twins in zip(asked, twins([twin for _, twin in asked]) if asked else (), strict=True):
        score = min(scores[number], as_twins)
        if score >= least:
            attached.append((-score, number))
    joined: set[tuple[bool, int]] = set()
    for told, number in sorted(attached):
        is_left = field.left[number] not in partner_of_left
        leftover = is_left, field.left[number] if is_left else field.right[number]
        if leftover not in joined:
            joined.add(leftover)
            chosen[number] = -told
    return chosen


def in_one_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The longest part of some sure pairs (places in either store) that stands in one order.

    None where they are too few, or too many of them cross.
    """
    if len(pairs) < FEWEST_SURE:
        return None
    chain = heaviest_chain([(left, right, 1.0) for left, right in pairs])
    if len(chain) < IN_ORDER * len(pairs):
        return None
    return [pairs[at] for at in chain]


def heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[int]:
    """Which of some pairs (place left, place right, weight above 0) stand in one order and weigh most together.

    Places on the right ascend; on the left several may share a place, and go in any order.

    The best chain that ends at each place is kept in a list that ascends in place and weight, so that the next pair
    finds what it may follow by a search.
    """
    order = sorted(range(len(pairs)), key=lambda at: pairs[at][:2])
    places: list[int] = []
    ends: list[tuple[float, int]] = []
    before: dict[int, int] = {}
    for at in order:
        _, right, weight = pairs[at]
        place = bisect_left(places, right)
        total = weight
        if place:
            total += ends[place - 1][0]
            before[at] = ends[place - 1][1]
        if place < len(places) and places[place] == right:
            if ends[place][0] >= total:
                continue
            ends[place] = (total, at)
        else:
            if place and ends[place - 1][0] >= total:
                continue
            places.insert(place, right)
            ends.insert(place, (total, at))
        while place + 1 < len(places) and ends[place + 1][0] <= total:
            del places[place + 1], ends[place + 1]
    chain: list[int] = []
    last = ends[-1][1] if ends else -1
    while last >= 0:
        chain.append(last)
        last = before.get(last, -1)
    chain.reverse()
    return chain
