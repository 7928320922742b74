"""Time stamps of machines, and the memory of what was typed."""

import pytest

from tests.tables import table
from timeline.entry_input.given_times import DateRead, GivenTimes, SpanText, machine_time
from timeline.errors import TimelineError
from timeline.when import Home

TODAY = (2025, 3, 20)


@pytest.mark.parametrize(("given", "stored"), table("tables.md", "Stamps"))
def test_the_page_tells_which_stamps_are_read(given: str, stored: str) -> None:
    times = GivenTimes(TODAY, from_machine=True)

    assert times.stored("when", "`ts`", given, Home()) == stored
    assert times.read == [DateRead("when", given, stored)]


@pytest.mark.parametrize("given", ["1742306400", "20250318140001", "2025-03-18T14:00:01,5"])
def test_stamps_are_read_from_files_only(given: str) -> None:
    with pytest.raises(TimelineError, match="--when"):
        GivenTimes(TODAY).stored("when", "--when", given, Home())


@pytest.mark.parametrize(
    "given",
    [
        *("2025", "2025-03-18", "18 March 2025", "20250318", "202503181400", "17423064001", "2025-03-18 14:00,5"),
        "2025-03-18 10:00-11:00",
    ],
)
def test_other_texts_are_no_stamps(given: str) -> None:
    assert machine_time(given) is None


@pytest.mark.parametrize(
    ("begin", "end", "stored"),
    [
        ("2025-03-18", "18 March 2025", "2025-03-18"),
        ("2025-03-18 00:00:00", "2025-03-18 00:00:00.000", "2025-03-18"),
        ("2025-03-18 00:00:00", "2025-03-19 00:00:00", "2025-03-18/2025-03-19"),
        ("18 March 2025 10:00", "12:30", "2025-03-18T10:00/2025-03-18T12:30"),
        ("18 March", "20 March 2025", "2025-03-18/2025-03-20"),
    ],
)
def test_a_span_that_ends_as_it_begins_is_one_time(begin: str, end: str, stored: str) -> None:
    times = GivenTimes(TODAY, from_machine=True, days={"`a/b`"})

    assert times.stored("when", "`a/b`", SpanText(begin, end), Home()) == stored


def test_typed_dates_are_read_too() -> None:
    assert GivenTimes(TODAY, from_machine=True).stored("when", "`ts`", "yesterday 14:00", Home()) == "2025-03-19T14:00"


@pytest.mark.parametrize(
    ("begin", "end", "mend"),
    [
        ("18 March 2025 22:00", "02:00", "2025-03-18T22:00/2025-03-19T02:00"),
        ("22:00", "02:00", "2025-03-20T22:00/2025-03-21T02:00, if today is meant"),
        ("28 December", "3 January 2022", "2021-12-28/2022-01-03"),
    ],
)
def test_an_end_before_its_begin_is_one_of_the_next_day_or_year(begin: str, end: str, mend: str) -> None:
    with pytest.raises(TimelineError) as caught:
        GivenTimes(TODAY, from_machine=True).stored("when", "`a/b`", SpanText(begin, end), Home())

    assert caught.value.problems[0].mend == mend


@pytest.mark.parametrize("given", ["2020-21", "2025-02-30 10:00:00", "2025-13-01T10:00", "20251301T100000", "soon"])
def test_what_is_no_time_is_refused_by_its_label(given: str) -> None:
    with pytest.raises(TimelineError) as caught:
        GivenTimes(TODAY, from_machine=True).stored("when", "`ts`", given, Home("Europe/Kyiv"))

    assert caught.value.problems[0].message.startswith(f"`ts` '{given}': ")
