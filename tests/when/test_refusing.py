"""What is refused, where it is wrong, and what to write instead."""

import re

import pytest
from hypothesis import given

from tests.tables import table
from timeline.errors import MalformedText
from timeline.when import parse_when
from timeline.when.mends import explained

from .texts import noise

REFUSED = table("time.md", "Refused")


@pytest.mark.parametrize(("text", "zone", "wrong", "message", "mend"), REFUSED)
def test_texts_are_refused_as_the_page_says(text: str, zone: str, wrong: str, message: str, mend: str) -> None:
    """The offending characters, the reason and the next step."""
    with pytest.raises(MalformedText) as caught:
        parse_when(text, zone or None)

    error = caught.value
    assert (wrong, message, mend or None) == (text[error.begin : error.end], error.message, error.mend)


@pytest.mark.parametrize(
    ("text", "zone"), [(text, zone) for text, zone, wrong, _, _ in REFUSED if text == wrong or "/" not in text]
)
def test_what_a_mend_says_to_write_is_accepted(text: str, zone: str) -> None:
    """Of edges: what is to be written instead of one fits the grammar."""
    with pytest.raises(MalformedText) as caught:
        parse_when(text, zone or None)

    for each in _texts(caught.value.mend or ""):
        assert parse_when(each, zone or None).text == each


def _texts(mend: str) -> list[str]:
    """The times that a mend gives as `write A` or `write A or B`."""
    found = re.fullmatch(r"write (\S+)(?: or (\S+))?", mend)
    return [] if found is None else [each for each in found.groups() if each and re.search("[0-9]{4}", each)]


@given(noise)
def test_what_a_mend_says_of_any_text_is_accepted(text: str) -> None:
    """Whatever was meant: a text that is said to be right is right."""
    right: set[str] = set()

    def reads(each: str) -> bool:
        try:
            parse_when(each)
        except MalformedText:
            return False
        right.add(each)
        return True

    error = explained(text, 0, len(text), "wrong", reads)

    assert set(_texts(error.mend or "")) - {"2025-03-18"} <= right


@pytest.mark.parametrize(
    ("text", "message", "wrong"),
    [
        ("2025-03-18T10:00±5", "± belongs to a plain year", "±5"),
        ("17000/18000", "a year of more than four digits begins with Y", "17000"),
        ("2025-03-18T22:30:15.1234567890Z", "a fraction has at most nine digits", ".1234567890"),
        ("2025-03-18T22:30 FOO", "a zone is an offset or stands in brackets", " FOO"),
        ("Y01234567", "after Y a year has five to twelve digits, the first not 0", "01234567"),
        ("2025-03-18T", "a clock time is missing", "T"),
    ],
)
def test_the_offending_part_is_marked(text: str, message: str, wrong: str) -> None:
    with pytest.raises(MalformedText) as caught:
        parse_when(text)

    assert (caught.value.message, text[caught.value.begin : caught.value.end]) == (message, wrong)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(MalformedText) as caught:
        parse_when("")

    assert (caught.value.message, caught.value.begin, caught.value.end) == ("there is no time here", 0, 0)


def test_spaces_around_a_time_are_refused() -> None:
    with pytest.raises(MalformedText) as caught:
        parse_when(" 2025-03-18")

    error = caught.value
    assert (error.message, error.begin, error.end, error.mend) == ("spaces stand around it", 0, 1, "write 2025-03-18")


def test_an_edge_of_a_span_is_marked_at_its_own_place() -> None:
    with pytest.raises(MalformedText) as caught:
        parse_when("2025-03-18/2025-02-30")

    assert (caught.value.message, caught.value.begin, caught.value.end) == ("February 2025 has 28 days", 19, 21)


@pytest.mark.parametrize("text", ["2025 " + " " * 1_000_000 + "/", "/" * 1_000_000, "[" * 401])
def test_a_long_text_is_not_read(text: str) -> None:
    with pytest.raises(MalformedText) as caught:
        parse_when(text)

    error = caught.value
    assert (error.message, error.begin, error.end) == (
        "a time has at most 400 characters, and this is longer", 0, len(text),
    )  # fmt: skip


def test_a_reading_zone_that_does_not_exist_is_malformed() -> None:
    with pytest.raises(MalformedText) as caught:
        parse_when("2025-03-18", "Europe/Kiyv")

    assert caught.value.message == "no time zone is called 'Europe/Kiyv'"
