"""The two rows above the bars: dates, and below them clocks or smaller dates; and how long each silence is.

A label stands whole or not at all, its first cell on what it names, and never without a space to the next.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from timeline.render.bars.dates import Form, Naming
from timeline.render.bars.scale import Burst, Scale
from timeline.render.bars.steps import Step, length_words, marks, steps, words
from timeline.render.text import cells
from timeline.when.civil import MINUTE
from timeline.when.zones import Zone

_MOST = 1000
"""More steps are never looked at; the last of them is longer than any time of the grammar."""


_WITH_YEARS_FROM = 45
"""On a scale of fewer cells a silence more is worth more than the day of a date."""


class Label(NamedTuple):
    """A text and the cell of its first letter."""

    at: int
    text: str


class Ruler(NamedTuple):
    """The labels of both rows, each from left to right.

    `with_days` are the bursts whose dates are told down to the day, so that clocks alone say when.
    """

    upper: tuple[Label, ...]
    lower: tuple[Label, ...]
    with_days: tuple[Burst, ...]

    def tells_day(self, instant: int) -> bool:
        """Whether it says on which day an instant is."""
        return any(burst.begin <= instant <= burst.end for burst in self.with_days)


class _Wanted(NamedTuple):
    at: int
    forms: tuple[Form, ...]
    """The longest first."""
    burst: Burst | None
    """That which begins there."""


def label_width(is_of_years: bool, scale: int) -> int:
    """How many cells a date takes, where a scale has so many: `18 Mar 2025`, `13.8 bn BC`, else `Tue 18`, `18 Mar`."""
    return 11 if is_of_years and scale >= _WITH_YEARS_FROM else 6


def ruler(scale: Scale, zone: Zone, room: int) -> Ruler:
    """The labels above a scale with at least one burst; `room` is how many cells they have, at least its own."""
    naming = Naming(scale.bursts[0].begin, scale.bursts[-1].end, zone)
    found = [(burst, _step(burst, zone)) for burst in scale.bursts]
    wanted = [one for burst, step in found for one in _upper(burst, step, naming, zone)]
    silent = _silent(scale)
    lower: list[Label] = []
    for burst, step in found:
        for label in _lower(burst, step, naming, zone):
            if _is_free(label, [*silent, *lower[-1:]], room):
                lower.append(label)
    fitted = list(_fitted(wanted, room))
    told = {one.burst for one, form in fitted if form.has_day and one.burst is not None}
    with_days = [
        burst
        for burst, step in found
        if (burst in told or naming.is_one_day) and (step is None or step.unit == "clock")
    ]
    upper = [Label(one.at, form.text) for one, form in fitted]
    return Ruler(tuple(upper), tuple(sorted([*silent, *lower])), tuple(with_days))


def _step(burst: Burst, zone: Zone) -> Step | None:
    """The smallest step whose labels have two cells between them, else one; None where none stands in so few cells."""
    length = burst.end - burst.begin
    tight: Step | None = None
    for step in islice(steps(), _MOST) if length else ():
        if step.length > length:
            break
        # Rough first: to list the marks of a step that is much too small would take for ever.
        if step.length * burst.cells < length * 2:
            continue
        shown = [words(step, mark, zone) for mark in marks(step, burst.begin, burst.end, zone)]
        widest = max(map(cells, shown), default=burst.cells)
        if step.length * burst.cells >= length * (widest + 2):
            return step
        if tight is None and step.length * burst.cells >= length * (widest + 1):
            tight = step
    return tight


def _lower(burst: Burst, step: Step | None, naming: Naming, zone: Zone) -> Iterator[Label]:
    if step is None:
        return
    is_all = naming.is_first_and_last(burst.begin, burst.end)
    is_named_above = step.unit in ("day", "week") or (step.unit == "year" and not is_all)
    for mark in marks(step, burst.begin, burst.end, zone):
        at = burst.cell(mark)
        if at > burst.at or not is_named_above:
            yield Label(at, words(step, mark, zone))


def _silent(scale: Scale) -> list[Label]:
    """How long each silence is, below and about the sign of its cut."""
    found: list[Label] = []
    for cut in scale.cuts:
        text = length_words(cut.end - cut.begin)
        label = Label(max(cut.sign - len(text) // 2, 0), text)
        if _is_free(label, found[-1:], scale.cells):
            found.append(label)
    return found


def _is_free(label: Label, others: Sequence[Label], room: int) -> bool:
    end = label.at + cells(label.text)
    return end <= room and all(end < other.at or other.at + cells(other.text) < label.at for other in others)


def _fitted(wanted: Sequence[_Wanted], room: int) -> Iterator[tuple[_Wanted, Form]]:
    """Each in its longest form that has room before the next; what a burst begins with comes before the rest."""
    used = 0
    for place, one in enumerate(wanted):
        if one.at < used:
            continue
        after = wanted[place + 1 :]
        following = next((other.at for other in after if other.at > one.at), room + 1)
        first = next((other.at for other in after if other.burst is not None and other.forms), room + 1)
        for limit in (following, first) if one.burst is not None else (following,):
            form = next((form for form in one.forms if one.at + cells(form.text) < limit), None)
            if form is not None:
                yield one, form
                used = one.at + cells(form.text) + 1
                break


def _upper(burst: Burst, step: Step | None, naming: Naming, zone: Zone) -> Iterator[_Wanted]:
    """What is wanted above a burst: at its begin, and where the larger unit changes."""
    if step is None:
        yield _Wanted(burst.at, naming.alone(burst.begin, burst.end), burst)
    elif step.unit == "clock":
        is_small = step.amount < MINUTE
        larger = Step("clock", MINUTE) if is_small else Step("day", 1)
        yield _Wanted(burst.at, naming.clocks(burst.begin) if is_small else naming.days(burst.begin), burst)
        for mark in _changes(larger, burst, zone):
            yield _Wanted(burst.cell(mark), naming.clocks(mark) if is_small else naming.days(mark), None)
    elif step.unit in ("day", "week"):
        yield _Wanted(burst.at, naming.days(burst.begin), burst)
        for mark in _changes(Step("month", 1), burst, zone):
            yield _Wanted(burst.cell(mark), naming.months(mark), None)
    elif step.unit == "month":
        yield _Wanted(burst.at, naming.years(burst.begin), burst)
        for mark in _changes(Step("year", 1), burst, zone):
            yield _Wanted(burst.cell(mark), naming.years(mark), None)
    elif not naming.is_first_and_last(burst.begin, burst.end):
        yield _Wanted(burst.at, naming.years(burst.begin), burst)


def _changes(step: Step, burst: Burst, zone: Zone) -> Iterator[int]:
    """Where a larger unit begins. One that only its first instant belongs to is not named: there the last one ends."""
    return (mark for mark in marks(step, burst.begin, burst.end - 1, zone) if burst.cell(mark) > burst.at)
