"""How two or more sides tell the same story: the report, made from timelines that were read already."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from timeline.compare.claims import EDITOR, Claim, claims_of, stances
from timeline.compare.compared import Compared, Heard, Taken, report_of, taken_of
from timeline.compare.comparer import Comparer
from timeline.compare.diff_row import DiffRow, Echo, Silence
from timeline.compare.echo import echo_between, has_echoes, may_echo
from timeline.compare.grid import gravest_first, row_of_many, spread
from timeline.compare.houses import Houses, against_itself
from timeline.compare.judging import denial_ruled, denial_verdict
from timeline.compare.order import Bounds, begin_of
from timeline.compare.possible import possible_differences
from timeline.compare.report import EventDiff, Match, Report
from timeline.compare.rows import Ground, grouped, in_reading_order, row_of_two
from timeline.compare.shifts import aligned, times_of
from timeline.compare.sides import Side, was_out_by
from timeline.compare.silence import Absence, contradicts, coverages_of, denials, stance_of
from timeline.compare.spoken import verdict_of_words
from timeline.compare.stores import paired_events
from timeline.compare.totals import verdict_of
from timeline.model import Account, Event, Stance
from timeline.progress import Progress, counted
from timeline.verdict import Verdict

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
    found = compared(sides, within, linked, align=align, own_times=own_times, progress=progress)
    return report_of(sides, found, align=align)


def compared(
    sides: Sequence[Side],
    within: int = 0,
    linked: "Linked | None" = None,
    *,
    align: bool = False,
    own_times: bool = True,
    progress: Progress | None = None,
    taken: Taken | None = None,
) -> Compared:
    """What two or more sides come to in the events of their stores, as above.

    `taken` is what `align` takes out, where these events are not all that it rests on.
    """
    return _Diff(sides, within, linked, align=align, own_times=own_times).compared(progress, taken)


class _Telling(msgspec.Struct, gc=False):
    """What the sides tell of one event, before it is compared: by the numbers of those that do, ascending.

    Of a thousand sides five tell an event, so nothing is asked of the others one by one.
    """

    number: int
    events: Sequence[Event | None]
    accounts: dict[int, tuple[Account, ...]]
    claims: dict[int, list[Claim]]


_Echoing = Callable[[Sequence[Account], Sequence[Account]], Echo | None]


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
        self.found = Compared(len(sides))
        stores = {id(held): side for side, held in reversed([*enumerate(self.timelines)])}
        self.stores = sorted(stores.values())
        """The first side of each store; all sides of one have the same event."""
        self.whole = [side for side, held in enumerate(sides) if held.sources is None]
        self.comparers: dict[tuple[int, int], Comparer] = {}
        """By the identity of two timelines, made when they are needed."""
        self.may_echo = any(may_echo(self.timelines[side]) for side in self.stores)
        self.houses = Houses(self.sides)
        coverages = {id(self.timelines[side]): coverages_of(self.timelines[side]) for side in self.stores}
        self.absences = [
            Absence(side, members, coverages[id(side.timeline)])
            for side, members in zip(sides, self.houses.members(), strict=True)
        ]
        self.bounded = [side for side, absence in enumerate(self.absences) if absence.is_bounded]

    def compared(self, progress: Progress | None, taken: Taken | None) -> Compared:
        paired = paired_events(self.timelines, self.within, self.linked)
        tellings = [
            _Telling(number, events, accounts, _claims(accounts, events))
            for number, events in enumerate(paired.events)
            if (accounts := self._accounts(events))
        ]
        self._add_differences(tellings)
        if self.align:
            self._align(tellings, taken_of(self.found.differences) if taken is None else taken)
        for telling in counted(tellings, progress):
            match, parts = paired.matches.get(telling.number), paired.parts.get(telling.number, ())
            if (heard := self._heard(telling, match, parts)) is not None:
                self.found.heard.append(heard)
        self.found.collisions += paired.collisions
        return self.found

    def _add_differences(self, tellings: Sequence[_Telling]) -> None:
        """What two sides may be systematically apart by."""
        for telling in tellings:
            times = [
                (side, stated)
                for side, claims in telling.claims.items()
                if claims and (stated := times_of(claims, self.timelines[side]))
            ]
            for (left, one), (right, other) in combinations(times, 2):
                self.found.differences.add(left, right, one, other)

    def _align(self, tellings: Sequence[_Telling], taken: Taken) -> None:
        for side, shifts in taken.items():
            for telling in tellings:
                if side in telling.claims:
                    telling.claims[side] = aligned(telling.claims[side], shifts)

    def _heard(self, telling: _Telling, match: Match | None, parts: tuple[tuple[Event, ...], ...]) -> Heard | None:
        """The event as the sides tell it; None where none of them does."""
        events, claims = telling.events, telling.claims
        held = {side: _stances(told) for side, told in telling.accounts.items()}
        whys = {side: stance_of(stance) if stance else None for side, stance in held.items()}
        # Who took back all that he had said tells nothing any more.
        accounts = {side: told for side, told in telling.accounts.items() if whys[side] is not Silence.RETRACTED}
        if not accounts:
            return None
        self._note_speakers(accounts, events)
        when = next(event for event in events if event is not None).when
        absent = [Silence.NO_ACCOUNT] * len(self.sides)
        for side in self.bounded:
            absent[side] = self.absences[side].of_event(when)
        for side, why in whys.items():
            absent[side] = why or self.absences[side].of_row(accounts[side], when)
        stances_held, numbers = [*held.values()], [*held]
        has_denials = Silence.DENIED in whys.values() or _has_denials(stances_held)
        against = contradicts(stances_held) if has_denials else set()
        denying = {numbers[number] for number in against}
        silence: list[Silence | None] = [*absent]
        for side in accounts:
            silence[side] = Silence.DENIED if side in denying else whys[side]
        for side in denying:
            silence[side] = Silence.DENIED
        rows = self._rows(claims, events, tuple(absent))
        rows = _with_findings(rows, self._entries(events))
        is_one_sided = len(accounts) == 1
        rulings = [event.rulings for event in self._entries(events)]
        ruled = denial_ruled(rulings, denials(stances_held, against)) if against else None
        denial = denial_verdict(ruled) if against else None
        words = None if is_one_sided else self._words([*accounts.values()], rows, is_denied=bool(denying))
        verdict = verdict_of(rows, is_one_sided=is_one_sided, denial=denial, words=words)
        begins = {} if is_one_sided else _begins(claims)
        of_sides: list[tuple[Account, ...]] = [()] * len(self.sides)
        for side, given in accounts.items():
            of_sides[side] = given
        possible = possible_differences(of_sides) if len(of_sides) == 2 and not is_one_sided else ()
        entry = EventDiff(
            tuple(events), tuple(of_sides), verdict, tuple(silence), rows, match, parts, possible, ruled, words
        )
        return Heard(entry, begins)

    def _entries(self, events: Sequence[Event | None]) -> list[Event]:
        """The event of each store that has it."""
        return [event for side in self.stores if (event := events[side]) is not None]

    def _words(
        self, accounts: list[tuple[Account, ...]], rows: Sequence[DiffRow], *, is_denied: bool
    ) -> Verdict | None:
        has_point = any(row.type == "point" and sum(row.tells) > 1 for row in rows)
        return verdict_of_words(accounts, is_pointless=not has_point and not is_denied)

    def _accounts(self, events: Sequence[Event | None]) -> dict[int, tuple[Account, ...]]:
        """The accounts of each side which count, in the order of the file; what is left out is counted."""
        found: dict[int, list[Account]] = {}
        for side in self.stores:
            event = events[side]
            for account in () if event is None else event.accounts:
                for number in self.houses.hearing(account, self.timelines[side]):
                    if self._counts(account, number):
                        found.setdefault(number, []).append(account)
        self._add_editors(events, found)
        return {side: tuple(found[side]) for side in sorted(found)}

    def _note_speakers(self, accounts: Mapping[int, tuple[Account, ...]], events: Sequence[Event | None]) -> None:
        """Who is heard on each side, and on how much a side of several contradicts itself."""
        for number, told in accounts.items():
            event, side = events[number], self.sides[number]
            if side.sources is None or side.is_rest or event is None:
                continue
            self.found.speakers[number].update(account.source for account in told)
            self.found.against_itself[number] += against_itself(event, told, side.timeline, self.within)

    def _add_editors(self, events: Sequence[Event | None], found: dict[int, list[Account]]) -> None:
        """The editor's own time of an event, as an account of each whole store that stands against another one."""
        whole = {side: event for side in self.whole if (event := events[side]) is not None}
        if len({id(self.timelines[side]) for side in whole}) < 2 or not self.own_times:
            return
        for side, event in whole.items():
            if event.own_when is not None:
                found.setdefault(side, []).insert(0, Account(source=EDITOR, when=event.own_when))

    def _counts(self, account: Account, side: int) -> bool:
        until = self.sides[side].until
        if until is None:
            return True
        was_out = was_out_by(account, until)
        if was_out is None:
            self.found.undated[side] += 1
        elif not was_out:
            self.found.later[side] += 1
        return bool(was_out)

    def _rows(
        self, claims: Mapping[int, list[Claim]], events: Sequence[Event | None], absent: tuple[Silence, ...]
    ) -> tuple[DiffRow, ...]:
        """`absent`, parallel to the sides: what it means where one of them does not tell a row."""
        is_shared = sum(1 for told in claims.values() if told) > 1
        positions = _positions(self._entries(events), claims.values()) if is_shared else {}
        echo = self._echo_of(events)
        if len(self.sides) == 2:
            rows = grouped([claims.get(0, []), claims.get(1, [])], positions)
            ground, comparer = Ground(self.timelines, absent, echo), self._comparer(0, 1)
            return in_reading_order([row_of_two(kind, name, told, comparer, ground) for kind, name, told in rows])
        # Those that tell it are compared as if there were no others; then each of these has its silence.
        telling = [*claims]
        ground = Ground(
            [self.timelines[side] for side in telling], tuple([absent[side] for side in telling]), echo
        )  # fmt: skip
        own = [events[side] for side in telling]

        def comparer_of(one: int, other: int) -> Comparer:
            return self._comparer(telling[one], telling[other])

        rows = grouped([*claims.values()], positions)
        return gravest_first([
            spread(row_of_many(kind, name, told, comparer_of, ground, own), telling, absent)
            for kind, name, told in rows
        ])  # fmt: skip

    def _comparer(self, one: int, other: int) -> Comparer:
        left, right = self.timelines[one], self.timelines[other]
        found = self.comparers.get((id(left), id(right)))
        if found is None:
            found = self.comparers[id(left), id(right)] = Comparer(left, right, self.within)
        return found

    def _echo_of(self, events: Sequence[Event | None]) -> _Echoing | None:
        if not self.may_echo:
            return None
        asked = [
            (event, timeline)
            for side in self.stores
            if (event := events[side]) is not None and has_echoes(event, timeline := self.timelines[side])
        ]
        if not asked:
            return None
        return lambda left, right: echo_between(left, right, asked)


def _claims(accounts: Mapping[int, Sequence[Account]], events: Sequence[Event | None]) -> dict[int, list[Claim]]:
    """By side, where it has an account; its event is there then."""
    return {
        side: claims_of(told, event.rulings) for side, told in accounts.items() if (event := events[side]) is not None
    }


def _stances(accounts: Sequence[Account]) -> dict[str, Stance]:
    if len(accounts) == 1:
        return {accounts[0].source: accounts[0].stance}
    return stances(accounts) if accounts else {}


def _positions(events: Sequence[Event], claims: Iterable[Sequence[Claim]]) -> dict[int, int]:
    """The place of each account in its file, store after store, by its identity; the editor's come first."""
    editors = [claim.account for told in claims for claim in told if claim.source == EDITOR]
    accounts = [*editors, *[account for event in events for account in event.accounts]]
    return {id(account): position for position, account in enumerate(accounts)}


def _with_findings(rows: tuple[DiffRow, ...], events: Sequence[Event]) -> tuple[DiffRow, ...]:
    """The rows with what an editor has found of them, that of the first store which has it."""
    found = {point.name: point for event in reversed(events) for point in event.points}
    if not found:
        return rows
    return tuple([
        msgspec.structs.replace(row, finding=found[row.name]) if row.type == "point" and row.name in found else row
        for row in rows
    ])  # fmt: skip


def _has_denials(held: Iterable[Mapping[str, Stance]]) -> bool:
    return any("denies" in stance.values() for stance in held)


def _begins(claims: Mapping[int, Sequence[Claim]]) -> dict[int, Bounds]:
    begins: dict[int, Bounds] = {}
    for side, told in claims.items():
        times = [claim for claim in told if claim.type == "when"]
        bounds = begin_of(times) if times else None
        if bounds is not None:
            begins[side] = bounds
    return begins
