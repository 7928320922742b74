"""Which of the new events look like one that the store has, or like another new one."""

from collections.abc import Iterator

import msgspec

from timeline.entry_input.plan import Planned
from timeline.entry_input.values import Tree
from timeline.model import Account, Event, Point, Timeline
from timeline.progress import Progress
from timeline.select.drafts import settled
from timeline.store.editing.edits import AddEvent
from timeline.when import Home, When, parse_when


class Resemblance(msgspec.Struct, frozen=True):
    """A new event, as far as comparing needs it, and the one that it looks like; `edit` is the number of its edit.

    `is_new`: that one is new too, and stands before it.
    """

    edit: int
    new: Event
    event: Event
    score: float
    reasons: tuple[str, ...]
    is_new: bool = False


def resemblances(planned: Planned, timeline: Timeline, progress: Progress | None = None) -> tuple[Resemblance, ...]:
    """Every new event that looks like a settled one of the store or a new one before it, and the likeliest of these."""
    timeline = settled(timeline)
    edits = [(number, planned.edits[number]) for number in planned.new_events]
    new = {number: sketch_of(dict(edit.entry), timeline) for number, edit in edits if isinstance(edit, AddEvent)}
    return tuple(_found(new, timeline, progress)) if new else ()


def _found(new: dict[int, Event], timeline: Timeline, progress: Progress | None) -> Iterator[Resemblance]:
    # Matching is loaded where an event is added, and by nothing else that writes.
    from timeline.compare.matching import told_twice

    number_of = {event.id: number for number, event in new.items()}
    events = {event.id: event for event in (*timeline.events, *new.values())}
    together = Timeline(timezone=timeline.timezone, about=timeline.about, events=tuple(events.values()))
    best: dict[str, Resemblance] = {}
    for pair in told_twice(together, of=number_of, progress=progress):
        # In the order of the store the new ones come last, so that the second of a pair is new.
        if pair.score > (best[pair.b].score if pair.b in best else 0) and _share_words(events[pair.b], events[pair.a]):
            number = number_of[pair.b]
            is_new = pair.a in number_of
            best[pair.b] = Resemblance(number, events[pair.b], events[pair.a], pair.score, pair.reasons, is_new)
    return iter(sorted(best.values(), key=lambda found: found.edit))


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
