"""One source under two ids made one: what says one id says the other then, and what differs stays in a note."""

from collections.abc import Iterator

from timeline.errors import Problem, TimelineError, near_misses
from timeline.merging.notes import as_told, free_key, joined_note, said_there
from timeline.merging.trees import Tree, Trees, texts_of
from timeline.model import Event, Timeline
from timeline.references import reference_of
from timeline.store import Stored
from timeline.store.editing import Edit, OfAccount, OfEvent, OfSource, Remove, Rename, SetKey, UnsetKey
from timeline.store.keys import names

_OF_ITS_OWN = frozenset({"anonymous", "clock", "coverage"})
"""Keys that tell about all accounts of a source: those of the other one would be read otherwise with them."""


def one_source(stored: Stored, old: str, new: str) -> list[Edit]:
    """What makes one source of `old` and `new`, which keeps its id and its entry.

    Raises TimelineError with places: where one is unknown, two accounts could not be told apart, clock times would
    move, or a ruling stands between the two.
    """
    timeline, trees = stored.timeline, Trees(stored)
    for source in (old, new):
        if source not in timeline.sources:
            near = near_misses(source, timeline.sources)
            mend = f"did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else None
            raise TimelineError.of("unknown-reference", f"no source is called `{source}`", mend)
    if old == new:
        raise TimelineError.of("source", f"`{old}` is one source already", "name two ids")
    problems = [*_other_zone(stored, old, new)]
    for number, event in enumerate(timeline.events):
        problems.extend(_alike(stored, trees, number, event, (old, new)))
        problems.extend(_ruled(stored, trees, number, event, {old, new}))
    if problems:
        raise TimelineError(problems)
    edits = [*_entry(trees.sources[new], trees.sources[old], old, new)]
    for source, entry in trees.sources.items():
        drawn_on = texts_of(entry, "derived_from")
        if source not in (old, new) and old in drawn_on and new in drawn_on:
            rest = [name for name in drawn_on if name != old]
            edits.append(SetKey(OfSource(source), "derived_from", rest))
    for number, event in enumerate(timeline.events):
        edits.extend(_event(trees.events[number], event, old, new))
    return [*edits, Rename("source", old, new, join=True), Remove(OfSource(old))]


def _entry(mine: Tree, other: Tree, old: str, new: str) -> Iterator[Edit]:
    """What the entry that stays takes in: keys that it has not, lists as one; of the rest the note tells."""
    held = dict(mine)
    differing: list[tuple[str, str]] = []
    for key, value in other.items():
        if key == "note" or held.get(key) == value:
            continue
        if key in names("source", "source", many=True):
            held[key] = list(dict.fromkeys([*texts_of(mine, key), *texts_of(other, key)]))
        elif key.startswith("x-"):
            free = free_key(key, value, held)
            held.update({} if free is None else {free: value})
        elif key in held or key in _OF_ITS_OWN:
            differing.append((key, "yes" if value is True else as_told(value)))
        else:
            held[key] = value
    note = joined_note(mine.get("note"), said_there(f"`{old}`", differing), other.get("note"))
    if note is not None:
        held["note"] = note
    for key in names("source", "source", many=True):
        held[key] = [text for text in texts_of(held, key) if text not in (old, new)]
    gone = {key for key in names("source", "source", many=True) if not held[key]}
    gone |= {key for key in names("source", "source", many=False) if held.get(key) in (old, new)}
    for key, value in held.items():
        if key not in gone and value != mine.get(key):
            yield SetKey(OfSource(new), key, value)
    for key in mine:
        if key in gone:
            yield UnsetKey(OfSource(new), key)


def _event(tree: Tree, event: Event, old: str, new: str) -> Iterator[Edit]:
    """What an account or a ruling says of both of the two: nobody repeats himself, or speaks for himself by name."""
    both = {old, new}
    for number, account in enumerate(event.accounts):
        if account.source in both:
            for key in ("repeats", "speaks_for"):
                if getattr(account, key) in both:
                    yield UnsetKey(OfAccount(event.id, number), key)
    rulings = tree.get("rulings")
    if isinstance(rulings, list) and any(both <= {*texts_of(ruling, "between")} for ruling in rulings):
        yield SetKey(OfEvent(event.id), "rulings", [_without(ruling, old, new) for ruling in rulings])


def _without(ruling: Tree, old: str, new: str) -> Tree:
    between = texts_of(ruling, "between")
    if old not in between or new not in between:
        return ruling
    return {**ruling, "between": [name for name in between if name != old]}


def _other_zone(stored: Stored, old: str, new: str) -> Iterator[Problem]:
    """That the times of the one would be read in the zone, or by the calendar, of the other."""
    timeline: Timeline = stored.timeline
    homes = timeline.home(old), timeline.home(new)
    here, there = (" ".join((home.zone or "UTC", home.calendar or "gregorian")) for home in homes)
    tells = any(account.source == old for event in timeline.events for account in event.accounts)
    if tells and here != there:
        message = f"times of `{old}` are read in {here} and times of `{new}` in {there}: as one source they would move"
        mend = "give both the same `timezone` and `calendar` first, and say the zone where a time is meant in another"
        yield Problem("source-zone", message, mend, stored.locate(("sources", old)))


def _alike(stored: Stored, trees: Trees, number: int, event: Event, ids: tuple[str, str]) -> Iterator[Problem]:
    """Accounts of the two in one event that have one date, or both none: nothing could name one of them."""
    listed = trees.listed(number)
    told = [
        (place, account, None if account.published is None else account.published.text)
        for place, account in zip(listed, event.accounts, strict=True)
        if account.source in ids
    ]
    of_old = [one for one in told if one[1].source == ids[0]]
    for place, account, published in of_old:
        twin = next((one for one in told if one[1].source == ids[1] and one[2] == published), None)
        if twin is None:
            continue
        when = "neither has a date" if published is None else f"both are of {published}"
        references = [reference_of(event, one) for one in (account, twin[1])]
        message = f"`{references[0]}` and `{references[1]}` could not be told apart: {when}"
        mend = f"give one another `published`, or take one out: `timeline remove {references[0]}`"
        path = ("events", trees.numbers[number], "accounts")
        yield Problem("alike", message, mend, stored.locate((*path, place)))
        yield Problem("alike", f"here is `{references[1]}`", None, stored.locate((*path, twin[0])))


def _ruled(stored: Stored, trees: Trees, number: int, event: Event, both: set[str]) -> Iterator[Problem]:
    """Rulings between just these two: nobody is ruled against himself."""
    for place, ruling in enumerate(event.rulings):
        if set(ruling.between) == both:
            message = f"a ruling of `{event.id}` holds between these two"
            mend = f"take it out first: `timeline rule {event.id} --unset {place + 1} --purge`"
            yield Problem("ruling", message, mend, stored.locate(("events", trees.numbers[number], "rulings", place)))
