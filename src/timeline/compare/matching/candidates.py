"""Which pairs are looked at: those near in time that share a rare token, and those on one day where the day has few.

Every event stands under its rarest tokens in an index that is sorted by day, so that a look-up is a search in a
sorted list, however many events there are. The work grows with the number of events, not with that of pairs.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from timeline.compare.matching.features import Stores
from timeline.compare.matching.prepared import Prepared

RAREST = 8
"""An event stands under so many of its rarest tokens, of those that occur in both stores."""
WINDOW = 31
"""Days that two events may be apart: a month is the commonest slip of the pen."""
MOST_IN_WINDOW = 24
"""Of the events under one token so many are looked at, the nearest in time."""
MOST_UNDATED = 60
"""The same where there is no time to go by; a token that more events have is passed over."""
MOST_ON_DAY = 8
"""A day with at most so many events has all of them looked at, also without any shared token."""
MOST = 14
"""So many candidates of each event are kept, those that share most."""


class Index:
    """The events of the right store under their rare tokens and their days."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._events = stores.right.events
        dated: dict[int, list[tuple[int, int]]] = {}
        self._undated: dict[int, list[int]] = {}
        self._on_day: dict[int, list[int]] = {}
        for number, event in enumerate(self._events):
            day = _narrow_day(event)
            for token in rarest(event, stores):
                if day is None:
                    self._undated.setdefault(token, []).append(number)
                else:
                    dated.setdefault(token, []).append((day, number))
            if day is not None and event.extent is not None and event.extent.days == 1:
                self._on_day.setdefault(day, []).append(number)
        self._days: dict[int, list[int]] = {}
        self._dated: dict[int, list[int]] = {}
        for token, entries in dated.items():
            entries.sort()
            self._days[token] = [day for day, _ in entries]
            self._dated[token] = [number for _, number in entries]

    def of(self, event: Prepared) -> list[int]:
        """The numbers of the events of the right store that are worth a closer look, ascending."""
        weights = self._stores.weights
        found: dict[int, float] = {}
        day = _narrow_day(event)
        for token in rarest(event, self._stores):
            gain = weights[token] * weights[token]
            for number in self._under(token, day):
                found[number] = found.get(number, 0.0) + gain
        if len(found) > MOST:
            found = dict(self._best(found, day))
        if day is not None:
            near = self._on_day.get(day, ())
            if len(near) <= MOST_ON_DAY:
                for number in near:
                    found.setdefault(number, 0.0)
        return sorted(found)

    def _under(self, token: int, day: int | None) -> Iterator[int]:
        undated = self._undated.get(token, ())
        if len(undated) <= MOST_UNDATED:
            yield from undated
        days = self._days.get(token)
        if days is None:
            return
        numbers = self._dated[token]
        if day is None:
            if len(numbers) <= MOST_UNDATED:
                yield from numbers
            return
        low, high = bisect_left(days, day - WINDOW), bisect_right(days, day + WINDOW)
        if high - low > MOST_IN_WINDOW:
            low, high = _nearest(days, day, low, high)
        yield from numbers[low:high]

    def _best(self, found: dict[int, float], day: int | None) -> list[tuple[int, float]]:
        events = self._events

        def rank(entry: tuple[int, float]) -> tuple[float, int]:
            number, gain = entry
            extent = events[number].extent
            away = 0 if day is None or extent is None else max(0, extent.first - day, day - extent.last)
            return -gain / (events[number].norm * (1 + away / 5)), number

        return sorted(found.items(), key=rank)[:MOST]


def _nearest(days: Sequence[int], day: int, low: int, high: int) -> tuple[int, int]:
    """The part of a sorted window that is nearest to a day; a day that has more than that is cut at its end."""
    middle_low, middle_high = bisect_left(days, day, low, high), bisect_right(days, day, low, high)
    spare = max(0, MOST_IN_WINDOW - (middle_high - middle_low))
    low = max(low, middle_low - spare // 2)
    return low, min(high, max(middle_high, low) + spare - spare // 2, low + MOST_IN_WINDOW)


def _narrow_day(event: Prepared) -> int | None:
    """The day under which an event is filed; None where it has no date or one too coarse for a window of days."""
    extent = event.extent
    if extent is None or extent.days > WINDOW:
        return None
    return (extent.first + extent.last) // 2


def rarest(event: Prepared, stores: Stores) -> list[int]:
    """The rarest tokens of an event among those that both stores have."""
    weights, left, right = stores.weights, stores.left.counts, stores.right.counts
    shared = [(-weights[token], token) for token in event.bag if left[token] and right[token]]
    if len(shared) > RAREST:
        shared.sort()
        del shared[RAREST:]
    return [token for _, token in shared]
