"""Events as JSON, for other programs; `docs/json.md` says what they may rely on."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.compare import denied_by, disputed_points, event_rows
from timeline.model import Account, Citation, Event, Point, Source, Timeline
from timeline.render.json_text import json_text
from timeline.when import When, to_iso

SHOW = "timeline.show/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""

Entry = dict[str, object]


def show_json(timeline: Timeline, events: Sequence[Event]) -> str:
    """A document with these events in their order and the sources that occur in them, ended by a line feed."""
    times = TimeEntries()
    document: Entry = {
        "schema": SHOW,
        **present({"title": timeline.title, "timezone": timeline.timezone, "note": timeline.note}),
        **timeline.extra,
        "sources": {source.id: source_entry(source, times) for source in _occurring(timeline, events)},
        "events": [_event(event, timeline, times) for event in events],
    }
    return json_text(document)


class TimeEntries:
    """TimeEntries as entries, made once for each: a story names the same days over and over."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int | None, int | None], Entry] = {}

    def __call__(self, when: When) -> Entry:
        """The entry of a time."""
        key = (when.text, when.earliest, when.latest)
        made = self._made.get(key)
        if made is None:
            made = {"text": when.text, "earliest": to_iso(when.earliest), "latest": to_iso(when.latest)}
            self._made[key] = made
        return made


Timed = Callable[[When], Entry]


def present(fields: Mapping[str, object]) -> Entry:
    """What has a value: no key stands for something that the store does not say."""
    return {key: value for key, value in fields.items() if value is not None and value != ()}


def _occurring(timeline: Timeline, events: Iterable[Event]) -> list[Source]:
    """Sources that tell one of the events, and those that these repeat, derive from or speak for, in store order."""
    waiting = {account.source for event in events for account in event.accounts}
    waiting.update(account.repeats for event in events for account in event.accounts if account.repeats is not None)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        source = timeline.sources.get(name)
        if source is None or name in found:
            continue
        found.add(name)
        waiting.update(source.derived_from)
        if source.speaks_for is not None:
            waiting.add(source.speaks_for)
    return [source for source in timeline.sources.values() if source.id in found]


def source_entry(source: Source, timed: Timed) -> Entry:
    """All that the store says of a source, but its id."""
    return {
        "name": source.name,
        "type": source.type,
        **present({
            "url": source.url,
            "timezone": source.timezone,
            "reliability": source.reliability,
            "derived_from": source.derived_from,
            "speaks_for": source.speaks_for,
            "coverage": None if source.coverage is None else timed(source.coverage),
            "note": source.note,
        }),
        **source.extra,
    }  # fmt: skip


# What follows runs for every event and account of a store, so it adds key by key instead of filtering.


def _event(event: Event, timeline: Timeline, timed: Timed) -> Entry:
    entry: Entry = {"id": event.id, "title": event.title}
    when = event.when
    if when is not None:
        entry["when"] = timed(when) if event.own_when is not None else {**timed(when), "hull": True}
    if event.place is not None:
        entry["place"] = event.place
    if event.actors:
        entry["actors"] = event.actors
    if event.tags:
        entry["tags"] = event.tags
    if event.background:
        entry["background"] = True
    if event.note is not None:
        entry["note"] = event.note
    if event.points:
        entry["points"] = {point.name: _point(point, timed) for point in event.points}
    if event.same_as:
        entry["same_as"] = event.same_as
    if event.not_same:
        entry["not_same"] = event.not_same
    entry.update(event.extra)
    # One account cannot contradict itself, and most events of a large store have one.
    entry["disputed"] = disputed_points(event_rows(event, timeline, brief=True)) if len(event.accounts) > 1 else ()
    if any(account.stance == "denies" for account in event.accounts):
        entry["denied_by"] = denied_by(event)
    entry["accounts"] = [_account(account, timed) for account in event.accounts]
    return entry


def _account(account: Account, timed: Timed) -> Entry:
    entry: Entry = {"source": account.source}
    if account.when is not None:
        entry["when"] = timed(account.when)
    if account.place is not None:
        entry["place"] = account.place
    if account.says is not None:
        entry["says"] = account.says
    if account.quote is not None:
        entry["quote"] = account.quote
    if account.lang is not None:
        entry["lang"] = account.lang
    if account.translation is not None:
        entry["translation"] = account.translation
    if account.points:
        entry["points"] = {point.name: _point(point, timed) for point in account.points}
    if account.stance != "reports":
        entry["stance"] = account.stance
    if account.repeats is not None:
        entry["repeats"] = account.repeats
    if account.published is not None:
        entry["published"] = timed(account.published)
    if account.cite:
        entry["cite"] = [_citation(citation, timed) for citation in account.cite]
    if account.attribution is not None:
        entry["attribution"] = account.attribution
    if account.credibility is not None:
        entry["credibility"] = account.credibility
    if account.ref is not None:
        entry["ref"] = account.ref
    if account.note is not None:
        entry["note"] = account.note
    entry.update(account.extra)
    return entry


def _citation(citation: Citation, timed: Timed) -> Entry:
    entry: Entry = {}
    if citation.url is not None:
        entry["url"] = citation.url
    if citation.via is not None:
        entry["via"] = citation.via
    if citation.published is not None:
        entry["published"] = timed(citation.published)
    if citation.retrieved is not None:
        entry["retrieved"] = timed(citation.retrieved)
    if citation.archive is not None:
        entry["archive"] = citation.archive
    if citation.file is not None:
        entry["file"] = citation.file
    if citation.sha256 is not None:
        entry["sha256"] = citation.sha256
    if citation.locator is not None:
        entry["locator"] = citation.locator
    entry.update(citation.extra)
    return entry


def _point(point: Point, timed: Timed) -> Entry:
    entry: Entry = {"value": point.value}
    if point.kind is not None:
        entry["kind"] = point.kind
    if point.as_of is not None:
        entry["as_of"] = timed(point.as_of)
    if point.read_as is not None:
        entry["as"] = point.read_as
    if point.quote is not None:
        entry["quote"] = point.quote
    if point.url is not None:
        entry["url"] = point.url
    if point.note is not None:
        entry["note"] = point.note
    entry.update(point.extra)
    return entry
