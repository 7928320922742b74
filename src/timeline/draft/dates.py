"""Dates of a sentence, and what they are by the text's own date.

A date that is whole is read by the reader of typed dates. One that needs the text's own is resolved only where all days
that this can be come to one and the same; else its words stand, and no date.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from timeline.draft.language import Language
from timeline.draft.quotations import Quotation, at_quotation
from timeline.errors import MalformedText
from timeline.when.civil import add_months, date_of_day, date_text, day_number, days_in_month, weekday
from timeline.when.dates import MONTHS
from timeline.when.edge import Edge, When
from timeline.when.typed import parse_typed

_DAY = 86_400_000_000
_MOST_DAYS = 7
"""A text whose own date is less exact than this dates nothing."""
_CLAUSE = re.compile(r"[,;:()—–]|\s--?\s")
_FAR = 60
"""Characters before a date in which a word makes it a bound."""


class FoundDate(msgspec.Struct, frozen=True):
    """A date in a sentence, from `begin` up to `end` of the paragraph, in its own words.

    `when` is the time in the grammar of the store, None where nothing says which it is; `counted` whether it rests on
    the text's own date; `limit` the word that makes it the bound of something else: `after`.
    """

    begin: int
    end: int
    words: str
    when: str | None
    counted: bool
    limit: str | None = None
    is_quoted: bool = False


class Origin(msgspec.Struct, frozen=True):
    """When a text was published, as the days that it can have been; empty where nothing says so, or too roughly."""

    days: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The one year of these days."""
        years = {date_of_day(day)[0] for day in self.days}
        return years.pop() if len(years) == 1 else None


def origin_of(published: When | None) -> Origin:
    """The days on which a text can have been published."""
    if published is None or published.earliest is None or published.latest is None:
        return Origin()
    first = _day_of(published.begin, published.earliest)
    last = _day_of(published.begin, published.latest - 1, last=True)
    return Origin(tuple(range(first, last + 1))) if last - first < _MOST_DAYS else Origin()


def _day_of(edge: Edge | None, instant: int, *, last: bool = False) -> int:
    """The day of an instant by the clock of the edge that it is of."""
    if edge is not None and edge.between is not None:
        edge = edge.between[1 if last else 0]
    offset = 0
    if edge is not None and edge.civil is not None and edge.strict_earliest is not None:
        offset = edge.civil - edge.strict_earliest
    return day_number(1970, 1, 1) + (instant + offset) // _DAY


def dates_in(
    text: str,
    span: tuple[int, int],
    quotations: Sequence[Quotation],
    language: Language,
    origin: Origin,
    years: Sequence[int] = (),
) -> list[FoundDate]:
    """The dates between two places of a paragraph, in its order; `years` are those named last, in it and before it."""
    taken: list[tuple[int, int]] = []
    found: list[FoundDate] = []
    for begin, end, when, counted in _candidates(text, span, quotations, language, origin, years):
        if any(begin < other_end and other < end for other, other_end in taken):
            continue
        taken.append((begin, end))
        limit = _limit(text, span[0], begin, language)
        quoted = at_quotation(quotations, begin) is not None
        found.append(FoundDate(begin, end, text[begin:end], when, counted, limit, quoted))
    return sorted(found, key=lambda one: one.begin)


def _candidates(
    text: str,
    span: tuple[int, int],
    quotations: Sequence[Quotation],
    language: Language,
    origin: Origin,
    years: Sequence[int],
) -> Iterator[tuple[int, int, str | None, bool]]:
    """Whatever looks like a date: where it stands, what it is, and whether that rests on the text's own date."""
    is_future = language.future_pattern is not None and language.future_pattern.search(text, *span) is not None
    for pattern in language.date_patterns:
        for match in pattern.finditer(text, *span):
            named = match.groupdict()
            if named.get("span"):
                when = _read(match[0], match[0][-4:])
                if when is not None:
                    yield *match.span(), when, False
                continue
            if language.capital_months and named.get("month") and not text[match.start("month")].isupper():
                continue
            begin, end = match.span()
            if named.get("year"):
                # A day that never was is no date, and neither is the month behind it.
                yield begin, end, _whole(named, language), False
                continue
            if not named.get("day") and len(str(named["month"])) < len(MONTHS[(_month(named, language) or 1) - 1]):
                continue  # `Mar` alone
            here = _own(origin, quotations, begin) if not is_future and _fits(origin, years) else Origin()
            yield begin, end, _one([_yearless(named, day, language) for day in here.days]), True
    for pattern, unit, count in language.near_patterns:
        for match in pattern.finditer(text, *span):
            here = _own(origin, quotations, match.start())
            yield *match.span(), _one([_near(day, unit, count) for day in here.days]), True
    for pattern in language.ago_patterns:
        for match in pattern.finditer(text, *span):
            here = _own(origin, quotations, match.start())
            yield *match.span(), _one([_ago(match, day, language) for day in here.days]), True
    for pattern in language.weekday_patterns:
        for match in pattern.finditer(text, *span):
            word = match["weekday"]
            if language.capital_months and not word[0].isupper():
                continue
            # `next Tuesday`, and any Tuesday of what is still to come, may be of more than one week.
            is_open = is_future or bool(match.groupdict().get("next"))
            here = Origin() if is_open else _own(origin, quotations, match.start())
            number = language.weekdays[word.casefold()]
            is_last = bool(match.groupdict().get("last"))
            yield *match.span(), _one([_weekday(day, number, is_last=is_last) for day in here.days]), True


def _own(origin: Origin, quotations: Sequence[Quotation], place: int) -> Origin:
    """What words are counted from: within quotation marks the day of speaking, which the text does not tell."""
    return Origin() if at_quotation(quotations, place) is not None else origin


def _fits(origin: Origin, years: Sequence[int]) -> bool:
    """Whether a date without a year can be of the text's own: not where it has just told of another year."""
    return origin.year is not None and all(year == origin.year for year in years)


def _one(times: Sequence[str | None]) -> str | None:
    """What all of these are; None where they are not one, or there are none."""
    return times[0] if times and len(set(times)) == 1 else None


def _whole(named: dict[str, str | None], language: Language) -> str | None:
    """A date with its year, as the reader of typed dates has it; None where there is no such day."""
    year = str(named["year"])
    number = _month(named, language)
    month = MONTHS[number - 1] if number is not None and 1 <= number <= 12 else None
    if number is not None and month is None:
        return None
    part = named.get("part")
    meant = f"{language.parts[part.casefold()]} " if part else ""
    day, to_day = named.get("day"), named.get("to_day")
    said = " ".join([word for word in (day and (f"{day} to {to_day}" if to_day else day), month, year) if word])
    return _read(f"{meant.replace('mid ', 'mid-')}{said}", year)


def _read(said: str, year: str) -> str | None:
    """A date as the reader of typed dates has it; None where it does not understand it."""
    try:
        return parse_typed(said, today=(int(year), 1, 1), zone=None)
    except MalformedText:
        return None


def _month(named: dict[str, str | None], language: Language) -> int | None:
    if (number := named.get("number")) is not None:
        return int(number)
    month = named.get("month")
    return None if month is None else language.months[month.casefold()]


def _yearless(named: dict[str, str | None], today: int, language: Language) -> str | None:
    """The latest such day or month that is not after a day."""
    number = _month(named, language)
    if number is None or named.get("part"):
        return None
    year, month, _ = date_of_day(today)
    if (day := named.get("day")) is None:
        return f"{year if number <= month else year - 1:04d}-{number:02d}"
    for then in (year, year - 1):
        if not 1 <= int(day) <= days_in_month(then, number):
            continue
        if (found := day_number(then, number, int(day))) <= today:
            return date_text(found)
    return None


def _near(today: int, unit: str, count: int) -> str:
    if unit == "day":
        return date_text(today + count)
    if unit == "night":
        return f"{date_text(today + count)}..{date_text(today)}"
    if unit == "week":
        monday = today - weekday(today) + 7 * count
        return f"{date_text(monday)}..{date_text(monday + 6)}"
    year, month, _ = date_of_day(add_months(today, count * (12 if unit == "year" else 1)))
    return f"{year:04d}" if unit == "year" else f"{year:04d}-{month:02d}"


def _ago(match: re.Match[str], today: int, language: Language) -> str | None:
    """So many days, weeks, months or years before a day; more than days are a rough count."""
    said, unit = match["count"].casefold(), language.units[match["unit"].casefold()]
    count = int(said) if said.isdigit() else language.numbers[said]
    try:
        return parse_typed(f"{count} {unit}s ago", today=date_of_day(today), zone=None)
    except MalformedText:
        return None


def _weekday(today: int, number: int, *, is_last: bool) -> str | None:
    """The latest such day that is not after a day; `last Tuesday` only where it is of no week but the last."""
    back = (weekday(today) - number) % 7
    if not is_last:
        return date_text(today - back)
    latest = today - (back or 7)
    begun = today - max(weekday(today), (weekday(today) + 1) % 7)
    return date_text(latest) if latest < begun else None


def _limit(text: str, first: int, begin: int, language: Language) -> str | None:
    """The word of its clause that makes a date a bound, or leaves open whether it is one; `(` for an aside."""
    before = text[max(first, begin - _FAR) : begin]
    if before.rfind("(") > before.rfind(")"):
        return "("
    clause = _CLAUSE.split(before)[-1]
    for pattern in (language.limit_pattern, language.limit_beside_pattern):
        for found in () if pattern is None else pattern.finditer(clause):
            if not (found[0].isupper() and len(found[0]) > 1):  # `WHO` is no `who`
                return found[0].split()[0]
    return None
