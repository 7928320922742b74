"""What becomes of a proposal that somebody has looked at: the edits that keep it, change it or drop it."""

from collections.abc import Iterable, Mapping

from timeline.model import Account, Event, Point, Timeline
from timeline.store.editing import (
    AddSource,
    Edit,
    OfAccount,
    OfEvent,
    OfSource,
    Remove,
    SetKey,
    SetPoint,
    UnsetKey,
    UnsetPoint,
)
from timeline.store.keys import keys
from timeline.when import When


def edits_that_keep(event: Event) -> list[Edit]:
    """What is a draft in an event is none any more."""
    edits: list[Edit] = [UnsetKey(OfEvent(event.id), "draft")] if event.draft else []
    edits += [SetPoint(OfEvent(event.id), one.name, tree_of(one)) for one in event.points if one.draft]
    for number, account in enumerate(event.accounts):
        target = OfAccount(event.id, number)
        edits += [UnsetKey(target, "draft")] if account.draft else []
        edits += [SetPoint(target, one.name, tree_of(one)) for one in account.points if one.draft]
    return edits


def edits_that_drop(event: Event, timeline: Timeline) -> list[Edit]:
    """What is a draft in an event goes, and so do the sources that it brought along and that nobody else names."""
    gone = _sources_of(event.accounts if event.draft else [one for one in event.accounts if one.draft])
    edits: list[Edit]
    if event.draft:
        edits = [Remove(OfEvent(event.id))]
    else:
        edits = [UnsetPoint(OfEvent(event.id), one.name) for one in event.points if one.draft]
        for number, account in enumerate(event.accounts):
            target = OfAccount(event.id, number)
            edits += [UnsetPoint(target, one.name) for one in account.points if one.draft and not account.draft]
        # From behind: the numbers of those before stay as they are.
        edits += [
            Remove(OfAccount(event.id, number))
            for number in reversed(range(len(event.accounts)))
            if event.accounts[number].draft
        ]
    named = _named(timeline, event)
    return edits + [
        Remove(OfSource(name)) for name in sorted(gone - named) if _is_bare(timeline, name) and name in timeline.sources
    ]


def edits_that_change(
    event: Event,
    number: int | None,
    changed: Mapping[str, object],
    points: Mapping[str, str | None],
    new_source: tuple[str, str] | None = None,
) -> list[Edit]:
    """New values of keys: `title` is the event's, all others are those of an account; None takes a key out.

    `points` are values by name. `new_source` is the id and the name of a source that the store does not have yet.
    """
    edits: list[Edit] = [] if new_source is None else [AddSource(new_source[0], {"name": new_source[1]})]
    for key, value in changed.items():
        target = OfEvent(event.id) if key == "title" or number is None else OfAccount(event.id, number)
        edits.append(UnsetKey(target, key) if value is None else SetKey(target, key, value))
    held = event.points if number is None else event.accounts[number].points
    target = OfEvent(event.id) if number is None else OfAccount(event.id, number)
    for point in held:
        if point.name not in points:
            continue
        value = points[point.name]
        if value is None:
            edits.append(UnsetPoint(target, point.name))
        else:
            tree = tree_of(point)
            edits.append(SetPoint(target, point.name, {**tree, "value": value} if isinstance(tree, dict) else value))
    return edits


def tree_of(point: Point) -> object:
    """A point as a store has it, but for its being a draft: its value alone, or all its keys."""
    tree: dict[str, object] = {}
    for key in keys("point").values():
        value = getattr(point, key.field)
        if value is not None and key.name != "draft":
            tree[key.name] = value.text if isinstance(value, When) else value
    tree.update(point.extra)
    return point.value if tree.keys() == {"value"} else tree


def _sources_of(accounts: Iterable[Account]) -> set[str]:
    return {name for one in accounts for name in (one.source, one.repeats, one.speaks_for) if name is not None}


def _named(timeline: Timeline, but: Event) -> set[str]:
    """The sources that anything names beside the drafts of an event."""
    named: set[str] = set()
    for event in timeline.events:
        told = event.accounts
        if event is but:
            told = () if event.draft else tuple([one for one in event.accounts if not one.draft])
        named |= _sources_of(told)
        named |= {name for ruling in event.rulings for name in ruling.between}
    for source in timeline.sources.values():
        named.update(source.derived_from)
        named.update([source.speaks_for] if source.speaks_for is not None else [])
    return named


def _is_bare(timeline: Timeline, name: str) -> bool:
    """Whether nothing but the name of a source is known, as where a draft has brought it along."""
    source = timeline.sources.get(name)
    return source is not None and all(
        getattr(source, key.field) in (None, (), False, "other")
        for key in keys("source").values()
        if key.name != "name"
    )
