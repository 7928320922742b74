"""The full drawing: what each rule of the drawing looks like, in small drawings."""

from collections.abc import Sequence

import msgspec
import pytest

from timeline.model import Account, Event, Source, Timeline
from timeline.render.full import full
from timeline.render.paint import paint
from timeline.render.view import View
from timeline.when import parse_when

SOURCES = {
    "office": Source(id="office", name="Office", type="institution"),
    "spokesman": Source(id="spokesman", name="Spokesman", type="person", speaks_for="office"),
    "paper": Source(id="paper", name="Paper", type="press"),
}


def event(id: str, when: str | None, *sources: str, title: str | None = None, background: bool = False) -> Event:  # noqa: A002
    return Event(
        id=id,
        title=title or id.capitalize(),
        own_when=None if when is None else parse_when(when),
        accounts=tuple(Account(source=source) for source in sources),
        background=background,
    )


def body(*events: Event, width: int = 80, zone: str | None = None, background: bool = False) -> str:
    """The drawing without what stands above and below it."""
    timeline = Timeline(sources=SOURCES, events=events)
    text = paint(full(timeline, events, View(width=width, zone=zone, background=background)), color=False)
    return text.split("\n\n")[1].rstrip("\n")


def picture(*rows: str) -> str:
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("when", "heading", "row"),
    [
        ("2025-03-18T16:00", "Tue 18  │   March 2025", " 16:00  ●   It"),
        ("2025-03-18T16:00~", "Tue 18  │   March 2025", " 16:00~ ○   It"),
        ("2025-03-18T16:00?", "Tue 18  │   March 2025", " 16:00? ○   It"),
        ("2025-03-18T16:00%", "Tue 18  │   March 2025", " 16:00% ○   It"),
        ("2025-03-18", "Tue 18  │   March 2025", "   day  ○   It"),
        ("2025-03-18~", "Tue 18  │   March 2025", "   day~ ○   It"),
        ("2025-03", "        │   March 2025", " month  ○   It"),
        ("2025-21", "        │   spring 2025", "season  ○   It"),
        ("2025", "        │   2025", "  year  ○   It"),
        ("196X", "        │   1960s", "decade  ○   It"),
        ("19XX", "        │   1900–1999", " cent.  ○   It"),
        ("-0043", "        │   44 BC", "  year  ○   It"),
        ("unknown", "        │   No date", "     ?  ○   It"),
        ("2025-03-18T16:00..", "Tue 18  │   March 2025", " 16:00+ ○   It"),
        ("..2025-03-18T16:00", "Tue 18  │   March 2025", "–16:00  ○   It"),
    ],
)
def test_the_time_column_says_as_much_as_is_known(when: str, heading: str, row: str) -> None:
    actual = body(event("it", when))

    assert actual == picture(heading, row)


@pytest.mark.parametrize(
    ("when", "rows"),
    [
        ("2025-03-18T16:00/2025-03-18T18:30", (" 16:00  ┏   It", " 18:30  ┗")),
        ("2025-03-18T16:00/2025-03-18T18:30~", (" 16:00  ┏   It", " 18:30~ ┗")),
        ("2025-03-18T16:00/2025-03-19T08:00", (" 16:00  ┏   It", "19 Mar  ┃", " 08:00  ┗")),
        ("2025-03-18T16:00/2026-01-02", (" 16:00  ┏   It", "  2026  ┃", " 2 Jan  ┗")),
        ("2025-03-18/2025-03-25", ("   day  ┏   It", "25 Mar  ┗")),
        ("2025-03-18/2025-04", ("   day  ┏   It", "   Apr  ┗")),
        ("2025-03-18/2026", ("   day  ┏   It", "  2026  ┗")),
        ("2025-03-18T16:00/..", (" 16:00  ┏   It", "  open  ↓")),
        ("../2025-03-18T16:00", ("  open  ↑   It", " 16:00  ┗")),
        ("2025-03-18T16:00/", (" 16:00  ┏   It", "     ?  ┇")),
        ("2025-03-18T16:00/2025-03-18T18:30..2025-03-18T18:52", (" 16:00  ┏   It", " 18:30  ┇", "–18:52  ┗")),
        ("2025-03-18T16:00..2025-03-18T16:10/2025-03-18T18:30", (" 16:00  ┏   It", "–16:10  ┇", " 18:30  ┗")),
    ],
)
def test_a_span_is_a_bracket(when: str, rows: Sequence[str]) -> None:
    actual = body(event("it", when))

    assert actual == picture("Tue 18  │   March 2025", *rows)


def test_a_moment_between_two_others_has_one_node_and_says_so_in_words() -> None:
    actual = body(event("it", "2025-03-18T23:00..2025-03-19T01:00", "paper"))

    assert actual == picture(
        "Tue 18  │   March 2025",
        f" 23:00+ ○   It  between 23:00 and 19 Mar 01:00{' ' * 26}1 source",
        "        │   □ Paper",
    )


def test_what_is_known_between_two_clocks_stands_on_the_line_of_its_place() -> None:
    it = event("it", "2025-03-18T12:00..2025-03-18T17:47", title="A missile hits those who mend the line")
    placed = msgspec.structs.replace(it, place="A district of an oblast")

    assert body(placed) == picture(
        "Tue 18  │   March 2025",
        " 12:00+ ○   A missile hits those who mend the line",
        "        │   A district of an oblast  between 12:00 and 17:47",
    )


def test_a_span_that_others_must_happen_in_keeps_its_bar() -> None:
    actual = body(
        event("long", "2025-03-18T21:20/2025-03-19T08:00~"),
        event("inside", "2025-03-18T22:30"),
        event("after", "2025-03-19T07:59"),
        event("day", "2025-03-19"),
    )

    assert actual == picture(
        "Tue 18  │   March 2025",
        " 21:20  ┏   Long",
        "        ┃",
        " 22:30  ┃ ● Inside",
        "        ┇",
        "Wed 19  ┃   March",
        " 08:00~ ┗   ends: Long",
        "        │",
        " 07:59  ●   After",
        "        │",
        "   day  ○   Day",
    )


def test_what_begins_when_a_span_ends_stands_behind_it() -> None:
    actual = body(event("span", "2025-03-18T10:00/2025-03-18T12:00"), event("after", "2025-03-18T12:00"))

    assert actual == picture(
        "Tue 18  │   March 2025",
        " 10:00  ┏   Span",
        " 12:00  ┗",
        "        │",
        " 12:00  ●   After",
    )


def test_an_end_on_a_day_of_its_own_has_its_date_above() -> None:
    actual = body(event("span", "2025-03-18T10:00/2025-03-20T12:00"), event("inside", "2025-03-18T11:00"))

    assert actual.endswith(
        picture(" 11:00  ┃ ● Inside", "        ┃", "20 Mar  ┃", " 12:00  ┗   ends: Span"),
    )


def test_two_bars_stand_beside_each_other_and_a_third_span_is_a_node() -> None:
    actual = body(
        event("one", "2025-03-18T10:00/2025-03-18T18:00"),
        event("two", "2025-03-18T11:00/2025-03-18T17:00"),
        event("three", "2025-03-18T12:00/2025-03-18T16:00"),
        event("node", "2025-03-18T13:00"),
    )

    assert actual == picture(
        "Tue 18  │     March 2025",
        " 10:00  ┏     One",
        "        ┃",
        " 11:00  ┃ ┏   Two",
        "        ┃ ┃",
        " 12:00  ┃ ┃ ● Three  until 16:00",
        "        ┃ ┃",
        " 13:00  ┃ ┃ ● Node",
        "        ┃ ┃",
        " 17:00  ┃ ┗   ends: Two",
        "        ┃",
        " 18:00  ┗     ends: One",
    )


def test_a_short_span_inside_another_is_a_bracket_beside_its_bar() -> None:
    actual = body(event("one", "2025-03-18T10:00/2025-03-18T18:00"), event("two", "2025-03-18T11:00/2025-03-18T12:00"))

    assert actual == picture(
        "Tue 18  │   March 2025",
        " 10:00  ┏   One",
        "        ┃",
        " 11:00  ┃ ┏ Two",
        " 12:00  ┃ ┗",
        "        ┃",
        " 18:00  ┗   ends: One",
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2025-03-11", "2025-03-13", "2 days"),
        ("2025-03-11T23:59", "2025-03-13T00:01", "2 days"),
        ("2025-03-11/2025-03-15", "2025-03-18", "3 days"),
        ("2025-01-01", "2025-04-10", "99 days"),
        ("2025-01-01", "2025-04-11", "3 months"),
        ("2025-03", "2025-05-20", "2 months"),
        ("2020-01-31", "2021-12-31", "23 months"),
        ("2020-01-31", "2022-01-30", "23 months"),
        ("2020-01-31", "2022-01-31", "2 years"),
        ("1939", "1945-05-08", "6 years"),
        ("0000", "0002", "2 years"),
    ],
)
def test_a_gap_says_how_long_it_is(before: str, after: str, words: str) -> None:
    actual = body(event("a", before), event("b", after))

    assert f"        ┊   {words}\n" in actual


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2025-03-11", "2025-03-12"),
        ("2025-03-31T23:00", "2025-04-01T01:00"),
        ("2025-03", "2025-04-30"),
        ("2025-03", "2025-03-31"),
        ("2025", "2026"),
        ("196X", "1969"),
    ],
)
def test_there_is_no_gap_where_no_day_is_known_to_be_empty(before: str, after: str) -> None:
    assert "┊" not in body(event("a", before), event("b", after))


def test_a_gap_has_three_rows_at_most() -> None:
    actual = body(event("a", "1025-03-11"), event("b", "2025-03-11"))

    assert [row.strip() for row in actual.splitlines() if "┊" in row] == ["┊", "┊   1000 years", "┊"]


def test_background_events_fold_into_the_words_of_a_gap() -> None:
    actual = body(
        event("first", "2024-08-06", background=True),
        event("second", "2025-03-06", background=True),
        event("a", "2025-03-13"),
        event("third", "2025-03-14", background=True),
        event("fourth", "2025-03-18T15:00", background=True),
        event("b", "2025-03-18T16:00"),
        event("fifth", "2025-03-18T17:00", background=True),
        event("c", "2025-03-18T18:00"),
        event("sixth", "2025-04-02", background=True),
    )

    assert actual == picture(
        "        ┊   2 background events, 6 Aug 2024 – 6 Mar 2025",
        "Thu 13  │   March 2025",
        "   day  ○   A",
        "        ┊",
        "        ┊   5 days · 2 background events, 14 – 18 Mar",
        "        ┊",
        "Tue 18  │   March",
        " 16:00  ●   B",
        "        ┊   1 background event",
        " 18:00  ●   C",
        "        ┊   1 background event, 2 Apr",
    )


def test_background_events_can_be_unfolded() -> None:
    actual = body(event("old", "2025-03-13", background=True), background=True)

    assert actual == picture("Thu 13  │   March 2025", "   day  ○   Old  background")


def test_a_zone_moves_clock_times_and_never_a_date() -> None:
    events = (event("day", "2025-03-18"), event("night", "2025-03-18T23:30Z"))

    assert body(*events, zone="Asia/Tokyo") == picture(
        "Tue 18  │   March 2025",
        "   day  ○   Day",
        "        │",
        "Wed 19  │   March",
        " 08:30  ●   Night",
    )


def test_seconds_widen_the_time_column_of_the_whole_drawing() -> None:
    actual = body(event("a", "2025-03-18T09:58"), event("b", "2025-03-18T09:58:07~"))

    assert actual == picture(
        "Tue 18     │   March 2025",
        " 09:58     ●   A",
        "           │",
        " 09:58:07~ ○   B",
    )


def test_sources_that_do_not_fit_are_counted() -> None:
    sources = {f"s{number}": Source(id=f"s{number}", name=f"Source {number}", type="press") for number in range(9)}
    events = (event("it", "2025-03-18", *sources),)

    lines = full(Timeline(sources=sources, events=events), events, View(width=40))

    rows = paint(lines, color=False).splitlines()
    begin = rows.index("        │   □ Source 0  □ Source 1")
    assert rows[begin + 1] == "        │   +7 press"


def test_the_key_has_no_kind_of_source_that_had_no_room() -> None:
    sources = {"office": SOURCES["office"], "b": Source(id="b", name="B" * 30, type="press")}
    events = (event("it", "2025-03-18", *sources),)

    text = paint(full(Timeline(sources=sources, events=events), events, View(width=40)), color=False)

    assert "+1 press" in text
    assert "□ press" not in text


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), "no events"),
        ((event("a", "2025-03-18", "paper"),), "18 March 2025 · 1 event · 1 source"),
        (
            (event("a", "2025-03-18T10:00", "paper", "office"), event("b", "2025-03-19")),
            "18–19 March 2025 · times in UTC · 2 events · 2 sources",
        ),
        ((event("a", "2025-03-28/2025-04-02"),), "28 March – 2 April 2025 · 1 event"),
        ((event("a", "2024-12-28"), event("b", "2025-01")), "28 December 2024 – January 2025 · 2 events"),
        ((event("a", "1939"), event("b", "1945")), "1939 – 1945 · 2 events"),
        ((event("a", None, "spokesman"),), "1 event · 1 source"),
    ],
)
def test_the_heading_counts_what_is_drawn(events: Sequence[Event], expected: str) -> None:
    lines = full(Timeline(sources=SOURCES, events=tuple(events)), events, View(width=100))

    assert paint(lines, color=False).splitlines()[0] == expected


def test_below_forty_cells_it_is_drawn_in_forty() -> None:
    events = (event("a", "2025-03-18", "paper", title="A title that needs more than one line here"),)
    timeline = Timeline(sources=SOURCES, events=events)

    assert full(timeline, events, View(width=12)) == full(timeline, events, View(width=40))


@pytest.mark.parametrize(
    ("drawn", "background", "expected"),
    [
        (("one", "two"), False, "18 March 2025 · 2 events"),
        (("one",), False, "18 March 2025 · 1 of 2 events"),
        (("one",), True, "18 March 2025 · 1 of 3 events"),
        ((), False, "none of 2 events"),
    ],
)
def test_the_heading_says_of_how_many_events_the_drawn_ones_are(
    drawn: tuple[str, ...], background: bool, expected: str
) -> None:
    """Folded background events are not among them."""
    events = (
        event("one", "2025-03-18"),
        event("two", "2025-03-18"),
        event("past", "2025-03-18", background=True),
    )
    chosen = [event for event in events if event.id in drawn]

    lines = full(Timeline(events=events), chosen, View(background=background))

    assert paint(lines, color=False).splitlines()[0] == expected


def test_what_has_no_room_beside_the_title_stands_below_it() -> None:
    events = (event("one", "2025-03-18T10:00"), event("two", "2026-11-30T11:00"))
    told = Timeline(title="A story", events=events, sources=SOURCES)

    def head(width: int) -> list[str]:
        drawn = full(told, told.events, View(width=width, zone="America/Argentina/Buenos_Aires"))
        return paint(drawn, color=False).split("\n\n")[0].splitlines()

    assert head(40) == [
        "A story",
        "2 events",
        "18 March 2025 – 30 November 2026",
        "times in America/Argentina/Buenos_Aires",
    ]
    assert head(60)[0] == f"A story{' ' * 21}18 March 2025 – 30 November 2026"
    assert head(60)[1] == "2 events · times in America/Argentina/Buenos_Aires"
    assert head(100)[1:] == ["2 events"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (None, []),
        ("\u200b", []),
        ("Short.", ["Short."]),
        ("As each party tells it, in two lines of it.", ["As each party tells it, in two lines of", "it."]),
        (
            "As each party tells it. " * 5,
            ["As each party tells it. As each party", "tells it. As each party tells it. As…"],
        ),
    ],
)
def test_the_note_of_the_store_stands_below_the_heading(note: str | None, expected: list[str]) -> None:
    timeline = Timeline(note=note, events=(event("one", "2025-03-18"),))

    head = paint(full(timeline, timeline.events, View(width=40)), color=False).split("\n\n")[0]

    assert head.splitlines()[1:] == expected


def test_the_zone_is_named_wherever_a_clock_stands() -> None:
    """In a dispute, and behind titles where events stand by publication."""
    whens = [parse_when(text) for text in ("2025-03-18T10:00", "2025-03-18T11:00")]
    accounts = tuple(
        Account(source=source, when=when, published=parse_when("2025-03-20"))
        for source, when in zip(SOURCES, whens, strict=False)
    )
    told = Event(id="it", title="It", own_when=parse_when("2025-03-18"), accounts=accounts)
    timed = Event(id="at", title="At", own_when=whens[0], accounts=accounts[:1])

    def heading(event: Event, view: View) -> str:
        timeline = Timeline(sources=SOURCES, events=(event,))
        return paint(full(timeline, timeline.events, view), color=False).splitlines()[0]

    assert "times in UTC" in heading(told, View(width=120))
    assert "UTC" not in heading(told, View(width=60))
    assert "times in UTC" in heading(timed, View(width=100, by="published"))


def test_one_moment_told_at_two_times_is_an_inexact_node_and_no_bar() -> None:
    told = [("office", "2025-03-18T16:30"), ("paper", "2025-03-18T17:00")]
    accounts = tuple(Account(source=source, when=parse_when(when)) for source, when in told)

    assert (
        body(Event(id="e", title="It", accounts=accounts))
        .splitlines()[1]
        .startswith(" 16:30+ ○   It  between 16:30 and 17:00 ")
    )
