"""Margins of meaning, over vectors that are made by hand."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from timeline.compare.matching import match
from timeline.compare.matching.features import StorePair
from timeline.compare.matching.meaning import BROUGHT, COMPARED, Nearness, nearness_of
from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.tokens import Vocabulary
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.when import parse_when
from timeline.when.civil import date_text, day_number

if TYPE_CHECKING:
    from timeline.compare.matching.embedding import Vectors

pytestmark = pytest.mark.skipif(find_spec("numpy") is None, reason="numpy comes with the encoder")

FIRST = day_number(2010, 1, 1)


class ByHand:
    """What texts mean, by their first lines: how far a vector points in which direction, by its number."""

    def __init__(self, meant: Mapping[str, Mapping[int, float]], size: int = 32) -> None:
        self._meant, self._size = meant, size
        self.read: list[str] = []

    def vectors(self, texts: Sequence[str], progress: Progress | None = None) -> "Vectors":  # noqa: ARG002
        import numpy as np

        self.read += texts
        rows = np.zeros((len(texts), self._size))
        for row, text in zip(rows, texts, strict=True):
            for direction, part in self._meant[text].items():
                row[direction] = part
        made: Vectors = np.rint(rows * 2.0**16 / np.hypot.reduce(rows, axis=1)[:, None])
        return made


def event(name: str, day: int | None = None) -> Event:
    return Event(id=name, title=name, own_when=None if day is None else parse_when(date_text(FIRST + day)))


def near(left: Sequence[Event], right: Sequence[Event], meaning: ByHand) -> Nearness:
    vocabulary = Vocabulary()
    prepared = [[Prepared(one, vocabulary) for one in side] for side in (left, right)]
    return nearness_of(meaning, (left, right), StorePair(prepared[0], prepared[-1], vocabulary))


def test_a_margin_is_how_much_nearer_two_are_than_their_neighbours() -> None:
    meant = {name: {0: 3.0, int(name[1]): 1.0} for name in ("a1", "a2", "a3", "b1", "b2", "b3")}
    made = near([event(f"a{n}") for n in (1, 2, 3)], [event(f"b{n}") for n in (1, 2, 3)], ByHand(meant))

    # All are as near as 0.9, for what is common to them; that is no margin.
    assert made.margin(0, 0) == pytest.approx(0.1 * 2 / 3, abs=1e-4)
    assert made.margin(0, 1) == pytest.approx(-0.1 / 3, abs=1e-4)


def test_what_is_near_to_everything_has_no_margin() -> None:
    meant: dict[str, dict[int, float]] = {f"a{n}": {n: 1.0} for n in range(1, 9)}
    meant |= {"hub": dict.fromkeys(range(1, 9), 1.0), "b1": {1: 1.0, 20: 1.0}}
    made = near([event(f"a{n}") for n in range(1, 9)], [event("hub"), event("b1")], ByHand(meant))

    assert made.margin(0, 0) < made.margin(0, 1)
    assert abs(made.margin(4, 0)) < 0.2


def test_what_is_near_in_meaning_is_looked_at_within_the_window_and_where_a_date_is_missing() -> None:
    meant = {name: {1: 1.0, 2 + place: 0.1} for place, name in enumerate(("a", "near", "far", "undated"))}
    made = near([event("a", 400)], [event("near", 420), event("far", 480), event("undated")], ByHand(meant))

    assert made.brought(0, ()) == [0, 2]
    assert made.brought(0, {2}) == [0]


def test_what_ids_have_decided_is_not_read() -> None:
    meaning = ByHand({"same": {1: 1.0}, "one": {2: 1.0}, "other": {3: 1.0}})
    match(
        Timeline(events=(event("same"), event("one"))),
        Timeline(events=(event("same"), event("other"))),
        meaning=meaning,
    )

    assert meaning.read == ["one", "other"]


def test_in_large_stores_the_same_is_found_among_those_that_are_nearest_in_time() -> None:
    size = COMPARED + 900
    meant = {f"{side}{n}": {n % 61: 1.0, 61 + n % 67: 1.0} for n in range(size) for side in "ab"}
    left = [event(f"a{n}", n // 2) for n in range(size)]
    right = [event(f"b{n}", n // 2 + n % 3) for n in reversed(range(size))]
    made = near(left, right, ByHand(meant, size=128))

    assert all(size - 1 - number in made.brought(number, ()) for number in range(size))
    assert sum(len(made.brought(number, ())) for number in range(size)) <= 2 * BROUGHT * size
