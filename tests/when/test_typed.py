"""Dates as people type them: the tables of docs/typed-dates.md, and what must hold of any text."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.errors import MalformedText
from timeline.when import parse_when
from timeline.when.dates import MONTHS
from timeline.when.day_parts import DAY_PARTS, parse_day_parts
from timeline.when.typed import parse_typed

PAGE = "typed-dates.md"
TODAY = (2025, 3, 19)
KYIV = "Europe/Kyiv"

WORDS = (
    *(
        "18 March 2025",
        "March",
        "to",
        "from",
        "between",
        "and",
        "before",
        "after",
        "about",
        "~",
        "?",
        "%",
        "-",
        "–",
        "/",
    ),
    *(":", ".", ",", "today", "yesterday", "3 days ago", "last", "Friday", "Tue", "10:00", "22:30:15", "10:30:15.25"),
    *(
        "10h30",
        "10am",
        "noon",
        "midnight",
        "12",
        "31",
        "2024",
        "0044",
        "44 BC",
        "AD",
        "520",
        "UTC+3",
        "+02:00",
        "-0400",
    ),
    *("Europe/Kyiv", "[Europe/Kyiv]", "Z", "ET", "IST", "am", "p.m.", "Feb", "29", "spring", "1980s", "of", "th", "T"),
    *(
        "2025-03-18",
        "03/04/2025",
        "18.03.2025",
        "99",
        "h",
        "(",
        "ж",
        "²",
        "٣",
        "\n",
        "_",
        "1e5",
        "NaN",
        "inf",
        "..",
        "[]",
    ),
    *(
        "·",
        "березня",
        "вівторок",
        "evening",
        "night",
        "early",
        "or",
        "O.S.",
        "[julian]",
        "century",
        "since",
        "Q1",
        "MAR",
    ),
    *(
        "3/2022",
        "12-2022",
        "2020-21",
        "1941–45",
        "13.3.",
        "7-9pm",
        "1850?",
        ")",
        "]",
        "年",
        "令和4年",
        "下午3:42",
        "XII",
    ),
    *("Eastern", "Standard", "Time", "(Moscow time)", "GMT+0200", "7 November (25 October) 1917", "14032022", "&"),
    *("½", "−", "//", "c.", "18-19", "1939-1945", "0", "00000", "{", "%s"),
)


ORDERS = (None, True, False)
"""Whether the day comes first; None: nobody said."""


def typed(
    text: str, today: tuple[int, int, int] = TODAY, zone: str | None = KYIV, day_first: bool | None = None
) -> str:
    return parse_typed(text, today=today, zone=zone, day_first=day_first)


ACCEPTED = [
    row
    for heading in (
        "Accepted",
        "Stamps",
        "Periods",
        "With parts of the day",
        "Languages",
        "Zones in other years",
        "Spans",
        "One side",
        "Calendars",
    )
    for row in table(PAGE, heading)
]
REFUSED = [*table(PAGE, "Refused"), *table(PAGE, "Zones that are refused")]


@pytest.mark.parametrize(("text", "today", "stored"), ACCEPTED)
def test_accepted(text: str, today: str, stored: str) -> None:
    if today:
        year, month, day = (int(part) for part in today.split("-"))

        assert typed(text, (year, month, day)) == stored
    else:
        assert {typed(text, day) for day in ((2025, 3, 19), (1999, 12, 31), (2024, 2, 29))} == {stored}


@pytest.mark.parametrize(("text", "message", "proposed"), REFUSED)
def test_refused(text: str, message: str, proposed: str) -> None:
    with pytest.raises(MalformedText) as refused:
        typed(text)

    assert (refused.value.message, refused.value.mend or "") == (message, proposed)


_ADVICE = (
    "a span has one begin and one end",
    "type one of them",
    "name one",
    "00:00 of the day that it begins",
    "a zone is written as an offset, +02:00, or by its name, Europe/Kyiv",
    *(f"write all its digits: 19{short} or 20{short}" for short in (22, 25)),
    "2025-W01 to 2025-W52",
    "write all digits of both years",
    "write the offset of its zone, such as +02:00, or leave it out",
)
"""What is advice and no text to be typed."""


@pytest.mark.parametrize(
    ("text", "proposed"), [(text, proposed) for text, _, proposed in REFUSED if proposed and proposed not in _ADVICE]
)
def test_what_is_proposed_is_accepted(text: str, proposed: str) -> None:
    """By itself, or where the text has what was wrong; nothing that is proposed is refused in its turn."""
    with pytest.raises(MalformedText) as refused:
        typed(text)

    plain = re.sub(r"did you mean (.*)\?$|^(?:write the offset: |write |the clock time, such as )", r"\1", proposed)
    plain = re.sub(r"^a clock time is written |^a day in a zone is written |, if .*$", "", plain)
    for each in re.split(
        r", or (?:a span with both its dates|name the month|the day and its year)?| or (?=2[0-9]{3}|[+-]|0186)", plain
    ):
        choice = re.sub(r" for (?:a|the) .*$", "", each)
        replaced = text[: refused.value.begin] + choice + text[refused.value.end :]
        tries = (choice, replaced, _dotted(text, choice))
        assert choice in ("", "a span with both its dates") or any(isinstance(outcome(each), str) for each in tries)


def _dotted(text: str, clock: str) -> str:
    """A clock time that stands with a point or without a colon, as it is proposed."""
    return re.sub(r"(?<![0-9:])" + clock.replace(":", "[.]?") + r"(?![0-9:])", clock, text)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("25 October 1917", "1917-10-25"),
        ("Thursday 25 October 1917 (N.S.)", "1917-10-25[gregorian]"),
        ("Wednesday 25 October 1917", "1917-10-25"),
        ("29 February 1700", "1700-02-29"),
        ("before 1 March 1700", "..1700-02-29"),
        ("after 28 February 1700", "1700-02-29.."),
        ("28 February 1700 24:00", "1700-02-29T00:00"),
        ("night of 28/29 February 1700", "1700-02-28T22:00..1700-02-29T05:59"),
        ("before spring 1700", "..1700-02-28[gregorian]"),
        ("yesterday", "2025-03-18[gregorian]"),
        ("last month", "2025-02[gregorian]"),
        ("last Friday 10:00", "2025-03-14T10:00[gregorian]"),
        ("early March 1700", "1700-03-01..1700-03-10"),
    ],
)
def test_a_source_may_be_julian(text: str, stored: str) -> None:
    """Its dates are; what is counted from today is not."""
    assert parse_typed(text, today=TODAY, zone=None, calendar="julian") == stored


def test_a_weekday_of_a_julian_source_is_julian() -> None:
    """25 October 1917 was a Wednesday in Petrograd."""
    with pytest.raises(MalformedText, match="is a Wednesday, not a Thursday"):
        parse_typed("Thursday 25 October 1917", today=TODAY, zone=None, calendar="julian")


@pytest.mark.parametrize(("word", "hours"), table(PAGE, "Parts of the day"))
def test_parts_of_the_day(word: str, hours: str) -> None:
    assert parse_day_parts({word: hours}) == DAY_PARTS


def test_a_store_may_have_parts_of_the_day_of_its_own() -> None:
    parts = parse_day_parts({"Evening": "17:00-23:00", "Abend": "18:00-24:00"})

    def stored(text: str) -> str:
        return parse_typed(text, today=TODAY, zone=KYIV, day_parts=parts)

    assert stored("18 March 2025 evening") == "2025-03-18T17:00..2025-03-18T22:59"
    assert stored("18. März 2025, Abend") == "2025-03-18T18:00..2025-03-18T23:59"
    assert stored("18 March 2025 morning") == "2025-03-18T06:00..2025-03-18T11:59"


@pytest.mark.parametrize("hours", ["17-23", "17:00-17:00", "24:00-03:00", "17:00", "25:00-26:00", "17:00-24:30"])
def test_what_is_no_part_of_a_day_is_refused(hours: str) -> None:
    with pytest.raises(MalformedText, match="is no part of a day"):
        parse_day_parts({"evening": hours})


@pytest.mark.parametrize(
    "text",
    ["2025", "2025-03", "2025-03-18T10:00-04:00~", "2025-03-18T10:00[Europe/Kyiv]", "44 BC", "..2025-03-18", "unknown"],
)
def test_the_grammar_passes_through(text: str) -> None:
    assert typed(f" {text}\n") == text


@pytest.mark.parametrize(
    ("text", "offending"),
    [
        ("18 Marhc 2025", "Marhc"),
        ("  18 March 2025 10:00 XYZT", "XYZT"),
        ("18 March 2025 10:00 to 12:30 EDT MSK", "MSK"),
        ("between 12:30 and 12:52 IST on 18 March 2025", "IST"),
        ("Monday 18 March 2025", "Monday"),
        ("18 March 2025 2230", "2230"),
        ("before 18 March 25", "18 March 25"),
        ("2025-02-30", "30"),
        ("18 March 2025 Europe/Kiyv", "Europe/Kiyv"),
        ("18 March 2025; 10:00", ";"),
        (" 2025-03-30 03:30", "2025-03-30 03:30"),
        ("18 March 2025 10pm to 2am", "18 March 2025 10pm to 2am"),
    ],
)
def test_an_error_points_at_what_is_wrong(text: str, offending: str) -> None:
    with pytest.raises(MalformedText) as refused:
        typed(text)

    assert text[refused.value.begin : refused.value.end] == offending


@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(MalformedText, match="no time was typed"):
        typed(text)


@pytest.mark.parametrize("text", ["1 " * 20_000, "10:00 " * 5_000, "[" * 20_000, "1" * 20_000])
def test_a_text_without_end_is_refused_at_once(text: str) -> None:
    with pytest.raises(MalformedText, match="so long a text"):
        typed(text)


def test_a_clock_time_that_a_zone_skipped_is_refused() -> None:
    """Kyiv set its clocks from 03:00 to 04:00 on 30 March 2025; London did so at 01:00."""
    with pytest.raises(MalformedText):
        typed("30 March 2025 3:30")

    assert typed("30 March 2025 3:30", zone="Europe/London") == "2025-03-30T03:30"


def outcome(text: str, day_first: bool | None = None) -> str | MalformedText:
    """What is stored, or the refusal."""
    try:
        return typed(text, day_first=day_first)
    except MalformedText as refused:
        return refused


@given(st.lists(st.sampled_from(WORDS), max_size=7), st.sampled_from(["", " ", " ", ", "]), st.sampled_from(ORDERS))
def test_anything_else_is_refused_with_its_place(words: list[str], joint: str, day_first: bool | None) -> None:
    text = joint.join(words)
    found = outcome(text, day_first)

    assert isinstance(found, str) or 0 <= found.begin <= found.end <= len(text)


@given(st.integers(0, 40), st.integers(0, 9999), st.sampled_from("/.- "), st.sampled_from(ORDERS))
def test_a_month_of_digits_has_no_order(month: int, year: int, joint: str, day_first: bool | None) -> None:
    text = f"{month}{joint}{year:04d}"

    assert str(outcome(text, day_first)) == str(outcome(text))


@pytest.mark.parametrize("day_first", ORDERS)
@pytest.mark.parametrize(("text", "stored"), [(text, stored) for text, today, stored in ACCEPTED if not today])
def test_an_order_changes_no_date_that_has_one(text: str, stored: str, day_first: bool | None) -> None:
    """It is another reading or a refusal only for a date of three numbers."""
    if re.search(r"[0-9]{1,2}[./-]\s?[0-9]{1,2}[./-]", text) is None:
        assert typed(text, day_first=day_first) == stored


@given(st.text(max_size=30), st.sampled_from(ORDERS))
def test_no_text_does_harm(text: str, day_first: bool | None) -> None:
    found = outcome(text, day_first)

    assert outcome(found) == found if isinstance(found, str) else 0 <= found.begin <= found.end <= len(text)


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_whatever_is_stored_is_of_the_grammar(words: list[str]) -> None:
    try:
        stored = typed(" ".join(words))
    except MalformedText:
        return

    assert parse_when(stored, KYIV).text == stored
    assert typed(stored, (1066, 10, 14)) == stored


@given(st.lists(st.sampled_from([word for word in WORDS if "day" not in word and word != "last"]), max_size=6))
def test_no_part_is_invented(words: list[str]) -> None:
    """Without a word that counts from today, today makes no difference."""
    text = " ".join(words)
    stored = []
    for today in ((2025, 3, 19), (1999, 12, 31), (2024, 2, 29)):
        try:
            stored.append(typed(text, today))
        except MalformedText:
            stored.append("refused")

    assert len(set(stored)) == 1


@pytest.mark.parametrize("text", ["18 March", "March", "10:30", "10am", "Friday", "2025 10:00", "March 2025 10am"])
def test_what_lacks_a_part_is_not_completed(text: str) -> None:
    with pytest.raises(MalformedText):
        typed(text)


@given(st.dates(), st.sampled_from(["d MM y", "d M y", "MM d, y", "y MM d", "dth of MM, y", "d-M-y", "y/m/d", "y-m-d"]))
def test_every_way_of_typing_a_date_means_that_date(day: date, form: str) -> None:
    parts = {"y": f"{day.year:04d}", "MM": MONTHS[day.month - 1], "M": MONTHS[day.month - 1][:3]}
    parts |= {"m": f"{day.month:02d}", "d": f"{day.day:02d}" if form.startswith("y") else str(day.day)}
    text = "".join(parts.get(piece, piece) for piece in _pieces(form))

    assert typed(text) == day.isoformat()


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1000, 9999), st.sampled_from("/.- "))
def test_a_date_in_two_orders_is_refused(one: int, other: int, year: int, joint: str) -> None:
    text = f"{one:02d}{joint}{other:02d}{joint}{year}"
    if one == other:
        assert typed(text) == f"{year}-{one:02d}-{other:02d}"
        return
    with pytest.raises(MalformedText) as refused:
        typed(text)

    readings = f"{year}-{one:02d}-{other:02d}", f"{year}-{other:02d}-{one:02d}"
    assert refused.value.mend in (" or ".join(readings), " or ".join(reversed(readings)))


@given(st.integers(1, 31), st.sampled_from(MONTHS), st.integers(0, 99))
def test_a_year_of_two_digits_is_refused(day: int, month: str, year: int) -> None:
    with pytest.raises(MalformedText):
        typed(f"{day} {month} {year:02d}")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Europe/London"])
def test_the_zone_of_the_machine_makes_no_difference(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dateutil reads an abbreviation of the local zone by that zone."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert typed("18 July 2025 10:00 GMT") == "2025-07-18T10:00Z"
        assert typed("18 July 2025 10:00 JST") == "2025-07-18T10:00+09:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def _pieces(form: str) -> list[str]:
    return re.findall(r"MM|M|th|of|[ymd]|.", form)
