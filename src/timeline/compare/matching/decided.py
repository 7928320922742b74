"""What is decided before any score: `same_as`, `not_same`, and equal ids, unless the times exclude each other."""

from collections.abc import Sequence

from timeline.model import Event
from timeline.when.comparing import exclude


class Decided:
    """Pairs of events of two stores, by number, that need no score, and those that may not be paired.

    `not_same` is stronger than `same_as`, and both are stronger than equal ids. `collisions` are pairs of one id whose
    times exclude each other: they are two events, made by stores that did not know of each other.
    """

    def __init__(self, left: Sequence[Event], right: Sequence[Event]) -> None:
        self.linked: dict[tuple[int, int], str] = {}
        """Pairs that are one event, with the reason."""
        self.barred: set[tuple[int, int]] = set()
        self.collisions: list[tuple[int, int]] = []
        by_id = {event.id: number for number, event in enumerate(right)}
        by_link: dict[str, list[int]] = {}
        for number, event in enumerate(right):
            for name in event.same_as:
                by_link.setdefault(name, []).append(number)
        own = {event.id: number for number, event in enumerate(left)}
        self._bar(left, right, own, by_id)
        for number, event in enumerate(left):
            for name in event.same_as:
                if name in by_id and (name not in own or name == event.id):
                    self._link(number, by_id[name], "linked by same_as")
                for other in by_link.get(name, ()):
                    self._link(number, other, "both linked to one event by same_as")
        for name, numbers in by_link.items():
            if name in own:
                for other in [other for other in numbers if name not in by_id or name == right[other].id]:
                    self._link(own[name], other, "linked by same_as")
        for number, event in enumerate(left):
            same = by_id.get(event.id)
            if same is None or (number, same) in self.barred or (number, same) in self.linked:
                continue
            if exclude(event.when, right[same].when):
                self.collisions.append((number, same))
                self.barred.add((number, same))
            else:
                self.linked[number, same] = "the same id"

    def _bar(self, left: Sequence[Event], right: Sequence[Event], own: dict[str, int], by_id: dict[str, int]) -> None:
        for number, event in enumerate(left):
            self.barred.update([(number, by_id[name]) for name in event.not_same if name in by_id])
        for number, event in enumerate(right):
            self.barred.update([(own[name], number) for name in event.not_same if name in own])

    def _link(self, left: int, right: int, reason: str) -> None:
        if (left, right) not in self.barred:
            self.linked.setdefault((left, right), reason)

    @property
    def barred_by_left(self) -> dict[int, set[int]]:
        """The events of the right store that are no partner of an event of the left one, by that."""
        found: dict[int, set[int]] = {}
        for left, right in self.barred:
            found.setdefault(left, set()).add(right)
        return found

    @property
    def taken_left(self) -> set[int]:
        """The events of the left store that are matched already."""
        return {left for left, _ in self.linked}

    @property
    def taken_right(self) -> set[int]:
        """The same of the right store."""
        return {right for _, right in self.linked}
