"""Dates of GEDCOM (5.5.1 and 7) as times of the grammar.

`ABT`, `CAL` and `EST` are about; `BEF 1900` ends with 1899; `BET … AND …` is one moment between, `FROM … TO …` a span;
`INT` has the words that it interprets beside it. A Julian date says so. Hebrew and French dates are converted where
convertdate is installed; what cannot be, and what is no date, stays as it was written.
"""

import re
from warnings import catch_warnings, simplefilter

import msgspec

from timeline.errors import MalformedText
from timeline.interchange.reading.dates_in_words import typed_date
from timeline.when import parse_when
from timeline.when.civil import date_of_day, day_number, year_text

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_HEBREW = ("TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL")
_SECOND_ADAR = 7
"""The month of leap years alone."""
_FRENCH = ("VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM", "FLOR", "PRAI", "MESS", "THER", "FRUC", "COMP")
_CALENDAR = re.compile(r"(?:@#D(?P<escape>[^@]+)@|(?P<word>GREGORIAN|JULIAN|FRENCH_R|HEBREW)\b)\s*")
_DATE = re.compile(
    r"(?:(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Z]{3,4})\.?\s+)?(?P<year>\d{1,4})(?:/(?P<other>\d{2,4}))?"
    r"\s*(?P<bc>B\.?\s?C\.?(?:\s?E\.?)?)?",
    re.ASCII,
)
_ABOUT = re.compile(r"(?:ABT|ABOUT|CAL|EST|CIRCA|CA|C)\.?\s+(?P<date>.+)")
_BETWEEN = re.compile(r"(?:BET|BETWEEN)\.?\s+(?P<a>.+?)\s+(?:AND|&)\s+(?P<b>.+)")
_FROM_TO = re.compile(r"FROM\s+(?P<a>.+?)\s+TO\s+(?P<b>.+)")
_ONE_SIDE = re.compile(r"(?P<side>BEF|BEFORE|AFT|AFTER|FROM|TO)\.?\s+(?P<date>.+)")
_INTERPRETED = re.compile(r"INT\.?\s+(?P<date>[^(]+?)\s*(?:\((?P<words>.*)\))?")
_LONGEST = 200


class Dated(msgspec.Struct, frozen=True):
    """What a date says: the time, the words that stay, and what was lost by reading it."""

    when: str = ""
    words: str = ""
    losses: tuple[str, ...] = ()


class _NoDateError(ValueError):
    """Not a date of the format."""


def dated(text: str) -> Dated:
    """The date; what is none keeps its words."""
    given = " ".join(text.split())
    if not given:
        return Dated()
    if given.startswith("(") and given.endswith(")"):
        return Dated("", given[1:-1], ("words",))
    losses: list[str] = []
    if (found := _INTERPRETED.fullmatch(given.upper())) is not None:
        # The words as they were written, not in capitals.
        words = given[found.start("words") : found.end("words")] if found["words"] is not None else ""
        read = _whole(found["date"], losses)
        return Dated(read, words, tuple(losses)) if read else Dated("", given, ("words",))
    read = _whole(given.upper(), losses) or typed_date(given)
    return Dated(read, "", tuple(losses)) if read else Dated("", given, ("words",))


def _whole(text: str, losses: list[str]) -> str:
    """A date or a span as a time of the grammar; empty where it is none."""
    if len(text) > _LONGEST:
        return ""
    try:
        made = _read(text, losses)
        parse_when(made)
    except (_NoDateError, MalformedText):
        return ""
    return made


def _read(text: str, losses: list[str]) -> str:
    if (found := _BETWEEN.fullmatch(text)) is not None:
        calendar = _CALENDAR.match(found["a"])
        # The calendar of the first date is that of both, where the second names none.
        end = found["b"] if calendar is None or _CALENDAR.match(found["b"]) else f"{calendar[0]}{found['b']}"
        return f"{_first(_one(found['a'], losses))}..{_last(_one(end, losses))}"
    if (found := _FROM_TO.fullmatch(text)) is not None:
        calendar = _CALENDAR.match(found["a"])
        end = found["b"] if calendar is None or _CALENDAR.match(found["b"]) else f"{calendar[0]}{found['b']}"
        return f"{_one(found['a'], losses)}/{_one(end, losses)}"
    if (found := _ABOUT.fullmatch(text)) is not None:
        one = _one(found["date"], losses)
        return f"{one}~" if ".." not in one else one
    if (found := _ONE_SIDE.fullmatch(text)) is not None:
        one = _one(found["date"], losses)
        match found["side"][:3]:
            case "BEF":
                return f"..{_beside(_first(one), -1)}"
            case "AFT":
                return f"{_beside(_last(one), +1)}.."
            case "FRO":
                return f"{_first(one)}/"
            case _:
                return f"/{_last(one)}"
    return _one(text, losses)


def _first(date: str) -> str:
    return date.partition("..")[0]


def _last(date: str) -> str:
    return date.rpartition("..")[2]


def _beside(date: str, step: int) -> str:
    """The day, month or year before a date, or behind it: what is before 1900 ends with 1899."""
    bare = date.removesuffix("[julian]")
    mark = date[len(bare) :]
    if bare.endswith("BC") or bare.startswith(("-", "Y")):
        return date
    parts = [int(part) for part in bare.split("-")]
    if len(parts) == 3:
        # A day is one day on any calendar.
        year, month, day = date_of_day(day_number(*parts, julian=bool(mark)) + step)
        return f"{year_text(year)}-{month:02d}-{day:02d}"
    if len(parts) == 2:
        year, month = divmod(parts[0] * 12 + parts[1] - 1 + step, 12)
        return f"{year_text(year)}-{month + 1:02d}{mark}"
    return f"{year_text(parts[0] + step)}{mark}"


def _one(text: str, losses: list[str]) -> str:
    """One date of one calendar; of a month of another calendar the moment between its days. Raises _NoDateError."""
    found = _CALENDAR.match(text)
    named = "" if found is None else (found["escape"] or found["word"]).strip().replace(" ", "_")
    rest = text if found is None else text[found.end() :]
    matched = _DATE.fullmatch(rest.strip())
    if matched is None:
        raise _NoDateError
    day, month, year = matched["day"], matched["month"], int(matched["year"])
    if matched["other"] is not None:
        if int(matched["other"]) % 100 != (year + 1) % 100:
            raise _NoDateError
        # 11 February 1731/32: the year began in March then, and in January as it is counted now.
        year += 1
        losses.append("double")
    if named in ("FRENCH_R", "HEBREW"):
        months = _FRENCH if named == "FRENCH_R" else _HEBREW
        return _converted(named, year, _number(month, months), int(day) if day else None)
    if named not in ("", "GREGORIAN", "JULIAN"):
        raise _NoDateError
    number = _number(month, _MONTHS)
    mark = "[julian]" if named == "JULIAN" else ""
    if matched["bc"] is not None:
        if number is None:
            return f"{year} BC{mark}"
        year = 1 - year
    parts = [year_text(year), *(f"{part:02d}" for part in (number, int(day) if day else None) if part is not None)]
    return "-".join(parts) + mark


def _number(month: str | None, months: tuple[str, ...]) -> int | None:
    if month is None:
        return None
    if month not in months:
        raise _NoDateError
    return months.index(month) + 1


def _converted(calendar: str, year: int, month: int | None, day: int | None) -> str:
    """A date of another calendar on the Gregorian one. Raises _NoDateError where it cannot be converted."""
    try:
        from convertdate import french_republican, hebrew
    except ModuleNotFoundError:
        raise _NoDateError from None

    is_french = calendar == "FRENCH_R"
    kind = french_republican if is_french else hebrew

    def day_at(year: int, month: int, day: int = 1) -> int:
        # convertdate counts the months of a Hebrew year from Nisan, GEDCOM from Tishri.
        asked = (year, month if is_french else (month + 5) % 13 + 1, day)
        with catch_warnings():
            # 2.5 warns of a function of its own that it calls itself.
            simplefilter("ignore", DeprecationWarning)
            found = kind.to_gregorian(*asked)
            # A day that a month does not have it counts on into another one.
            if tuple(kind.from_gregorian(*found)) != asked:
                raise _NoDateError
        return day_number(*found)

    try:
        if day is not None and month is not None:
            begin = end = day_at(year, month, day)
        elif month is not None:
            begin = day_at(year, month)
            behind = month + 1
            if not is_french and behind == _SECOND_ADAR and not hebrew.leap(year):
                behind += 1
            end = (day_at(year + 1, 1) if month == len(_FRENCH) else day_at(year, behind)) - 1
        else:
            begin, end = day_at(year, 1), day_at(year + 1, 1) - 1
    except (ValueError, IndexError):
        raise _NoDateError from None
    days = [date_of_day(number) for number in dict.fromkeys((begin, end))]
    return "..".join([f"{year_text(one[0])}-{one[1]:02d}-{one[2]:02d}" for one in days])
