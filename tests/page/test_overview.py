"""The overview: bars to scale, or how many events there are when."""

from itertools import pairwise

from bench.generate import generate
from tests.page.pages import asked, held
from timeline.page.overview import LINES, bars, density
from timeline.render.bars.strokes import Stroke


def test_few_events_have_a_line_each_and_many_are_counted() -> None:
    few, many = held(generate(LINES, 7)), held(generate(LINES + 1, 7), with_verdicts=True)

    assert few.lines is not None
    assert len(few.lines.lines) == LINES
    assert (few.density, few.at_odds) == (None, ())
    assert many.lines is None
    assert many.density is not None
    assert sum(one.count for one in many.density.bins) == LINES + 1
    assert [event.differ for event in many.at_odds] == sorted([event.differ for event in many.at_odds], reverse=True)


def test_a_bar_lies_within_the_scale_and_is_of_one_piece_a_stroke() -> None:
    told = bars(asked(generate(40, 3)).events, "Europe/Kyiv", "Europe/Kyiv")

    for line in told.lines:
        for one in line.stretches:
            assert 0 <= one.at <= one.at + one.width <= 100.01
        strokes = [one.stroke for one in line.stretches]
        assert all(left is not right for left, right in pairwise(strokes))
    assert {one.stroke for line in told.lines for one in line.stretches} >= {Stroke.EXACT, Stroke.LESS_EXACT}


def test_every_period_with_events_leads_to_its_first() -> None:
    events = asked(generate(200, 5)).events
    told = density(events, "Europe/Kyiv", {events[0].id})

    assert all((one.first is None) == (one.count == 0) for one in told.bins)
    assert sum(one.differ for one in told.bins) == 1
    assert told.most == max(one.count for one in told.bins)


def test_without_a_date_there_is_nothing_to_draw() -> None:
    events = asked("timeline: 1\nevents:\n  - {id: a, title: A}\n").events

    assert density(events, "UTC").bins == ()
    assert bars(events, "UTC", None).lines[0].stretches == ()
