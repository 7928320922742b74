"""One store of two, as text: the first one with what the second one adds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath

import msgspec

from timeline.collector import collector_paused
from timeline.compare.matching import MatchedPair
from timeline.errors import Problem, TimelineError, legible
from timeline.merging.choices import Choices, Differing
from timeline.merging.frames import FrameEdits, frame_edits
from timeline.merging.moving import moved
from timeline.merging.own_text import comments_of
from timeline.merging.own_words import WAYS, in_own_words
from timeline.merging.proof import prove
from timeline.merging.taking import Decided, Taken, Taking
from timeline.merging.targets import free_ids, numbered_copies, targets_of
from timeline.merging.trees import Trees
from timeline.merging.zones import WrittenOut
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.store.editing import edit_text
from timeline.store.joint_reading import with_text
from timeline.store.reading import Stored
from timeline.when import sort_key


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
        return same(a)
    with collector_paused():
        return _joined(a, b, pairs, progress, choices)


def _joined(
    a: Stored, b: Stored, pairs: Sequence[MatchedPair], progress: Progress | None, choices: Choices | None
) -> Joined:
    targets, left = all_targets(a.timeline, b.timeline, pairs)
    ids = free_ids(a.timeline, b.timeline, targets)
    made, times = moved(a.timeline, b, targets, ids)
    # What it is made of goes before the joined store is made, proven and read: that takes as much memory again.
    taken, frame = _taken(a, b, made, decided(a.timeline, targets, (a.name, b.name), choices), progress)
    text, timeline = _written(taken, a, made)
    prove(timeline, (a.timeline, made.timeline), targets)
    told = [
        *told_before((a.name, b.name), left, ids, times),
        *comments_left(b.name, comments_of(b.text), comments_of(text)),
    ]
    differing = [one for each in taken.differing.values() for one in each]
    return joined(text, taken.count, frame, told, differing)


def same(a: Stored) -> Joined:
    """A store joined with itself."""
    events, accounts = len(a.timeline.events), sum(len(event.accounts) for event in a.timeline.events)
    return Joined(a.text, events, 0, 0, accounts, 0, ())


def all_targets(
    a: Timeline, b: Timeline, pairs: Sequence[MatchedPair]
) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """As `targets_of`, with what an earlier join has brought into the first store under another id."""
    targets, left = targets_of(a, pairs)
    return targets | numbered_copies(a, b, targets), left


def decided(a: Timeline, targets: Mapping[str, str], called: tuple[str, str], choices: Choices | None) -> Decided:
    """What is decided before the events are looked at; `called` is what messages call the two stores."""
    names = _named(called[0], "the first store"), _named(called[1], "the other store")
    held = frozenset([event.id for event in a.events])
    return Decided(targets, names, choices or Choices(), held, _is_in_order(a.events, a.timezone))


def joined(
    text: str, count: Counter[str], frame: FrameEdits, told: Iterable[str], differing: Iterable[Differing]
) -> Joined:
    """The joined store."""
    counts = count["joined"], count["events"], count["accounts"], count["again"], frame.sources
    return Joined(text, *counts, tuple(told), tuple(differing))


def told_before(
    called: tuple[str, str], left: Sequence[tuple[str, str, str]], ids: Mapping[str, str], times: WrittenOut
) -> list[str]:
    """What the user should know of how the second store was made ready; `called` is what messages call the two."""
    a, b = called
    told = [f"`{name}` of {b} is also `{other}`, which stays beside `{into}`" for other, name, into in left]
    told += [f"`{old}` of {b} is `{new}` here: {a} has another event of that id" for old, new in ids.items()]
    for number, noun, what in ((times.zones, "clock time", "zone"), (times.calendars, "date", "calendar")):
        whose = f"{noun} got its {what}" if number == 1 else f"{noun}s got their {what}"
        told += [f"{number} {whose}, since {a} has another one than {b}"] if number else []
    return told


def comments_left(b: str, theirs: Counter[str], there: Counter[str]) -> list[str]:
    """What to say of comments of the second store that stand at no entry that was taken over."""
    left = theirs - there
    count = left.total()
    if not count:
        return []
    first = next(iter(left))
    shown = first if len(first) <= 60 else first[:59] + "…"
    return [f"{count} comment{'' if count == 1 else 's'} stayed in {b}, such as `{shown}`"]


def _taken(
    a: Stored, original: Stored, b: Stored, decided: Decided, progress: Progress | None
) -> tuple[Taken, FrameEdits]:
    """All of it. Raises TimelineError with every reason against it."""
    trees = Trees(a), Trees(b)
    frame = frame_edits(*trees, (a.timeline, original.timeline), (a.name, decided.names[1]), decided.names[1])
    problems: list[Problem] = []
    for source, problem in frame.problems:
        problems.append(problem._replace(place=original.document.locate_key(("sources", source))))
    taken = Taking((a, b), original, trees, decided).taken(frame.edits, progress)
    if problems := [*problems, *taken.problems]:
        raise TimelineError(problems)
    return taken, frame


def _written(taken: Taken, a: Stored, b: Stored) -> tuple[str, Timeline]:
    """The text of the joined store, and what it says."""
    edited = edit_text(a, taken.edits)
    ways = (in_own_words(taken, edited, b, way, lambda text: _read(a, text)) for way in WAYS)
    return next(one for one in ways if one is not None)


def _named(name: str, otherwise: str) -> str:
    """What notes call a store."""
    return otherwise if name == "-" else legible(PurePath(name).name)


def _is_in_order(events: Sequence[Event], zone: str | None) -> bool:
    keys = [sort_key(event.when, zone, "")[:-1] for event in events]
    return all(one <= other for one, other in pairwise([key for key in keys if not key[0]]))


def _read(stored: Stored, text: str) -> Timeline:
    return with_text(stored, text, "the joined store").timeline
