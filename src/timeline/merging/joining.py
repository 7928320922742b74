"""One store of two, as text: the first one with what the second one adds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath

import msgspec

from timeline.compare.matching import MatchedPair
from timeline.errors import Problem, TimelineError, legible
from timeline.merging.accounts import Accounts
from timeline.merging.choices import Choices, Differing
from timeline.merging.events import Keys
from timeline.merging.moving import home_in, moved
from timeline.merging.notes import free_key, joined_note, said_there
from timeline.merging.own_text import Origin, OwnText, comments_of, with_own_text
from timeline.merging.proof import prove
from timeline.merging.sources import united_sources
from timeline.merging.statements import statement_of
from timeline.merging.targets import free_ids, numbered_copies, targets_of
from timeline.merging.trees import Tree, Trees, accounts_of, texts_of
from timeline.model import Timeline
from timeline.progress import Progress, counted
from timeline.store.build import Path
from timeline.store.editing import AddEvent, AddSource, Edit, OfStore, SetKey, edit_text
from timeline.store.joint_reading import with_text
from timeline.store.keys import names
from timeline.store.reading import Stored
from timeline.when import sort_key

_USUAL = {"timezone": "UTC", "calendar": "gregorian"}
"""What stands for a key of the store that is not there."""


class Joined(msgspec.Struct, frozen=True):
    """The text of the joined store, without byte order mark, and what the user should know of it."""

    text: str
    joined: int
    """How many events of the second store became one with events of the first."""
    events: int
    """How many events are new."""
    accounts: int
    """How many accounts are new in events that the first store has."""
    again: int
    """How many accounts stood in both."""
    sources: int
    """How many sources are new."""
    told: tuple[str, ...]
    differing: tuple[Differing, ...] = ()
    """What both stores say of one event or account, and not alike: one of them stands, and a note has the other."""


def join(
    a: Stored,
    b: Stored,
    pairs: Sequence[MatchedPair],
    progress: Progress | None = None,
    choices: Choices | None = None,
) -> Joined:
    """One store of two; `pairs` are the events of both that are the same.

    The text of the first store stays as it is but for what is added; `targets_of` says which events become one, and
    `choices` whose value stands where both have one.
    `progress` is told how many of the events that become one are joined. Raises TimelineError with every reason why the
    two cannot be one store.
    """
    if a.text == b.text:
        events, accounts = len(a.timeline.events), sum(len(event.accounts) for event in a.timeline.events)
        return Joined(a.text, events, 0, 0, accounts, 0, ())
    targets, left = targets_of(a.timeline, pairs)
    targets |= numbered_copies(a.timeline, b.timeline, targets)
    ids = free_ids(a.timeline, b.timeline, targets)
    made, times = moved(a.timeline, b, targets, ids)
    told = [f"`{name}` of {b.name} is also `{other}`, which stays beside `{into}`" for other, name, into in left]
    told += [f"`{old}` of {b.name} is `{new}` here: {a.name} has another event of that id" for old, new in ids.items()]
    for number, noun, what in ((times.zones, "clock time", "zone"), (times.calendars, "date", "calendar")):
        whose = f"{noun} got its {what}" if number == 1 else f"{noun}s got their {what}"
        told += [f"{number} {whose}, since {a.name} has another one than {b.name}"] if number else []
    # What it is made of goes before the joined store is made, proven and read: that takes as much memory again.
    taken = _Joining(a, b, made, targets, choices or Choices()).taken(progress)
    text, timeline = _written(taken, a, made)
    prove(timeline, (a.timeline, made.timeline), targets)
    told += _comments_left(b, text)
    count = taken.count
    counts = len(targets), count["events"], count["accounts"], count["again"], count["sources"]
    return Joined(text, *counts, tuple(told), taken.differing)


class _Taken(msgspec.Struct):
    """What the first store takes in: the edits, and by the number of one the entry of the second that it adds.

    `items` is how many items the list of the second store's events has.
    """

    edits: list[Edit]
    origins: dict[int, Origin]
    items: int
    count: Counter[str]
    differing: tuple[Differing, ...]


class _Joining:
    """Collects the edits of the first store, and which entries of the second they add."""

    def __init__(self, a: Stored, original: Stored, b: Stored, targets: dict[str, str], choices: Choices) -> None:
        self._count: Counter[str] = Counter()
        self._differing: list[Differing] = []
        self._choices = choices
        self._a, self._original, self._b = a, original, b
        self._targets = targets
        self._mine, self._other = Trees(a), Trees(b)
        self._file = _named(b, "the other store")
        self._names = _named(a, "the first store"), self._file
        self._references = {name: into for name, into in targets.items() if name != into}
        self._edits: list[Edit] = []
        self._origins: dict[int, Origin] = {}
        """By the number of an edit the entry of the second store that it adds."""
        self._problems: list[Problem] = []

    def taken(self, progress: Progress | None) -> _Taken:
        """All of it. Raises TimelineError with every reason against it."""
        self._sources()
        self._store_keys(self._mine.store, self._other.store)
        self._matched(progress)
        self._new()
        if self._problems:
            raise TimelineError(self._problems)
        return _Taken(self._edits, self._origins, self._other.items, self._count, tuple(self._differing))

    def _sources(self) -> None:
        zones = self._a.timeline, self._original.timeline
        edits, problems = united_sources(self._mine.sources, self._other.sources, zones, (self._a.name, self._file))
        for source, problem in problems:
            place = self._original.document.locate_key(("sources", source))
            self._problems.append(problem._replace(place=place))
        for edit in edits:
            if isinstance(edit, AddSource):
                self._origins[len(self._edits)] = Origin(source=edit.source)
                self._count["sources"] += 1
            self._edits.append(edit)

    def _store_keys(self, mine: Tree, other: Tree) -> None:
        differing = []
        for key, value in other.items():
            if key.startswith("x-"):
                free = free_key(key, value, mine)
                self._edits += [] if free is None else [SetKey(OfStore(), free, value)]
            elif key in names("store", many=True):
                held = texts_of(mine, key)
                more = [name for name in texts_of(other, key) if name not in held]
                self._edits += [SetKey(OfStore(), key, [*held, *more])] if more else []
            elif key == "synonyms":
                held_groups, told_groups = _map(mine.get(key)), _map(value)
                united = {
                    point: [*one, *(group for group in _items(told_groups.get(point)) if group not in one)]
                    for point in {**held_groups, **told_groups}
                    for one in [_items(held_groups.get(point))]
                }
                self._edits += [SetKey(OfStore(), key, united)] if united != held_groups else []
            elif key == "about":
                self._own_keys_of_about(mine, value)
            elif key in _USUAL or key in mine:
                # The first store's zone and calendar are those of its times, so it gets none from the other.
                if key not in ("timeline", "note") and value != mine.get(key, _USUAL.get(key)):
                    differing.append((key, str(value)))
            elif key != "note":
                self._edits.append(SetKey(OfStore(), key, value))
        note = joined_note(mine.get("note"), said_there(self._file, differing), other.get("note"))
        self._edits += [] if note is None else [SetKey(OfStore(), "note", note)]

    def _own_keys_of_about(self, mine: Tree, value: object) -> None:
        """Two stores whose tolerances differ are not joined, but what an editor wrote beside them may differ."""
        held, told = mine.get("about"), value if isinstance(value, dict) else {}
        about: Tree = dict(held) if isinstance(held, dict) else {}
        more = {
            free: one
            for name, one in told.items()
            if name.startswith("x-") and (free := free_key(name, one, about)) is not None
        }
        self._edits += [SetKey(OfStore(), "about", {**about, **more})] if more else []

    def _matched(self, progress: Progress | None) -> None:
        """Events of both: their keys, then their accounts."""
        places = {event.id: number for number, event in enumerate(self._a.timeline.events)}
        taken: dict[str, list[int]] = {}
        for number, event in enumerate(self._b.timeline.events):
            if event.id in self._targets:
                taken.setdefault(self._targets[event.id], []).append(number)
        for into, numbers in counted(list(taken.items()), progress):
            self._take_in(places[into], numbers, links=places)

    def _take_in(self, place: int, numbers: Sequence[int], links: Mapping[str, int]) -> None:
        """Some events of the second store become one with an event of the first; `links` has all ids of that."""
        a, b = self._a.timeline, self._b.timeline
        event, tree = a.events[place], self._mine.events[place]
        home = home_in(a, b)
        keys = Keys(event, tree, a.home(None), a.about, self._names, self._choices)
        held = [
            statement_of(account, entry, home(account.source), a.about)
            for account, entry in zip(event.accounts, accounts_of(tree), strict=True)
        ]
        accounts = Accounts(event.id, held, self._names, self._choices)
        origins: list[tuple[int, Origin]] = []
        for number in numbers:
            other, entries = b.events[number], accounts_of(self._other.events[number])
            same_as = () if other.id in links else (other.id,)
            keys.take(other, self._other.events[number], self._references, same_as)
            raw = self._other.numbers[number]
            self._refuse(keys.problems, ("events", raw, "points"))
            for account, entry, listed in zip(other.accounts, entries, self._other.listed(number), strict=True):
                before = len(accounts.edits)
                if accounts.take(statement_of(account, entry, home(account.source), a.about)):
                    origins.append((before, Origin(event=raw, account=listed)))
                self._refuse(accounts.problems, ("events", raw, "accounts", listed))
        self._differing += [*keys.differing, *accounts.differing]
        self._edits += keys.edits
        for added, (number, origin) in enumerate(origins, len(event.accounts)):
            # An account that was completed afterwards is no longer in the words that it had.
            if added not in accounts.completed:
                self._origins[len(self._edits) + number] = origin
        self._count["accounts"] += len(origins)
        self._count["again"] += accounts.again
        self._edits += accounts.edits

    def _refuse(self, problems: list[Problem], path: Path) -> None:
        """Takes what is wrong with an entry of the second store, which stands at a path there."""
        # It is looked for only where something is to be told of it.
        place = self._original.locate(path) if problems else None
        self._problems += [problem._replace(place=place) for problem in problems]
        problems.clear()

    def _new(self) -> None:
        """Events of the second store alone; in their places where the first store is in the order of time."""
        in_order = _is_in_order(self._a.timeline)
        for number, event in enumerate(self._b.timeline.events):
            if event.id in self._targets:
                continue
            self._origins[len(self._edits)] = Origin(event=self._other.numbers[number])
            self._edits.append(AddEvent(self._other.events[number], sorted=in_order))
            self._count["events"] += 1


def _written(taken: _Taken, a: Stored, b: Stored) -> tuple[str, Timeline]:
    """The text of the joined store, and what it says; new entries as they stand in `b`, where that means the same."""
    edited = edit_text(a, taken.edits)
    own, meant = OwnText(b, taken.items), _read(a, edited.text)
    lines = {number: held for number, origin in taken.origins.items() if (held := own.lines(origin)) is not None}
    for left_out in ((), (AddSource,)):
        chosen = {
            edited.changes[number]: held
            for number, held in lines.items()
            if not isinstance(taken.edits[number], tuple(left_out))
        }
        if not chosen:
            break
        made = with_own_text(edited.text, chosen)
        try:
            told = _read(a, made)
        except TimelineError:
            continue
        if _same_meaning(told, meant):
            return made, told
    return edited.text, meant


def _named(stored: Stored, otherwise: str) -> str:
    """What notes call a store."""
    return otherwise if stored.name == "-" else legible(PurePath(stored.name).name)


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_in_order(timeline: Timeline) -> bool:
    keys = [sort_key(event.when, timeline.timezone, "")[:-1] for event in timeline.events]
    return all(one <= other for one, other in pairwise([key for key in keys if not key[0]]))


def _read(stored: Stored, text: str) -> Timeline:
    return with_text(stored, text, "the joined store").timeline


def _same_meaning(one: Timeline, other: Timeline) -> bool:
    """Whether two stores say the same, empty values of keys of one's own aside."""
    return one == other or _filled(msgspec.to_builtins(one)) == _filled(msgspec.to_builtins(other))


def _filled(value: object) -> object:
    if isinstance(value, dict):
        return {key: filled for key, held in value.items() if (filled := _filled(held)) is not None}
    if isinstance(value, list):
        return [filled for held in value if (filled := _filled(held)) is not None]
    return value


def _comments_left(b: Stored, text: str) -> list[str]:
    """What to say of comments that stand at no entry that was taken over."""
    left = comments_of(b.text) - comments_of(text)
    count = left.total()
    if not count:
        return []
    first = next(iter(left))
    shown = first if len(first) <= 60 else first[:59] + "…"
    return [f"{count} comment{'' if count == 1 else 's'} stayed in {b.name}, such as `{shown}`"]
