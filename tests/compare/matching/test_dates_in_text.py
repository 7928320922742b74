"""Dates that a text names, in several languages, and days counted from the event's own."""

import pytest

from timeline.compare.matching.dates_in_text import code_of, dates_named
from timeline.compare.matching.tokens import Vocabulary
from timeline.when.civil import day_number

OWN = day_number(2025, 3, 18)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 16 June they met", [(6, 16)]),
        ("On June 16, 2011 they met", [(6, 16)]),
        ("am 3. März", [(3, 3)]),
        ("вночі на 19 березня", [(3, 19)]),
        ("11 марта и 5 мая", [(3, 11), (5, 5)]),
        ("3月17日の夜", [(3, 17)]),
        ("the strike of yesterday", [(3, 17)]),
        ("вчора ввечері", [(3, 17)]),
        ("on 18 March, its own day", []),
        ("he may go with 40 March hares", []),
        ("no date, 16 people", []),
    ],
)
def test_dates_in_a_text(text: str, dates: list[tuple[int, int]]) -> None:
    found = dates_named([mark for _, _, mark in Vocabulary().read(text)], OWN)

    assert list(found) == sorted(code_of(month, day) for month, day in dates)


def test_nothing_is_counted_from_a_day_that_is_not_known() -> None:
    assert dates_named([mark for _, _, mark in Vocabulary().read("yesterday")], None) == ()
