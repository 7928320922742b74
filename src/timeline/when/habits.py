"""How people write dates outside this grammar, and how the same is written in it.

Only for the "write …" of an error: nothing is read this way. A text that has two readings gives both.
"""

import re
from collections.abc import Iterator

from timeline.when.civil import DAY, day_number, days_in_month, year_text
from timeline.when.clock_names import offsets_of
from timeline.when.dates import MONTHS
from timeline.when.offsets import is_known_offset
from timeline.when.zones import offset_of

_MONTH_NUMBERS = {
    name[:length].casefold(): number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))
}
_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−－", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n", " ")
    | {"…": "..", "：": ":", "／": "/"}
)
_ABOUT = re.compile(
    r"^(?:(~|c\.|ca\.?\b|circa\b|about\b|around\b|approx\.?(?![a-z])|approximately\b)|(\?)|(%))\s*", re.IGNORECASE
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<offset>(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?|[a-z]{1,5})?\s*(?P<zone>\[.*\])?",
    re.IGNORECASE,
)
_TWO_CLOCKS = re.compile(r"(?P<from>[0-9][0-9:.\sapmAPM]*?)\s*-\s*(?P<to>[0-9][0-9:.\sapmAPM]*)")
_JOINTS = re.compile(
    r"\s+(?:to|until|till)\s+|\s*/\s*|\s+-+\s+|\s*[‒–—―]\s*|(?<=[0-9~?%Z\]])-(?=[0-9]{4}-)", re.IGNORECASE
)

_YEAR = r"(?P<year>[0-9]{1,4})(?P<era>\s*(?:BCE?|CE|AD))?"
_DAY_OF = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_MONTH_AND_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-./ ](?P<year>[0-9]{4})")
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>-?[0-9]{4})(?P<mark>[-./ ])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<one>[0-9]{1,2})(?P<mark>[-./])(?P<other>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})",
        r"(?P<one>[0-9]{2})(?P<mark>)(?P<other>[0-9]{2})(?P<year>[12][0-9]{3})(?![0-9])",
        rf"{_DAY_OF}(?:\s+of)?[\s-]*{_NAME},?[\s-]*{_YEAR}",
        rf"{_NAME}\s*{_DAY_OF},?\s+{_YEAR}",
        rf"{_NAME},?\s+(?:of\s+)?{_YEAR}",
        r"(?P<year>[0-9]{4})[-./ ](?P<month>[0-9]{1,2})",
        r"(?:AD\s*)(?P<year>[0-9]{1,4})",
        r"(?P<year>[0-9]{1,4})(?P<era>\s*(?:BCE?|CE|AD))",
        r"(?P<decade>[0-9]{3})0'?s",
        r"(?P<year>[0-9]{3,4})",
    )
)
"""Each is tried where a date may stand; the first that makes a date wins."""


def month_of_year(text: str) -> list[str]:
    """The month of `3/2022`, whose first number looks like a begin; empty for any other text."""
    found = _MONTH_AND_YEAR.fullmatch(text.strip())
    return [f"{found['year']}-{int(found['month']):02d}"] if found is not None else []


def rewritten(text: str) -> list[str]:
    """What a date, a clock time on a date, or a span may look like in the grammar; empty where nobody can tell."""
    plain = " ".join(text.translate(_SIGNS).split())
    found = [] if re.search(r"(?<=[0-9])\s*[‒–—―]\s*(?=[0-9])", text) else _edge(plain)
    if found:
        return found
    pieces = _JOINTS.split(" ".join(text.replace("−", "-").split()))
    if len(pieces) != 2:
        return []
    left, right = (" ".join(piece.translate(_SIGNS).split()) for piece in pieces)
    ends = _edge(right)
    begins = _edge(left) or [each for end in ends for each in completed(end, left, at_end=False)]
    ends = ends or [each for begin in begins for each in completed(begin, right)]
    return [f"{begin}/{end}" for begin in begins[:1] for end in ends[:1]]


def completed(whole: str, part: str, *, at_end: bool = True) -> Iterator[str]:
    """A part of a date or clock, as people shorten one half of a span, with the rest taken from the whole one."""
    date, clock, rest = whole[:10], whole[10:16], whole[16:]
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}.*", part) and clock:
        yield from (f"{date}T{each}" for each in _clocks(part, date, rest if rest[:1] in ("+", "-", "Z") else ""))
    elif re.fullmatch(r"[0-9]{2}-[0-9]{2}(?:T.*)?", part) and re.fullmatch(r"[0-9]{4}-.*", whole):
        yield whole[:5] + part
    elif re.fullmatch(r"[0-9]{1,2}", part):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", whole):
            yield f"{whole[:8]}{part:0>2}"
        elif at_end and re.fullmatch(r"[0-9]{4}-[0-9]{2}", whole) and 1 <= int(part) <= 12:
            yield f"{whole[:5]}{part:0>2}"
        elif at_end and re.fullmatch(r"[0-9]{4}", whole) and len(part) == 2:
            yield whole[:2] + part


def _edge(text: str) -> list[str]:
    qualifier = ""
    if leading := _ABOUT.match(text):
        qualifier = "~" if leading[1] else "?" if leading[2] else "%"
        text = text[leading.end() :]
    if trailing := re.search(r"\s*([~?%]+)$", text):
        signs = set(trailing[1]) | set(qualifier)
        qualifier = "%" if len(signs) > 1 or "%" in signs else signs.pop()
        text = text[: trailing.start()]
    text = _WEEKDAY.sub("", text)
    return [f"{found}{qualifier}" for found in dict.fromkeys(_dated(text))]


def _dated(text: str) -> list[str]:
    for pattern in _DATES:
        if matched := pattern.match(text):
            dates, rest = list(_date_texts(matched)), text[matched.end() :]
        elif (matched := pattern.search(text)) and matched.end() == len(text) and " " in text[: matched.start()]:
            dates, rest = list(_date_texts(matched)), text[: matched.start()].rstrip(" ,")
        else:
            continue
        rest = re.sub(r"^(?:\s*,\s*|\s+|[Tt_@])(?:at\s+|@\s*)?", "", rest) if rest else rest
        if dates and not rest:
            return dates
        found = [each for date in dates if len(date) == 10 for each in _clocked(date, rest)]
        if found:
            return found
    return []


def _clocked(date: str, text: str) -> Iterator[str]:
    """A date with the clock time, or the span of two, that stands behind it."""
    yield from (f"{date}T{clock}" for clock in _clocks(text, date))
    if (span := _TWO_CLOCKS.fullmatch(text.strip())) is not None:
        for begin in _clocks(span["from"], date):
            for end in _clocks(span["to"], date):
                if end[:5] > begin[:5]:
                    yield f"{date}T{begin}/{date}T{end}"


def _date_texts(matched: "re.Match[str]") -> Iterator[str]:
    held = matched.groupdict()
    if held.get("decade"):
        yield f"{held['decade']}X"
        return
    year = int(held["year"])
    if (held.get("era") or "").strip().upper().startswith("B"):
        year = 1 - year
    if held.get("one"):
        one, other = int(held["one"]), int(held["other"])
        readings = [(other, one)] if held["mark"] == "." or one == other else [(other, one), (one, other)]
        for month, day in readings:
            if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
                yield f"{year_text(year)}-{month:02d}-{day:02d}"
        return
    name = (held.get("name") or "").casefold()
    month = _MONTH_NUMBERS.get("sep" if name == "sept" else name, 0) if name else int(held.get("month") or 0)
    if not held.get("day"):
        month = _SEASON_NUMBERS.get(name, month) if name else month
        if month or not (name or held.get("month")):
            yield f"{year_text(year)}-{month:02d}" if month else year_text(year)
    elif month and 1 <= month <= 12 and 1 <= int(held["day"]) <= days_in_month(year, month):
        yield f"{year_text(year)}-{month:02d}-{int(held['day']):02d}"


def _clocks(text: str, date: str, suffix: str = "") -> Iterator[str]:
    """A clock time as the grammar has it; `date` tells what an abbreviation stood for on that day."""
    matched = _CLOCK.fullmatch(text.strip())
    if matched is None or not (matched["minute"] or matched["half"]):
        return
    hour = int(matched["hour"])
    if matched["half"]:
        if not 1 <= hour <= 12:
            return
        hour = hour % 12 + (12 if matched["half"][0] in "pP" else 0)
    clock = f"{hour:02d}:{matched['minute'] or '00'}"
    if matched["second"]:
        clock += f":{matched['second']}" + (f".{matched['fraction']}" if matched["fraction"] else "")
    for offset in _offsets(matched["offset"], date) if matched["offset"] else [suffix]:
        yield clock + offset + (matched["zone"] or "")


def _offsets(text: str, date: str) -> list[str]:
    """`+02:00` for `+2`, `UTC+0200` or `EET`; all that an abbreviation stood for then, none for other letters."""
    digits = text.upper().removeprefix("UTC").removeprefix("GMT").replace(":", "")
    if digits[:1] not in ("+", "-"):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
            return []
        year, month, day = (int(part) for part in date.split("-"))
        return list(offsets_of(text.upper(), day_number(year, month, day) * DAY)) if 1 <= month <= 12 else []
    hours, minutes = (digits[1:-2], digits[-2:]) if len(digits) > 3 else (digits[1:], "00")
    offset = f"{digits[0]}{hours:0>2}:{minutes}"
    size = offset_of(offset)
    # Nobody can tell without the year: what no zone has now is the end of a span.
    return [] if size is None or not is_known_offset(size, 2025) else [offset]
