"""What a report comes to: the counts of `--stat`, what is shown of it, and its most disputed events."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from timeline.compare.diff_row import DiffRow
from timeline.compare.judging import is_awaited
from timeline.compare.report import Collision, EventDiff, Report, Reversal, Totals
from timeline.compare.time_rows import with_edges
from timeline.verdict import Verdict, gravest


def totals_of(events: Sequence[EventDiff], sides: int, reversals: int, collisions: int) -> Totals:
    """The counts of some events of a report with so many sides."""
    points: Counter[Verdict] = Counter()
    by_verdict: Counter[Verdict] = Counter()
    only = [0] * sides
    points_only = [0] * sides
    both = 0
    for event in events:
        by_verdict[event.verdict] += 1
        if (side := event.only) is None:
            both += 1
        else:
            only[side] += 1
        for row in event.rows:
            points[row.verdict] += 1
            if row.verdict is Verdict.ONLY:
                points_only[row.silence.index(None)] += 1
    denied = sum(1 for event in events if event.is_denied)
    unjudged = sum(1 for event in events if event.is_unjudged)
    return Totals(
        both,
        tuple(only),
        _counts(points),
        tuple(points_only),
        _counts(by_verdict),
        denied,
        reversals,
        collisions,
        unjudged,
    )


def _counts(found: Mapping[Verdict, int]) -> dict[Verdict, int]:
    return {verdict: found.get(verdict, 0) for verdict in Verdict}


def verdict_of(
    rows: Iterable[DiffRow], *, is_one_sided: bool, denial: Verdict | None = None, words: Verdict | None = None
) -> Verdict:
    """The gravest of an event: of its rows, of the words, of a denial against a report, that one side tells it.

    `same` where there is none of these.
    """
    verdicts = [row.verdict for row in rows]
    if words is not None:
        verdicts.append(words)
    if denial is not None:
        verdicts.append(denial)
    if is_one_sided:
        verdicts.append(Verdict.ONLY)
    return gravest(verdicts) if verdicts else Verdict.SAME


def narrowed(report: Report, verdicts: Collection[Verdict]) -> Report:
    """A report of what has one of these verdicts: rows, and the events that have any or are themselves such.

    An event that one side tells is `only`, one that is denied `differs`, and so is a pair of events in opposite order.
    An event's verdict and the totals count what is left.
    """
    events = tuple([kept for event in report.events if (kept := _narrowed(event, verdicts)) is not None])
    order: tuple[Reversal, ...] = report.order if Verdict.DIFFERS in verdicts else ()
    collisions: tuple[Collision, ...] = report.collisions if Verdict.ONLY in verdicts else ()
    reversals = report.totals.reversals if order else 0
    totals = totals_of(events, len(report.sides), reversals, len(collisions))
    return msgspec.structs.replace(report, events=events, order=order, collisions=collisions, totals=totals)


def _narrowed(event: EventDiff, verdicts: Collection[Verdict]) -> EventDiff | None:
    rows = tuple([row for row in event.rows if row.verdict in verdicts])
    denial = event.denial if event.denial in verdicts else None
    is_one_sided = event.only is not None and Verdict.ONLY in verdicts
    words = event.words if event.words in verdicts else None
    if not (rows or denial or is_one_sided or words or (not event.rows and event.verdict in verdicts)):
        return None
    verdict = verdict_of(rows, is_one_sided=is_one_sided, denial=denial, words=words)
    return msgspec.structs.replace(event, rows=rows, verdict=verdict, words=words)


def of_points(report: Report, names: Collection[str]) -> Report:
    """A report of the rows of these names, and of the events that have any; `when` is that of both edges too.

    What is said of whole events, their order and the figures in their texts, is left out.
    """
    wanted = with_edges(names)
    events = tuple([kept for event in report.events if (kept := _of_points(event, wanted)) is not None])
    totals = totals_of(events, len(report.sides), 0, 0)
    return msgspec.structs.replace(report, events=events, order=(), collisions=(), totals=totals)


def _of_points(event: EventDiff, names: Collection[str]) -> EventDiff | None:
    rows = tuple([row for row in event.rows if row.name in names])
    if not rows:
        return None
    verdict = verdict_of(rows, is_one_sided=event.only is not None, denial=event.denial)
    return msgspec.structs.replace(event, rows=rows, verdict=verdict, words=None, possible=())


def unruled_of(report: Report) -> Report:
    """A report of what awaits a ruling: rows in which two values are worded otherwise and nobody has ruled on them."""
    events = tuple([kept for event in report.events if (kept := _unruled(event)) is not None])
    totals = totals_of(events, len(report.sides), 0, 0)
    return msgspec.structs.replace(report, events=events, order=(), collisions=(), totals=totals)


def _unruled(event: EventDiff) -> EventDiff | None:
    rows = tuple([_unruled_row(row) for row in event.rows if row.awaiting])
    if not rows:
        return None
    verdict = verdict_of(rows, is_one_sided=False)
    return msgspec.structs.replace(event, rows=rows, verdict=verdict, words=None)


def _unruled_row(row: DiffRow) -> DiffRow:
    """The row with those of its facings that wait; a grid stays as it is."""
    waiting = tuple([one for one in row.facings if is_awaited(one.verdict, one.judged)])
    return msgspec.structs.replace(row, facings=waiting or row.facings)


def first_events(report: Report, most: int) -> Report:
    """A report of its first events; what is said of other events, in another order or in collision, goes with them."""
    if len(report.events) <= most:
        return report
    events = report.events[:most]
    kept = {id(event) for entry in events for event in entry.events if event is not None}
    told = names_told(events, len(report.sides))
    order = tuple([pair for pair in report.order if id(pair.first.event) in kept and id(pair.second.event) in kept])
    collisions = tuple(
        [
            found
            for found in report.collisions
            if all(event.id in told[side] for side, event in zip(found.sides, found.events, strict=True))
        ]
    )
    totals = totals_of(events, len(report.sides), len(order), len(collisions))
    return msgspec.structs.replace(report, events=events, order=order, collisions=collisions, totals=totals)


def names_told(events: Iterable[EventDiff], sides: int) -> list[set[str]]:
    """The ids of the events of each side's store that some entries of a report stand for, parts of events included."""
    told: list[set[str]] = [set() for _ in range(sides)]
    for entry in events:
        for side, name in enumerate(entry.ids):
            if name is not None:
                told[side].add(name)
        for side, parts in enumerate(entry.parts):
            told[side].update([part.id for part in parts])
    return told


def by_dispute(report: Report) -> Report:
    """The same report, the most disputed events first.

    By how many rows differ, a denial counting as one; then by how many are worded, not comparable, compatible; the
    words of an event without a common point count as a row. What one
    side tells disputes nothing. Events that are equally disputed keep their order.
    """
    return msgspec.structs.replace(report, events=tuple(sorted(report.events, key=_dispute)))


def _dispute(event: EventDiff) -> tuple[int, int, int, int]:
    differing = event.count(Verdict.DIFFERS) + event.is_denied
    return (
        -differing,
        -event.count(Verdict.WORDED) - (event.words is Verdict.WORDED) - (event.denial is Verdict.WORDED),
        -event.count(Verdict.NOT_COMPARABLE) - event.is_unjudged,
        -event.count(Verdict.COMPATIBLE),
    )
