"""How lengths of time are read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import table
from timeline.errors import MalformedText
from timeline.when.distance import told
from timeline.when.duration import DAY, FIXED_UNITS, find_lengths, format_duration, parse_duration


@pytest.mark.parametrize(("text", "microseconds", "written"), table("values.md", "Lengths"))
def test_lengths_read_and_write_as_the_page_says(text: str, microseconds: str, written: str) -> None:
    """The table of the docs, read and written."""
    assert (int(microseconds), written) == (parse_duration(text), format_duration(parse_duration(text)))


@pytest.mark.parametrize(("text", "wrong", "message", "mend"), table("values.md", "No lengths"))
def test_what_is_no_length_says_why(text: str, wrong: str, message: str, mend: str) -> None:
    """The error marks the characters that are wrong and gives the next step."""
    with pytest.raises(MalformedText) as caught:
        parse_duration(text)

    error = caught.value
    assert (wrong, message, mend) == (text[error.begin : error.end], error.message, error.mend)


@pytest.mark.parametrize(
    "text", ["", "  ", "5 min 5", "1" * 10_000, "1h" * 10_000, "1 h " + " " * 300 + "5 min", "min", "²s"]
)
def test_other_texts_are_no_lengths(text: str) -> None:
    """Nothing else gets through, and nothing else is raised."""
    with pytest.raises(MalformedText) as caught:
        parse_duration(text)

    assert 0 <= caught.value.begin <= caught.value.end <= len(text)
    assert find_lengths(text) in (None, ())


@given(st.integers(0, 400 * DAY))
def test_what_is_written_reads_the_same(length: int) -> None:
    """Writing loses nothing."""
    assert length == parse_duration(format_duration(length))


@given(st.integers(1, 400 * DAY))
def test_distances_of_times_are_told_alike(length: int) -> None:
    """A gap between times reads as a length of time does."""
    assert f"{format_duration(length)} apart" == told(length).text


@given(st.text(alphabet="0123456789 .,-+hmindays\u00a0and", max_size=30))
def test_figures_and_options_read_the_same_lengths(text: str) -> None:
    """`find_lengths` finds something exactly where `parse_duration` raises nothing; months and years aside."""
    lengths = find_lengths(text)
    if lengths:
        assert parse_duration(text) == sum(length for length, _ in lengths)
    elif "y" not in text:
        with pytest.raises(MalformedText):
            parse_duration(text)


def test_parts_come_with_their_units() -> None:
    """Longest first; months and years have no fixed length."""
    assert find_lengths("2 h 28 min") == ((2 * FIXED_UNITS["h"], "h"), (28 * FIXED_UNITS["min"], "min"))
    assert find_lengths("1 year 2 days") is None
    assert find_lengths("2 h later") is None
