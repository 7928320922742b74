"""What the sources of one event hold against each other: how much of it there is, and what a reader is to see first."""

import msgspec

from timeline.compare.disputes import Dispute, disputes
from timeline.compare.event_rows import Row, denial_row, event_rows
from timeline.compare.independence import is_single_source
from timeline.model import Event, Timeline
from timeline.verdict import Judged, Verdict

_DENYING = (Verdict.DIFFERS, Verdict.WORDED, Verdict.ONLY)


class AtOdds(msgspec.Struct, frozen=True, gc=False):
    """The contradictions of an event, counted, and its disputes, the gravest first.

    `differs` are the rows in which something contradicts, with one for a denial of the event; `ruled` says of how many
    of these the editor has signed that they do. `worded` are the rows that are worded otherwise. `denial` is the row of
    a denial; None where there is none, and where the editor has ruled that it and the report can both be true.
    `sources` is how many tell the event, `is_single` whether all of them are one voice.
    """

    sources: int
    differs: int = 0
    ruled: int = 0
    worded: int = 0
    denial: Row | None = None
    disputes: tuple[Dispute, ...] = ()
    is_single: bool = False

    @property
    def count(self) -> int:
        """How much of it a reader is to look at."""
        return self.differs + self.worded


def at_odds(event: Event, timeline: Timeline) -> AtOdds:
    """What stands against what in one event."""
    if not event.accounts:
        return AtOdds(0)
    denial = denial_row(event)
    if denial is not None and denial.verdict not in _DENYING:
        denial = None
    sources = len({account.source for account in event.accounts})
    if len(event.accounts) == 1:
        return AtOdds(sources, denial=denial, is_single=True)
    rows = event_rows(event, timeline, values="contested")
    counted = rows if denial is None else (denial, *rows)
    differing = [row for row in counted if row.verdict is Verdict.DIFFERS]
    return AtOdds(
        sources,
        len(differing),
        sum(map(is_signed, differing)),
        sum(1 for row in counted if row.verdict is Verdict.WORDED),
        denial,
        disputes(rows, event, timeline),
        is_single_source(event, timeline),
    )


def is_signed(row: Row) -> bool:
    """Whether the editor has ruled on two values that have the verdict of a row."""
    return any(pair.judged.is_ruled and pair.verdict is row.verdict for pair in row.judged)


def judged_denial(row: Row) -> Judged | None:
    """What the editor says of a report against a denial."""
    return row.judged[0].judged if row.judged else None
