"""Which pairs are looked at: those near in time that share a rare token, and those on one day where the day has few.

Every event stands under its rarest tokens in an index that is sorted by day, so that a look-up is a search in a
sorted list, however many events there are. The work grows with the number of events, not with that of pairs.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from timeline.compare.matching.features import StorePair
from timeline.compare.matching.prepared import Extent, Prepared

WINDOW, NARROWEST = 31, 3
"""Days that two events may be apart: a month is the commonest slip of the pen. Where days are dense, fewer."""
WITHIN_WINDOW = 300
"""Days are dense where more events than this lie that far to one side."""
MOST_IN_WINDOW = 16
"""Of the events under one token so many are looked at, the nearest in time."""
MOST_UNDATED = 60
"""The same where there is no time to go by; a token that more events have is passed over."""
MOST_ON_DAY = 8
"""A day with at most so many events has all of them looked at, also without any shared token."""
OUTCLASSED = 6
"""A candidate that shares less than the best one by this factor is not looked at: it is no rival."""
PLAIN = 3
"""Where the best candidate shares so many of the rarest tokens there are, the rest of its day is not looked at."""
MOST, MOST_WITHOUT_DATE = 4, 12
"""So many candidates of each event are kept of those that share most: more where there is no time to go by."""
SPARE, SPARE_TIMES = 4000, 6
"""Small stores can afford more: so many of all their events together, at most six times as many for each."""


class Limits(NamedTuple):
    """How many candidates an event has at most, with a date and without, and how many days they may be apart."""

    most: int
    most_without_date: int
    window: int

    @classmethod
    def of(cls, larger: int, dated: int, days: int) -> "Limits":
        """Those of two stores: how many events the larger has, how many of the right one lie on how many days."""
        times = max(1.0, min(SPARE_TIMES, SPARE / MOST / max(1, larger)))
        window = max(NARROWEST, min(WINDOW, int(WITHIN_WINDOW / max(1.0, dated / max(1, days)))))
        return cls(round(MOST * times), round(MOST_WITHOUT_DATE * times), window)


class Common(NamedTuple):
    """The tokens, by their rarity, under which more than `MOST_UNDATED` events stand without a day, and with one."""

    undated: Collection[int] = ()
    dated: Collection[int] = ()


class Index:
    """The events of the right store under their rare tokens and their days."""

    def __init__(
        self,
        stores: StorePair,
        taken: Collection[int] = (),
        limits: "Limits | None" = None,
        common: "Common | None" = None,
    ) -> None:
        """`taken` are the numbers of events that have a partner already; they are no candidates.

        `limits` and `common` are those of larger stores, where these are a part of them.
        """
        self._stores = stores
        self._common = common or Common()
        self._gains = stores.gains
        events = stores.right
        self._norms = [event.norm for event in events]
        self._extents = [event.extent for event in events]
        self._plain = PLAIN * stores.scale**2
        self._undated: dict[int, list[int]] = {}
        self._on_day: dict[int, list[int]] = {}
        self._dated: dict[int, tuple[array[int], array[int]]] = {}
        """The days, ascending, and the numbers of the events under a token, by its rarity."""
        days_of = [narrow_day(event.extent) for event in events]
        filed: list[tuple[int, int]] = []
        for number, day in enumerate(days_of):
            if number in taken:
                continue
            if day is None:
                for place in stores.rarest(events[number]):
                    self._undated.setdefault(place, []).append(number)
            else:
                filed.append((day, number))
        filed.sort()
        for day, number in filed:
            self._file(events[number], day, number)
        if limits is None:
            larger = max(len(stores.left), len(events))
            limits = Limits.of(larger, len(filed), len({day for day, _ in filed}))
        self._most, self._most_without_date, self._window = limits

    def _file(self, event: Prepared, day: int, number: int) -> None:
        """Puts an event under its rare tokens and its day; the days come in their order."""
        for place in self._stores.rarest(event):
            held = self._dated.get(place)
            if held is None:
                held = self._dated[place] = array("q"), array("i")
            held[0].append(day)
            held[1].append(number)
        if event.extent is not None and event.extent.first == event.extent.last:
            self._on_day.setdefault(day, []).append(number)

    def of(self, event: Prepared, barred: Collection[int] = ()) -> list[int]:
        """The numbers of the events of the right store that are worth a closer look, those that are barred left out."""
        found: dict[int, float] = {}
        shared = found.get
        day = narrow_day(event.extent)
        gains, dated = self._gains, self._dated
        begin, end = (0, 0) if day is None else (day - self._window, day + self._window)
        for place in self._stores.rarest(event):
            gain = gains[place]
            if day is not None and place in dated:
                days, numbers = dated[place]
                low = bisect_left(days, begin)
                high = bisect_right(days, end, low)
                if high - low > MOST_IN_WINDOW:
                    low, high = _nearest(days, day, low, high)
                for number in numbers[low:high]:
                    found[number] = shared(number, 0.0) + gain
            if day is None or self._undated:
                for number in self._without_day(place, bare=day is None):
                    found[number] = shared(number, 0.0) + gain
        for number in barred:
            found.pop(number, None)
        best = max(found.values(), default=0.0)
        most = self._most_without_date if day is None else self._most
        if len(found) > most:
            least = best / OUTCLASSED
            found = self._best([(gain, number) for number, gain in found.items() if gain >= least], day, most)
        elif len(found) > 1:
            least = best / OUTCLASSED
            found = {number: gain for number, gain in found.items() if gain >= least}
        if day is not None and best < self._plain:
            near = self._on_day.get(day, ())
            if len(near) <= MOST_ON_DAY:
                for number in near:
                    if number not in barred:
                        found.setdefault(number, 0.0)
        return sorted(found)

    def _without_day(self, place: int, *, bare: bool) -> Sequence[int]:
        """The events without a day under a token, unless they are too many.

        Where the event at hand is `bare`, those with a day too.
        """
        numbers = self._undated.get(place, [])
        found = numbers if len(numbers) <= MOST_UNDATED and place not in self._common.undated else []
        is_rare = place in self._dated and place not in self._common.dated
        if bare and is_rare and len(self._dated[place][1]) <= MOST_UNDATED:
            return [*self._dated[place][1], *found]
        return found

    def _best(self, found: list[tuple[float, int]], day: int | None, most: int) -> dict[int, float]:
        """Those that share most, with regard to how long they are and how far away; the first of equal ones."""
        if len(found) > 2 * most:
            found.sort(key=_by_gain)
            del found[2 * most :]
        if len(found) > most:
            norms, extents = self._norms, self._extents
            ranked = []
            for gain, number in found:
                extent = extents[number]
                away = 0 if day is None or extent is None else max(0, extent.first - day, day - extent.last)
                ranked.append((-gain / (norms[number] * (1 + away / 5)), number, gain))
            ranked.sort()
            return {number: gain for _, number, gain in ranked[:most]}
        return {number: gain for gain, number in found}


def _by_gain(found: tuple[float, int]) -> tuple[float, int]:
    return -found[0], found[1]


def _nearest(days: Sequence[int], day: int, low: int, high: int) -> tuple[int, int]:
    """The part of a sorted window that is nearest to a day; a day that has more than that is cut at its end."""
    begin, end = bisect_left(days, day, low, high), bisect_right(days, day, low, high)
    spare = max(0, MOST_IN_WINDOW - (end - begin))
    low = max(low, begin - spare // 2)
    return low, min(high, low + MOST_IN_WINDOW)


def narrow_day(extent: Extent | None) -> int | None:
    """The day under which an event is filed; None where it has no date or one too coarse for a window of days."""
    return None if extent is None else narrow_day_of(extent.first, extent.last)


def narrow_day_of(first: int, last: int) -> int | None:
    """The same of the days that an event may lie on, both included."""
    return None if last - first >= WINDOW else (first + last) // 2
