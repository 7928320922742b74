"""From scores to pairs: each event once, and the order that two stores share."""

from array import array
from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from timeline.compare.matching.assign import assigned, heaviest_chain, in_one_order
from timeline.compare.matching.field import Field, greedy

PLACES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9).map(float)),
    max_size=8,
    unique_by=lambda pair: pair[1],
)


def is_chain(pairs: list[tuple[int, int, float]]) -> bool:
    return all(
        one[0] <= other[0]
        for one, other in zip(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1])[1:], strict=False)
    )


@given(PLACES)
def test_no_chain_is_heavier_than_the_one_that_is_found(pairs: list[tuple[int, int, float]]) -> None:
    chain = [pairs[at] for at in heaviest_chain(pairs)]
    chains = [
        list(some) for size in range(len(pairs) + 1) for some in combinations(pairs, size) if is_chain(list(some))
    ]

    assert is_chain(chain)
    assert sum(pair[2] for pair in chain) == max(sum(pair[2] for pair in some) for some in chains)


def test_pairs_that_mostly_cross_stand_in_no_order() -> None:
    assert in_one_order([(at, 9 - at) for at in range(10)]) is None


def test_one_pair_out_of_place_does_not_undo_the_order_of_the_others() -> None:
    pairs = [(at, at) for at in range(10)]
    pairs[4] = (4, 99)

    assert in_one_order(pairs) == [pair for pair in pairs if pair != (4, 99)]


def test_a_few_pairs_say_nothing_about_an_order() -> None:
    assert in_one_order([(0, 0), (1, 1), (2, 2)]) is None


def test_each_event_is_taken_once_and_the_best_pair_first() -> None:
    assert greedy([0, 0, 1, 1], [0, 1, 0, 1], [0.9, 0.8, 0.85, 0.2], 0.5) == [0]
    assert greedy([0, 0, 1, 1], [0, 1, 0, 1], [0.9, 0.8, 0.85, 0.6], 0.5) == [0, 3]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(0, 1)), max_size=20),
)
def test_no_event_is_taken_twice(pairs: list[tuple[int, int, float]]) -> None:
    left, right, scores = ([pair[at] for pair in pairs] for at in range(3))
    chosen = greedy([int(one) for one in left], [int(one) for one in right], scores, 0.3)

    assert len({left[at] for at in chosen}) == len({right[at] for at in chosen}) == len(chosen)
    assert all(scores[at] >= 0.3 for at in chosen)


def field_with(pairs: list[tuple[int, int]]) -> Field:
    field = Field.__new__(Field)
    field.left, field.right = array("i", [left for left, _ in pairs]), array("i", [right for _, right in pairs])
    return field


def test_an_event_joins_the_partner_of_its_twin_alone() -> None:
    field = field_with([(0, 0), (0, 1), (1, 2), (1, 3)])
    alike = {(False, 0, 1): 0.9, (False, 2, 3): 0.7}
    scores = [0.99, 0.98, 0.97, 0.96]

    def twins(asked: Sequence[tuple[bool, int, int]]) -> list[float]:
        return [alike[twin] for twin in asked]

    assert assigned(field, scores, 0.5, twins) == {0: 0.99, 2: 0.97, 1: 0.9}
    assert assigned(field, scores, 0.95, twins) == {0: 0.99, 2: 0.97}


def test_a_leftover_joins_one_event_alone() -> None:
    field = field_with([(0, 0), (1, 1), (2, 0), (2, 1)])

    assert list(assigned(field, [1.0, 1.0, 0.8, 0.9], 0.5, lambda asked: [1.0] * len(asked))) == [0, 1, 3]
