"""What the abbreviations of zones stand for, in which year."""

import pytest

from tests.tables import table
from timeline.errors import MalformedText
from timeline.when.abbreviations import CLOCKS, MEANINGS
from timeline.when.civil import DAY, day_number
from timeline.when.clock_names import offsets_of
from timeline.when.typed import parse_typed

PAGE = "typed-dates.md"
TODAY = (2025, 3, 19)
UNCLEAR = [name for name in MEANINGS if len(offsets_of(name, day_number(2025, 3, 18) * DAY)) > 1]


def typed(text: str, zone: str | None = None) -> str:
    return parse_typed(text, today=TODAY, zone=zone)


@pytest.mark.parametrize(("names", "stored"), table(PAGE, "Zones"))
def test_abbreviations(names: str, stored: str) -> None:
    assert {typed(f"18 March 2025 10:00 {name}") for name in names.split()} == {f"2025-03-18T10:00{stored}"}
    assert {typed(f"10am {name.lower()} 18 March 2025") for name in names.split()} == {f"2025-03-18T10:00{stored}"}


def test_every_abbreviation_is_in_the_table() -> None:
    told = {name for names, _ in table(PAGE, "Zones") for name in names.split()}

    assert told | set(UNCLEAR) == set(MEANINGS) | set(CLOCKS)


@pytest.mark.parametrize("name", UNCLEAR)
def test_ambiguous_abbreviations_are_refused(name: str) -> None:
    with pytest.raises(MalformedText) as refused:
        typed(f"18 March 2025 10:00 {name}")

    offsets = offsets_of(name, day_number(2025, 3, 18) * DAY)
    assert [offset for offset in offsets if offset not in refused.value.message] == []


@pytest.mark.parametrize(
    ("text", "zone", "stored"),
    [
        ("18 March 2025 10:00 CST", "Asia/Shanghai", "2025-03-18T10:00+08:00"),
        ("18 March 2025 10:00 CST", "America/Chicago", "2025-03-18T10:00-06:00"),
        ("18 March 2025 16:08 PST", "Asia/Manila", "2025-03-18T16:08+08:00"),
        ("18 July 2025 10:00 IST", "Europe/Dublin", "2025-07-18T10:00+01:00"),
        ("18 March 2025 10:00 EST", "Asia/Manila", "2025-03-18T10:00-05:00"),
    ],
)
def test_the_clocks_of_the_source_are_meant(text: str, zone: str, stored: str) -> None:
    assert typed(text, zone) == stored
