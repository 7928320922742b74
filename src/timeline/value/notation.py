"""One thing in another notation: dates and numbers in words, clock times, scores."""

import re
from functools import cache

import msgspec

from timeline.value.units import SCORES
from timeline.when.civil import days_in_month

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
"""The numbers that are read as words; beyond twelve people write digits."""

_YEAR = "january february march april may june july august september october november december"
_MONTHS = _YEAR.split()
MONTHS = {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}

_LONGEST = 60
_MOST_WORDS_BEFORE = 3
"""A relation has at most so many words: `no fewer than`."""


class Score(msgspec.Struct, frozen=True):
    """What two sides got: `88-2`, `88 to 2 votes`."""

    first: int
    second: int
    unit: str


def date_in_words(text: str) -> str | None:
    """`18 March 2025`, `March 18, 2025` and `May 2023` as the grammar of times writes them; None for anything else."""
    if len(text) > _LONGEST or not text[-1:].isdigit():
        return None
    found = _date_pattern().fullmatch(text.strip())
    if found is None:
        return None
    month = MONTHS.get((found["month"] or found["month_first"]).lower())
    day = found["day"] or found["day_second"]
    if month is None:
        return None
    year = int(found["year"])
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{int(day):02d}" if 1 <= int(day) <= days_in_month(year, month) else None


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})\.?"
        r"|(?P<month_first>[A-Za-z]{3,9})\.?(?: (?P<day_second>[0-9]{1,2})(?:st|nd|rd|th)?(?=,? [0-9]{4}$))?),?"
        r" (?P<year>[0-9]{4})"
    )


def clock_of(text: str) -> int | None:
    """The minute of the day that a whole text names: `17:00`, `5 pm`, `5:30 p.m.`; None for anything else."""
    found = _clock_pattern().fullmatch(text.strip().lower()) if len(text) < _LONGEST else None
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if minute > 59 or (half is None and (found["minute"] is None or hour > 23)):
        return None
    if half is None:
        return hour * 60 + minute
    return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute if 1 <= hour <= 12 else None


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))?(?:\s*(?P<half>[ap])\.?m\.?)?")


def score_of(text: str) -> Score | None:
    """The score or the outcome of a vote that a whole text may be; None for anything else."""
    found = _score_pattern().fullmatch(text.strip()) if len(text) < _LONGEST else None
    if found is not None and len(found["first"]) == 4 and len(found["second"]) == 2:
        return None  # 2024-25 are years
    return None if found is None else Score(int(found["first"]), int(found["second"]), (found["unit"] or "").lower())


@cache
def _score_pattern() -> re.Pattern[str]:
    units = "|".join(sorted(SCORES, key=len, reverse=True))
    return re.compile(
        rf"(?P<first>[0-9]{{1,6}})(?: ?[-\u2013] ?| to )(?P<second>[0-9]{{1,6}})(?: (?P<unit>{units}))?", re.IGNORECASE
    )


def with_digits(text: str) -> str | None:
    """A text with its number word in digits, `nearly two hours` as `nearly 2 hours`; None where it begins with none."""
    words = text.split(maxsplit=_MOST_WORDS_BEFORE + 1)
    for place, word in enumerate(words[: _MOST_WORDS_BEFORE + 1]):
        if (number := NUMBER_WORDS.get(word.casefold())) is not None:
            return " ".join([*words[:place], str(number), *words[place + 1 :]])
    return None
