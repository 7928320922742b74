"""The scale of bars: nothing is moved past anything, everything stated is in one burst, and every cell is used once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.render.test_silences import instants, told
from timeline.render.bars.scale import LEAST, Scale, scale_of

widths = st.integers(LEAST, 150)


def stated_in(stated: list[list[int]]) -> list[int]:
    return sorted({instant for event in stated for instant in event})


@given(told, widths, st.lists(instants, min_size=2))
def test_a_later_instant_is_never_further_left(stated: list[list[int]], width: int, more: list[int]) -> None:
    scale = scale_of(stated, width)

    placed = [scale.cell(instant) for instant in sorted({*stated_in(stated), *more})]

    assert placed == sorted(placed)
    assert all(0 <= cell < width for cell in placed)


@given(told, widths)
def test_what_is_stated_lies_in_one_burst_and_in_no_cut(stated: list[list[int]], width: int) -> None:
    scale = scale_of(stated, width)

    for instant in stated_in(stated):
        holding = [burst for burst in scale.bursts if burst.begin <= instant <= burst.end]
        assert len(holding) == 1
        assert holding[0].at <= scale.cell(instant) < holding[0].at + holding[0].cells
        assert not [cut for cut in scale.cuts if cut.begin < instant < cut.end]


@given(told, widths)
def test_all_of_a_silence_lies_at_its_sign(stated: list[list[int]], width: int) -> None:
    scale = scale_of(stated, width)

    for cut in scale.cuts:
        assert {scale.cell(instant) for instant in (cut.begin + 1, (cut.begin + cut.end) // 2, cut.end - 1)} == {
            cut.sign
        }


@given(told, widths)
def test_bursts_and_cuts_fill_the_width_in_turn(stated: list[list[int]], width: int) -> None:
    scale = scale_of(stated, width)

    assert len(scale.cuts) == max(len(scale.bursts) - 1, 0)
    for (before, after), cut in zip(pairwise(scale.bursts), scale.cuts, strict=True):
        assert (cut.begin, cut.end) == (before.end, after.begin)
        assert before.at + before.cells <= cut.sign < after.at
    if scale.bursts:
        first, last = scale.bursts[0], scale.bursts[-1]
        assert first.at == 0
        assert last.at + last.cells == width


@given(told, widths)
def test_inside_a_burst_equal_times_are_equally_wide(stated: list[list[int]], width: int) -> None:
    scale = scale_of(stated, width)

    for burst in scale.bursts:
        length = burst.end - burst.begin
        for instant in (burst.begin + length // 3, burst.begin + length // 2):
            if length:
                exact = burst.at + (instant - burst.begin) * burst.cells / length
                assert abs(scale.cell(instant) - exact) <= 1


def test_a_story_of_one_instant_has_one_place() -> None:
    scale = scale_of([[7], [7]], 40)

    assert [scale.cell(instant) for instant in (-5, 7)] == [0, 0]


def test_where_nothing_is_stated_there_is_no_burst() -> None:
    assert scale_of([], 40) == Scale((), (), 40)
