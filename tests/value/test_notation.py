"""One thing in another notation is the same."""

import pytest

from tests.tables import table
from timeline.value import TimeValue, compare_values, parse_value
from timeline.value.notation import NUMBER_WORDS, clock_of, score_of
from timeline.verdict import Verdict
from timeline.when import parse_when


@pytest.mark.parametrize(("text", "written"), table("values.md", "Dates in words"))
def test_a_date_in_words_is_a_time(text: str, written: str) -> None:
    """In the zone of whoever says so, and with the text as written."""
    value = parse_value(text, zone="Europe/Kyiv")

    assert isinstance(value, TimeValue) is bool(written)
    assert value.text == text
    if isinstance(value, TimeValue):
        when = parse_when(written, "Europe/Kyiv")
        assert (value.when.earliest, value.when.latest) == (when.earliest, when.latest)
        assert compare_values(value, parse_value(written, zone="America/New_York")).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("texts", "minute"),
    [
        (("17:00", "5 pm", "5pm", "5 PM", "5 p.m.", "5:00 pm", "05:00 pm", "17:00 "), 17 * 60),
        (("0:00", "00:00", "12 am", "12:00 AM"), 0),
        (("12:00", "12 pm", "12 p.m."), 12 * 60),
        (("9:05", "09:05", "9:05 am"), 9 * 60 + 5),
        (("17", "24:00", "13 pm", "0 am", "5:60", "5 pm Kyiv", "at 5 pm", "17:00:00", "5pmm"), None),
    ],
)
def test_clock_times_are_the_same_in_any_notation(texts: tuple[str, ...], minute: int | None) -> None:
    assert {clock_of(text) for text in texts} == {minute}
    if minute is not None:
        assert {compare_values(parse_value(texts[0]), parse_value(text)).verdict for text in texts} == {Verdict.SAME}


@pytest.mark.parametrize("text", ["88-2", "88 - 2", "88–2", "88 to 2", "88 TO 2", "88-2 votes", "88 to 2 Votes"])
def test_scores_are_the_same_in_any_notation(text: str) -> None:
    score = score_of(text)

    assert score is not None
    assert (score.first, score.second) == (88, 2)
    assert compare_values(parse_value("88-2"), parse_value(text)).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("3-1", "1-3", Verdict.WORDED),
        ("3-1", "2-3", Verdict.DIFFERS),
        ("1-3 goals", "1-4 goals", Verdict.DIFFERS),
        ("1-3", "1-4", Verdict.COMPATIBLE),
        ("2024-26", "2025-27", Verdict.WORDED),
        ("1-3 days", "3-1", Verdict.NOT_COMPARABLE),
    ],
)
def test_a_range_beside_a_score_is_one(left: str, right: str, verdict: Verdict) -> None:
    assert compare_values(parse_value(left), parse_value(right)).verdict is verdict


@pytest.mark.parametrize(("word", "number"), NUMBER_WORDS.items())
def test_numbers_in_words_are_those_in_digits(word: str, number: int) -> None:
    assert compare_values(parse_value(f"{word} drones"), parse_value(f"{number} drones")).verdict is Verdict.SAME
    assert compare_values(parse_value(f"{word} drones"), parse_value(f"{number + 1}")).verdict is Verdict.DIFFERS
    assert compare_values(parse_value(word.title()), parse_value(str(number))).verdict is Verdict.SAME
    assert compare_values(parse_value(f"nearly {word} h"), parse_value(f"nearly {number} h")).verdict is Verdict.SAME


def test_what_only_begins_like_a_number_in_words_stays_words() -> None:
    assert compare_values(parse_value("one side only"), parse_value("two sides")).verdict is Verdict.WORDED
    assert compare_values(parse_value("none of it"), parse_value("two hours")).verdict is Verdict.WORDED
    assert (
        compare_values(parse_value("two hours", read_as="text"), parse_value("2 h")).reason == "another kind of value"
    )
