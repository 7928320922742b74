"""Whether a new event looks like one that is there already: near in time, and with the same words in its title."""

from collections.abc import Iterable, Sequence

import msgspec

from timeline.model import Event
from timeline.value.wording import folded_words
from timeline.when import When

NEAR = 3_600_000_000
"""One hour in microseconds: times that are no further apart may be of the same event."""

SHARED = 0.5
"""How many of the words of the shorter title must stand in the other one."""

_DAY = 86_400_000_000
_LONG = 40 * _DAY
"""Times that are vaguer, or longer, say too little: such events are compared with each other only."""


class LookAlike(msgspec.Struct, frozen=True):
    """An event that is there, and how much a new one looks like it, from 0 to 1."""

    event: Event
    score: float
    shared: tuple[str, ...]
    """The words of both titles, folded, in the order of the new one."""


class LookAlikes:
    """The events of a store, ready to be compared with many new ones."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._by_day: dict[int, list[Event]] = {}
        self._long: list[Event] = []
        self._timeless: list[Event] = []
        for event in events:
            days = _days_of(event.when)
            if days is None:
                (self._timeless if event.when is None else self._long).append(event)
                continue
            for day in days:
                self._by_day.setdefault(day, []).append(event)

    def of(self, new: Event) -> LookAlike | None:
        """The event that a new one looks most like; None where it looks like none.

        The score is half from the titles and half from the times. A tie goes to the event that comes first.
        """
        if new.when is None:
            candidates: Sequence[Event] = self._timeless
        elif (days := _days_of(new.when)) is None:
            candidates = self._long
        else:
            candidates = tuple({event.id: event for day in days for event in self._by_day.get(day, ())}.values())
        words = title_words(new.title)
        best: LookAlike | None = None
        for event in candidates:
            if event.id in new.not_same or new.id in event.not_same:
                continue
            alike = _alike(new, words, event)
            if alike is not None and (best is None or alike.score > best.score):
                best = alike
        return best


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title that say something, each once: those of more than two letters, or all where none is."""
    words = tuple(dict.fromkeys(folded_words(title)))
    return tuple(word for word in words if len(word) > 2 and word not in _SMALL) or words


_SMALL = frozenset(["the", "and", "for", "from", "with", "into", "over", "after", "before", "about", "near"])


def _alike(new: Event, words: tuple[str, ...], event: Event) -> LookAlike | None:
    near = _nearness(new.when, event.when)
    if near is None or not words:
        return None
    others = frozenset(title_words(event.title))
    shared = tuple(word for word in words if word in others)
    share = len(shared) / min(len(words), len(others)) if others else 0.0
    if share < SHARED or (len(shared) < 2 and len(words) > 1 and len(others) > 1):
        return None
    return LookAlike(event, round((share + near) / 2, 2), shared)


def _nearness(left: When | None, right: When | None) -> float | None:
    """1 where both begin together, 0.5 where both can be of one time, less for what is only near; None beyond."""
    if left is None or right is None:
        return 0.5 if left is right else None
    if left.earliest == right.earliest and left.latest == right.latest:
        return 1.0
    if left.earliest is None or right.earliest is None or left.latest is None or right.latest is None:
        return 0.5
    gap = max(left.earliest - right.latest, right.earliest - left.latest, 0)
    if gap > NEAR:
        return None
    apart = abs(left.earliest - right.earliest)
    return 0.5 + 0.5 * max(0.0, 1 - apart / _DAY) if gap == 0 else 0.5 * (1 - gap / NEAR)


def _days_of(when: When | None) -> range | None:
    """The days, from 1970, in which an event can have been, an hour around it included; None for too many."""
    if when is None or when.earliest is None or when.latest is None or when.latest - when.earliest > _LONG:
        return None
    return range((when.earliest - NEAR) // _DAY, (when.latest + NEAR) // _DAY + 1)
