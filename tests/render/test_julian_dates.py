"""Julian dates are drawn as stated, and where an event is shown whole the Gregorian date stands beside them."""

import pytest

from timeline.model import Event, Timeline
from timeline.render.detail import detail
from timeline.render.full import full
from timeline.render.paint import paint
from timeline.render.view import View
from timeline.when import parse_when


def drawn(*whens: str) -> tuple[list[str], str]:
    """The rail of events at these times, and the first event whole."""
    events = tuple(Event(id=f"e-{when}", title="E", own_when=parse_when(when)) for when in whens)
    timeline = Timeline(events=events)
    rows = paint(full(timeline, events, View(width=60)), color=False).splitlines()
    return rows, paint(detail(timeline, events[:1], View(width=120)), color=False)


def test_one_day_on_two_calendars_has_two_headings() -> None:
    rows, _ = drawn("1917-10-25[julian]", "1917-11-07")

    assert [row[:34].rstrip() for row in rows if "│   " in row and row[:3].strip()] == [
        "Wed 25  │   October 1917 (Julian)",
        "Wed  7  │   November",
    ]


@pytest.mark.parametrize(
    ("when", "heading"),
    [
        ("1066-10-14", "    14  │   October 1066"),
        ("1066-10-14[julian]", "Sat 14  │   October 1066 (Julian)"),
        ("1066-10-14[gregorian]", "Sun 14  │   October 1066"),
        ("1917-10[julian]", "        │   October 1917 (Julian)"),
        ("1648[julian]", "        │   1648 (Julian)"),
    ],
)
def test_headings_are_as_stated(when: str, heading: str) -> None:
    """Before 15 October 1582 a weekday stands only where the calendar is known."""
    rows, _ = drawn(when)

    assert heading in [row.rstrip() for row in rows]


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("1917-10-25[julian]", "Wed 25 October 1917 (Julian)  Wed 7 November 1917 (Gregorian)"),
        ("1066-10-14[julian]", "Sat 14 October 1066 (Julian)  Sat 20 October 1066 (Gregorian)"),
        ("1917-11-07[gregorian]", "Wed 7 November 1917  Wed 25 October 1917 (Julian)"),
        ("1917-11-07", "Wed 7 November 1917"),
    ],
)
def test_the_other_calendar_stands_beside(when: str, line: str) -> None:
    _, whole = drawn(when)

    assert whole.splitlines()[1] == line
