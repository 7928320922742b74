"""Laws of the bars: whatever is drawn, at whatever width, fits, is harmless, and has a line for each event."""

import unicodedata
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.test_bars_golden import made
from tests.render.test_full_laws import timelines
from timeline.model import Account, Source, Timeline
from timeline.render.bars import MOST, bars
from timeline.render.columns import width_of
from timeline.render.ink import Line, Role
from timeline.render.paint import paint
from timeline.render.view import View

views = st.builds(
    View,
    width=st.integers(40, 200),
    zone=st.sampled_from([None, "America/New_York", "Europe/Kyiv"]),
    ascii=st.booleans(),
    background=st.booleans(),
    ids=st.booleans(),
)


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line)


@given(timelines(), views)
def test_every_line_fits_and_is_harmless(timeline: Timeline, view: View) -> None:
    lines = bars(timeline, timeline.events, view)

    for line in lines:
        shown = text_of(line)
        assert width_of(line) <= view.width, shown
        assert shown == shown.rstrip(" ")
        assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Zl", "Zp")]
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert paint(lines, color=False) == "".join(text_of(line) + "\n" for line in lines)


@given(timelines(), views)
def test_each_event_has_one_line(timeline: Timeline, view: View) -> None:
    wanted = [event for event in timeline.events if view.background or not event.background]

    rows = [line for line in bars(timeline, timeline.events, view) if line and line[0].role is Role.TIME]

    assert len([row for row in rows if row[0].text != "?"]) == len(wanted)


@given(timelines(), views, st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_changes_nothing(timeline: Timeline, view: View, random: Random) -> None:
    events = list(timeline.events)
    random.shuffle(events)

    assert bars(timeline, events, view) == bars(timeline, timeline.events, view)


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_ascii_is_ascii(width: int) -> None:
    timeline = made("18XX", "2025-03-18T10:00~", "2025-03-18T10:00/2025-03-18T11:00..2025-03-18T12:00", "2025-03-19..")

    lines = bars(timeline, timeline.events, View(width=width, ascii=True))
    assert [text_of(line) for line in lines[2:] if not text_of(line).isascii()] == []


def test_beyond_some_screens_the_first_are_drawn_and_the_drawing_says_so() -> None:
    timeline = made(*[f"20{year:02d}-{month:02d}" for year in range(25) for month in range(1, 13)])

    lines = [text_of(line) for line in bars(timeline, timeline.events, View(width=100))]
    assert f"The first {MOST} of 300 are drawn; choose by --since, --until, --tag, or with --limit" in lines
    assert sum("Event" in line for line in lines) == MOST


def test_all_are_drawn_where_somebody_says_how_many() -> None:
    timeline = made(*[f"20{year:02d}-{month:02d}" for year in range(25) for month in range(1, 13)])

    lines = [text_of(line) for line in bars(timeline, timeline.events, View(width=100, all_events=True))]
    assert sum("Event" in line for line in lines) == 300
    assert not [line for line in lines if "are drawn" in line]


def test_below_more_than_a_screen_the_ruler_stands_again() -> None:
    timeline = made(*[f"{year}" for year in range(1960, 2000)])

    lines = [text_of(line) for line in bars(timeline, timeline.events, View(width=100))]
    ruler = next(line for line in lines if "1970" in line and "Event" not in line)
    assert lines.count(ruler) == 2


def test_a_title_is_cut_with_a_sign_and_only_where_it_must_be() -> None:
    [event] = made("2025").events
    long, short = (msgspec.structs.replace(event, id=title, title=title) for title in ("long " * 60, "short"))

    lines = [text_of(line) for line in bars(Timeline(events=(long, short)), [long, short], View(width=60))]
    assert [line for line in lines if "long long lo… " in line]
    assert [line for line in lines if "short " in line]


@pytest.mark.parametrize(("width", "named"), [(79, 0), (80, 3), (95, 3), (96, 4), (119, 4), (120, 5), (140, 6)])
def test_as_many_parties_are_named_as_the_page_says(width: int, named: int) -> None:
    parties = {f"p{number}": Source(id=f"p{number}", name=f"P{number}", type="person") for number in range(9)}
    [event] = made("2025").events
    told = msgspec.structs.replace(event, accounts=tuple(Account(source=party) for party in parties))

    lines = [text_of(line) for line in bars(Timeline(sources=parties, events=(told,)), [told], View(width=width))]
    assert sum(f"▲ P{number}" in line for number in range(9) for line in lines) == named
    [row] = [line for line in lines if "Event 0" in line]
    assert row.count("▲") == named
    assert ("+" in row) == (named > 0)


def test_who_speaks_for_a_party_tells_it_for_the_party_and_who_denies_is_marked() -> None:
    sources = {
        "house": Source(id="house", name="House", type="institution"),
        "spokesman": Source(id="spokesman", name="Spokesman", type="person", speaks_for="house"),
        "court": Source(id="court", name="Court", type="institution"),
        "paper": Source(id="paper", name="Paper", type="press"),
    }
    accounts = (Account(source="spokesman"), Account(source="court", stance="denies"), Account(source="paper"))
    told = msgspec.structs.replace(made("2025").events[0], accounts=accounts)

    lines = [text_of(line) for line in bars(Timeline(sources=sources, events=(told,)), [told], View(width=100))]
    [row] = [line for line in lines if "Event 0" in line]
    assert row.endswith("≠1 ■ ×  +1")
    assert "  denied " in row
    assert "× denies it" in lines[-1]


@pytest.mark.parametrize(
    ("whens", "words"),
    [
        (["2025-03-18T10:00", "2025-03-18T11:00", "2025-08-18T10:00"], "silence"),
        (["2025-03-18T10:00/2025-08-18T10:00", "2025-03-18T11:00", "2025-08-18T10:00"], "time left out"),
    ],
)
def test_the_key_says_whether_something_reaches_across_a_silence(whens: list[str], words: str) -> None:
    timeline = made(*whens)

    assert f"┊ {words}" in text_of(bars(timeline, timeline.events, View(width=100))[-1])
