"""Which of the new events look like one that the store has."""

from collections.abc import Iterator

import msgspec

from timeline.entry_input.plan import Planned
from timeline.entry_input.values import Tree
from timeline.model import Account, Event, Point, Timeline
from timeline.progress import Progress
from timeline.select.drafts import settled
from timeline.store.editing.edits import AddEvent
from timeline.when import Home, When, parse_when

LIKELY = 0.9
"""The least score at which somebody who adds an event is asked: more than a match needs, so that it is no nuisance."""
_FEW = 20
"""So many new events are looked at one by one; more of them are matched with the store as a whole."""


class Resemblance(msgspec.Struct, frozen=True):
    """A new event, as far as comparing needs it, and the one that it looks like; `edit` is the number of its edit."""

    edit: int
    new: Event
    event: Event
    score: float
    reasons: tuple[str, ...]


def resemblances(planned: Planned, timeline: Timeline, progress: Progress | None = None) -> tuple[Resemblance, ...]:
    """Every new event that looks like a settled one of the store; new ones are not compared with each other."""
    timeline = settled(timeline)
    edits = [(number, planned.edits[number]) for number in planned.new_events]
    new = {number: sketch_of(dict(edit.entry), timeline) for number, edit in edits if isinstance(edit, AddEvent)}
    if not new or not timeline.events:
        return ()
    found = _one_by_one(new, timeline) if len(new) <= _FEW else _at_once(new, timeline, progress)
    return tuple(found)


def _one_by_one(new: dict[int, Event], timeline: Timeline) -> Iterator[Resemblance]:
    # Matching is loaded where an event is added, and by nothing else that writes.
    from timeline.compare.matching import look_alikes

    held = {event.id: event for event in timeline.events}
    for number, event in new.items():
        for found in look_alikes(event, timeline, min_score=LIKELY)[:1]:
            if _share_words(event, held[found.id]):
                yield Resemblance(number, event, held[found.id], found.score, found.reasons)


def _at_once(new: dict[int, Event], timeline: Timeline, progress: Progress | None) -> Iterator[Resemblance]:
    from timeline.compare.matching import match

    held = {event.id: event for event in timeline.events}
    numbers = {event.id: number for number, event in new.items()}
    batch = Timeline(timezone=timeline.timezone, about=timeline.about, events=tuple(new.values()))
    for pair in match(batch, timeline, min_score=LIKELY, progress=progress).pairs:
        if pair.decided is None and _share_words(new[numbers[pair.a]], held[pair.b]):
            number = numbers[pair.a]
            yield Resemblance(number, new[number], held[pair.b], pair.score, pair.reasons)


def _share_words(new: Event, held: Event) -> bool:
    """Whether the titles, and what is said, share a word that is not the name of their place.

    In a store of few events no word is known to be common, so that one time, one place or a point of one name would be
    enough.
    """
    from timeline.compare.matching.prepared import Prepared
    from timeline.compare.matching.tokens import Vocabulary

    vocabulary = Vocabulary()

    def tokens(*texts: str | None) -> set[int]:
        return set(Prepared(Event(id="", title="\n".join([text for text in texts if text])), vocabulary).bag)

    one, other = (
        tokens(event.title, *[text for account in event.accounts for text in (account.says, account.quote)])
        for event in (new, held)
    )
    return not (one & other) <= tokens(new.place, held.place)


def sketch_of(entry: Tree, timeline: Timeline) -> Event:
    """An event with what matching looks at: its title, time, place and actors, and what its accounts say."""
    accounts = entry.get("accounts")
    return Event(
        id=str(entry.get("id", "")),
        title=str(entry.get("title", "")),
        own_when=_when_of(entry, timeline),
        place=_place_of(entry),
        actors=_texts(entry, "actors"),
        not_same=_texts(entry, "not_same"),
        points=_points(entry),
        accounts=tuple([_account(account) for account in accounts]) if isinstance(accounts, list) else (),
    )


def _place_of(entry: Tree) -> str | None:
    """Its own place, else the first that is told of it."""
    accounts = entry.get("accounts")
    entries = [entry, *(accounts if isinstance(accounts, list) else [])]
    return next((str(one["place"]) for one in entries if "place" in one), None)


def _texts(entry: Tree, key: str) -> tuple[str, ...]:
    value = entry.get(key)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _account(entry: Tree) -> Account:
    said = {key: str(entry[key]) for key in ("says", "quote", "translation", "place") if key in entry}
    return Account(
        source=str(entry.get("source", "")),
        says=said.get("says"),
        quote=said.get("quote"),
        translation=said.get("translation"),
        place=said.get("place"),
        points=_points(entry),
    )


def _points(entry: Tree) -> tuple[Point, ...]:
    points = entry.get("points")
    if not isinstance(points, dict):
        return ()
    values = {name: value.get("value", "") if isinstance(value, dict) else value for name, value in points.items()}
    return tuple([Point(name=str(name), value=str(value)) for name, value in values.items()])


def _when_of(entry: Tree, timeline: Timeline) -> When | None:
    if "when" in entry:
        return _read(entry["when"], timeline.home(None), timeline)
    accounts = entry.get("accounts")
    for account in accounts if isinstance(accounts, list) else []:
        if "when" in account:
            return _read(account["when"], timeline.home(str(account["source"])), timeline)
    return None


def _read(when: object, home: Home, timeline: Timeline) -> When:
    return parse_when(str(when), home.zone, timeline.about, home.calendar)
