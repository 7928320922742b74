"""The events of the second store in the first: what both tell becomes one, what only the second tells is new."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from timeline.errors import Problem
from timeline.merging.accounts import Accounts
from timeline.merging.choices import Choices, Differing
from timeline.merging.events import Keys
from timeline.merging.moving import home_in
from timeline.merging.own_text import Origin
from timeline.merging.statements import statement_of
from timeline.merging.trees import Trees, accounts_of
from timeline.progress import Progress, counted
from timeline.store.build_event import Path
from timeline.store.editing import AddEvent, AddSource, Edit
from timeline.store.reading import Stored


class Decided(msgspec.Struct, frozen=True):
    """What is decided by all of both stores, before any event is looked at closely.

    `targets` names by the id of an event of the second store that of the first one's which it becomes one with. `names`
    is what notes call the two, `held` are ids of the first store's events, `in_order` is whether these are in the order
    of time.

    Where only a part of each store is at hand, `taken` are the second store's events that are taken in here, and the
    others say what they may: None for all of them.
    """

    targets: Mapping[str, str]
    names: tuple[str, str]
    choices: Choices
    held: Collection[str]
    in_order: bool
    taken: Collection[str] | None = None


class Taken(msgspec.Struct):
    """What the first store takes in: the edits, and by the number of one the entry of the second that it adds.

    `items` is how many items the list of the second store's events has.
    """

    edits: list[Edit]
    origins: dict[int, Origin]
    items: int
    count: Counter[str]
    differing: dict[str, list[Differing]]
    """By the event of the first store."""
    problems: list[Problem]


class Taking:
    """Collects the edits of the first store, and which entries of the second they add."""

    def __init__(
        self, stores: tuple[Stored, Stored], original: Stored, trees: tuple[Trees, Trees], decided: Decided
    ) -> None:
        """`original` is the second store as it was before its ids were changed: its places are told."""
        self._count: Counter[str] = Counter()
        self._differing: dict[str, list[Differing]] = {}
        self._a, self._b = stores
        self._original = original
        self._mine, self._other = trees
        self._decided = decided
        self._targets = decided.targets
        self._references = {name: into for name, into in decided.targets.items() if name != into}
        self._edits: list[Edit] = []
        self._origins: dict[int, Origin] = {}
        """By the number of an edit the entry of the second store that it adds."""
        self._problems: list[Problem] = []

    def taken(self, frame: Iterable[Edit], progress: Progress | None) -> Taken:
        """All of it; `frame` is what is to be changed beside the events."""
        for edit in frame:
            if isinstance(edit, AddSource):
                self._origins[len(self._edits)] = Origin(source=edit.source)
            self._edits.append(edit)
        self._matched(progress)
        self._new()
        return Taken(self._edits, self._origins, self._other.items, self._count, self._differing, self._problems)

    def _is_taken(self, event: str) -> bool:
        return self._decided.taken is None or event in self._decided.taken

    def _matched(self, progress: Progress | None) -> None:
        """Events of both: their keys, then their accounts."""
        places = {event.id: number for number, event in enumerate(self._a.timeline.events)}
        taken: dict[str, list[int]] = {}
        for number, event in enumerate(self._b.timeline.events):
            if event.id in self._targets and self._is_taken(event.id):
                taken.setdefault(self._targets[event.id], []).append(number)
        for into, numbers in counted(list(taken.items()), progress):
            self._take_in(places[into], numbers)

    def _take_in(self, place: int, numbers: Sequence[int]) -> None:
        """Some events of the second store become one with an event of the first."""
        a, b = self._a.timeline, self._b.timeline
        event, tree = a.events[place], self._mine.events[place]
        names, choices = self._decided.names, self._decided.choices
        home = home_in(a, b)
        keys = Keys(event, tree, a.home(None), a.about, names, choices)
        held = [
            statement_of(account, entry, home(account.source), a.about)
            for account, entry in zip(event.accounts, accounts_of(tree), strict=True)
        ]
        accounts = Accounts(event.id, held, names, choices)
        origins: list[tuple[int, Origin]] = []
        for number in numbers:
            other, entries = b.events[number], accounts_of(self._other.events[number])
            same_as = () if other.id in self._decided.held else (other.id,)
            keys.take(other, self._other.events[number], self._references, same_as)
            raw = self._other.numbers[number]
            self._refuse(keys.problems, ("events", raw, "points"))
            for account, entry, listed in zip(other.accounts, entries, self._other.listed(number), strict=True):
                before = len(accounts.edits)
                if accounts.take(statement_of(account, entry, home(account.source), a.about)):
                    origins.append((before, Origin(event=raw, account=listed)))
                self._refuse(accounts.problems, ("events", raw, "accounts", listed))
        if differing := [*keys.differing, *accounts.differing]:
            self._differing[event.id] = differing
        self._edits += keys.edits
        for added, (number, origin) in enumerate(origins, len(event.accounts)):
            # An account that was completed afterwards is no longer in the words that it had.
            if added not in accounts.completed:
                self._origins[len(self._edits) + number] = origin
        self._count["joined"] += len(numbers)
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
        for number, event in enumerate(self._b.timeline.events):
            if event.id in self._targets or not self._is_taken(event.id):
                continue
            self._origins[len(self._edits)] = Origin(event=self._other.numbers[number])
            self._edits.append(AddEvent(self._other.events[number], sorted=self._decided.in_order))
            self._count["events"] += 1
