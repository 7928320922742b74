"""What a date that needs the text's own is counted from."""

import pytest

from timeline.draft import language_of
from timeline.draft.dates import Origin, dates_in, origin_of
from timeline.when import parse_when

TUESDAY = "The talks took place on Tuesday."


def resolved(text: str, published: str | None) -> list[str | None]:
    origin = origin_of(None if published is None else parse_when(published, "Europe/Warsaw"))
    return [one.when for one in dates_in(text, (0, len(text)), (), language_of("en"), origin)]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-03-20", "2025-03-18"),
        ("2025-03-20~", "2025-03-18"),  # 19 to 21 March: one Tuesday before all of them
        ("2025-03-18..2025-03-20", "2025-03-18"),
        ("2025-03-17..2025-03-19", None),
        ("2025-03-20T00:30+01:00", "2025-03-18"),
        ("2025-03", None),
        ("2025", None),
        (None, None),
    ],
)
def test_all_days_of_publication_must_agree(published: str | None, expected: str | None) -> None:
    assert resolved(TUESDAY, published) == [expected]


def test_a_day_is_that_of_the_clock_it_was_published_by() -> None:
    """Half past midnight in Warsaw is still the day before in UTC."""
    assert resolved("It happened there yesterday.", "2025-03-20T00:30+01:00") == ["2025-03-19"]


def test_no_day_of_the_text_is_none() -> None:
    assert origin_of(parse_when("2025-03")) == origin_of(None) == Origin()


@pytest.mark.parametrize("text", ["They met on 30 February 2025.", "They met on 31 April in the city."])
def test_a_day_that_never_was_is_no_date(text: str) -> None:
    assert [one for one in resolved(text, "2025-05-20") if one is not None] == []


def test_may_and_march_are_months_with_a_capital_letter_alone() -> None:
    assert resolved("It may march on 5 may 2025 again.", "2025-05-20") == []
