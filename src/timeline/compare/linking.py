"""From the matches of every two stores to events: which entries of all stores are one."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from timeline.compare.matching import match
from timeline.compare.matching.meaning import Meaning
from timeline.compare.report import Match
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.when.comparing import exclude

_Member = tuple[int, str]
"""The number of a store, and the id of an event in it."""


class Group(msgspec.Struct, gc=False):
    """The ids of one event in each store, in the order of the stores: none, one, or those of its parts.

    `match` says why they are one; None where one store alone has it.
    """

    ids: list[list[str]]
    match: Match | None = None


class Linked(msgspec.Struct, frozen=True):
    """Which events of some stores are one. `collisions`: ids that mean two events in two stores, by their numbers."""

    groups: Sequence[Group]
    collisions: Sequence[tuple[str, int, int]] = ()


def linked_events(
    stores: Sequence[Timeline], within: int = 0, progress: Progress | None = None, meaning: Meaning | None = None
) -> Linked:
    """Which events of some stores are one: every two stores are matched, and the surest pairs count first.

    Of one id they are one event, unless their times are more than `within` microseconds apart. With `meaning` what they
    say is compared by its meaning too.
    """
    linking = Linking(stores)
    for right in range(1, len(stores)):
        for left in range(right):
            linking.match(left, right, within, progress, meaning)
    return Linked(linking.groups(), tuple(linking.collisions))


class Linking:
    """Joins pairs of several stores, the surest first.

    A pair joins nothing that another match keeps apart, and no two groups that each have several stores in common: an
    event that belongs to two of another store is a leftover of one of them, never a bridge.
    """

    def __init__(self, stores: Sequence[Timeline]) -> None:
        self._stores = stores
        self._pairs: list[tuple[float, int, int, str, str, Match]] = []
        self._apart: set[tuple[_Member, _Member]] = set()
        self.collisions: list[tuple[str, int, int]] = []

    def match(
        self, left: int, right: int, within: int, progress: Progress | None = None, meaning: Meaning | None = None
    ) -> None:
        """Matches two stores by their numbers."""
        one, other = self._stores[left], self._stores[right]
        if within:
            one = _with_near_ids(one, other, within)
        found = match(one, other, progress=progress, meaning=meaning)
        for pair in found.pairs:
            how: Literal["id", "link", "score"] = (
                "score" if pair.decided is None else "id" if pair.a == pair.b else "link"
            )
            self._pairs.append((pair.score, left, right, pair.a, pair.b, Match(how, pair.score)))
        for name in found.collisions:
            self.collisions.append((name, left, right))
            self._apart.add(((left, name), (right, name)))
        self._apart.update(_said_apart(left, one, right, other))

    def groups(self) -> list[Group]:
        """Every event of every store once, in the order of the stores and their files."""
        groups = {
            (number, event.id): Group([[event.id] if place == number else [] for place in range(len(self._stores))])
            for number, store in enumerate(self._stores)
            for event in store.events
        }
        rank = {member: place for place, member in enumerate(groups)}
        self._pairs.sort(key=lambda pair: (-pair[0], pair[1:3], rank[pair[1], pair[3]], rank[pair[2], pair[4]]))
        for _, left, right, one, other, why in self._pairs:
            held, joined = groups[left, one], groups[right, other]
            if held is joined or not self._may_join(held, joined):
                continue
            if rank[_first(joined)] < rank[_first(held)]:
                held, joined = joined, held
            for place, names in enumerate(joined.ids):
                held.ids[place].extend(names)
                for name in names:
                    groups[place, name] = held
            known = [match for match in (held.match, joined.match, why) if match is not None]
            held.match = min(known, key=lambda match: match.score)
        return list({id(group): group for group in groups.values()}.values())

    def _may_join(self, one: Group, other: Group) -> bool:
        if len(_members(one)) > 1 < len(_members(other)) and any(
            left and right for left, right in zip(one.ids, other.ids, strict=True)
        ):
            return False
        return not any(
            (left, right) in self._apart or (right, left) in self._apart
            for left in _members(one)
            for right in _members(other)
        )


def _members(group: Group) -> list[_Member]:
    return [(place, name) for place, names in enumerate(group.ids) for name in names]


def _first(group: Group) -> _Member:
    return _members(group)[0]


def _said_apart(left: int, one: Timeline, right: int, other: Timeline) -> set[tuple[_Member, _Member]]:
    """The pairs that `not_same` keeps apart."""
    return {((left, event.id), (right, name)) for event in one.events for name in event.not_same} | {
        ((left, name), (right, event.id)) for event in other.events for name in event.not_same
    }


def _with_near_ids(one: Timeline, other: Timeline, within: int) -> Timeline:
    """The left store, with a link to the event of the same id where only a tolerance makes their times fit."""
    theirs = {event.id: event for event in other.events}

    def linked(event: Event) -> Event:
        same = theirs.get(event.id)
        if same is None or not exclude(event.when, same.when) or exclude(event.when, same.when, within):
            return event
        return msgspec.structs.replace(event, same_as=(*event.same_as, event.id))

    return msgspec.structs.replace(one, events=tuple([linked(event) for event in one.events]))
