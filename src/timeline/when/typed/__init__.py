"""Dates as people type them, turned into the grammar of the store: `18 March 2025 10am EDT`, `yesterday 14:00`."""

import re

from timeline.errors import MalformedText
from timeline.when.civil import date_of_day, date_text, day_number
from timeline.when.dates import MONTHS
from timeline.when.day_parts import DAY_PARTS, DayParts
from timeline.when.edge import Calendar
from timeline.when.offsets import odd_offset
from timeline.when.typed.calendars import both_calendars
from timeline.when.typed.digits import since_1970
from timeline.when.typed.draft import Day, Draft, NoDateError, NoYearError, TurnedError
from timeline.when.typed.joined_halves import Turned, order_shown, refuse_apart, refuse_two, share_words
from timeline.when.typed.languages import in_english
from timeline.when.typed.near_days import refuse_short_ago
from timeline.when.typed.other_eras import other_era
from timeline.when.typed.parts import Parts, end_of_years, share, written
from timeline.when.typed.periods import season_or_years
from timeline.when.typed.reading import read_half
from timeline.when.typed.setting import Setting
from timeline.when.typed.sides import one_side
from timeline.when.typed.spans import MONTH, halves, take_day_and_year
from timeline.when.typed.stamps import plain, whole_stamp

__all__ = ["parse_typed", "since_1970"]

_LONGEST = 200
"""Characters; dateutil's time grows with the square of them."""

_OTHER_OFFSET = "write the offset of its zone, such as +02:00, or leave it out"
_ISO = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}(?:T[0-9]{2}:\S*)?")
_BEFORE_YEAR = re.compile(
    rf"\b{MONTH}[a-z]*\.?(?:\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9:./h]|\s*[ap]\.?m))?", re.IGNORECASE
)
_SHORT_DOUBT = re.compile(r"(?P<digits>[1-9][0-9]{0,2})\?")
_ENDS_WITH_DAY = re.compile(r"[-–/]\s*[0-9]{1,2}(?:st|nd|rd|th)?\Z")
_SHORT_YEAR = re.compile(r"(?P<year>[0-9]{1,2})[~?%]?")
_LAST_YEAR = re.compile(r"(?<![0-9:])[0-9]{3,4}(?:\s*(?:BCE?|B\.C\.))?\s*\Z", re.IGNORECASE)
_DASHES = frozenset("-–—―‒")
_BC = re.compile(r"[0-9]\s*(?:BCE?|B\.C\.)(?!\w)", re.IGNORECASE)


def parse_typed(
    text: str,
    *,
    today: Day,
    zone: str | None,
    calendar: Calendar | None = None,
    day_parts: DayParts = DAY_PARTS,
    day_first: bool | None = None,
) -> str:
    """The text of a when for what somebody typed; what the grammar itself accepts comes back as it is.

    `today` is what `yesterday` counts from; `zone` is the zone of clock times that name none, None for UTC; `calendar`
    is that of dates that name none, None for the Gregorian; `day_parts` are the hours of `evening`;
    `day_first` says in which order day and month are where both are numbers before the year, None: only where one
    reading is there. Raises MalformedText, with offsets in `text`, for what is not understood, lacks a part, can be
    read in two ways, or is in the other order.
    """
    typed = text.strip()
    begin = text.find(typed)
    if not typed:
        raise MalformedText("no time was typed", 0, len(text), "18 March 2025, or 2025-03-18")
    setting = Setting(today, zone, calendar, day_parts, day_first)
    try:
        when = setting.when(typed)
    except MalformedText as error:
        refused = MalformedText(error.message, begin + error.begin, begin + error.end, error.mend)
    else:
        if (odd := odd_offset(when)) is not None:
            raise MalformedText(odd.message, begin + odd.begin, begin + odd.end, odd.mend)
        _refuse_lone_numbers(typed, begin)
        return typed
    if len(typed) > _LONGEST:
        raise MalformedText("so long a text is no date", begin, begin + len(typed))
    inside = plain(typed)
    if (bare := inside.strip()) not in ("", typed) and _fits(bare, setting):
        # A time of the grammar in quotes or behind `Published`.
        _refuse_lone_numbers(bare, begin + inside.find(bare))
        return bare
    whole = Draft(typed, begin, in_english(plain(typed), typed, begin))
    stamp = whole_stamp(whole) or both_calendars(whole)
    if stamp is None and (_ISO.fullmatch(typed) or _SHORT_DOUBT.fullmatch(typed)):
        raise refused
    try:
        made = stamp or _read(whole, setting)
    except NoYearError as error:
        raise MalformedText(error.message, error.begin, error.end, _with_year(whole, setting)) from None
    except NoDateError as error:
        raise MalformedText(error.message, error.begin, error.end, _with_date(whole, setting)) from None
    try:
        odd = odd_offset(setting.when(made))
    except MalformedText as error:
        raise MalformedText(f"{error.message} ({made})", begin, begin + len(typed), error.mend) from None
    if (other := other_era(typed, made, begin)) is not None:
        raise other
    if odd is not None:
        # Whoever wrote `UTC` did not mean the end of a span.
        mend = _OTHER_OFFSET if re.search(r"\b(?:UTC|GMT)", typed, re.IGNORECASE) else odd.mend
        raise MalformedText(odd.message, begin, begin + len(typed), mend)
    return made


def _fits(text: str, setting: Setting) -> bool:
    """Whether a text is a time of the grammar, with an offset that a zone had."""
    try:
        return odd_offset(setting.when(text)) is None
    except MalformedText:
        return False


def _refuse_lone_numbers(typed: str, begin: int) -> None:
    """Raises MalformedText for what the grammar has, and people write for something else too."""
    if (short := _SHORT_YEAR.fullmatch(typed)) is not None:
        year = f"{int(short['year']):04d}"
        message = "a year of two digits may be of any century"
        raise MalformedText(message, begin, begin + len(typed), f"19{year[2:]}, or 20{year[2:]}, or {year}")
    if (error := season_or_years(typed.rstrip("~?%"), begin)) is not None:
        raise error


def _read(whole: Draft, setting: Setting) -> str:
    joint, drafts = halves(whole)
    if len(drafts) == 1:
        refuse_short_ago(whole, setting.today)
        parts = read_half(drafts[0], setting)
        _refuse_lone_night(parts, drafts[0])
        points = written(parts, drafts[0], setting)
        return _between(points) if joint == "" else one_side(joint, points, setting)
    share_words(*drafts)
    day_first = order_shown(drafts)
    if day_first is not None and setting.day_first is None:
        setting = setting._replace(day_first=day_first)
    day_and_year = take_day_and_year(*drafts)
    year_meant = end_of_years(drafts[0].text, drafts[1]) if joint == "/" else None
    era = "BC" if _BC.search(drafts[1].text) else ""
    shared = found[0] if (found := _LAST_YEAR.search(drafts[1].text)) is not None else ""
    stated = [
        read_half(drafts[0], setting, "" if _BC.search(drafts[0].text) else era, shared_year=shared),
        read_half(drafts[1], setting, day_and_year=day_and_year, year_meant=year_meant),
    ]
    turned = Turned(stated[0].year is None, stated[1].year is None, stated[0].is_dateless, stated[1].is_dateless)
    share(stated[0], stated[1], drafts)
    between = whole.typed[drafts[0].begin + len(drafts[0].typed) - whole.begin : drafts[1].begin - whole.begin]
    if (
        joint == "/"
        and between.strip() in _DASHES
        and stated[0].qualifier == "~"
        and all(parts.is_year for parts in stated)
    ):
        # `c. 1190–1185 BC`: of two years that stand so close, both are about.
        stated[1].qualifier = stated[1].qualifier or stated[0].qualifier
    if _is_night(stated[0]) and stated[1].day_part is None:
        return _night(stated, drafts, setting)
    for parts, draft in zip(stated, drafts, strict=True):
        _refuse_lone_night(parts, draft)
    turned.check(stated, whole, drafts, setting, "/" if joint in ("/", "and") else "..")
    edges = [written(parts, draft, setting) for parts, draft in zip(stated, drafts, strict=True)]
    if joint == "or":
        refuse_apart(edges, whole, setting)
    if joint == "and":
        refuse_two(edges, whole, setting)
    if joint in ("/", "and"):
        return "/".join(_between(points) for points in edges)
    return f"{edges[0][0]}..{edges[1][-1]}"


def _with_year(whole: Draft, setting: Setting) -> str | None:
    """The text with this year in it, behind the month or the day that follows it; None where that is not understood."""
    year = f" {setting.today[0]}"
    places = [whole.word_end(found.end()) for found in reversed(list(_BEFORE_YEAR.finditer(whole.text)))]
    places.insert(0 if _ENDS_WITH_DAY.search(whole.typed) else len(places), len(whole.typed))
    texts = [f"{whole.typed[:end]}{year}{whole.typed[end:]}" for end in places]
    return next((text for text in texts if _is_understood(text, setting)), None)


def _with_date(whole: Draft, setting: Setting) -> str | None:
    """The text as of today, and of its date; None where that is not understood."""
    said, day = whole.said, date_text(day_number(*setting.today))
    try:
        return f"today {said}, or {day} {said}" if _is_understood(f"{day} {said}", setting) else None
    except TurnedError as error:
        return f"{error.mend}, if today is meant"


def _is_understood(text: str, setting: Setting) -> bool:
    """Raises TurnedError for a span that ends before it begins."""
    try:
        setting.when(_read(Draft(text, 0, in_english(plain(text), text, 0)), setting))
    except TurnedError:
        raise
    except MalformedText:
        return False
    return True


def _between(points: tuple[str, ...]) -> str:
    return "..".join(points)


def _is_night(parts: Parts) -> bool:
    return parts.day_part is not None and parts.day_part[1] <= parts.day_part[0]


def _refuse_lone_night(parts: Parts, draft: Draft) -> None:
    """Raises MalformedText for the night of one day: it may be the one that ends with it or the one that begins."""
    if not _is_night(parts) or parts.day is None or parts.month is None or parts.year is None:
        return
    number = day_number(parts.year, parts.month, parts.day)
    nights = []
    for first in (number - 1, number):
        days = [date_of_day(first), date_of_day(first + 1)]
        said = [f"{day} {MONTHS[month - 1]} {year}" for year, month, day in days]
        nights.append(
            f"night of {days[0][2]}/{said[1]}" if days[0][1] == days[1][1] else f"night of {said[0]} to {said[1]}"
        )
    raise draft.refuse_all("a day has a night before it and one after it", ", or ".join(nights))


def _night(stated: list[Parts], drafts: list[Draft], setting: Setting) -> str:
    """The night of `18/19 March`."""
    left, right = stated
    right.day_part = None
    first = written(left, drafts[0], setting)
    day = written(right, drafts[1], setting)[0].partition("[")[0]
    if right.has_clock or first[1].partition("T")[0] != day:
        raise drafts[1].refuse_all("a night is of two days that follow each other")
    return _between(first)
