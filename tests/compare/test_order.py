"""Events that sides put in opposite order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.order import MOST, Bounds, reversals
from timeline.compare.report import Report
from timeline.compare.sides import parse_side, side_of


def told(strike: tuple[str, str], talk: tuple[str, str]) -> Report:
    """A strike and a talk, each with its time by the Kremlin and by WP."""
    story = timeline(
        event(account("kremlin", when=strike[0]), account("wp", when=strike[1]), id="strike", when="2025-03-18"),
        event(account("kremlin", when=talk[0]), account("wp", when=talk[1]), id="talk", when="2025-03-18"),
    )
    return diff([side_of(parse_side(side), story) for side in ("kremlin", "wp")])


@pytest.mark.parametrize(
    ("strike", "talk", "is_reversed"),
    [
        (("2025-03-18T10:00Z", "2025-03-18T15:00Z"), ("2025-03-18T12:00Z", "2025-03-18T12:00Z"), True),
        (("2025-03-18T10:00Z", "2025-03-18T15:00Z"), ("2025-03-18T12:00Z", "2025-03-18"), False),
        (("2025-03-18T10:00Z", "2025-03-18T11:00Z"), ("2025-03-18T12:00Z", "2025-03-18T12:00Z"), False),
        (("2025-03-17", "2025-03-19"), ("2025-03-18", "2025-03-18"), True),
        (("2025-03-17", "2025-03-18T15:00Z"), ("2025-03-18", "2025-03-18T14:00Z"), True),
        (("2025-03-17/2025-03-20", "2025-03-19"), ("2025-03-18", "2025-03-18"), True),
        (("/2025-03-17", "2025-03-19"), ("2025-03-18", "2025-03-18"), False),
        (("../2025-03-17", "2025-03-19"), ("2025-03-18", "2025-03-18"), False),
        (("unknown", "2025-03-19"), ("2025-03-18", "2025-03-18"), False),
    ],
)
def test_opposite_orders_are_reported_where_bounds_exclude_the_other_reading(
    strike: tuple[str, str], talk: tuple[str, str], *, is_reversed: bool
) -> None:
    found = told(strike, talk)

    assert [(one.ids, one.as_given, one.reversed) for one in found.order] == [
        (("strike", "talk"), (0,), (1,))
    ] * is_reversed
    assert found.totals.reversals == is_reversed


def test_a_pair_of_events_is_reported_once_for_all_sides() -> None:
    story = timeline(
        event(*(account(name, when=f"2025-03-{day}") for name, day in (("kremlin", 17), ("wp", 19), ("rt", 19)))),
        event(*(account(name, when="2025-03-18") for name in ("kremlin", "wp", "rt")), id="talk"),
    )

    report = diff([side_of(parse_side(side), story) for side in ("kremlin", "wp", "rt")])

    assert [(one.ids, one.as_given, one.reversed) for one in report.order] == [(("call", "talk"), (0,), (1, 2))]


def test_a_side_of_several_is_not_held_to_the_order_of_one_of_them() -> None:
    story = timeline(
        event(
            account("kremlin", when="2025-03-17"),
            account("peskov", when="2025-03-19"),
            account("wp", when="2025-03-19"),
        ),
        event(account("kremlin", when="2025-03-18"), account("wp", when="2025-03-18"), id="talk"),
    )

    assert diff([side_of(parse_side(side), story) for side in ("kremlin,peskov", "wp")]).order == ()


bounds: st.SearchStrategy[Bounds] = st.builds(
    lambda begin, width, is_open: (begin if is_open != 1 else None, begin + width if is_open != 2 else None),
    st.integers(0, 40),
    st.integers(1, 8),
    st.integers(0, 6),
)


@given(st.lists(st.dictionaries(st.sampled_from([0, 1]), bounds), max_size=12))
def test_the_sweep_finds_what_comparing_all_pairs_finds(begins: list[dict[int, Bounds]]) -> None:
    def is_before(one: Bounds, other: Bounds) -> bool:
        return one[1] is not None and other[0] is not None and one[1] <= other[0]

    expected = {
        (first, second)
        for first, left in enumerate(begins)
        for second, right in enumerate(begins)
        if len(left) == len(right) == 2 and is_before(left[0], right[0]) and is_before(right[1], left[1])
    }

    found, total = reversals(begins)

    assert {(first, second) for first, second, _, _ in found} == expected
    assert total == len(found) == len(expected)


def test_a_story_told_backwards_is_counted_and_listed_in_part() -> None:
    """3,000 events have 4.5 million pairs; listing them would take longer than anybody reads."""
    count = 3000
    begins: list[dict[int, Bounds]] = [{0: (n, n + 1), 1: (count - n, count - n + 1)} for n in range(count)]

    found, total = reversals(begins)

    assert len(found) == MOST
    assert total == count * (count - 1) // 2
