"""Entries of the file made into the model, as fast as can be; the first thing that is wrong ends it.

What is refused here, `diagnosis` finds again with its place and words; the two must agree.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from timeline.model import NO_EXTRA, Account, Citation, Event, Point, Source, Timeline, ValueType
from timeline.store import entries
from timeline.store.entries import (
    AccountEntry,
    CitationEntry,
    EventEntry,
    PointEntry,
    SourceEntry,
    StoreEntry,
    WhenText,
)
from timeline.store.ids import is_id
from timeline.store.visible import is_visible
from timeline.when import DEFAULT_ABOUT, About, When, check_zone, parse_about, parse_when

Raw: TypeAlias = Mapping[str, object]
Path: TypeAlias = tuple[str | int, ...]
NumberText: TypeAlias = Callable[[Path, int | float], str]


class RefusedEntryError(ValueError):
    """Something in the entries is not allowed; which of them, and where, is told by `diagnosis`."""


def references_of(accounts: tuple[Account, ...]) -> list[tuple[str, str | None]]:
    """What tells the accounts of one event apart: the source, and when its words were published, as written."""
    return [(account.source, None if account.published is None else account.published.text) for account in accounts]


def build(raw: object, number_text: NumberText) -> Timeline:
    """The timeline of a parsed file; `number_text` gives the text of a number as it was written.

    Raises RefusedEntryError, `msgspec.ValidationError` or MalformedText for the first thing that is not allowed.
    """
    if not isinstance(raw, dict) or type(raw.get("timeline")) is not int or raw["timeline"] != entries.FORMAT:
        raise RefusedEntryError("not a store of this format")
    return _Builder(number_text).timeline(raw, msgspec.convert(raw, StoreEntry))


class _Builder:
    """One reading of one file: its zone, tolerances and sources."""

    def __init__(self, number_text: NumberText) -> None:
        self.number_text = number_text
        self.zone: str | None = None
        self.zones: dict[str, str | None] = {}
        self.about: About = DEFAULT_ABOUT

    def timeline(self, raw: Raw, entry: StoreEntry) -> Timeline:
        extra = _extra(raw, entries.STORE_KEYS, 0)
        if entry.timezone is not None:
            check_zone(entry.timezone)
            self.zone = entry.timezone
        if entry.about is not None:
            self.about = about_of(entry.about)
        sources = self._sources(raw, entry)
        events: list[Event] = []
        if entry.events:
            raw_events: list[Raw] = raw["events"]  # type: ignore[assignment]
            for number, event in enumerate(entry.events):
                if event is not None:
                    events.append(self._event(raw_events[number], event, ("events", number)))
        if len({event.id for event in events}) != len(events):
            raise RefusedEntryError("an id stands twice")
        return Timeline(
            title=entry.title,
            timezone=entry.timezone,
            note=entry.note,
            about=self.about,
            check=tuple(name for name in entry.check or () if name is not None),
            sources=sources,
            events=tuple(events),
            extra=extra,
        )

    def _when(self, text: WhenText | None, path: Path, key: str, zone: str | None) -> When | None:
        if text is None:
            return None
        if type(text) is int:
            text = self.number_text((*path, key), text)
        return parse_when(text, zone, self.about)  # type: ignore[arg-type]

    def _sources(self, raw: Raw, entry: StoreEntry) -> dict[str, Source]:
        if entry.sources is None:
            return {}
        raw_sources: Mapping[str, Raw | None] = raw["sources"]  # type: ignore[assignment]
        sources: dict[str, Source] = {}
        for key, source in entry.sources.items():
            if not is_id(key):
                raise RefusedEntryError("not an id")
            made = self._source(key, raw_sources[key] or {}, source or SourceEntry())
            sources[key] = made
            self.zones[key] = made.timezone or self.zone
        for made in sources.values():
            if made.speaks_for is not None and made.speaks_for not in sources:
                raise RefusedEntryError("an unknown source")
            if not all(name in sources for name in made.derived_from):
                raise RefusedEntryError("an unknown source")
        return sources

    def _source(self, key: str, raw: Raw, entry: SourceEntry) -> Source:
        if entry.timezone is not None:
            check_zone(entry.timezone)
        if entry.name is not None and not is_visible(entry.name):
            raise RefusedEntryError("a source with an empty name")
        return Source(
            id=key,
            name=key if entry.name is None else entry.name,
            type=entry.type or "other",
            url=entry.url,
            timezone=entry.timezone,
            reliability=entry.reliability,
            derived_from=texts_of(entry.derived_from),
            speaks_for=entry.speaks_for,
            coverage=self._when(entry.coverage, ("sources", key), "coverage", entry.timezone or self.zone),
            note=entry.note,
            extra=_extra(raw, entries.SOURCE_KEYS, 2),
        )

    def _event(self, raw: Raw, entry: EventEntry, path: Path) -> Event:
        if entry.id is None or not is_id(entry.id) or entry.title is None or not is_visible(entry.title):
            raise RefusedEntryError("an event without an id or a title")
        accounts: tuple[Account, ...] = ()
        if entry.accounts:
            raw_accounts: list[Raw] = raw["accounts"]  # type: ignore[assignment]
            made = [
                self._account(raw_accounts[number], account, (*path, "accounts", number))
                for number, account in enumerate(entry.accounts)
                if account is not None
            ]
            accounts = tuple(made)
            if len(accounts) > 1 and len(set(references_of(accounts))) != len(accounts):
                raise RefusedEntryError("two accounts that cannot be told apart")
        return Event(
            id=entry.id,
            title=entry.title,
            own_when=None if entry.when is None else self._when(entry.when, path, "when", self.zone),
            place=entry.place,
            actors=texts_of(entry.actors),
            tags=texts_of(entry.tags),
            background=bool(entry.background),
            note=entry.note,
            points=self._points(raw, entry.points, path, self.zone) if entry.points else (),
            same_as=texts_of(entry.same_as),
            not_same=texts_of(entry.not_same),
            accounts=accounts,
            extra=_extra(raw, entries.EVENT_KEYS, 2),
        )

    def _account(self, raw: Raw, entry: AccountEntry, path: Path) -> Account:
        source = entry.source
        if (
            source is None
            or source not in self.zones
            or (entry.repeats is not None and entry.repeats not in self.zones)
        ):
            raise RefusedEntryError("an account of an unknown source")
        if entry.credibility is not None and not 1 <= entry.credibility <= 6:
            raise RefusedEntryError("a credibility beyond 1 to 6")
        zone = self.zones[source]
        cite = self._citations(raw, entry, path, zone)
        published = None
        for citation in cite:
            if citation.published is not None:
                published = citation.published
                break
        return Account(
            source=source,
            when=None if entry.when is None else self._when(entry.when, path, "when", zone),
            place=entry.place,
            says=entry.says,
            quote=entry.quote,
            lang=entry.lang,
            translation=entry.translation,
            points=self._points(raw, entry.points, path, zone) if entry.points else (),
            stance=entry.stance or "reports",
            repeats=entry.repeats,
            cite=cite,
            published=published,
            attribution=entry.attribution,
            credibility=entry.credibility,
            ref=entry.ref,
            note=entry.note,
            extra=_extra(raw, entries.ACCOUNT_KEYS, 4),
        )

    def _citations(self, raw: Raw, entry: AccountEntry, path: Path, zone: str | None) -> tuple[Citation, ...]:
        short: list[Citation] = []
        # An account's keys hold those of a citation, so one function reads both.
        if not entries.CITATION_KEYS.isdisjoint(raw):
            citation = self._citation(entry, path, zone)
            if citation != _NO_CITATION:
                short.append(citation)
        if entry.cite:
            raw_citations: list[Raw] = raw["cite"]  # type: ignore[assignment]
            for number, listed in enumerate(entry.cite):
                if listed is not None:
                    extra = _extra(raw_citations[number], entries.CITATION_KEYS, 6)
                    short.append(self._citation(listed, (*path, "cite", number), zone, extra))
        return tuple(short)

    def _citation(
        self,
        entry: AccountEntry | CitationEntry,
        path: Path,
        zone: str | None,
        extra: Mapping[str, object] = NO_EXTRA,
    ) -> Citation:
        return Citation(
            url=entry.url,
            via=entry.via,
            published=None if entry.published is None else self._when(entry.published, path, "published", zone),
            retrieved=None if entry.retrieved is None else self._when(entry.retrieved, path, "retrieved", zone),
            archive=entry.archive,
            file=entry.file,
            sha256=entry.sha256,
            locator=entry.locator,
            extra=extra,
        )

    def _points(self, raw: Raw, points: entries.Points, path: Path, zone: str | None) -> tuple[Point, ...]:
        made: list[Point] = []
        for name, value in points.items():
            if type(value) is str:
                if not is_visible(name) or not is_visible(value):
                    raise RefusedEntryError("a point without a name or a value")
                # Left out, `extra` would be a new map for every point.
                made.append(Point(name=name, value=value, extra=NO_EXTRA))
            elif value is not None:
                made.append(self._point(raw["points"][name], name, value, (*path, "points", name), zone))  # type: ignore[index]
        return tuple(made)

    def _point(self, raw: Raw, name: str, entry: str | float | PointEntry, path: Path, zone: str | None) -> Point:
        if not is_visible(name):
            raise RefusedEntryError("a point without a name")
        if not isinstance(entry, PointEntry):
            return Point(name=name, value=self._value(entry, path), extra=NO_EXTRA)
        if entry.value is None or (isinstance(entry.value, str) and not is_visible(entry.value)):
            raise RefusedEntryError("a point without a value")
        value = self._value(entry.value, (*path, "value"))
        if entry.read_as is not None:
            check_value(value, entry.read_as, zone, self.about)
        return Point(
            name=name,
            value=value,
            kind=entry.kind,
            as_of=None if entry.as_of is None else self._when(entry.as_of, path, "as_of", zone),
            read_as=entry.read_as,
            quote=entry.quote,
            url=entry.url,
            note=entry.note,
            extra=_extra(raw, entries.POINT_KEYS, len(path)),
        )

    def _value(self, value: str | float, path: Path) -> str:
        if isinstance(value, str):
            return value
        from timeline.store.scalars import beyond_reach  # few stores have numbers without a unit

        if beyond_reach(value):
            raise RefusedEntryError("a number that cannot be compared")
        return self.number_text(path, value)


_NO_CITATION = Citation()


def about_of(entry: Mapping[str, str | float | None]) -> About:
    """The tolerances of the key `about`. Raises MalformedText."""
    given = {key: str(value) for key, value in entry.items() if value is not None}
    return parse_about({key: text for key, text in given.items() if not key.startswith("x-")})


def check_value(value: str, read_as: ValueType, zone: str | None, about: About) -> None:
    """Raises MalformedText where a value cannot be read as what the key `as` says."""
    from timeline.value import parse_value  # values are parsed when they are compared

    parse_value(value, read_as=read_as, zone=zone, about=about)


def texts_of(texts: entries.Texts) -> tuple[str, ...]:
    """A list without its empty items."""
    return tuple([text for text in texts if text is not None]) if texts else ()


def _extra(raw: Raw, known: frozenset[str], level: int) -> Mapping[str, object]:
    if known.issuperset(raw):
        return NO_EXTRA
    extra = {key: value for key, value in raw.items() if key not in known}
    for key in extra:
        if type(key) is not str or not key.startswith("x-"):
            raise RefusedEntryError("an unknown key")
    _check_free(list(extra.values()), level + 1)
    return {key: _finite(value) for key, value in extra.items()}


def _check_free(values: list[object], level: int) -> None:
    """What stands below an `x-` key is free, but its keys are text, and it does not nest too deep."""
    while level <= entries.DEEPEST:
        if not values:
            return
        level += 1
        deeper: list[object] = []
        for value in values:
            if isinstance(value, dict):
                if not all(type(key) is str for key in value):
                    raise RefusedEntryError("a key that is not text")
                deeper.extend(value.values())
            elif isinstance(value, list):
                deeper.extend(value)
        values = deeper
    if values:
        raise RefusedEntryError("nested too deep")


_NOT_FINITE = {float("inf"): ".inf", float("-inf"): "-.inf"}


def _finite(value: object) -> object:
    """A value without numbers that JSON has no form for: those as the texts that YAML has for them."""
    if isinstance(value, float):
        return value if value - value == 0 else _NOT_FINITE.get(value, ".nan")
    if isinstance(value, list):
        return [_finite(each) for each in value]
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    return value
