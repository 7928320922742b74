"""Events of the file made into those of the model, as fast as can be; the first thing that is wrong ends it.

What is refused here, `refusing` finds again with its place and words; the two must agree.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TypeAlias

import msgspec

from timeline.model import NO_EXTRA, Account, Citation, Event, Point, Ruling, Source, ValueType
from timeline.store import entries
from timeline.store.entries import (
    ACCOUNT_KEYS,
    EVENT_KEYS,
    AccountEntry,
    CitationEntry,
    EventEntry,
    PointEntry,
    RefusedEntryError,
    RulingEntry,
    WhenText,
)
from timeline.store.extras import extra_of
from timeline.store.globe import coordinates_of
from timeline.store.ids import is_id
from timeline.store.judgments import plain_fields, rulings_of
from timeline.store.named_sources import check_named
from timeline.store.visible import is_visible
from timeline.when import DEFAULT_ABOUT, About, Calendar, Home, Times, When, times_in

Raw: TypeAlias = Mapping[str, object]
Path: TypeAlias = tuple[str | int, ...]
NumberText: TypeAlias = Callable[[int | float, Callable[[], Path]], str]
"""Gives a number as it was written; most need no look at where they stand."""


def references_of(accounts: tuple[Account, ...]) -> list[tuple[str, str | None]]:
    """What tells the accounts of one event apart: the source, and when its words were published, as written."""
    return [(account.source, None if account.published is None else account.published.text) for account in accounts]


class EventBuilder:
    """One reading of one file: its zone, tolerances and sources, and the place it has come to.

    This is the hot loop of every command, so texts are looked at in place where a call would do the same, and entries
    are made with positional values: with keywords an account takes five times as long.
    """

    def __init__(self, number_text: NumberText) -> None:
        self.number_text = number_text
        self.zone: str | None = None
        self.calendar: Calendar | None = None
        self.about: About = DEFAULT_ABOUT
        self.times: Times = times_in(None)
        """The times of whoever has no zone of its own."""
        self.times_of: dict[str, Times] = {}
        """Those of each source."""
        self.read_in: dict[str, Times] = {}
        """Those of what is Gregorian whatever calendar a source is of: when its words were published and read."""
        self.clocked: Mapping[str, Source] = {}
        """The sources whose clock is off."""
        self.path: Path = ()
        """Where the event is whose times and points are being read."""
        self.account: int | None = None
        """The number of the account, where they are those of one."""

    def _path(self, *steps: str | int) -> Path:
        return (*self.path, *(() if self.account is None else ("accounts", self.account)), *steps)

    def _year(self, number: WhenText, times: Times, *steps: str | int) -> When:
        """A time that YAML has read as a number."""
        return times[self.number_text(number, lambda: self._path(*steps))]  # type: ignore[arg-type]

    def _time(self, text: WhenText | None, times: Times, *steps: str | int) -> When | None:
        """A time of a key that few entries have; the common ones are read in place."""
        if text is None:
            return None
        return times[text] if type(text) is str else self._year(text, times, *steps)

    def event(self, raw: Raw, entry: EventEntry) -> Event:
        """One event; `path` says where it is."""
        name, title, when = entry.id, entry.title, entry.when
        if name is None or not is_id(name) or title is None or not is_visible(title):
            raise RefusedEntryError("an event without an id or a title")
        points = self._points(raw, entry.points, self.times) if entry.points else ()
        own_when = None
        if when is not None:
            own_when = self.times[when] if type(when) is str else self._year(when, self.times, "when")
        accounts: tuple[Account, ...] = ()
        if entry.accounts:
            raw_accounts: list[Raw] = raw["accounts"]  # type: ignore[assignment]
            accounts = self._accounts(raw_accounts, entry.accounts)
        return Event(
            name,
            title,
            own_when,
            texts_of(entry.actors) if entry.actors else (),
            texts_of(entry.tags) if entry.tags else (),
            bool(entry.background),
            points,
            self._rulings(raw["rulings"], entry.rulings) if entry.rulings else (),  # type: ignore[arg-type]
            texts_of(entry.same_as) if entry.same_as else (),
            texts_of(entry.not_same) if entry.not_same else (),
            accounts,
            None if entry.coordinates is None else coordinates_of(raw["coordinates"], entry.coordinates, 4),
            NO_EXTRA if EVENT_KEYS.issuperset(raw) else extra_of(raw, EVENT_KEYS, 2),
            *_PLAIN_OF_EVENT(entry),
        )

    def _rulings(self, raw: list[Raw], listed: list[RulingEntry | None]) -> tuple[Ruling, ...]:
        times = times_in(self.zone, self.about)
        return rulings_of(raw, listed, lambda text, *steps: self._time(text, times, *steps), self._value, self.times_of)

    def _accounts(self, raw: list[Raw], listed: list[AccountEntry | None]) -> tuple[Account, ...]:
        made: list[Account] = []
        for number, entry in enumerate(listed):
            if entry is not None:
                self.account = number
                made.append(self._account(raw[number], entry))
        self.account = None
        accounts = tuple(made)
        if len(accounts) > 1 and len({account.source for account in accounts}) != len(accounts):
            references = references_of(accounts)
            if len(set(references)) != len(references):
                raise RefusedEntryError("two accounts that cannot be told apart")
        return accounts

    def _account(self, raw: Raw, entry: AccountEntry) -> Account:
        source = entry.source
        if source is None or (times := self.times_of.get(source)) is None:
            raise RefusedEntryError("an account of an unknown source")
        check_named("account", entry, self.times_of)
        if (credibility := entry.credibility) is not None and not 1 <= credibility <= 6:
            raise RefusedEntryError("a credibility beyond 1 to 6")
        when = entry.when
        own_when = None
        if when is not None:
            own_when = times[when] if type(when) is str else self._year(when, times, "when")
            if self.clocked and source in self.clocked:
                own_when = self.clocked[source].by_clock(own_when)
        cite: tuple[Citation, ...] = ()
        published = None
        # An account's keys hold those of a citation, so one function reads both.
        if (
            entry.url is not None
            or entry.published is not None
            or entry.via is not None
            or any(getattr(entry, key) is not None for key in _SELDOM_CITED)
        ):
            citation = self._citation(entry, self.read_in[source], NO_EXTRA)
            cite = (citation if entry.private is None else msgspec.structs.replace(citation, private=None),)
            published = citation.published
        if entry.cite:
            cite += self._cited(raw["cite"], entry.cite, self.read_in[source])  # type: ignore[arg-type]
            published = next((each.published for each in cite if each.published is not None), None)
        return Account(
            source,
            own_when,
            self._points(raw, entry.points, times) if entry.points else (),
            entry.stance or "reports",
            cite,
            published,
            bool(entry.corrects),
            None if entry.coordinates is None else coordinates_of(raw["coordinates"], entry.coordinates, 6),
            NO_EXTRA if ACCOUNT_KEYS.issuperset(raw) else extra_of(raw, ACCOUNT_KEYS, 4),
            *_PLAIN_OF_ACCOUNT(entry),
        )

    def _cited(self, raw: list[Raw], listed: list[CitationEntry | None], times: Times) -> tuple[Citation, ...]:
        return tuple(
            self._citation(entry, times, extra_of(raw[number], entries.CITATION_KEYS, 6), "cite", number)
            for number, entry in enumerate(listed)
            if entry is not None
        )

    def _citation(
        self, entry: AccountEntry | CitationEntry, times: Times, extra: Mapping[str, object], *steps: str | int
    ) -> Citation:
        published = entry.published
        return Citation(
            times[published] if type(published) is str else self._time(published, times, *steps, "published"),
            self._time(entry.retrieved, times, *steps, "retrieved"),
            extra,
            *_PLAIN_OF_CITATION(entry),
        )

    def _points(self, raw: Raw, points: entries.Points, times: Times) -> tuple[Point, ...]:
        made: list[Point] = []
        for name, value in points.items():
            # A first character from `!` to `~`, as nearly all have, can be seen.
            if not ("!" <= name < "\x7f" or value is None or is_visible(name)):
                raise RefusedEntryError("a point without a name")
            if type(value) is str:
                if not ("!" <= value < "\x7f" or is_visible(value)):
                    raise RefusedEntryError("a point without a value")
                made.append(Point(name, value))
            elif value is not None:
                made.append(self._point(raw["points"][name], name, value, times))  # type: ignore[index]
        return tuple(made)

    def _point(self, raw: Raw, name: str, entry: str | float | PointEntry, times: Times) -> Point:
        if not isinstance(entry, PointEntry):
            return Point(name, self._value(entry, "points", name))
        if entry.value is None or (isinstance(entry.value, str) and not is_visible(entry.value)):
            raise RefusedEntryError("a point without a value")
        value = self._value(entry.value, "points", name, "value")
        if entry.read_as is not None:
            check_value(value, entry.read_as, Home(times.home, times.calendar), self.about)
        return Point(
            name,
            value,
            self._time(entry.as_of, times, "points", name, "as_of"),
            self._time(entry.ruled, times_in(times.home, self.about), "points", name, "ruled"),
            extra_of(raw, entries.POINT_KEYS, 4 if self.account is None else 6),
            *_PLAIN_OF_POINT(entry),
        )

    def _value(self, value: str | float, *steps: str | int) -> str:
        if isinstance(value, str):
            return value
        from timeline.store.scalars import beyond_reach  # few stores have numbers without a unit

        if beyond_reach(value):
            raise RefusedEntryError("a number that cannot be compared")
        return self.number_text(value, lambda: self._path(*steps))


_PLAIN_OF_EVENT = attrgetter(*plain_fields(Event))
_PLAIN_OF_ACCOUNT = attrgetter(*plain_fields(Account))
_PLAIN_OF_CITATION = attrgetter(*plain_fields(Citation))
_PLAIN_OF_POINT = attrgetter(*plain_fields(Point))

_SELDOM_CITED = tuple(entries.SHORT_CITATION_KEYS - {"url", "published", "via"})


def check_value(value: str, read_as: ValueType, home: Home, about: About) -> None:
    """Raises MalformedText where a value cannot be read as what the key `as` says."""
    from timeline.value import parse_value  # values are parsed when they are compared

    parse_value(value, read_as=read_as, zone=home.zone, calendar=home.calendar, about=about)


def texts_of(texts: entries.Texts) -> tuple[str, ...]:
    """A list without its empty items."""
    return tuple([text for text in texts if text is not None]) if texts else ()
