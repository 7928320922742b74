"""What stands on a page, as values: the heading, the overview, the rail, every event, sources and exhibits."""

from collections.abc import Mapping, Sequence

import msgspec

from timeline.compare import Dispute, Row, denial_row, disputes, event_rows
from timeline.compare.claims import Claim
from timeline.handover.agreed import ToldAlike, by_all_parties, by_independent_sources
from timeline.handover.chronology import Entry, Statement, chronology
from timeline.handover.exhibits import Exhibit
from timeline.handover.request import Handover
from timeline.model import Account, Event, Ruling, Timeline
from timeline.page.judging import judged
from timeline.page.overview import LINES, Bars, Density, bars, density
from timeline.page.points import Making, PointRow, Says, point_rows
from timeline.page.rail import Day, days
from timeline.page.speakers import Speaker, Speakers
from timeline.render.names import tellers
from timeline.render.spelling import SOURCE
from timeline.verdict import READING_ORDER, Verdict

AT_ODDS = 5
"""So many of the most disputed events are named where the overview has no line for each."""


class Teller(msgspec.Struct, frozen=True):
    """Who tells an event, with what his latest account does where that is not reporting."""

    speaker: Speaker
    chains: tuple[tuple[int, ...], ...]
    stance: str


class PageEvent(msgspec.Struct, frozen=True):
    """One event. `dispute` is its gravest, `differ` and `worded` count its rows, where verdicts were asked for.

    `rulings` are the editor's that stand below no row: on a report against a denial, or on what nobody tells any more.
    """

    entry: Entry
    rows: tuple[PointRow, ...]
    tellers: tuple[Teller, ...]
    verdicts: tuple[Verdict, ...] = ()
    denial: Verdict | None = None
    dispute: Dispute | None = None
    rulings: tuple[Ruling, ...] = ()

    @property
    def otherwise(self) -> tuple[PointRow, ...]:
        """What is told in more than one way, or has something of the editor's."""
        return tuple([row for row in self.rows if row.is_told_otherwise or row.rulings or row.finding])

    @property
    def rest(self) -> tuple[PointRow, ...]:
        """What is told in one way only."""
        return tuple([row for row in self.rows if not (row.is_told_otherwise or row.rulings or row.finding)])

    @property
    def differ(self) -> int:
        """On how much sources contradict each other, a denial among it."""
        return sum(row.verdict is Verdict.DIFFERS for row in self.rows) + (self.denial is Verdict.DIFFERS)

    @property
    def worded(self) -> int:
        """How much is worded otherwise only."""
        return sum(row.verdict is Verdict.WORDED for row in self.rows)


class Content(msgspec.Struct, frozen=True):
    """A whole page. `lines` or `density` is the overview, the other is None; `at_odds` are the most disputed events."""

    asked: Handover
    speakers: tuple[Speaker, ...]
    events: Mapping[str, PageEvent]
    days: tuple[Day, ...]
    lines: Bars | None
    density: Density | None
    at_odds: tuple[PageEvent, ...]
    by_all: tuple[ToldAlike, ...]
    by_several: tuple[ToldAlike, ...]
    exhibits: tuple[Exhibit, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those that some event has, in reading order."""
        found = {verdict for event in self.events.values() for verdict in event.verdicts}
        return tuple([verdict for verdict in READING_ORDER if verdict in found])

    def count(self, verdict: Verdict) -> int:
        """How many events have it."""
        return sum(verdict in event.verdicts for event in self.events.values())


def content(asked: Handover) -> Content:
    """What stands on the page that was asked for."""
    speakers = Speakers(asked)
    document = chronology(asked)
    compared = judged(asked)
    entries = {entry.event.id: entry for entry in document.entries}
    events = {
        event.id: _event(entries[event.id], plain, event, asked, compared, speakers)
        for plain, event in zip(asked.unjudged.events, _in(compared, asked), strict=True)
    }
    disputed = [event for event in events.values() if event.differ]
    is_long = len(asked.events) > LINES
    most = sorted(disputed, key=lambda event: -event.differ)[:AT_ODDS] if is_long else []
    return Content(
        asked,
        speakers.listed,
        events,
        days(asked.events, asked.zone),
        None
        if is_long
        else bars(asked.events, asked.zone, asked.timeline.timezone if asked.zone == SOURCE else asked.zone),
        density(asked.events, asked.zone, {event.entry.event.id for event in disputed}) if is_long else None,
        tuple(most),
        by_all_parties(asked),
        by_independent_sources(asked),
        document.exhibits,
    )


def _in(compared: Timeline, asked: Handover) -> Sequence[Event]:
    """The events that were asked for, as they stand in the timeline that is compared."""
    held = {event.id: event for event in compared.events}
    return [held[event.id] for event in asked.events]


def _event(
    entry: Entry, plain: Event, event: Event, asked: Handover, compared: Timeline, speakers: Speakers
) -> PageEvent:
    said = {id(statement.account): statement for statement in entry.statements}

    def says(claim: Claim) -> Says:
        account = claim.account
        return Says(claim, speakers[claim.source], speakers.chain(account), said[id(account)].cited)

    plain_rows = event_rows(plain, asked.unjudged)
    rows: tuple[Row, ...] = ()
    if asked.with_verdicts:
        rows = event_rows(event, compared) if asked.with_rulings else plain_rows
    making = Making(compared, says, asked.with_verdicts, asked.with_rulings)
    points = point_rows(event, plain_rows, rows, making)
    denial = denial_row(event) if asked.with_verdicts else None
    verdicts = {row.verdict for row in rows} | ({denial.verdict} if denial is not None else set())
    found = disputes(rows, event, compared) if rows else ()
    shown = {id(ruling) for row in points for ruling in row.rulings}
    rest = [ruling for ruling in event.rulings if id(ruling) not in shown] if asked.with_rulings else []
    return PageEvent(
        entry,
        points,
        _tellers(event, compared, speakers),
        tuple([verdict for verdict in READING_ORDER if verdict in verdicts]),
        None if denial is None else denial.verdict,
        found[0] if found else None,
        tuple(rest),
    )


def _tellers(event: Event, timeline: Timeline, speakers: Speakers) -> tuple[Teller, ...]:
    accounts: dict[str, list[Account]] = {}
    for account in event.accounts:
        accounts.setdefault(account.source, []).append(account)
    return tuple([
        Teller(
            speakers[one.source],
            tuple(dict.fromkeys([speakers.chain(account) for account in accounts[one.source]])),
            one.remark,
        )
        for one in tellers(event, timeline)
    ])  # fmt: skip


def behalf(statement: Statement) -> str:
    """On whose behalf a statement is made, and whose it repeats, as words behind the name of its speaker."""
    parts = []
    if statement.speaks_for is not None:
        parts.append(f"for {statement.speaks_for.name}")
    if statement.repeats is not None:
        parts.append(f"repeating {statement.repeats.name}")
    return ", ".join(parts)
