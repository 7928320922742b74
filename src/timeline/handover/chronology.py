"""A chronology as lawyers and desks use it: what is said to have happened, who says it, in what words, and where.

It claims nothing itself. Each entry is what sources tell; where they tell a point otherwise, that stands there as who
says what. What the program makes of it (`verdict`) and what the editor has ruled are filled in only where asked for.
"""

from collections.abc import Iterator

import msgspec

from timeline.compare import Row, Told, event_rows
from timeline.compare.event_rows import denied_by
from timeline.handover.exhibits import Exhibit, Exhibits
from timeline.handover.request import Handover
from timeline.model import Account, Citation, Event, Point, Ruling, Source
from timeline.verdict import Verdict
from timeline.when import When


class Cited(msgspec.Struct, frozen=True):
    """Where a statement can be read; `exhibit` is its number in the list of exhibits."""

    exhibit: str | None
    citation: Citation


class Statement(msgspec.Struct, frozen=True):
    """What one account says. `speaks_for` is on whose behalf, `repeats` whose statement it is."""

    account: Account
    source: Source
    speaks_for: Source | None
    repeats: Source | None
    cited: tuple[Cited, ...]


class ToldOtherwise(msgspec.Struct, frozen=True):
    """A point, a time or a place that is told in more than one way, with every value and who says it.

    `verdict` is what comparing gives; None where that was not asked for.
    """

    name: str
    values: tuple[Told, ...]
    verdict: Verdict | None = None


class Entry(msgspec.Struct, frozen=True):
    """One event. `when` is when it happened as the store holds it; `denied_by` are the sources that deny it.

    `rulings` and `findings` are the editor's.
    """

    number: int
    event: Event
    when: When | None
    statements: tuple[Statement, ...]
    otherwise: tuple[ToldOtherwise, ...]
    denied_by: tuple[Source, ...]
    rulings: tuple[Ruling, ...] = ()
    findings: tuple[Point, ...] = ()


class Chronology(msgspec.Struct, frozen=True):
    """A whole document."""

    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    exhibits: tuple[Exhibit, ...]


def chronology(asked: Handover) -> Chronology:
    """The chronology of the events that were asked for, numbered from 1."""
    exhibits = Exhibits(asked.events)
    pairs = zip(asked.events, asked.unjudged.events, strict=True)
    entries = tuple([_entry(number, *pair, asked, exhibits) for number, pair in enumerate(pairs, start=1)])
    return Chronology(entries, asked.sources, exhibits.listed)


def _entry(number: int, event: Event, unjudged: Event, asked: Handover, exhibits: Exhibits) -> Entry:
    sources = asked.timeline.sources
    statements = tuple([_statement(account, asked, exhibits) for account in event.accounts])
    rows = event_rows(unjudged, asked.unjudged)
    return Entry(
        number,
        event,
        event.when,
        statements,
        tuple(_told_otherwise(rows, with_verdicts=asked.with_verdicts)),
        tuple([sources[name] for name in denied_by(event)]),
        tuple([ruling for ruling in event.rulings if ruling.state == "signed"]) if asked.with_rulings else (),
        event.points if asked.with_rulings else (),
    )


def _statement(account: Account, asked: Handover, exhibits: Exhibits) -> Statement:
    sources = asked.timeline.sources
    source = sources[account.source]
    principal = account.speaks_for or source.speaks_for
    return Statement(
        account,
        source,
        sources.get(principal) if principal is not None else None,
        sources.get(account.repeats) if account.repeats is not None else None,
        tuple([Cited(exhibits.number_of(citation), citation) for citation in account.cite]),
    )


def _told_otherwise(rows: tuple[Row, ...], *, with_verdicts: bool) -> Iterator[ToldOtherwise]:
    """Rows with more than one value that stands; of values that can both be true too, for the reader may judge."""
    for row in rows:
        standing = tuple([value for value in row.told if not value.earlier])
        if len(standing) > 1 and row.verdict not in (Verdict.SAME, Verdict.ONLY):
            yield ToldOtherwise(row.name, standing, row.verdict if with_verdicts else None)
