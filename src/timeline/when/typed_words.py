"""The words around a typed date: spans, `about`, zones, `yesterday`, taken out before the date itself is read."""

import re

from timeline.errors import MalformedText, near_misses
from timeline.when.abbreviations import OFFSETS, ZONES, readings
from timeline.when.civil import date_of_day, date_text, day_number, weekday
from timeline.when.zones import check_zone

Day = tuple[int, int, int]
"""Year, month, day."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGER = {1: ("tues",), 3: ("thur", "thurs")}
"""Other abbreviations of some weekdays."""

_AM_PM = r"[ap]\.?\s?m\b\.?"
CLOCK = (
    rf"(?<![0-9:])[0-9]{{1,2}}(?:(?::[0-9]{{2}}){{1,2}}(?:(?<=:[0-9]{{2}}:[0-9]{{2}})[.,][0-9]+)?(?:\s?{_AM_PM})?"
    rf"|\s?{_AM_PM}|h(?:[0-9]{{2}})?(?!\w))"
)
"""A clock time: `10:00`, `10:00:30.5`, `10am`, `10:00 p.m.`, `10h30`."""
_BETWEEN = re.compile(r"between\s+(?P<from>.+?)\s+and\s+(?P<to>.+)", re.IGNORECASE | re.DOTALL)
_SIDE = re.compile(r"(?P<side>before|after)\s+(?P<of>.+)", re.IGNORECASE | re.DOTALL)
_FROM = re.compile(r"from\s+", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_TO = re.compile(
    r"\s+(?:to|until|till)\s+|\s*[–—]\s*|\s+-\s+"
    rf"|(?:(?<=(?<![-/.\d])\d)|(?<=(?<![-/.\d])\d\d))-(?=\d{{1,2}}\s+{_MONTH})|(?<=\b\d{{4}})-(?=[12]\d{{3}}\b)",
    re.IGNORECASE,
)
"""Between the halves of a span; a hyphen without spaces only in `11-25 March` and `1939-1945`."""
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}[a-z]*\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?P<joint>-)(?=[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}\b)",
    re.IGNORECASE,
)
_DAY_AND_YEAR = re.compile(r"\A\s*(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>[0-9]{4})(?![0-9:])")
_HYPHENED = re.compile(rf"(?P<from>{CLOCK})\s?-(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?![0-9:])", re.IGNORECASE)
_RFC_3339_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]\Z")
_ABOUT = re.compile(
    r"(?<!\w)(?:about|around|approximately|approx\b\.?|roughly|circa|ca\b\.?|c\.)(?!\w)|[~≈]", re.IGNORECASE
)
_DOUBTFUL = re.compile(r"(?<!\w)(?:possibly|probably|perhaps|maybe)(?!\w)|\?", re.IGNORECASE)
_BRACKET = re.compile(r"\[(?P<zone>[^\]]*)\]")
_NAMED = re.compile(r"(?<![\w/])[A-Za-z]{2,}(?:/[A-Za-z][A-Za-z0-9_+-]*)+")
_OFFSET = re.compile(
    rf"(?:\b(?P<base>UTC|GMT)\s?|{CLOCK}\s*)(?P<sign>[+−-])(?P<hour>[0-9]{{1,2}})(?::?(?P<minute>[0-9]{{2}}))?"
    rf"(?![0-9:/.-]|\s*[^\W\d]{{3,}}\s+[0-9]{{4}})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_WEEKDAY = re.compile(r"(?:\b(?:last|next|this|past)\s+)?(?P<day>[^\W\d_]+)", re.IGNORECASE)
_AGO = re.compile(r"(?P<count>[0-9]{1,4})\s+(?P<unit>day|week)s?\s+ago(?!\w)", re.IGNORECASE)
_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


class Draft:
    """A typed text that is read piece by piece: what was taken turns to blanks, so that offsets stay true."""

    def __init__(self, text: str, begin: int) -> None:
        """`begin` is where `text` stands in what was typed."""
        self.typed = text
        self.text = text
        self.begin = begin

    @property
    def said(self) -> str:
        """The whole half as it was typed, its spaces made single."""
        return " ".join(self.typed.split())

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match of a pattern, which is then blank."""
        found = pattern.search(self.text)
        if found is not None:
            self.blank(*found.span())
        return found

    def blank(self, begin: int, end: int) -> None:
        """Half-open, as everywhere."""
        self.text = self.text[:begin] + " " * (end - begin) + self.text[end:]

    def refuse(self, message: str, begin: int, end: int, mend: str | None = None) -> MalformedText:
        """The error for a piece of this text, with the offsets of what was typed."""
        return MalformedText(message, self.begin + begin, self.begin + end, mend)

    def refuse_all(self, message: str, mend: str | None = None) -> MalformedText:
        """The error for this half as a whole."""
        inside = self.typed.strip()
        begin = self.typed.find(inside)
        return self.refuse(message, begin, begin + len(inside), mend)


def halves(text: str, begin: int) -> tuple[str, list[Draft]]:
    """How a text is joined, and its one or two halves.

    The joint is empty for one half, `/` for a span, `..` for one moment between two; `..<` before one and `>..` after.
    """
    if (found := _BETWEEN.fullmatch(text)) is not None:
        return "..", [Draft(found[side], begin + found.start(side)) for side in ("from", "to")]
    if (found := _SIDE.fullmatch(text)) is not None:
        return "..<" if found["side"].casefold() == "before" else ">..", [Draft(found["of"], begin + found.start("of"))]
    start = found.end() if (found := _FROM.match(text)) is not None else 0
    whole = Draft(text, begin)
    if (found := _HYPHENED.search(text, start)) is not None and _is_span(found, whole):
        hyphen = found.start("hour") - 1
        joints = [(hyphen, hyphen + 1)]
    elif (found := _MONTH_FIRST.search(text, start)) is not None:
        joints = [found.span("joint")]
    else:
        joints = [found.span() for found in _TO.finditer(text, start)]
    if len(joints) > 1:
        raise whole.refuse("more than one span", *joints[1], "a span has one begin and one end")
    if not joints:
        if start:
            raise whole.refuse("a span has an end", 0, start, "from 18 March 2025 10:00 to 12:30")
        return "", [whole]
    left, right = joints[0]
    return "/", [Draft(text[start:left], begin + start), Draft(text[right:], begin + right)]


def _is_span(found: re.Match[str], whole: Draft) -> bool:
    """Whether `10:00-12:30` is a span: yes where `-12:30` is no offset, no behind a date as RFC 3339 writes it.

    Anything else could be either, and is refused.
    """
    hour, minute = int(found["hour"]), int(found["minute"])
    if len(found["hour"]) != 2 or (hour, minute) > (12, 0) or minute not in (0, 30):
        return True
    if _RFC_3339_DATE.search(whole.text, 0, found.start()):
        return False
    later = f"{found['hour']}:{found['minute']}"
    raise whole.refuse(
        f"“-{later}” is the end of a span or an offset from UTC",
        found.start("hour") - 1,
        found.end("minute"),
        f"{found['from']} to {later}, or {found['from']} UTC-{later}",
    )


def take_qualifier(draft: Draft) -> str:
    """`~` for about, `?` for doubtful, `%` for both, else empty."""
    found = draft.take(re.compile("%"))
    about = draft.take(_ABOUT)
    doubtful = draft.take(_DOUBTFUL)
    if found is not None or (about is not None and doubtful is not None):
        return "%"
    return "~" if about is not None else "?" if doubtful is not None else ""


def take_zone(draft: Draft) -> str:
    """The zone as the grammar writes it, `Z`, `+02:00` or `[Europe/Kyiv]`; empty where none is named."""
    zones: list[tuple[str, int, int]] = []
    for pattern, group in ((_BRACKET, "zone"), (_NAMED, 0)):
        while (found := draft.take(pattern)) is not None:
            try:
                check_zone(found[group])
            except MalformedText as error:
                raise draft.refuse(error.message, *found.span(group), error.mend) from None
            zones.append((f"[{found[group]}]", *found.span()))
    while (found := _OFFSET.search(draft.text)) is not None:
        begin = found.start("base" if found["base"] else "sign")
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if hour > 14 or minute > 59:
            raise draft.refuse(f"no zone is {hour}:{minute:02d} from UTC", begin, found.end())
        draft.blank(begin, found.end())
        sign = "+" if found["sign"] == "+" else "-"
        zones.append((f"{sign}{hour:02d}:{minute:02d}", begin, found.end()))
    for found in list(_WORD.finditer(draft.text)):
        name = found[0].upper()
        if (meanings := readings(name)) is not None:
            said, mend = meanings
            raise draft.refuse(f"“{found[0]}” is {said}", *found.span(), f"write the offset: {mend}")
        if name in OFFSETS or name in ZONES:
            zones.append((OFFSETS.get(name) or f"[{ZONES[name]}]", *found.span()))
            draft.blank(*found.span())
    if len(zones) > 1:
        raise draft.refuse("two zones", *zones[1][1:], "name one")
    return zones[0][0] if zones else ""


def take_near_day(draft: Draft, today: Day) -> Day | None:
    """The day that `today`, `yesterday`, `tomorrow` or `3 days ago` stands for; None where no such word is."""
    number = day_number(*today)
    if (found := draft.take(_AGO)) is not None:
        return date_of_day(number - int(found["count"]) * (7 if found["unit"].casefold() == "week" else 1))
    for found in _WORD.finditer(draft.text):
        if found[0].casefold() in _NEAR_DAYS:
            draft.blank(*found.span())
            return date_of_day(number + _NEAR_DAYS[found[0].casefold()])
    return None


def take_day_and_year(left: Draft, right: Draft) -> tuple[int, int] | None:
    """The day and the year of `March 18 to 19, 2025`, whose month stands in the left half; None for any other span."""
    if re.search(_MONTH, left.text, re.IGNORECASE) is None:
        return None
    found = right.take(_DAY_AND_YEAR)
    return None if found is None else (int(found["day"]), int(found["year"]))


def take_weekday(draft: Draft) -> tuple[int, int, int] | None:
    """A weekday (0 is Monday) and where it stands, with a `last` or `next` before it; `Fri` and `Friday` alike."""
    for found in _WEEKDAY.finditer(draft.text):
        word = found["day"].casefold()
        for index, name in enumerate(WEEKDAYS):
            if word in (name.casefold(), name[:3].casefold(), *_LONGER.get(index, ())):
                draft.blank(*found.span())
                return index, *found.span()
    return None


def refuse_weekday(draft: Draft, named: tuple[int, int, int], today: Day) -> MalformedText:
    """A weekday without a date: of which week, people do not agree."""
    index, begin, end = named
    number = day_number(*today)
    latest = number - ((weekday(number) - index) % 7 or 7)
    days = " or ".join(date_text(latest + 7 * weeks) for weeks in (-1, 0, 1))
    return draft.refuse(f"“{draft.typed[begin:end]}” may be of more than one week", begin, end, days)


def refuse_unknown(draft: Draft, known: frozenset[str]) -> MalformedText | None:
    """The error for the first word that is not known, with near misses; None where all are."""
    for found in _WORD.finditer(draft.text):
        if found[0].casefold() not in known:
            return draft.refuse(f"“{found[0]}” is not understood here", *found.span(), _near(found[0], known))
    return None


def _near(word: str, known: frozenset[str]) -> str | None:
    near = [name for name in near_misses(word, known) if name[0] == word[0].casefold() and len(name) > 3]
    if near:
        return f"did you mean {' or '.join(name.capitalize() for name in near)}?"
    if not word[0].isupper():
        return None
    try:
        check_zone(word)
    except MalformedText as error:
        if error.mend is not None and word.casefold() in error.mend.casefold():
            return error.mend
    return "a zone is written as an offset, +02:00, or by its name, Europe/Kyiv" if word.isupper() else None
