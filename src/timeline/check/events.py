"""Events that look the same, titles of the same words at times that can be one; and entries that are said to be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from timeline.check.alike import alike
from timeline.check.finding import Finding
from timeline.check.names import are_told_apart
from timeline.model import Event, Timeline
from timeline.value.wording import folded_words
from timeline.when import Precision


def similar_events(timeline: Timeline) -> Iterator[Finding]:
    """Pairs of events with like titles, in whatever order of words, whose times and places can be one.

    Times are held against each other where both are known to the day at least; of coarser ones, and of none, only
    equal ones count. Every event is reported once at most.
    """
    for numbers in _groups(timeline.events):
        for first, later in sorted(_overlapping(numbers, timeline.events)):
            one, other = timeline.events[first], timeline.events[later]
            yield Finding(
                "similar-events",
                f"the event `{other.id}` looks like `{one.id}`",
                f"where they are one: `timeline join {other.id} {one.id}`; else add `not_same: [{one.id}]`",
                ("events", later, "title"),
                seen=("events", first, "title"),
            )


def two_entries(timeline: Timeline) -> Iterator[Finding]:
    """Events that say they are another one of this very store: `same_as` is for other stores, and joins none here."""
    places = {event.id: number for number, event in enumerate(timeline.events)}
    seen: set[tuple[int, int]] = set()
    for number, event in enumerate(timeline.events):
        for place, name in enumerate(event.same_as):
            other = places.get(name)
            pair = (number, other) if other is None or number < other else (other, number)
            if other is None or other == number or pair in seen:
                continue
            seen.add((min(number, other), max(number, other)))
            yield Finding(
                "two-entries",
                f"`{event.id}` is said to be `{name}`, and both stand here: each is drawn and counted by itself",
                f"make one of them: `timeline join {event.id} {name}`",
                ("events", number, "same_as", place),
            )


def _groups(events: Sequence[Event]) -> Iterator[list[int]]:
    """The numbers of events whose titles look alike, of two at least."""
    titled: dict[str, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        words = " ".join(sorted(folded_words(event.title)))
        if words:
            titled[words].append(number)
    titles = list(titled)
    for first, later in alike(titles):
        # Pairs come in the order of the later title, so what joins a group has been joined by others before.
        titled[titles[first]].extend(titled[titles[later]])
    yield from (numbers for numbers in titled.values() if len(numbers) > 1)


_MOST_ALONE = 8
"""With how many of one time an event is compared that are all told apart from each other."""


def _overlapping(numbers: list[int], events: Sequence[Event]) -> set[tuple[int, int]]:
    """Pairs that look the same. One walk in the order of time holds each event against the one that lasts longest."""
    found: dict[int, int] = {}
    equal: dict[tuple[float, float] | None, list[int]] = defaultdict(list)
    longest: tuple[float, int] | None = None
    for begin, end, number in sorted((*_bounds(events[number]), number) for number in numbers):
        when = events[number].when
        bounds = None if when is None or when.form == "unknown" else (begin, end)
        alone = equal[bounds]
        candidates = [*alone]
        if when is not None and when.precision >= Precision.DAY:
            if longest is not None and begin < longest[0]:
                candidates.append(longest[1])
            if longest is None or end > longest[0]:
                longest = (end, number)
        for other in candidates:
            first, later = sorted((other, number))
            if first != later and later not in found and not _are_two(events[first], events[later]):
                found[later] = first
        if number not in found and len(alone) < _MOST_ALONE:
            alone.append(number)
    return {(first, later) for later, first in found.items()}


def _bounds(event: Event) -> tuple[float, float]:
    when = event.when
    if when is None:
        return -inf, inf
    return -inf if when.earliest is None else when.earliest, inf if when.latest is None else when.latest


def _are_two(one: Event, other: Event) -> bool:
    """Whether two events of like titles are told apart: by the editor, by their places, or by outside ids."""
    if are_told_apart(one, other):
        return True
    if one.place and other.place and set(folded_words(one.place)).isdisjoint(folded_words(other.place)):
        return True
    refs = {(account.source, account.ref) for account in one.accounts if account.ref is not None}
    others = {(account.source, account.ref) for account in other.accounts if account.ref is not None}
    return refs.isdisjoint(others) and not {source for source, _ in refs}.isdisjoint(source for source, _ in others)
