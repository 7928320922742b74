"""What an event must be for each option of a filter: its time, its sources, tags, actors and places."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal

from timeline.errors import TimelineError, near_misses, one_of, shortened
from timeline.model import Event, Timeline
from timeline.naming import folded, source_named, whole_names
from timeline.select.filter import Filter

Condition = Callable[[Event], bool]

_WORD = r"[^\W_]+"


def overlap(wanted: Filter) -> Condition:
    """The event's bounds share an instant with the time from `since` to `until`, and with one of `on`."""
    since = wanted.since.earliest if wanted.since is not None else None
    until = wanted.until.latest if wanted.until is not None else None
    if since is not None and until is not None and until <= since:
        begin, end = (when.text for when in (wanted.since, wanted.until) if when is not None)
        raise TimelineError.of("filter", f"--until {end} is before --since {begin}", "swap them")
    days = [(when.earliest, when.latest) for when in wanted.on]

    def passes(event: Event) -> bool:
        when = event.when
        if when is None or when.form == "unknown":
            return False
        begin, end = when.earliest, when.latest
        return _overlaps(begin, end, since, until) and (not days or any(_overlaps(begin, end, *day) for day in days))

    return passes


def _overlaps(begin: int | None, end: int | None, other_begin: int | None, other_end: int | None) -> bool:
    """Whether two half-open stretches share an instant; None is no bound."""
    return (end is None or other_begin is None or other_begin < end) and (
        begin is None or other_end is None or begin < other_end
    )


def ids_of_sources(timeline: Timeline, named: Sequence[str]) -> frozenset[str]:
    """The ids of sources that are named by id or name, whole or by how one of them begins; case aside.

    A whole name that several sources have means all of them. Raises TimelineError.
    """
    ids: set[str] = set()
    for name in named:
        if not name.strip():
            raise _unknown("source", name, timeline.sources)
        ids.update(whole_names(name, timeline.sources.values()) or [source_named(name, timeline)])
    return frozenset(ids)


def told_by(timeline: Timeline, named: Sequence[str]) -> Condition:
    """One of these sources has an account of it."""
    sources = ids_of_sources(timeline, named)
    return lambda event: any(account.source in sources for account in event.accounts)


def are_tagged(timeline: Timeline, named: Sequence[str]) -> Condition:
    """It has one of these tags."""
    for name in unknown_tags(timeline, named):
        raise _unknown("tag", name, {folded(tag): tag for event in timeline.events for tag in event.tags}.values())
    tags = frozenset(folded(name) for name in named)
    return lambda event: any(folded(tag) in tags for tag in event.tags)


def _actors(event: Event) -> Iterable[str]:
    return event.actors


def _places(event: Event) -> Iterator[str]:
    if event.place is not None:
        yield event.place
    for account in event.accounts:
        if account.place is not None:
            yield account.place


def unknown_tags(timeline: Timeline, named: Sequence[str]) -> list[str]:
    """Those of these names that no tag of an event has."""
    known = {folded(tag) for event in timeline.events for tag in event.tags}
    return [name for name in named if folded(name) not in known]


def unknown_words(timeline: Timeline, option: Literal["actor", "place"], named: Sequence[str]) -> list[str]:
    """Those of these names that stand in no actor or no place of an event."""
    told = _actors if option == "actor" else _places
    return _not_in({words_of(text) for event in timeline.events for text in told(event)}, named)


def _not_in(known: Collection[str], named: Sequence[str]) -> list[str]:
    return [name for name in named if not (words := words_of(name)).strip() or not any(words in text for text in known)]


def have_words(timeline: Timeline, option: Literal["actor", "place"], named: Sequence[str]) -> Condition:
    """The words stand in one of its actors or places: `Putin` finds Vladimir Putin, `Iran` does not find Tirana."""
    told = _actors if option == "actor" else _places
    known = {text: words_of(text) for event in timeline.events for text in told(event)}
    for name in _not_in(known.values(), named):
        raise _unknown(option, name, known, [*known, *(word for text in known for word in re.findall(_WORD, text))])
    wanted = [words_of(name) for name in named]
    return lambda event: any(words in known[text] for text in told(event) for words in wanted)


def words_of(text: str) -> str:
    """The words of a text, folded, each between two spaces: one text stands in another where its words do."""
    return f" {' '.join(re.findall(_WORD, folded(text)))} "


def _unknown(option: str, name: str, known: Iterable[str], alike: Iterable[str] | None = None) -> TimelineError:
    """`known` is what there is; `alike` also what else of it may have been meant."""
    known = tuple(known)
    near = near_misses(name, dict.fromkeys(known if alike is None else alike))
    mend = f"did you mean {' or '.join(map(shortened, near))}?" if near else one_of(known)
    message = f"no {option} is called “{shortened(name)}”" if name.strip() else f"--{option} is empty"
    return TimelineError.of(f"unknown-{option}", message, mend)
