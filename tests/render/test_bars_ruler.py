"""The ruler above bars: marks stand where the clock and the calendar of a zone have them, and labels can be read."""

from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.render.bars.ruler import Label, Ruler, label_width, ruler
from timeline.render.bars.scale import LEAST, scale_of
from timeline.render.bars.steps import Step, length_words, marks, steps, words, year_words
from timeline.render.text import cells
from timeline.when import parse_when, to_iso
from timeline.when.civil import DAY, HOUR, MINUTE, SECOND
from timeline.when.zones import Zone, zone_of

KYIV = zone_of("Europe/Kyiv")
LADDER = list(islice(steps(), 100))
YEAR = 31_556_952 * SECOND
zones = st.sampled_from(["UTC", "Europe/Kyiv", "America/New_York", "America/St_Johns", "Pacific/Apia"]).map(zone_of)
lengths = st.integers(0, 17).flatmap(lambda exponent: st.integers(0, 10**exponent))


@st.composite
def stories(draw: st.DrawFn) -> list[list[int]]:
    """Instants of some events, close together and far apart, in any age."""
    begin = (
        draw(st.integers(-13_800_000_000, 10_000)) * YEAR if draw(st.booleans()) else draw(st.integers(0, 60 * YEAR))
    )
    story = []
    for length in draw(st.lists(lengths, min_size=1, max_size=10)):
        begin += length
        story.append([begin])
    return story


def instant(text: str) -> int:
    when = parse_when(text)
    assert when.earliest is not None
    return when.earliest


@given(stories(), zones, st.integers(LEAST, 120), st.booleans())
def test_labels_stand_whole_in_order_and_apart(stated: list[list[int]], zone: Zone, width: int, years: bool) -> None:
    drawn = ruled(stated, zone, width, years)

    for row in (drawn.upper, drawn.lower):
        for before, after in pairwise(row):
            assert before.at + cells(before.text) < after.at
        assert all(label.at >= 0 and label.at + cells(label.text) <= width for label in row)
        assert all(label.text == label.text.strip() for label in row)


@given(stories(), zones, st.integers(LEAST, 120), st.booleans())
def test_every_silence_is_named(stated: list[list[int]], zone: Zone, width: int, years: bool) -> None:
    scale = scale_of(stated, width, label_width(years, width))

    named = ruled(stated, zone, width, years).lower
    for cut in scale.cuts:
        at = [label for label in named if label.at <= cut.sign <= label.at + len(label.text)]
        assert length_words(cut.end - cut.begin) in [label.text for label in at]


def ruled(stated: list[list[int]], zone: Zone, width: int, years: bool) -> Ruler:
    return ruler(scale_of(stated, width, label_width(years, width)), zone, width)


@given(st.integers(0, 60 * YEAR), st.integers(1, 40), st.sampled_from(LADDER), zones)
def test_marks_ascend_between_their_ends(begin: int, count: int, step: Step, zone: Zone) -> None:
    end = begin + count * step.length

    found = list(marks(step, begin, end, zone))

    assert found == sorted(found)
    assert all(begin <= mark <= end for mark in found)
    assert len(found) <= 2 * count + 4


def test_steps_ascend_from_a_microsecond_to_all_time() -> None:
    lengths = [step.length for step in LADDER]

    assert lengths == sorted(set(lengths))
    assert LADDER[0] == Step("clock", 1)
    assert lengths[-1] > 10**12 * YEAR


@pytest.mark.parametrize(
    ("step", "begin", "end", "shown"),
    [
        # set forward at 03:00, so no such hour; set back at 04:00, so 03 comes twice
        (Step("clock", HOUR), "2025-03-30T00:00Z", "2025-03-30T02:00Z", "02 04 05"),
        (Step("clock", HOUR), "2025-10-25T23:00Z", "2025-10-26T02:00Z", "02 03 03 04"),
        (Step("clock", 30 * MINUTE), "2025-10-26T00:00Z", "2025-10-26T01:30Z", "03:00 03:30 03:00 03:30"),
        (Step("clock", 6 * HOUR), "2025-03-29T22:00Z", "2025-03-30T21:00Z", "00 06 12 18 00"),
        (Step("clock", 15 * SECOND), "2025-03-18T16:00:20Z", "2025-03-18T16:01:00Z", ":30 :45 :00"),
        (Step("clock", 5000), "2025-03-18T16:00:07.003Z", "2025-03-18T16:00:07.015Z", ":07.005 :07.010 :07.015"),
        (Step("day", 1), "2025-02-27T00:00Z", "2025-03-02T12:00Z", "28 1 2"),
        (Step("week", 1), "2025-03-01T00:00Z", "2025-03-20T00:00Z", "3 10 17"),
        (Step("month", 3), "2024-12-01T00:00Z", "2025-12-01T00:00Z", "Jan Apr Jul Oct"),
        (Step("year", 500), "-0999-01-01T00:00Z", "1100-01-01T00:00Z", "500 BC AD 1 500 1000"),
        (Step("year", 1), "-0002-06-01T00:00Z", "0002-06-01T00:00Z", "2 BC 1 BC 1 2"),
    ],
)  # fmt: skip
def test_marks_and_their_words(step: Step, begin: str, end: str, shown: str) -> None:
    found = marks(step, instant(begin), instant(end), KYIV)

    assert " ".join(words(step, mark, KYIV) for mark in found) == shown


def test_a_clock_that_comes_twice_is_marked_an_hour_apart() -> None:
    found = marks(Step("clock", HOUR), instant("2025-10-25T23:30Z"), instant("2025-10-26T01:30Z"), KYIV)

    assert [to_iso(mark) for mark in found] == ["2025-10-26T00:00:00Z", "2025-10-26T01:00:00Z"]


@pytest.mark.parametrize(
    ("year", "shown"),
    [
        (1066, "1066"),
        (1, "1"),
        (0, "1 BC"),
        (-43, "44 BC"),
        (-65_999_999, "66 mn BC"),
        (-13_799_999_999, "13.8 bn BC"),
        (5_000_000_000, "5 bn"),
    ],
)
def test_years(year: int, shown: str) -> None:
    assert year_words(year) == shown


@pytest.mark.parametrize(
    ("micros", "shown"),
    [
        (300, "300 us"),
        (300_000, "300 ms"),
        (90 * SECOND, "90 s"),
        (40 * MINUTE, "40 min"),
        (11 * HOUR, "11 h"),
        (6 * DAY + 22 * HOUR, "7 d"),
        (100 * MINUTE, "100 min"),
        (150 * MINUTE, "2.5 h"),
        (150 * DAY, "5 mo"),
        (12 * YEAR, "12 y"),
        (9000 * YEAR, "9000 y"),
        (300_000 * YEAR, "300 ky"),
        (66_000_000 * YEAR, "66 My"),
        (9_260_000_000 * YEAR, "9 Gy"),
    ],
)
def test_lengths(micros: int, shown: str) -> None:
    assert length_words(micros) == shown


@given(st.integers(1, 10**12 * YEAR))
def test_the_length_of_a_silence_is_short(micros: int) -> None:
    assert len(length_words(micros)) <= 7


def test_a_burst_begins_with_its_date() -> None:
    story = [[instant("2025-03-11T09:00Z")], *[[instant(f"2025-03-18T{hour:02d}:00Z")] for hour in range(8, 20)]]

    drawn = ruled(story, KYIV, 60, years=False)

    assert drawn.upper == (Label(0, "Tue 11"), Label(7, "Tue 18"))
    assert [label.text for label in drawn.lower][:3] == ["7 d", "11", "12"]
    assert drawn.tells_day(story[0][0])
