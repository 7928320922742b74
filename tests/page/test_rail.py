"""The rail of a page: its days, gaps, bars and nodes."""

from tests.page.pages import asked, held
from timeline.page.rail import Part, days

SPANS = """\
timeline: 1
timezone: Europe/Kyiv
events:
  - {id: night, title: The night, when: "2025-03-18T21:00/2025-03-19T06:00..2025-03-19T08:00"}
  - {id: hit, title: A hit, when: "2025-03-18T22:30~"}
  - {id: call, title: A call, when: "2025-03-19T12:00/.."}
  - {id: talks, title: Talks, when: 2025-03-23/2025-03-25}
  - {id: later, title: Later, when: 2025-03-27T10:00}
  - {id: whenever, title: Whenever}
"""


def rows() -> dict[str, list[Part]]:
    told = days(asked(SPANS).events, "Europe/Kyiv")
    return {("ends " if row.ends else "") + row.event.id: list(row.parts) for day in told for row in day.rows}


def test_a_span_in_which_others_happen_is_a_bar_until_its_end() -> None:
    told = rows()

    assert told["night"][0] is Part.FROM
    assert told["hit"] == [Part.THROUGH, Part.ABOUT]
    assert told["ends night"][0] is Part.TO


def test_other_spans_and_moments_stand_in_their_own_row() -> None:
    told = rows()

    assert told["talks"][0] is Part.OWN
    assert told["later"][0] is Part.EXACT
    assert told["whenever"][0] is Part.ABOUT


def test_edges_that_are_not_exact_and_edges_without_a_bound_are_told_apart() -> None:
    told = {(row.event.id, row.ends): row for day in days(asked(SPANS).events, "Europe/Kyiv") for row in day.rows}

    assert told["night", True].soft == {"end"}
    assert told["call", False].open == {"end"}
    assert told["talks", False].soft == frozenset()


def test_days_are_headings_and_what_is_empty_between_them_is_a_gap() -> None:
    told = days(asked(SPANS).events, "Europe/Kyiv")

    assert [(day.gap, f"{day.day} {day.rest}".strip()) for day in told] == [
        ("", "Tue 18 March 2025"),
        ("", "Wed 19 March 2025"),
        ("4 days", "Sun 23 March 2025"),
        ("2 days", "Thu 27 March 2025"),
        ("", "No date"),
    ]


def test_every_event_stands_once() -> None:
    content = held(SPANS)

    assert [row.event.id for day in content.days for row in day.rows if not row.ends] == list(content.events)
