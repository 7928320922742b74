"""What one half of a typed text states: qualifier, zone, weekday, part of the day, year, date and clock time."""

import re

from timeline.errors import MalformedText, near_misses
from timeline.when.civil import day_number, days_in_month, weekday
from timeline.when.dates import MONTHS
from timeline.when.day_parts import DayParts
from timeline.when.typed.calendars import LAST_JULIAN, take_calendar, weekday_is_known
from timeline.when.typed.clocks import ANY_CLOCK
from timeline.when.typed.date_and_clock import MONTH_WORDS, read_date
from timeline.when.typed.day_part_words import take_day_part
from timeline.when.typed.draft import Day, Draft
from timeline.when.typed.near_days import WEEKDAYS, named_day, take_near_day, take_near_period, take_weekday
from timeline.when.typed.parts import Parts
from timeline.when.typed.periods import take_period
from timeline.when.typed.setting import Setting
from timeline.when.typed.stamps import refuse_two_stamps
from timeline.when.typed.years import take_military_clock, take_year
from timeline.when.typed.zone_words import take_zone
from timeline.when.zones import check_zone

_OTHER_WORDS = frozenset(("t", "h", "am", "pm", "noon", "midnight", "today", "yesterday", "tomorrow", "about"))
_KNOWN = MONTH_WORDS | _OTHER_WORDS

_ABOUT = re.compile(
    r"(?<!\w)(?:on\s+or\s+(?:about|around)|about|around|approximately|approx\b\.?|roughly|circa|ca\b\.?"
    r"|(?<![0-9](?:st|nd|rd|th)\s)(?<![0-9](?:st|nd|rd|th)-)c\.)(?!\w)"
    r"|(?<!\w)c\.?\s*(?=[0-9]{3,4}(?![0-9:.]))|(?<!\w)c\.?\s(?=[0-9])|(?<!\w)ca(?=[0-9])"
    r"|(?<!\w)(?:um|etwa|gegen|vers|environ|verso|hacia|około|около|ок\.|близько|бл\.)\s+(?=[0-9])|[~≈]",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(r"(?<!\w)(?:possibly|probably|perhaps|maybe)(?!\w)|\(\s*\?\s*\)|\?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ODD_DIGIT = re.compile(r"[^\W\d_]\d[^\W\d_]\d", re.ASCII)
_FRACTION = re.compile(r"(?<=[0-9]:[0-9]{2})[.,]([0-9]+)")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.IGNORECASE)
_FILLER = re.compile(r"\b(?:the|on|in|at|of|year(?=\s+[0-9]))\b", re.IGNORECASE)
_AM_PM = re.compile(r"(?<=[0-9\s])(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE)
_NOON = re.compile(r"(?:\b12\s+)?\b(?:noon|midday)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?:\b12\s+)?\bmidnight\b", re.IGNORECASE)
_MARK = re.compile(r"[^\w\s,.:/-]|_")
_STRAY = re.compile(r"(?:\A|[^\w\s])\s*[-/:]|[-/:]\s*(?:\Z|[^\w\s])")
_SHORT_YEAR = re.compile(r"['’‘](?P<digits>[0-9]{2})(?![0-9])")
_ODD_MINUTE = re.compile(r":([0-9]|[0-9]{3,})(?![0-9])")
_END_OF_DAY = re.compile(r"(?<![0-9:])24:00(?::00)?(?![0-9:])")
_LEAP_SECOND = re.compile(r"(?<=[0-9]{2}:[0-9]{2}:)60(?![0-9])")


def read_half(
    draft: Draft,
    setting: Setting,
    era: str = "",
    day_and_year: tuple[int, int] | None = None,
    shared_year: str = "",
    year_meant: int | None = None,
) -> Parts:
    """What one half states; raises MalformedText for what is in it beside a date and a clock time.

    `era` is `BC` where the other half says so for both; `shared_year` is the one that stands in the other half;
    `year_meant` is that of a half which had only its last two digits, already taken.
    """
    if (error := refuse_two_stamps(draft)) is not None:
        raise error
    if (odd := _ODD_DIGIT.search(draft.text)) is not None:
        raise draft.refuse(f"“{odd[0]}” is not a digit from 0 to 9", *odd.span())
    parts = Parts(qualifier=take_qualifier(draft))
    parts.calendar = take_calendar(draft)
    if year_meant is not None:
        parts.year = year_meant
        return parts
    parts.period = take_period(draft, shared_year) or ()
    if parts.period:
        return parts
    take_military_clock(draft, parts)
    parts.zone = take_zone(draft)
    parts.period = take_near_period(draft, setting.today) or ()
    if parts.period:
        parts.calendar = setting.gregorian
    parts.period = parts.period or take_period(draft) or ()
    if parts.period:
        _close_period(draft, parts)
        return parts
    near_day = take_near_day(draft, setting.today)
    named = take_weekday(draft)
    _take_day_part(draft, parts, setting.day_parts)
    for pattern in (_ORDINAL, _FILLER):
        while draft.take(pattern) is not None:
            pass
    if (found := draft.take(_FRACTION)) is not None:
        parts.fraction = found[1]
    _take_noon(draft, parts)
    _take_last_clock(draft, parts)
    year = take_year(draft, parts, era)
    if (half := _AM_PM.search(draft.text)) is not None:
        parts.is_twelve_hours, parts.is_pm = True, half["half"].casefold() == "p"
        begin, end = half.span()
        draft.text = f"{draft.text[:begin]}{half['half']}m{' ' * (end - begin - 2)}{draft.text[end:]}"
    _refuse_what_is_left(draft)
    if year is not None or draft.text.strip(" ,."):
        index = None if named is None else named[0]
        calendar = parts.calendar.strip("[]") or setting.calendar or ""
        read_date(
            draft,
            parts,
            year,
            setting.day_first,
            lambda day: index is None or _weekday_of(day, calendar) in (None, index),
        )
    if near_day is not None or day_and_year is not None:
        if not parts.is_dateless or (near_day is not None and day_and_year is not None):
            raise draft.refuse_all("two dates")
        if near_day is not None:
            (parts.year, parts.month, parts.day), is_rough = near_day
            if is_rough:
                parts.qualifier = "%" if parts.qualifier in ("?", "%") else "~"
            parts.calendar = setting.gregorian
        elif day_and_year is not None:
            parts.day, parts.year = day_and_year
    if named is not None:
        if parts.is_dateless:
            parts.year, parts.month, parts.day = named_day(draft, named, setting.today)
            parts.calendar = setting.gregorian
        else:
            _check_weekday(draft, parts, named, parts.calendar.strip("[]") or setting.calendar or "")
    return parts


def take_qualifier(draft: Draft) -> str:
    """`~` for about, `?` for doubtful, `%` for both, else empty."""
    found = draft.take(re.compile("%"))
    about, doubtful = _take_all(draft, _ABOUT), _take_all(draft, _DOUBTFUL)
    if found is not None or (about and doubtful):
        return "%"
    return "~" if about else "?" if doubtful else ""


def _take_all(draft: Draft, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern was found at all: `2004?-06?` is one doubt."""
    found = False
    while draft.take(pattern) is not None:
        found = True
    return found


def _close_period(draft: Draft, parts: Parts) -> None:
    """Raises MalformedText for what is left beside a period that was counted from today."""
    left = draft.text.strip(" ,.")
    if left:
        begin = draft.text.find(left)
        raise draft.refuse("not every part of this was understood", begin, begin + len(left))
    if parts.qualifier or any(period.endswith("~") for period in parts.period):
        parts.period = tuple(period.rstrip("~") for period in parts.period)
        parts.qualifier = "%" if parts.qualifier in ("?", "%") else "~"


def _take_day_part(draft: Draft, parts: Parts, day_parts: DayParts) -> None:
    found = take_day_part(draft, day_parts)
    if found is not None:
        parts.day_part = day_parts[found[0]]


def _take_noon(draft: Draft, parts: Parts) -> None:
    if draft.take(_NOON) is not None:
        parts.hour, parts.minute = 12, 0
    elif (found := _MIDNIGHT.search(draft.text)) is not None:
        raise draft.refuse("midnight begins a day and ends one", *found.span(), "00:00 of the day that it begins")


def _take_last_clock(draft: Draft, parts: Parts) -> None:
    """Takes `24:00`, the end of a day; raises MalformedText for a leap second."""
    if draft.take(_END_OF_DAY) is not None:
        if parts.hour is not None:
            raise draft.refuse_all("two clock times")
        parts.hour, parts.minute = 24, 0
    if (found := _LEAP_SECOND.search(draft.text)) is not None:
        begin, end = found.span()
        raise draft.refuse(
            "leap seconds are not counted here", begin, end, f"{draft.typed[:begin]}59{draft.typed[end:]}"
        )


def _refuse_what_is_left(draft: Draft) -> None:
    """Raises MalformedText for the first word or mark that is no part of a date or a clock time."""
    for word in _WORD.finditer(draft.text):
        if word[0].casefold() not in _KNOWN:
            said = draft.typed[word.start() : word.end()]
            near = _near(said, is_clocked=ANY_CLOCK.search(draft.typed) is not None)
            raise draft.refuse(f"“{said}” is not understood here", *word.span(), near)
    if (found := _SHORT_YEAR.search(draft.text)) is not None:
        both = f"19{found['digits']}, or 20{found['digits']}"
        raise draft.refuse("a year of two digits may be of any century", *found.span(), both)
    for pattern, message in ((_MARK, "has no meaning here"), (_STRAY, "joins nothing")):
        if (found := pattern.search(draft.text)) is not None:
            said = draft.typed[found.start() : found.end()].strip()
            raise draft.refuse(f"“{said}” {message}", *found.span())
    if (found := _ODD_MINUTE.search(draft.text)) is not None:
        digits = found[1]
        mend = None if len(digits) > 1 else f"0{digits}, or {digits}0" if digits < "6" else f"0{digits}"
        raise draft.refuse("a minute has two digits", *found.span(1), mend)


def _near(word: str, *, is_clocked: bool) -> str | None:
    near = [name for name in near_misses(word, _KNOWN) if name[0] == word[0].casefold() and len(name) > 3]
    if near:
        return f"did you mean {' or '.join(name.capitalize() for name in near)}?"
    if not word[0].isupper() or not is_clocked:
        return None
    try:
        check_zone(word)
    except MalformedText as error:
        if error.mend is not None and word.casefold() in error.mend.casefold():
            return error.mend
    return "a zone is written as an offset, +02:00, or by its name, Europe/Kyiv" if word.isupper() else None


def _weekday_of(date: Day, calendar: str) -> int | None:
    """That of a date, 0 is Monday; None where nobody knows, or where its month has no such day."""
    julian = calendar == "julian"
    if not weekday_is_known(date, calendar) or date[2] > days_in_month(*date[:2], julian=julian):
        return None
    return weekday(day_number(*date, julian=julian))


def _check_weekday(draft: Draft, parts: Parts, named: tuple[int, str, int, int], calendar: str) -> None:
    """Raises MalformedText where a weekday is not that of its date, on the calendar that the date is of."""
    index, _, begin, end = named
    if parts.year is None or parts.month is None or parts.day is None:
        raise draft.refuse("a weekday needs a whole date", begin, end)
    true = _weekday_of((parts.year, parts.month, parts.day), calendar)
    if true is not None and true != index:
        date = f"{parts.day} {MONTHS[parts.month - 1]} {parts.year}"
        mend = WEEKDAYS[true]
        old = weekday(day_number(parts.year, parts.month, parts.day, julian=True))
        if not calendar and old == index and parts.year < LAST_JULIAN:
            mend += f", or {draft.said} (O.S.)"
        raise draft.refuse(f"{date} is a {WEEKDAYS[true]}, not a {WEEKDAYS[index]}", begin, end, mend)
