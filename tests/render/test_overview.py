"""The overview: one line an event, and what each rule of it looks like."""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Golden
from tests.render.shapes import PEOPLE, SHAPES, against, event, story
from tests.render.stories import story as stored
from tests.render.test_full_golden import spelt
from tests.render.test_full_laws import timelines, views
from timeline.model import Account, Point, Ruling, Source, Timeline
from timeline.render.ink import Role
from timeline.render.overview import overview
from timeline.render.paint import paint
from timeline.render.rail.plan import Begins, Ends, Entry, entries_of, steps_of
from timeline.render.text import cells
from timeline.render.view import View

GOLDEN = Path(__file__).parent / "golden"


def rows(timeline: Timeline, **how: object) -> list[str]:
    lines = overview(timeline, timeline.events, View(**how))  # type: ignore[arg-type]
    return paint(lines, color=False).splitlines()


def body(timeline: Timeline, **how: object) -> list[str]:
    """The rows of events and headings."""
    drawn = rows(timeline, **how)
    begin = next(number for number, row in enumerate(drawn) if row.strip().startswith("told")) + 1
    end = drawn.index("", begin) if "" in drawn[begin:] else len(drawn)
    return drawn[begin:end]


def beside(timeline: Timeline, **how: object) -> list[str]:
    """Rail and title, without what stands right of them."""
    return [re.sub(r" +\d+ +[·≠≟].*", "", row) for row in body(timeline, width=100, **how)]


@pytest.mark.parametrize("width", [40, 60, 100, 160])
@pytest.mark.parametrize("of", ["harbour", "odd", "incident"])
def test_drawing(of: str, width: int, golden: Golden) -> None:
    timeline = stored(of)

    golden(GOLDEN / f"overview-{of}-{width}.txt", "\n".join(rows(timeline, width=width)) + "\n")


@pytest.mark.parametrize("of", ["monarchs", "outage"])
@pytest.mark.parametrize("width", [60, 100])
def test_drawing_of_a_shape(of: str, width: int, golden: Golden) -> None:
    golden(GOLDEN / f"overview-{of}-{width}.txt", "\n".join(rows(SHAPES[of](), width=width)) + "\n")


def test_drawing_in_ascii_with_ids(golden: Golden) -> None:
    drawn = rows(stored("harbour"), width=100, ascii=True, ids=True)

    golden(GOLDEN / "overview-harbour-100-ascii-ids.txt", "\n".join(drawn) + "\n")


def test_the_page_shows_a_drawing_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "show.md").read_text(encoding="utf-8")

    assert "```\n" + "\n".join(rows(stored("harbour"), width=80)) + "\n```\n" in page


def test_roles(golden: Golden) -> None:
    timeline = stored("harbour")

    golden(GOLDEN / "overview-harbour-100-roles.txt", spelt(overview(timeline, timeline.events, View(width=100))))


# What stands inside of a bracket.


def test_what_must_happen_in_a_span_stands_inside_and_what_may_stands_outside() -> None:
    timeline = story(
        event("strikes", "2025-03-18T21:20/2025-03-19T06:00..2025-03-19T12:00"),
        event("hospital", "2025-03-18T22:30~"),
        event("eve", "2025-03-18"),
        event("depot", "2025-03-19T01:08"),
        event("railway", "2025-03-19T05:00..2025-03-19T07:41"),
        event("call", "2025-03-19T16:30"),
        event("exchange", "2025-03-19"),
    )

    assert beside(timeline) == [
        "Tue 18  │   March 2025",
        "   day  ○   Eve",
        " 21:20  ┏   Strikes",
        " 22:30~ ┃ ○ Hospital",
        "Wed 19  ┃",
        " 01:08  ┗ ● Depot",
        " 05:00+ ○   Railway",
        " 16:30  ●   Call",
        "   day  ○   Exchange",
    ]


def test_spans_in_spans_stand_two_deep_at_most() -> None:
    timeline = story(
        event("one", "2025-03-18T10:00/2025-03-18T18:00"),
        event("two", "2025-03-18T11:00/2025-03-18T17:00"),
        event("three", "2025-03-18T12:00/2025-03-18T16:00"),
        event("node", "2025-03-18T13:00"),
        event("after", "2025-03-18T17:30"),
    )

    assert beside(timeline) == [
        "Tue 18  │     March 2025",
        " 10:00  ┏     One",
        " 11:00  ┃ ┏   Two",
        " 12:00  ┃ ┃ ○ Three",
        " 13:00  ┃ ┗ ● Node",
        " 17:30  ┗ ●   After",
    ]


def test_a_moment_that_is_uncertain_has_a_node_and_never_a_bar() -> None:
    timeline = story(event("a", "2025-03-18T12:00..2025-03-18T17:47"), event("b", "..2025-03-18T18:00"))

    assert beside(timeline) == ["Tue 18  │   March 2025", " 12:00+ ○   A", "–18:00  ○   B"]


@given(timelines(), views)
def test_every_event_is_drawn_once_and_in_a_bar_is_only_what_must_overlap_it(timeline: Timeline, view: View) -> None:
    entries = entries_of(timeline.events, view.zone or "UTC", view.by)
    steps = list(steps_of(entries, fold_background=False))

    drawn = [step.entry.event.id for step in steps if isinstance(step, Begins)]
    assert sorted(drawn) == sorted(one.id for one in timeline.events)
    open_bars: dict[int, Entry] = {}
    for step in steps:
        if isinstance(step, Ends):
            assert open_bars.pop(step.column) is step.entry
        elif isinstance(step, Begins):
            assert all(step.entry.must_overlap(bar) for bar in open_bars.values())
            if step.holds:
                assert step.column not in open_bars
                open_bars[step.column] = step.entry
    assert open_bars == {}


# What is told, and who is against whom on what.


def told(*accounts: Account, rulings: Sequence[Ruling] = ()) -> str:
    """What stands right of the title of one event."""
    it = msgspec.structs.replace(event("it", "2025-03-18", "It", *accounts), rulings=tuple(rulings))
    (row,) = [row for row in body(story(it, sources=PEOPLE), width=100) if " It " in row]
    return " ".join(row.split(" It ", 1)[1].split())


def test_the_pair_has_its_own_sign() -> None:
    assert told(*against(("3", "4"))) == "2 ≠1 Ann ≠ Bob: dead"
    assert told(*against(("red", "blue"), name="colour")) == "2 ≟1 Ann ≟ Bob: colour"


def test_what_the_editor_has_ruled_has_his_sign() -> None:
    ruling = Ruling(point="colour", values=("red", "blue"), verdict="differs", because="b", by="desk")
    left_open = msgspec.structs.replace(ruling, verdict="open")

    assert told(*against(("red", "blue"), name="colour"), rulings=[ruling]) == "2 ≠1 Ann ≠§ Bob: colour"
    assert told(*against(("red", "blue"), name="colour"), rulings=[left_open]) == "2 ≟1 Ann ≟§ Bob: colour"


def test_parties_stand_before_press() -> None:
    sources = {**PEOPLE, "apress": Source(id="apress", name="A Press", type="press")}
    accounts = [Account(source=who, points=(Point(name="dead", value=value),)) for who, value in
                (("apress", "3"), ("ann", "3"), ("bob", "4"))]  # fmt: skip
    timeline = story(event("it", "2025-03-18", "It", *accounts), sources=sources)

    assert any(row.endswith("Ann ≠ Bob: dead") for row in body(timeline, width=100))


def test_what_one_source_alone_tells_is_no_agreement() -> None:
    assert told(Account(source="ann")) == "1 · one source"
    assert told(Account(source="ann"), Account(source="bob", repeats="ann")) == "2 · uncorroborated"
    assert told(Account(source="ann"), Account(source="bob")) == "2"


def test_the_heading_says_what_the_story_is_at_odds_about() -> None:
    ruling = Ruling(point="colour", values=("red", "blue"), verdict="differs", because="b", by="desk")
    first = event("one", "2025-03-18", "The first", *against(("3", "4")))
    more = event("two", "2025-03-19", "The second", *against(("red", "blue"), name="colour"))
    timeline = story(first, msgspec.structs.replace(more, rulings=(ruling,)), sources=PEOPLE)
    worded = story(first, more, sources=PEOPLE)

    assert rows(timeline, width=100)[1] == "2 events · ≠ 2 (1 ruled §) · 2 sources · most in: The first"
    assert rows(worded, width=100)[1] == "2 events · ≠ 1 · ≟ 1 · 2 sources · most in: The first"
    assert rows(worded, width=50)[1] == "2 events · ≠ 1 · ≟ 1 · 2 sources"


def test_below_eighty_cells_the_last_column_goes_and_the_title_stays() -> None:
    timeline = story(event("it", "2025-03-18", "It was so", *against(("3", "4"))), sources=PEOPLE)

    assert body(timeline, width=80)[1].endswith("≠1  Ann ≠ Bob: dead")
    assert body(timeline, width=79)[1].endswith("≠1")
    assert "It was so" in body(timeline, width=40)[1]


def test_titles_are_cut_with_a_sign_and_ids_are_not() -> None:
    name = "an-id-that-has-to-be-typed-as-it-is-" * 2
    timeline = story(event(name, "2025-03-18", "A title that is much too long for its column " * 3))

    assert "A title that is muc…" in body(timeline, width=40)[1]
    for width in (40, 100):
        assert name in "".join(row.strip(" │") for row in body(timeline, width=width, ids=True))


# Headings.


def test_a_gap_stands_in_the_row_of_its_heading() -> None:
    timeline = story(event("a", "2025-03-11"), event("b", "2025-03-18"), event("c", "2025-04-19"))

    assert beside(timeline) == [
        "Tue 11  │   March 2025",
        "   day  ○   A",
        "Tue 18  ┊   7 days later",
        "   day  ○   B",
        "Sat 19  ┊   April  32 days later",
        "   day  ○   C",
    ]


def test_a_heading_repeats_the_year_where_a_page_begins() -> None:
    timeline = story(*(event(f"e{day}", f"2025-{1 + day // 28:02d}-{1 + day % 28:02d}") for day in range(40)))

    def years(**how: object) -> list[int]:
        return [number for number, row in enumerate(body(timeline, **how)) if "2025" in row]

    assert years(height=25) == [0, 24, 48, 72]
    assert years() == [0, 40]


def test_groups_stand_under_their_period_with_their_counts() -> None:
    first = event("a", "2024-03-18T10:00", "A", *against(("3", "4")))
    timeline = story(first, event("b", "2024-03-19"), event("c", "2025-01"), event("d", "2025-02-01"), sources=PEOPLE)

    assert beside(timeline, group="year") == [
        "        │   2024  2 events · ≠1",
        "18 Mar  ●   A",
        "19 Mar  ○   B",
        "        ┊   2025  10 months later  2 events",
        "   Jan  ○   C",
        " 1 Feb  ○   D",
    ]
    assert [row.split("  ")[-1] for row in body(timeline, group="month", width=60) if "event" in row] == [
        "2 events · ≠1", "1 event", "1 event",
    ]  # fmt: skip


# The screen.


def thirteen(days: int) -> Timeline:
    """Thirteen events on so many days, with spans, disputes and gaps."""
    events = [
        event(
            f"e{number}",
            f"2025-03-{1 + 2 * (number % days):02d}T{10 + number // days:02d}:00~",
            "",
            *against(("3", "4")),
        )
        for number in range(13)
    ]
    return story(*events, sources=PEOPLE)


def test_thirteen_events_stand_on_a_screen_of_24_rows_with_the_prompt() -> None:
    """First the key goes, then the empty line."""
    drawn = rows(thirteen(5), width=80, height=24)
    higher = rows(thirteen(5), width=80, height=25)

    assert len(drawn) == 22
    assert "≠ differ" not in drawn[-1]
    assert "" in drawn
    assert len(rows(thirteen(7), width=80, height=24)) == 23
    assert "" not in rows(thirteen(7), width=80, height=24)
    assert higher[-1].startswith("≠ differ")


def test_any_fifteen_events_stand_on_a_screen_of_40_rows() -> None:
    events = [
        event(f"e{number}", f"{1900 + 3 * number}-03-{1 + number:02d}T10:00~", "", *against(("3", "4")))
        for number in range(15)
    ]
    drawn = rows(story(*events, sources=PEOPLE), width=100, height=40)

    assert len(drawn) < 40
    assert drawn[-1].startswith("≠ differ")


def test_in_a_pipe_nothing_is_left_out() -> None:
    assert rows(thirteen(13), width=80)[-1].startswith("≠ differ")


# Laws.


@given(timelines(), views, st.sampled_from([None, "year", "month"]), st.sampled_from([None, 24]), st.booleans())
def test_every_line_fits_and_every_event_has_one(
    timeline: Timeline, view: View, group: str | None, height: int | None, ids: bool
) -> None:
    view = msgspec.structs.replace(view, group=group, height=height, ids=ids)
    drawn = paint(overview(timeline, timeline.events, view), color=False).splitlines()

    assert [row for row in drawn if cells(row) > view.width or row != row.rstrip(" ")] == []
    listed = [one for one in timeline.events if view.background or not one.background]
    assert sum(any(piece.role in (Role.TITLE, Role.PLAIN) for piece in line[1:]) for line in
               overview(timeline, timeline.events, view)) >= len(listed)  # fmt: skip


@given(timelines(), views, st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_changes_nothing(timeline: Timeline, view: View, random: Random) -> None:
    events = list(timeline.events)
    random.shuffle(events)

    assert overview(timeline, events, view) == overview(timeline, timeline.events, view)
