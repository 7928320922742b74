"""What `import timeline` gives to programs: reading a store, naming its sides, comparing them, and the values of that.

Only what is listed here is promised; every other module may change. The page is `docs/api.md`.
"""

from datetime import timedelta
from os import PathLike
from pathlib import Path

from timeline.compare.diff import diff as _report_of
from timeline.compare.diff_row import DiffRow, Echo, Facing, GridValue, Silence
from timeline.compare.matching import MatchedPair, Matching, RunnerUp, match
from timeline.compare.report import Collision, EventDiff, Match, Possible, Report, Reversal, Totals
from timeline.compare.sides import Side, SideText, side_of
from timeline.compare.told import Told
from timeline.errors import MalformedText, Place, Problem, TimelineError
from timeline.model import Account, Citation, Event, Point, Source, Timeline
from timeline.select.drafts import settled
from timeline.store import load_store
from timeline.verdict import Distance, Verdict
from timeline.when import When, parse_when

__all__ = [
    "Account",
    "Citation",
    "Collision",
    "DiffRow",
    "Distance",
    "Echo",
    "Event",
    "EventDiff",
    "Facing",
    "GridValue",
    "Match",
    "MatchedPair",
    "Matching",
    "Place",
    "Point",
    "Possible",
    "Problem",
    "Report",
    "Reversal",
    "RunnerUp",
    "Side",
    "Silence",
    "Source",
    "Timeline",
    "TimelineError",
    "Told",
    "Totals",
    "Verdict",
    "When",
    "diff",
    "load",
    "match",
    "side",
]


def load(path: str | PathLike[str], *, drafts: bool = False) -> Timeline:
    """The chronology in a file, or in a folder of them; what is a draft only with `drafts`.

    Raises TimelineError with every problem and its place where it is no store, OSError where it cannot be read.
    """
    timeline = load_store(Path(path)).timeline
    return timeline if drafts else settled(timeline)


def side(timeline: Timeline, *sources: str, until: str | None = None, own: bool = False) -> Side:
    """One side of a diff: these sources of a timeline as one, or all of them where none is named.

    `until` is a time as a store writes it (`2025-03-18`): only accounts that were published by its end count.
    Whoever speaks for one of the sources and is no side himself stands in it, unless `own` is set. Raises
    TimelineError where a source is unknown or the time cannot be read.
    """
    label = ",".join(sources) or timeline.title or "all sources"
    if until is None:
        return side_of(SideText(label, None, sources or None), timeline, own=own)
    return side_of(SideText(f"{label}@{until}", None, sources or None), timeline, _time_of(until, timeline), own=own)


def diff(
    first: Timeline | Side,
    second: Timeline | Side,
    *more: Timeline | Side,
    within: timedelta | None = None,
    align: bool = False,
) -> Report:
    """How two or more sides tell the same story; a timeline stands for all of its sources.

    Events of several stores are paired as `match` does it. Background events take part. Times that are at most
    `within` apart can both be true. `align` takes out by how much the times of a side are later than the first's
    throughout.
    """
    sides = [one if isinstance(one, Side) else side(one) for one in (first, second, *more)]
    return _report_of(sides, within=0 if within is None else within // timedelta(microseconds=1), align=align)


def _time_of(text: str, timeline: Timeline) -> When:
    try:
        return parse_when(text, timeline.timezone, timeline.about)
    except MalformedText as error:
        raise TimelineError.of("when", f"until {text!r}: {error.message}", error.mend) from None
