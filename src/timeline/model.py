"""Source, account, event and timeline as frozen values.

An account is what one source says of one event; nothing in it is borrowed from another source. Texts are kept as
written; a `When` carries its text beside its bounds. Keys of the store that start with `x-` are kept in `extra`.

What is `private` is drawn on the editor's own screen and leaves it only where he says so (`select.withheld`). What is
a `draft` is a proposal that nobody has looked at; only who asks for drafts has them before him (`select.drafts`).

Fields behind `extra` are keys of the store as they stand there, those before it are made of some. Give them by name,
except in `store.build_event`, which makes a hundred thousand of these and takes the order below. Entries that hold only
what was read form no circles, so that the garbage collector need not look at them (`gc=False`).
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from timeline.when import DEFAULT_ABOUT, About, Calendar, Home, When, hull
from timeline.when.clocks import corrected

SourceType = Literal["institution", "person", "organisation", "press", "analyst", "other"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Stance = Literal["reports", "denies", "unconfirmed", "retracted"]
Attribution = Literal["full", "quoted", "weak"]
Kind = Literal["total", "snapshot", "plan", "outcome"]
ValueType = Literal["time", "figure", "text"]
RuledRow = Literal["when", "began", "ended", "place", "coordinates", "told"]
RuledVerdict = Literal["differs", "worded", "not comparable", "compatible", "same", "open"]
RulingState = Literal["signed", "proposed", "overruled"]
OptionalCheck = Literal["citation", "corroboration", "zone", "unit", "archive", "own-time", "told-twice"]

NO_EXTRA: Mapping[str, object] = {}
NOBODY = "nobody"
"""The value of `speaks_for` of an account in which somebody speaks for himself."""


class Clock(msgspec.Struct, frozen=True):
    """How far a source's clock is off: `ahead` and `behind` are lengths of time as written, one of them is given.

    `within` bounds the times for which that holds; None: all.
    """

    within: When | None = None
    extra: Mapping[str, object] = NO_EXTRA
    ahead: str | None = None
    behind: str | None = None
    because: str | None = None

    @property
    def off(self) -> int:
        """By how many microseconds it is ahead; behind: negative."""
        from timeline.when.duration import parse_duration  # few stores have a clock that is off

        return parse_duration(self.ahead) if self.ahead is not None else -parse_duration(self.behind or "")


class Coordinates(msgspec.Struct, frozen=True, gc=False):
    """A place on the globe, in degrees of WGS 84; `radius` in metres is that of the circle within which it lies."""

    lat: float
    lon: float
    radius: float | None = None
    extra: Mapping[str, object] = NO_EXTRA

    @property
    def text(self) -> str:
        """`46.48, 30.73 ± 500 m`; the circle only where it is stated."""
        circle = "" if self.radius is None else f" ± {_plain_number(self.radius)} m"
        return f"{_plain_number(self.lat)}, {_plain_number(self.lon)}{circle}"


def _plain_number(number: float) -> str:
    return repr(number).removesuffix(".0") if "e" not in repr(number) else f"{number:f}".rstrip("0").rstrip(".")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so. `reliability` is the letter of the Admiralty code; `coverage` bounds what its silence means."""

    id: str
    name: str
    type: SourceType = "other"
    derived_from: tuple[str, ...] = ()
    coverage: When | None = None
    anonymous: bool = False
    clock: tuple[Clock, ...] = ()
    extra: Mapping[str, object] = NO_EXTRA
    url: str | None = None
    timezone: str | None = None
    calendar: Calendar | None = None
    reliability: Reliability | None = None
    speaks_for: str | None = None
    short: str | None = None
    private: bool | None = None
    note: str | None = None

    @property
    def is_party(self) -> bool:
        """An institution, a person or an organisation that is named, whether or not it speaks for another.

        Press, analysts and others report.
        """
        return not self.anonymous and self.type in ("institution", "person", "organisation")

    def by_clock(self, when: When) -> When:
        """A time that it states, with what its clock was off taken out."""
        return corrected(when, [(clock.within, clock.off) for clock in self.clock]) if self.clock else when


class Citation(msgspec.Struct, frozen=True, gc=False):
    """Where a statement can be read."""

    published: When | None = None
    retrieved: When | None = None
    extra: Mapping[str, object] = NO_EXTRA
    url: str | None = None
    via: str | None = None
    archive: str | None = None
    file: str | None = None
    sha256: str | None = None
    locator: str | None = None
    exhibit: str | None = None
    private: bool | None = None


class Point(msgspec.Struct, frozen=True, gc=False):
    """One comparable statement: a name and a value, as written (numbers too are kept as text)."""

    name: str
    value: str
    as_of: When | None = None
    ruled: When | None = None
    extra: Mapping[str, object] = NO_EXTRA
    kind: Kind | None = None
    read_as: ValueType | None = None
    """The key `as`: forces the type of the value."""
    stance: Literal["denies"] | None = None
    quote: str | None = None
    url: str | None = None
    because: str | None = None
    by: str | None = None
    evidence: str | None = None
    private: bool | None = None
    draft: bool | None = None
    note: str | None = None


class Account(msgspec.Struct, frozen=True, gc=False):
    """What one source says of one event, with its citations.

    `when` has what the source's clock was off taken out of its bounds; its text is as written.

    `published` is that of the first citation that has one. The short form of one citation and the list under `cite`
    both end in `cite`.
    """

    source: str
    when: When | None = None
    points: tuple[Point, ...] = ()
    stance: Stance = "reports"
    cite: tuple[Citation, ...] = ()
    published: When | None = None
    corrects: bool = False
    coordinates: Coordinates | None = None
    extra: Mapping[str, object] = NO_EXTRA
    place: str | None = None
    says: str | None = None
    quote: str | None = None
    lang: str | None = None
    translation: str | None = None
    translated_by: str | None = None
    repeats: str | None = None
    speaks_for: str | None = None
    attribution: Attribution | None = None
    credibility: int | None = None
    ref: str | None = None
    private: bool | None = None
    draft: bool | None = None
    note: str | None = None


class Ruling(msgspec.Struct, frozen=True):
    """What the editor has judged of two values of one point or row, and why.

    `values` are the two texts, whoever says them; `between` narrows it to these sources. `row` is named where it is not
    a point. A ruling that is not `signed` changes no verdict.
    """

    values: tuple[str, ...]
    verdict: RuledVerdict
    because: str
    between: tuple[str, ...] = ()
    state: RulingState = "signed"
    ruled: When | None = None
    overruled: When | None = None
    extra: Mapping[str, object] = NO_EXTRA
    point: str | None = None
    row: RuledRow | None = None
    by: str | None = None
    overruled_by: str | None = None
    overruled_because: str | None = None
    private: bool | None = None

    @property
    def about(self) -> str:
        """The name of the point or row."""
        return self.point if self.point is not None else str(self.row)


class Event(msgspec.Struct, frozen=True, dict=True):
    """Something that happened. `points` are the editor's own findings; `own_when` is the editor's own best time."""

    id: str
    title: str
    own_when: When | None = None
    actors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    background: bool = False
    points: tuple[Point, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    same_as: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    coordinates: Coordinates | None = None
    extra: Mapping[str, object] = NO_EXTRA
    place: str | None = None
    private: bool | None = None
    draft: bool | None = None
    note: str | None = None

    @property
    def when(self) -> When | None:
        """The editor's own time, else the hull of the times that its sources hold now, else None."""
        return self._hull if self.own_when is None else self.own_when

    @cached_property
    def _hull(self) -> When | None:
        return hull(standing_times(self.accounts))


def latest_first(accounts: Sequence[Account]) -> list[Account]:
    """Accounts of one source, the one published last first.

    One without a date counts as older than a dated one, and of two that are equally old the one further down is later.
    """
    ranked = sorted(enumerate(accounts), key=lambda numbered: (*_published(numbered[1]), numbered[0]), reverse=True)
    return [account for _, account in ranked]


def _published(account: Account) -> tuple[bool, int]:
    earliest = None if account.published is None else account.published.earliest
    return earliest is not None, earliest or 0


def standing_times(accounts: Sequence[Account]) -> list[When]:
    """The times that the sources of these accounts hold now, in the order of the file.

    Of several accounts of a source the latest with a time has it; a retraction takes back its own time and all before
    it, a denial what came before it. Where nothing stands, what was told at first does: an event that all have taken
    back is still drawn where it was told.
    """
    timed = [account for account in accounts if account.when is not None]
    if len({account.source for account in accounts}) < len(accounts) or any(
        account.stance == "retracted" for account in timed
    ):
        by_source: dict[str, list[Account]] = {}
        for account in accounts:
            by_source.setdefault(account.source, []).append(account)
        holding = [_holding(told) for told in by_source.values()]
        standing = {id(account) for account in holding if account is not None}
        timed = [account for account in timed if id(account) in standing] or timed
    return [account.when for account in timed if account.when is not None]


def _holding(accounts: Sequence[Account]) -> Account | None:
    """Of the accounts of one source the one whose time stands; None where it has none or has taken it back."""
    for account in latest_first(accounts):
        if account.stance == "retracted":
            return None
        if account.when is not None:
            return account
        if account.stance == "denies":
            return None
    return None


class Timeline(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A whole chronology, its events in the order of the file.

    `timezone` is the zone of clock times that have none of their own, and the default display zone; None: UTC.
    `calendar` is that of dates that name none; None: Gregorian. `parts_of_day` are the hours of `evening` and its like
    in what is typed, where they are not the usual ones.
    """

    about: About = DEFAULT_ABOUT
    check: tuple[OptionalCheck, ...] = ()
    parts_of_day: Mapping[str, str] = {}
    synonyms: Mapping[str, tuple[tuple[str, ...], ...]] = {}
    sources: Mapping[str, Source] = {}
    events: tuple[Event, ...] = ()
    extra: Mapping[str, object] = NO_EXTRA
    title: str | None = None
    timezone: str | None = None
    calendar: Calendar | None = None
    note: str | None = None

    def count(self, *, background: bool) -> int:
        """How many events the store has; those of the background are counted where that is asked for."""
        return sum(background or not event.background for event in self.events)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all events of the store."""
        return frozenset([event.id for event in self.events])

    @cached_property
    def clocked(self) -> frozenset[str]:
        """The sources whose clock is said to be off."""
        return frozenset([name for name, source in self.sources.items() if source.clock])

    @cached_property
    def source_order(self) -> dict[str, int]:
        """The rank of each source: filled marks (who speaks for itself) first, each group in store order."""
        ordered = sorted(self.sources.values(), key=lambda source: not source.is_party)
        return {source.id: rank for rank, source in enumerate(ordered)}

    def home(self, source: str | None) -> Home:
        """How times are read that name no zone and no calendar: as the source has them, None for the editor."""
        held = None if source is None else self.sources.get(source)
        if held is None:
            return Home(self.timezone, self.calendar)
        return Home(held.timezone or self.timezone, held.calendar or self.calendar)

    def by_clock(self, source: str, when: When) -> When:
        """A time that a source states, with what its clock was off taken out."""
        held = self.sources.get(source)
        return when if held is None else held.by_clock(when)

    def principal(self, source: str) -> str:
        """Who a source speaks for in the end: `speaks_for` followed until it stops or turns in a circle."""
        held = self.sources.get(source)
        return self._followed(source, None if held is None else held.speaks_for)[-1]

    def above(self, account: Account) -> tuple[str, ...]:
        """Who an account is told on behalf of, nearest first: its own `speaks_for` stands before that of its source."""
        if account.speaks_for is not None:
            return self._followed(account.source, None if account.speaks_for == NOBODY else account.speaks_for)[1:]
        held = self.sources.get(account.source)
        if held is None or held.speaks_for is None:
            return ()
        return self._followed(account.source, held.speaks_for)[1:]

    def _followed(self, source: str, spoken_for: str | None) -> tuple[str, ...]:
        """The source, whom it speaks for, whom that one speaks for, until it stops or turns in a circle."""
        found = [source]
        while spoken_for is not None and spoken_for not in found:
            found.append(spoken_for)
            held = self.sources.get(spoken_for)
            spoken_for = None if held is None else held.speaks_for
        return tuple(found)

    @cached_property
    def one_by_name(self) -> Mapping[str, str]:
        """For each source that has the name of an earlier one, case and spaces aside, that earlier one."""
        first: dict[str, str] = {}
        found: dict[str, str] = {}
        for source in self.sources.values():
            held = first.setdefault(" ".join(source.name.casefold().split()), source.id)
            if held != source.id:
                found[source.id] = held
        return found
