"""Times that are later than another's by the same amount throughout: when that is said, and how often by chance."""

from collections.abc import Callable, Sequence
from random import Random

import msgspec
import pytest

from tests.compare.stories import account, event, timeline
from tests.tables import table
from timeline.compare.diff import diff
from timeline.compare.overview import every_pair
from timeline.compare.report import Report
from timeline.compare.shifts import Shift, shift_of, source_differences, source_shifts
from timeline.compare.sides import Side
from timeline.model import Ruling, Source, Timeline
from timeline.verdict import Verdict
from timeline.when import parse_when

MINUTE = 60_000_000
HOUR, DAY = 60 * MINUTE, 1440 * MINUTE
SOURCES = {name: Source(id=name, name=name) for name in ("cctv", "phone", "log")}


def told(*pairs: tuple[str | None, str | None], published: bool = False) -> Timeline:
    """A story in which the camera and the phone give each event a time."""
    events = []
    for number, times in enumerate(pairs):
        accounts = [
            account(source, {}, when=when, published=when if published and source == "phone" else None)
            for source, when in zip(("cctv", "phone"), times, strict=True)
            if when is not None
        ]
        events.append(event(*accounts, id=f"e{number}"))
    return timeline(*events, sources=SOURCES)


def at(minute: int, day: int = 18) -> str:
    return f"2025-03-{day}T{10 + minute // 60}:{minute % 60:02}Z"


def later(minutes: Sequence[int]) -> Timeline:
    """The phone's times are so many minutes later than those of the camera, an hour and a bit from event to event."""
    return told(*[(at(61 * number), at(61 * number + off)) for number, off in enumerate(minutes)])


def report(story: Timeline, *, align: bool = False, within: int = 0) -> Report:
    return diff(
        [Side(label=name, timeline=story, sources=(name,)) for name in ("cctv", "phone")], align=align, within=within
    )


def mirrored(shift: Shift) -> Shift:
    """The same from the other side."""
    return msgspec.structs.replace(shift, micros=-shift.micros)


def said(story: Timeline) -> list[tuple[str, str]]:
    return [(one.shift.amount, one.shift.share) for one in report(story).shifts]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([7, 7, 7], [("7 min", "3 of 3")]),
        ([7, 6, 8], [("~ 7 min", "3 of 3 (± 1 min)")]),
        ([7, 7, 7, 7, 0], [("7 min", "4 of 5")]),
        ([60, 60, 60], [("exactly 1 h", "3 of 3")]),
        ([60, 61, 59], [("~ 60 min", "3 of 3 (± 1 min)")]),
        ([7, 7], []),
        ([7], []),
        ([7, 7, 7, 0], []),
        ([7, 7, 19], []),
        ([3, 2, 4], []),
        ([1, 1, 1], []),
        ([0, 0, 0], []),
    ],
)
def test_a_shift_is_said_from_three_pairs_that_agree(minutes: list[int], words: list[tuple[str, str]]) -> None:
    assert said(later(minutes)) == words


def test_dates_are_shifted_by_whole_days() -> None:
    days = [("2025-03-03", "2025-03-04"), ("2025-03-10", "2025-03-11"), ("2025-03-30", "2025-03-31")]

    (one,) = report(told(*days)).shifts
    assert (one.shift, one.shift.amount) == (Shift(DAY, 0, 3, 3, dates=True), "1 day")


def test_times_of_publication_are_left_out() -> None:
    story = told(*[(at(61 * number), at(61 * number + 7)) for number in range(4)], published=True)

    assert report(story).shifts == ()


def test_inexact_times_and_times_of_two_kinds_are_left_out() -> None:
    assert said(told(*[(at(61 * number), f"{at(61 * number + 7)}~") for number in range(3)])) == []
    assert said(told(*[(at(61 * number), "2025-03-19") for number in range(3)])) == []


def test_a_point_with_a_clock_time_counts_where_the_event_has_none() -> None:
    events = [
        event(
            account("cctv", {"seen": at(61 * number)}), account("phone", {"seen": at(61 * number + 7)}), id=f"e{number}"
        )
        for number in range(3)
    ]

    assert said(timeline(*events, sources=SOURCES)) == [("7 min", "3 of 3")]


def test_an_end_is_never_held_against_a_begin() -> None:
    begins = [at(61 * number) for number in range(3)]
    ends = ["/" + at(61 * number + 40) for number in range(3)]

    assert said(told(*zip(begins, ends, strict=True))) == []
    assert said(told(*zip(ends, begins, strict=True))) == []


def test_ends_are_held_against_each_other_where_not_both_state_a_begin() -> None:
    spans = [f"{at(61 * number)}/{at(61 * number + 30)}" for number in range(3)]
    ends = ["/" + at(61 * number + 37) for number in range(3)]

    assert said(told(*zip(spans, ends, strict=True))) == [("7 min", "3 of 3")]


def test_changing_sides_changes_the_sign_alone_where_points_stand_in_another_order() -> None:
    events = [
        event(
            account("cctv", {"a": at(61 * number), "b": at(61 * number)}),
            account("phone", {"b": at(61 * number + 9), "a": at(61 * number + 7)}),
            id=f"e{number}",
        )
        for number in range(3)
    ]
    story = timeline(*events, sources=SOURCES)
    sides = [Side(label=name, timeline=story, sources=(name,)) for name in ("phone", "cctv")]

    assert said(story) == [("7 min", "3 of 3")]
    assert [mirrored(one.shift) for one in diff(sides).shifts] == [one.shift for one in report(story).shifts]


def test_changing_sides_changes_the_sign_alone() -> None:
    story = later([7, 6, 8, 7])
    sides = [Side(label=name, timeline=story, sources=(name,)) for name in ("phone", "cctv")]

    assert [mirrored(one.shift) for one in diff(sides).shifts] == [one.shift for one in report(story).shifts]


def test_every_pair_and_every_list_of_sources_say_it() -> None:
    story = later([7, 6, 8])
    shift = Shift(7 * MINUTE, MINUTE, 3, 3)

    assert source_shifts(story, [source_differences(story, story.events)]) == (("cctv", "phone", shift),)
    assert [line.shifts for line in every_pair(story)] == [(shift,)]


def test_a_grid_says_it_of_two_of_its_sides() -> None:
    story = later([7, 7, 7])
    sides = [Side(label=name, timeline=story, sources=(name,)) for name in ("log", "cctv", "phone")]

    assert [(one.sides, one.shift.amount) for one in diff(sides).shifts] == [((1, 2), "7 min")]


def test_aligned_times_differ_no_more() -> None:
    story = later([7, 6, 8, 30])

    assert [entry.verdict for entry in report(story).events] == [Verdict.DIFFERS] * 4
    assert report(story, align=True).shifts == ()
    story = later([7, 7, 7, 7, 30])
    found = report(story, align=True)
    assert [entry.verdict for entry in found.events] == [*[Verdict.SAME] * 4, Verdict.DIFFERS]
    assert [(one.sides, one.aligned) for one in found.shifts] == [((0, 1), True)]
    assert [line.points[Verdict.DIFFERS] for line in every_pair(story, align=True)] == [1]


def test_what_is_aligned_keeps_the_words_of_its_source() -> None:
    (value, other) = report(later([7, 7, 7]), align=True).events[0].rows[0].facings[0].values

    assert value is not None
    assert other is not None
    assert (value.value, other.value) == (at(0), at(7))
    assert [(source, when.earliest) for source, when in other.corrected] == [("phone", parse_when(at(0)).earliest)]


def test_a_point_is_aligned_as_the_event_is() -> None:
    events = [
        event(
            account("cctv", {"seen": at(61 * number + 1)}, when=at(61 * number)),
            account("phone", {"seen": at(61 * number + 8)}, when=at(61 * number + 7)),
            id=f"e{number}",
        )
        for number in range(3)
    ]
    story = timeline(*events, sources=SOURCES)

    assert {row.verdict for row in report(story).rows()} == {Verdict.DIFFERS}
    assert {row.verdict for row in report(story, align=True).rows()} == {Verdict.SAME}


def test_dates_are_aligned_too() -> None:
    days = [("2025-03-03", "2025-03-04"), ("2025-03-10", "2025-03-11"), ("2025-03-30", "2025-03-31")]

    assert {row.verdict for row in report(told(*days), align=True).rows()} == {Verdict.SAME}


def test_within_is_taken_after_the_shift_is_taken_out() -> None:
    story = later([7, 6, 8])

    assert {row.verdict for row in report(story, within=MINUTE).rows()} == {Verdict.DIFFERS}
    assert {row.verdict for row in report(story, align=True, within=MINUTE).rows()} <= {
        Verdict.SAME,
        Verdict.COMPATIBLE,
    }


Noise = Callable[[Random], int]
NOISE: dict[str, Noise] = {
    "each some minutes off, to the minute": lambda random: round(random.gauss(0, 5)) - round(random.gauss(0, 5)),
    "each a quarter of an hour off, to the minute": lambda random: (
        round(random.gauss(0, 15)) - round(random.gauss(0, 15))
    ),
    "each rounded to a quarter of an hour": lambda random: (
        15 * (round(random.gauss(0, 15) / 15) - round(random.gauss(0, 15) / 15))
    ),
    "each rounded to half an hour": lambda random: (
        30 * (round(random.gauss(0, 20) / 30) - round(random.gauss(0, 20) / 30))
    ),
    "half of the dates a day off, either way": lambda random: random.choice((0, 0, -1, 1)),
}
RUNS = 4000


def claimed(noise: Noise, pairs: int, *, dates: bool) -> float:
    """The percentage of two sources that are said to be apart throughout, with nothing systematic between them."""
    random = Random(20250318)
    unit = DAY if dates else MINUTE
    found = [shift_of([noise(random) * unit for _ in range(pairs)], dates=dates) for _ in range(RUNS)]
    return 100 * sum(one is not None for one in found) / RUNS


def test_the_page_tells_how_often_it_is_said_by_chance() -> None:
    rows = [row for row in table("diff.md", "Systematic disagreement") if row[0] in NOISE]

    assert {row[0] for row in rows} == set(NOISE)
    for name, *told_rates in rows:
        rates = [claimed(NOISE[name], pairs, dates="dates" in name) for pairs in (3, 5, 10)]
        assert [f"{rate:.1f} %" for rate in rates] == told_rates, name


@pytest.mark.parametrize("pairs", [3, 5, 10])
def test_a_clock_that_is_off_is_found(pairs: int) -> None:
    random = Random(7)
    found = [shift_of([(7 + random.choice((-1, 0, 0, 1))) * MINUTE for _ in range(pairs)]) for _ in range(RUNS // 10)]

    assert sum(one is not None for one in found) > 0.85 * len(found)


def test_aligning_never_changes_what_is_ruled() -> None:
    ruling = Ruling(values=(at(0), at(7)), verdict="differs", because="Both clocks were checked.", row="when")
    story = later([7, 7, 7])
    first = msgspec.structs.replace(story.events[0], rulings=(ruling,))
    ruled = timeline(first, *story.events[1:], sources=SOURCES)

    assert [entry.verdict for entry in report(ruled, align=True).events] == [
        Verdict.DIFFERS,
        Verdict.SAME,
        Verdict.SAME,
    ]
