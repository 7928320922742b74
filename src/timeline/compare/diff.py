"""How two or more sides tell the same story: the report, made from timelines that were read already."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from timeline.compare.claims import EDITOR, Claim, claims_of, stances
from timeline.compare.comparer import Comparer
from timeline.compare.echo import echo_between, has_echoes, may_echo
from timeline.compare.grid import Comparers, gravest_first, row_of_many
from timeline.compare.houses import Houses, against_itself
from timeline.compare.judging import denial_ruled, denial_verdict
from timeline.compare.order import Bounds, begin_of, reversals
from timeline.compare.possible import possible_differences
from timeline.compare.report import (
    Collision,
    DiffRow,
    Echo,
    EventDiff,
    Match,
    Report,
    Reversal,
    Side,
    SideShift,
    Silence,
)
from timeline.compare.rows import Ground, grouped, in_reading_order, row_of_two
from timeline.compare.shifts import Differences, aligned, times_of
from timeline.compare.sides import was_out_by
from timeline.compare.silence import Absence, contradicts, denials, stance_of
from timeline.compare.spoken import verdict_of_words
from timeline.compare.stores import Paired, paired_events
from timeline.compare.totals import names_told, totals_of, verdict_of
from timeline.model import Account, Event, Ruling, Stance
from timeline.progress import Progress, counted
from timeline.verdict import Verdict
from timeline.when.order import sort_key

if TYPE_CHECKING:
    from timeline.compare.linking import Linked


def diff(
    sides: Sequence[Side],
    *,
    within: int = 0,
    linked: "Linked | None" = None,
    align: bool = False,
    own_times: bool = True,
    progress: Progress | None = None,
) -> Report:
    """How two or more sides tell the same story.

    Sides of one store share the very same timeline. Events of several stores pair as `linked` says; without it they
    are matched here. Times that are at most `within` microseconds apart are compatible. What is to be left out
    (filters, background) is left out of the timelines beforehand. `align` takes out by how much the times of a side
    are later than those of the first throughout. `own_times`: the editor's own time of an event is a telling of its
    store, where two stores stand against each other. `progress` is told how many events are compared.
    """
    if len(sides) < 2:
        raise ValueError("a diff has at least two sides")
    return _Diff(sides, within, linked, align=align, own_times=own_times).report(progress)


class _Telling(msgspec.Struct, gc=False):
    """What the sides tell of one event, before it is compared."""

    number: int
    events: Sequence[Event | None]
    accounts: list[tuple[Account, ...]]
    claims: list[list[Claim]]


_Echoing = Callable[[Sequence[Account], Sequence[Account]], Echo | None]


class _Heard(msgspec.Struct, gc=False):
    """One event as some sides tell it, while the report is made."""

    entry: EventDiff
    begins: dict[int, Bounds]


class _Diff:
    """One run over all events."""

    def __init__(
        self, sides: Sequence[Side], within: int, linked: "Linked | None", *, align: bool, own_times: bool
    ) -> None:
        self.align = align
        self.own_times = own_times
        self.sides = tuple(sides)
        self.within = within
        self.linked = linked
        self.timelines = [side.timeline for side in sides]
        self.undated = [0] * len(sides)
        self.later = [0] * len(sides)
        self.comparers: Comparers = {
            (one, other): Comparer(self.timelines[one], self.timelines[other], within)
            for one, other in combinations(range(len(sides)), 2)
        }
        self.may_echo = any(may_echo(held) for held in {id(held): held for held in self.timelines}.values())
        self.houses = Houses(self.sides)
        self.absences = [Absence(*one) for one in zip(sides, self.houses.members(), strict=True)]
        self.heard: list[set[str]] = [set() for _ in sides]
        self.against_itself = [0] * len(sides)

    def report(self, progress: Progress | None) -> Report:
        paired = paired_events(self.timelines, self.within, self.linked)
        tellings = [
            _Telling(number, events, accounts, _claims(accounts, events))
            for number, events in enumerate(paired.events)
            if any(accounts := self._accounts(events))
        ]
        shifts = self._shifts(tellings)
        heard = [
            heard
            for telling in counted(tellings, progress)
            if (heard := self._heard(telling, paired.matches.get(telling.number), paired.parts.get(telling.number, ())))
            is not None
        ]
        zone = self.timelines[0].timezone
        heard.sort(key=lambda one: sort_key(one.entry.when, zone, one.entry.event.id))
        events = tuple([one.entry for one in heard])
        order, count = self._order(heard)
        collisions = tuple(self._collisions(paired, events))
        return Report(
            sides=tuple([self._heard_side(number) for number in range(len(self.sides))]),
            events=events,
            totals=totals_of(events, len(self.sides), count, len(collisions)),
            order=order,
            collisions=collisions,
            undated=tuple(self.undated),
            later=tuple(self.later),
            shifts=shifts,
        )

    def _shifts(self, tellings: Sequence[_Telling]) -> tuple[SideShift, ...]:
        """What is systematic between two sides; taken out of the claims where that is asked for."""
        gathered: Differences[int] = Differences()
        for telling in tellings:
            times = [
                (side, stated)
                for side, (claims, timeline) in enumerate(zip(telling.claims, self.timelines, strict=True))
                if claims and (stated := times_of(claims, timeline))
            ]
            for (left, one), (right, other) in combinations(times, 2):
                gathered.add(left, right, one, other)
        found = [
            SideShift((left, right), shift, self.align and left == 0)
            for (left, right), shifts in sorted(gathered.shifts().items())
            for shift in shifts
        ]
        for side in range(1, len(self.sides)):
            taken = [one.shift for one in found if one.aligned and one.sides[1] == side]
            for telling in tellings if taken else ():
                telling.claims[side] = aligned(telling.claims[side], taken)
        return tuple(found)

    def _heard(self, telling: _Telling, match: Match | None, parts: tuple[tuple[Event, ...], ...]) -> _Heard | None:
        """The event as the sides tell it; None where none of them does."""
        events, accounts, claims = telling.events, telling.accounts, telling.claims
        held = [_stances(told) for told in accounts]
        whys = [stance_of(stance) if stance else None for stance in held]
        # Who took back all that he had said tells nothing any more.
        accounts = [() if why is Silence.RETRACTED else told for told, why in zip(accounts, whys, strict=True)]
        if not any(accounts):
            return None
        self._note_speakers(accounts, events)
        when = next(event for event in events if event is not None).when
        absent = tuple([
            why or (absence.of_row(told, when) if told else absence.of_event(when))
            for why, told, absence in zip(whys, accounts, self.absences, strict=True)
        ])  # fmt: skip
        denying = contradicts(held) if Silence.DENIED in whys or _has_denials(held) else set()
        silence = tuple([
            Silence.DENIED if side in denying else why if told else missing
            for side, (why, told, missing) in enumerate(zip(whys, accounts, absent, strict=True))
        ])  # fmt: skip
        rows = self._rows(claims, events, Ground(self.timelines, absent, self._echo_of(events)))
        rows = _with_findings(rows, events)
        is_one_sided = sum(1 for told in accounts if told) == 1
        ruled = denial_ruled(_rulings(events), denials(held, denying)) if denying else None
        denial = denial_verdict(ruled) if denying else None
        words = None if is_one_sided else self._words(accounts, rows, is_denied=bool(denying))
        verdict = verdict_of(rows, is_one_sided=is_one_sided, denial=denial, words=words)
        begins = {} if is_one_sided else _begins(claims)
        possible = possible_differences(accounts) if len(accounts) == 2 and not is_one_sided else ()
        entry = EventDiff(tuple(events), tuple(accounts), verdict, silence, rows, match, parts, possible, ruled, words)
        return _Heard(entry, begins)

    def _words(
        self, accounts: list[tuple[Account, ...]], rows: Sequence[DiffRow], *, is_denied: bool
    ) -> Verdict | None:
        has_point = any(row.type == "point" and sum(row.tells) > 1 for row in rows)
        return verdict_of_words([told for told in accounts if told], is_pointless=not has_point and not is_denied)

    def _accounts(self, events: Sequence[Event | None]) -> list[tuple[Account, ...]]:
        """The accounts of each side which count, in the order of the file; what is left out is counted."""
        found: list[list[Account]] = [[] for _ in self.sides]
        seen: set[int] = set()
        for side, event in enumerate(events):
            timeline = self.timelines[side]
            if event is None or id(timeline) in seen:
                continue
            seen.add(id(timeline))
            for account in event.accounts:
                for number in self.houses.hearing(account, timeline):
                    if events[number] is event and self._counts(account, number):
                        found[number].append(account)
        self._add_editors(events, found)
        return [tuple(accounts) for accounts in found]

    def _note_speakers(self, accounts: Sequence[Sequence[Account]], events: Sequence[Event | None]) -> None:
        """Who is heard on each side, and on how much a side of several contradicts itself."""
        for number, (told, event, side) in enumerate(zip(accounts, events, self.sides, strict=True)):
            if side.sources is None or side.is_rest or event is None:
                continue
            self.heard[number].update(account.source for account in told)
            self.against_itself[number] += against_itself(event, tuple(told), side.timeline, self.within)

    def _heard_side(self, number: int) -> Side:
        """A side with those who are heard on it."""
        side = self.sides[number]
        order = side.timeline.source_order
        heard = self.heard[number].difference(side.sources or ())
        includes = tuple(sorted(heard, key=lambda source: order.get(source, len(order))))
        return msgspec.structs.replace(side, includes=includes, against_itself=self.against_itself[number])

    def _add_editors(self, events: Sequence[Event | None], found: list[list[Account]]) -> None:
        """The editor's own time of an event, as an account of each whole store that stands against another one."""
        whole = {
            side: event
            for side, (event, held) in enumerate(zip(events, self.sides, strict=True))
            if event is not None and held.sources is None
        }
        if len({id(self.timelines[side]) for side in whole}) < 2 or not self.own_times:
            return
        for side, event in whole.items():
            if event.own_when is not None:
                found[side].insert(0, Account(source=EDITOR, when=event.own_when))

    def _counts(self, account: Account, side: int) -> bool:
        until = self.sides[side].until
        if until is None:
            return True
        was_out = was_out_by(account, until)
        if was_out is None:
            self.undated[side] += 1
        elif not was_out:
            self.later[side] += 1
        return bool(was_out)

    def _rows(self, claims: list[list[Claim]], events: Sequence[Event | None], ground: Ground) -> tuple[DiffRow, ...]:
        is_shared = sum(1 for told in claims if told) > 1
        rows = grouped(claims, _positions(events, claims) if is_shared else {})
        if len(self.sides) == 2:
            comparer = self.comparers[0, 1]
            return in_reading_order([row_of_two(kind, name, told, comparer, ground) for kind, name, told in rows])
        return gravest_first([
            row_of_many(kind, name, told, self.comparers, ground, events) for kind, name, told in rows
        ])  # fmt: skip

    def _echo_of(self, events: Sequence[Event | None]) -> _Echoing | None:
        if not self.may_echo:
            return None
        told = zip(events, self.timelines, strict=True)
        tellings = {id(timeline): (event, timeline) for event, timeline in told if event is not None}
        asked = [telling for telling in tellings.values() if has_echoes(*telling)]
        if not asked:
            return None
        return lambda left, right: echo_between(left, right, asked)

    def _order(self, heard: Sequence[_Heard]) -> tuple[tuple[Reversal, ...], int]:
        found, count = reversals([one.begins for one in heard])
        pairs: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
        for first, second, side, other in found:
            if (second, first) in pairs:
                first, second, side, other = second, first, other, side  # noqa: PLW2901 - one entry for each two events
            as_given, backwards = pairs.setdefault((first, second), (set(), set()))
            as_given.add(side)
            backwards.add(other)
        order = [
            Reversal(heard[first].entry, heard[second].entry, tuple(sorted(as_given)), tuple(sorted(backwards)))
            for (first, second), (as_given, backwards) in sorted(pairs.items())
        ]
        return tuple(order), len(order) if len(found) == count else count

    def _collisions(self, paired: Paired, events: Sequence[EventDiff]) -> Iterator[Collision]:
        """Only those of events that are told: a side of one source does not collide over what it never mentions."""
        told = names_told(events, len(self.sides))
        for collision in paired.collisions:
            if all(event.id in told[side] for side, event in zip(collision.sides, collision.events, strict=True)):
                yield collision


def _claims(accounts: Sequence[Sequence[Account]], events: Sequence[Event | None]) -> list[list[Claim]]:
    return [
        claims_of(told, event.rulings) if told and event is not None else []
        for told, event in zip(accounts, events, strict=True)
    ]


def _stances(accounts: Sequence[Account]) -> dict[str, Stance]:
    if len(accounts) == 1:
        return {accounts[0].source: accounts[0].stance}
    return stances(accounts) if accounts else {}


def _positions(events: Sequence[Event | None], claims: Sequence[Sequence[Claim]]) -> dict[int, int]:
    """The place of each account in its file, store after store, by its identity; the editor's come first."""
    stores = {id(event): event for event in events if event is not None}
    editors = [claim.account for told in claims for claim in told if claim.source == EDITOR]
    accounts = [*editors, *[account for event in stores.values() for account in event.accounts]]
    return {id(account): position for position, account in enumerate(accounts)}


def _with_findings(rows: tuple[DiffRow, ...], events: Sequence[Event | None]) -> tuple[DiffRow, ...]:
    """The rows with what an editor has found of them, that of the first store which has it."""
    found = {point.name: point for event in reversed(events) if event is not None for point in event.points}
    if not found:
        return rows
    return tuple([
        msgspec.structs.replace(row, finding=found[row.name]) if row.type == "point" and row.name in found else row
        for row in rows
    ])  # fmt: skip


def _rulings(events: Sequence[Event | None]) -> list[tuple[Ruling, ...]]:
    """What the editor of each store has ruled on the event."""
    return [event.rulings for event in {id(one): one for one in events if one is not None}.values()]


def _has_denials(held: Sequence[Mapping[str, Stance]]) -> bool:
    return any("denies" in stance.values() for stance in held)


def _begins(claims: Sequence[Sequence[Claim]]) -> dict[int, Bounds]:
    begins: dict[int, Bounds] = {}
    for side, told in enumerate(claims):
        times = [claim for claim in told if claim.type == "when"]
        bounds = begin_of(times) if times else None
        if bounds is not None:
            begins[side] = bounds
    return begins
