"""Silences: cut is what is long beside the rest of the story, whatever its scale, and nothing stated lies in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.render.silences import TYPICAL, Silence, silences
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND

YEAR = 365 * DAY

# Instants of events from a few clusters, so that there is something to cut, now and then of one that lasted.
instants = st.builds(
    lambda cluster, inside: cluster * 10**9 + inside, st.sampled_from([0, 0, 1, 7, 300, 10**6]), st.integers(0, 10**5)
)
told = st.lists(st.lists(instants, min_size=1, max_size=4).map(sorted), max_size=12)


@given(told, st.none() | st.integers(0, 4))
def test_no_silence_holds_what_is_stated(stated: list[list[int]], most: int | None) -> None:
    found = silences(stated, most)

    every = {instant for event in stated for instant in event}
    for silence in found:
        assert silence.begin < silence.end
        assert {silence.begin, silence.end} <= every
        assert not [instant for instant in every if silence.begin < instant < silence.end]
    assert found == sorted(found)
    assert most is None or len(found) <= most


@given(told, st.integers(-(10**12), 10**12), st.sampled_from([1, 7, 10**6]))
def test_the_rule_knows_no_unit_and_no_date(stated: list[list[int]], by: int, times: int) -> None:
    moved = [[instant * times + by for instant in event] for event in stated]

    assert silences(moved) == [
        Silence(silence.begin * times + by, silence.end * times + by) for silence in silences(stated)
    ]


@given(told)
def test_the_order_of_events_changes_nothing(stated: list[list[int]]) -> None:
    assert silences(stated[::-1]) == silences(stated)


@given(told)
def test_a_silence_is_long_beside_the_whole_story(stated: list[list[int]]) -> None:
    begins = sorted({event[0] for event in stated})
    between = sorted(later - earlier for earlier, later in pairwise(begins))

    for silence in silences(stated):
        assert silence.end - silence.begin > TYPICAL * between[(len(between) - 1) // 2]


@given(told, st.integers(0, 4))
def test_fewer_silences_are_some_of_all(stated: list[list[int]], most: int) -> None:
    every = silences(stated)

    assert set(silences(stated, most)) <= set(every)
    assert len(silences(stated, most)) == min(most, len(every))


@given(st.integers(2, 80), st.integers(1, 10**15))
def test_even_steps_are_never_cut(count: int, step: int) -> None:
    assert silences([[place * step] for place in range(count)]) == []


@pytest.mark.parametrize(
    ("stated", "cut"),
    [
        ([], []),
        ([[5]], []),
        ([[0], [100 * YEAR]], []),
        ([[0, DAY], [100 * DAY, 101 * DAY]], []),
        ([[0, 3 * YEAR]], []),
        # an outage of seconds, and who wrote about it the next morning
        ([*[[second * SECOND] for second in range(20)], [11 * HOUR]], [(19 * SECOND, 11 * HOUR)]),
        # two days of fighting a century apart
        ([[0], [HOUR], [100 * YEAR], [100 * YEAR + HOUR]], [(HOUR, 100 * YEAR)]),
        # what is cut first does not hide what is long beside the rest
        (
            [[0], [MINUTE], [DAY], [DAY + MINUTE], [100 * YEAR], [100 * YEAR + MINUTE]],
            [(MINUTE, DAY), (DAY + MINUTE, 100 * YEAR)],
        ),
        # sixty-three reigns of unequal length
        ([[place * 15 * YEAR + place % 7 * YEAR] for place in range(63)], []),
        # a day inside of which nothing else is told is not cut beside hours, and is beside seconds
        ([[0], [HOUR], [2 * HOUR], [3 * HOUR, 10 * HOUR]], []),
        ([[0], [SECOND], [2 * SECOND], [3 * SECOND, DAY], [4 * SECOND]], [(4 * SECOND, DAY)]),
        # a few events an hour later are one burst, though a second is long beside the milliseconds of the first
        (
            [[0], [1000], [2000], [3000], [4000], [HOUR], [HOUR + SECOND], [HOUR + 7 * SECOND]],
            [(4000, HOUR)],
        ),
    ],
    ids=str,
)
def test_cut(stated: list[list[int]], cut: list[tuple[int, int]]) -> None:
    assert silences(stated) == cut
