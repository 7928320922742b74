"""The overview of a page: an event a line with its bar, to scale and with the silences cut, or how many there are when.

Where nobody could take in a line for each, events are counted by periods of the calendar, as `timeline show` does.
"""

from collections.abc import Collection, Sequence

import msgspec

from timeline.model import Event
from timeline.render.bars.reaches import lying
from timeline.render.bars.ruler import Label, Ruler, ruler
from timeline.render.bars.scale import scale_of
from timeline.render.bars.strokes import Stroke, strokes
from timeline.render.density.bins import bins_of
from timeline.render.rail.plan import entries_of
from timeline.when.zones import zone_of

LINES = 60
"""So many events have a line each."""
_CELLS = 64
"""Steps of the scale: on a screen that has room for labels, one is as wide as a letter of them."""
_BINS = 72
"""The shortest periods are taken of which so many hold all."""


class Stretch(msgspec.Struct, frozen=True):
    """A piece of a bar, or a node: where it begins and how long it is, in hundredths of the whole width."""

    stroke: Stroke
    at: float
    width: float

    @property
    def middle(self) -> float:
        """Where the middle of it is."""
        return round(self.at + self.width / 2, 3)


class Tick(msgspec.Struct, frozen=True):
    """A label of the ruler, and where it begins."""

    at: float
    text: str


class Line(msgspec.Struct, frozen=True):
    """One event."""

    event: Event
    stretches: tuple[Stretch, ...]


class Bars(msgspec.Struct, frozen=True):
    """A line for each event, the labels above them, and where silences are cut."""

    lines: tuple[Line, ...]
    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    cuts: tuple[float, ...]


class Bin(msgspec.Struct, frozen=True):
    """How many events began in one period; `first` is the first of them, None where none did.

    `differ` is how many of them are disputed.
    """

    name: str
    count: int
    differ: int
    first: Event | None


class Density(msgspec.Struct, frozen=True):
    """How many events there are when: every period from the first to the last; `each` is its length in words."""

    each: str
    bins: tuple[Bin, ...]

    @property
    def most(self) -> int:
        """The count of the fullest."""
        return max([one.count for one in self.bins], default=0)


def bars(events: Sequence[Event], zone: str, ruled: str | None) -> Bars:
    """A line for each event, in the order in which they happened; the ruler goes by the zone `ruled`."""
    rules = zone_of(ruled)
    ordered = [entry.event for entry in entries_of(events, zone, "time")]
    placed = [lying(event.when, rules) for event in ordered]
    scale = scale_of([one.stated for one in placed if one is not None], _CELLS)
    above = ruler(scale, rules, _CELLS) if scale.bursts else Ruler((), (), ())
    lines = [
        Line(event, () if one is None else _stretches(strokes(one, scale)))
        for event, one in zip(ordered, placed, strict=True)
    ]
    cuts = tuple([_share(cut.sign + 0.5) for cut in scale.cuts])
    return Bars(tuple(lines), _ticks(above.upper), _ticks(above.lower), cuts)


def _ticks(labels: Sequence[Label]) -> tuple[Tick, ...]:
    return tuple([Tick(_share(label.at), label.text) for label in labels])


def _stretches(marks: dict[int, Stroke]) -> tuple[Stretch, ...]:
    """Marks of neighbouring cells as one piece; a node is one by itself."""
    found: list[tuple[Stroke, int, int]] = []
    for cell, stroke in sorted(marks.items()):
        if found and found[-1][0] is stroke and sum(found[-1][1:]) == cell:
            found[-1] = (stroke, found[-1][1], found[-1][2] + 1)
        else:
            found.append((stroke, cell, 1))
    return tuple([Stretch(stroke, _share(at), _share(width)) for stroke, at, width in found])


def _share(cells: float) -> float:
    return round(cells * 100 / _CELLS, 3)


def density(events: Sequence[Event], zone: str, disputed: Collection[str] = ()) -> Density:
    """How many events there are when; those without a date are left out. `disputed` are ids of events."""
    dated = [(entry.moment, entry.event) for entry in entries_of(events, zone, "time") if entry.moment is not None]
    if not dated:
        return Density("", ())
    bins = bins_of([moment.local for moment, _ in dated], _BINS)
    counts = bins.counted([1] * len(dated))
    differ = bins.counted([event.id in disputed for _, event in dated])
    made: list[Bin] = []
    before = 0
    for place, count in enumerate(counts):
        begin, end = bins.bounds(place)
        name = begin if begin == end else f"{begin} – {end}"
        made.append(Bin(name, count, differ[place], dated[before][1] if count else None))
        before += count
    return Density(bins.words, tuple(made))
