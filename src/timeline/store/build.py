"""A parsed file made into the model: what stands beside its events, and then these, one after another."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

import msgspec

from timeline.model import Event, Source, Timeline
from timeline.progress import Progress
from timeline.store import entries
from timeline.store.build_event import EventBuilder, NumberText, Raw, texts_of
from timeline.store.entries import EventEntry, RefusedEntryError, SourceEntry, StoreEntry, SynonymsEntry
from timeline.store.extras import extra_of
from timeline.store.ids import is_id
from timeline.store.judgments import clocks_of, plain, synonyms_of
from timeline.store.named_sources import check_named
from timeline.store.visible import is_visible
from timeline.when import About, check_zone, parse_about, times_in

Slices: TypeAlias = tuple[int, Iterable[object]]
"""How many events there are, and the trees of some of them at a time, in their order."""

_EVENTS = list[EventEntry | None]
_TOLD = 128
"""After how many events it is said how many are made."""


def build(
    raw: object, number_text: NumberText, progress: Progress | None = None, events: "Slices | None" = None
) -> Timeline:
    """The timeline of a parsed file; `number_text` gives the text of a number as it was written.

    `events` are its events where the tree has none: how many there are, and trees of a few of them at a time.
    `progress` is told how many are made.

    Raises RefusedEntryError, `msgspec.ValidationError` or MalformedText for the first thing that is not allowed.
    """
    if not isinstance(raw, dict) or type(raw.get("timeline")) is not int or raw["timeline"] != entries.FORMAT:
        raise RefusedEntryError("not a store of this format")
    if events is None:
        listed = raw.get("events")
        raw = {**raw, "events": None}
        events = (len(listed), [listed]) if isinstance(listed, list) else (0, [] if listed is None else [listed])
    return _Builder(number_text).timeline(raw, msgspec.convert(raw, StoreEntry), events, progress)


def refused_events(raw: object, number_text: NumberText) -> list[int] | None:
    """The numbers of the events of a parsed file for which it is no store; None where something beside them is wrong.

    Of events with one id the first is among them too.
    """
    listed = raw.get("events") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(listed, list) or raw.get("timeline") != entries.FORMAT:
        return None
    builder = _Builder(number_text)
    try:
        frame = {**raw, "events": []}
        builder.timeline(frame, msgspec.convert(frame, StoreEntry), (0, []), None)
    except (ValueError, msgspec.ValidationError):
        return None
    refused: set[int] = set()
    first: dict[str, int] = {}
    for number, event in enumerate(listed):
        if event is None:
            continue
        try:
            builder.path, builder.account = ("events", number), None
            made = builder.event(event, msgspec.convert(event, EventEntry))
        except (ValueError, msgspec.ValidationError):
            refused.add(number)
            name = event.get("id") if isinstance(event, dict) else None
        else:
            name = made.id
        if isinstance(name, str) and first.setdefault(name, number) != number:
            refused |= {first[name], number}
    return sorted(refused)


class _Builder(EventBuilder):
    """One reading of one file."""

    def timeline(self, raw: Raw, entry: StoreEntry, trees: "Slices", progress: Progress | None) -> Timeline:
        extra = extra_of(raw, entries.STORE_KEYS, 0)
        if entry.timezone is not None:
            check_zone(entry.timezone)
            self.zone = entry.timezone
        if entry.about is not None:
            self.about = about_of(entry.about)
        self.calendar = entry.calendar
        self.times = times_in(self.zone, self.about, self.calendar)
        sources = self._sources(raw, entry)
        self.clocked = {key: source for key, source in sources.items() if source.clock}
        count, slices = trees
        events: list[Event] = []
        number = 0
        for tree in slices:
            listed = msgspec.convert(tree, _EVENTS)
            for raw_event, event in zip(cast("list[Raw]", tree), listed, strict=True):
                if progress is not None and number % _TOLD == 0:
                    progress(number, count)
                if event is not None:
                    self.path = ("events", number)
                    events.append(self.event(raw_event, event))
                number += 1
        if progress is not None:
            progress(count, count)
        if len({event.id for event in events}) != len(events):
            raise RefusedEntryError("an id stands twice")
        return Timeline(
            **plain(entry, Timeline),
            about=self.about,
            parts_of_day=self._parts_of_day(entry.parts_of_day) if entry.parts_of_day else {},
            synonyms=self._synonyms(entry.synonyms) if entry.synonyms else {},
            check=tuple(name for name in entry.check or () if name is not None),
            sources=sources,
            events=tuple(events),
            extra=extra,
        )

    def _synonyms(self, synonyms: SynonymsEntry) -> dict[str, tuple[tuple[str, ...], ...]]:
        self.path = ("synonyms",)
        return synonyms_of(synonyms, self._value)

    @staticmethod
    def _parts_of_day(entry: Mapping[str, str | None]) -> dict[str, str]:
        given = {word: hours for word, hours in entry.items() if hours is not None and not word.startswith("x-")}
        from timeline.when.day_parts import parse_day_parts  # few stores have any

        parse_day_parts(given)
        return given

    def _sources(self, raw: Raw, entry: StoreEntry) -> dict[str, Source]:
        if entry.sources is None:
            return {}
        raw_sources: Mapping[str, Raw | None] = raw["sources"]  # type: ignore[assignment]
        sources: dict[str, Source] = {}
        for key, source in entry.sources.items():
            if not is_id(key):
                raise RefusedEntryError("not an id")
            self.path = ("sources", key)
            made = self._source(key, raw_sources[key] or {}, source or SourceEntry())
            sources[key] = made
        for source in entry.sources.values():
            if source is not None:
                check_named("source", source, sources)
        return sources

    def _source(self, key: str, raw: Raw, entry: SourceEntry) -> Source:
        if entry.timezone is not None:
            check_zone(entry.timezone)
        if entry.name is not None and not is_visible(entry.name):
            raise RefusedEntryError("a source with an empty name")
        zone = entry.timezone or self.zone
        self.times_of[key] = times_in(zone, self.about, entry.calendar or self.calendar)
        times = self.read_in[key] = times_in(zone, self.about)
        return Source(
            id=key,
            name=key if entry.name is None else entry.name,
            type=entry.type or "other",
            derived_from=texts_of(entry.derived_from),
            anonymous=bool(entry.anonymous),
            clock=clocks_of(raw, entry.clock, lambda text, *steps: self._time(text, times, *steps)),
            coverage=self._time(entry.coverage, times, "coverage"),
            extra=extra_of(raw, entries.SOURCE_KEYS, 2),
            **plain(entry, Source),
        )


def about_of(entry: Mapping[str, str | float | None]) -> About:
    """The tolerances of the key `about`. Raises MalformedText."""
    given = {key: str(value) for key, value in entry.items() if value is not None}
    return parse_about({key: text for key, text in given.items() if not key.startswith("x-")})
