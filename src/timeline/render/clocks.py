"""Clocks in words: whose is off and by how much, whose times are later throughout, and what was stated."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from timeline.compare.told import Told
from timeline.model import Clock, Timeline
from timeline.render.edge_text import Shown
from timeline.render.names import Names
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.theme import Glyphs
from timeline.when import When
from timeline.when.clocks import ahead_of, as_stated

if TYPE_CHECKING:
    from timeline.compare.shifts import Shift


def off_words(clock: Clock, glyphs: Glyphs) -> str:
    """`7 min ahead`, with when that holds where it does not always."""
    off = f"{clock.ahead} ahead" if clock.ahead is not None else f"{clock.behind} behind"
    return clean(off if clock.within is None else f"{off} in {clock.within.text}", glyphs)


def clock_notes(timeline: Timeline, sources: Iterable[str], names: Names, glyphs: Glyphs) -> list[str]:
    """For each of these sources whose clock is off that this is taken out, in the order of the store."""
    told = timeline.clocked.intersection(sources) if timeline.clocked else ()
    return [
        f"{names.name(source.id)}'s clock {', '.join(off_words(one, glyphs) for one in source.clock)}: corrected here"
        for source in timeline.sources.values()
        if source.id in told
    ]


def shift_words(shift: "Shift", left: str, right: str, glyphs: Glyphs) -> str:
    """`Phone's times are ~ 7 min later than CCTV's: 3 of 3 (± 1 min)`; whose are wrong is not said."""
    later, earlier = (right, left) if shift.micros > 0 else (left, right)
    kind: Literal["dates", "times"] = "dates" if shift.dates else "times"
    return f"{later}'s {kind} are {clean(shift.amount, glyphs)} later than {earlier}'s: {clean(shift.share, glyphs)}"


def stated_words(when: When | None, zone: str, heading: Shown | None, glyphs: Glyphs) -> str:
    """`stated 16:30`: a time as a clock had it that is off; empty for any other."""
    return f"stated {when_words(as_stated(when), zone, heading, glyphs)}" if when and ahead_of(when) else ""


def all_stated(told: Told, names: Names, zone: str, heading: Shown | None, glyphs: Glyphs) -> str:
    """The same for a value; with its source where several say it."""
    words = [(source, stated_words(when, zone, heading, glyphs)) for source, when in told.corrected]
    if len(told.sources) == 1:
        return words[0][1] if words else ""
    return ", ".join(f"{names.name(source)} {stated}" for source, stated in words)
