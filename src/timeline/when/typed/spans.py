"""The halves of a typed text: what joins them, and which side of a time is meant."""

import re
from typing import Literal

from timeline.when.typed.clocks import ANY_CLOCK, CLOCK
from timeline.when.typed.draft import Draft
from timeline.when.typed.zone_words import names_zone

Joint = Literal["", "/", "or", "and", "between", "before", "after", "by", "not before", "since", "from", "until"]
"""How a text is to be understood: a moment, a span, one of two, both of two, or one side of a time."""

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_BETWEEN = re.compile(r"(?:any\s?time\s+|sometime\s+)?between\s+(?P<from>.+?)\s+and\s+(?P<to>.+)", re.IGNORECASE)
_LATE_BETWEEN = re.compile(
    rf"(?P<date>.*[0-9],?)\s+(?P<word>(?:any\s?time\s+|sometime\s+)?between)\s+{CLOCK}\s*(?P<and>\band\b)\s*(?P<to>{CLOCK}.*)",
    re.IGNORECASE,
)
"""`18 March 2025, between 10:00 and 12:30`."""
_SIDES: tuple[tuple[Joint, str], ...] = (
    ("not before", r"(?:not\s+before|no\s+earlier\s+than|not\s+earlier\s+than|on\s+or\s+after)"),
    ("by", r"(?:by|at\s+the\s+latest|not\s+after|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before)"),
    ("before", r"(?:before|earlier\s+than|prior\s+to|vor|avant|pre(?=-|\s)|ante)"),
    ("after", r"(?:after|later\s+than|nach|après|после|після|post(?=-|\s))"),
    ("since", r"(?:(?:ever\s+)?since|seit|depuis)"),
    ("until", r"(?:(?:up\s+)?(?:until|till|through|thru)|bis)"),
)
_SIDE = tuple((joint, re.compile(rf"{words}[\s-]\s*(?P<of>.+)", re.IGNORECASE)) for joint, words in _SIDES)
_LATE_SIDE: tuple[tuple[Joint, re.Pattern[str]], ...] = (
    ("by", re.compile(r"(?P<of>.+?)\s+or\s+(?:earlier|before)\s*", re.IGNORECASE)),
    ("not before", re.compile(r"(?P<of>.+?)\s+(?:or\s+(?:later|after)|onwards?)\s*", re.IGNORECASE)),
)
"""`1900 or earlier`."""
_FROM = re.compile(r"from\s+(?P<of>.+)", re.IGNORECASE)
_LATE_FROM = re.compile(rf"[0-9,]\s+(?P<from>from)\s+(?={CLOCK})", re.IGNORECASE)
"""`18 March 2025 from 10:00 to 12:00`."""
_TO = re.compile(
    r"\s+(?:to|until|till|through|thru)\s+|\s*[–—―‒]\s*|\s+-+\s+"
    rf"|(?:(?<=(?<![-/.\d])\d)|(?<=(?<![-/.\d])\d\d))-(?=\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH})"
    rf"|(?<=\b\d{{4}})-(?=[12]\d{{3}}\b)|(?<=[a-z]{{3}})(?<!\bmid)(?<!\bend)(?<!\blate)(?<!\bearly)(?<!\bstart)-(?={MONTH})"
    rf"|(?<=\b\d{{4}})-(?=(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH}[a-z]*\.?,?\s+\d)"
    r"|(?<=[./]\d{4})-(?=\d{1,2}[./])|(?<=\d\.)-(?=\d{1,2}\b)"
    r"|(?:(?<=(?<![-/.\d])\d)|(?<=(?<![-/.\d])\d\d))-(?=\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?<=\d(?:st|nd|rd|th))-(?=\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?<=\d[?~])-(?=\d{4}\b)"
    r"|(?<=\ds)-(?=(?:the\s+)?\d)"
    r"|(?<=\b\d\d\d)-(?=\d{1,4}\s*(?:BC|B\.C|AD|CE))|(?<=\b\d\d\d\d)-(?=\d{1,4}\s*(?:BC|B\.C|AD|CE))"
    r"|(?<=\b\d\d)-(?=\d{1,4}\s*(?:BC|B\.C|AD|CE))",
    re.IGNORECASE,
)
"""Between the halves of a span; a hyphen without spaces only in `11-25 March`, `1939-1945` and `250-238 BC`."""
_OR = re.compile(
    rf"(?<!\bon)\s+or\s+(?!about|around|after|before)|(?:(?<=(?<![-/.\d])\d)|(?<=(?<![-/.\d])\d\d))/(?=\d{{1,2}}\.?\s+(?:of\s+)?{MONTH})|(?<=(?<![-/.\d])\d\.|(?<=\d)\d\.)/(?=\d{{1,2}}\.?\s+{MONTH})"
    rf"|(?<=[a-z]{{3}})/(?=(?:\d{{1,2}}\.?\s+(?:of\s+)?)?{MONTH})|(?<=[a-z]\s\d{{4}})/(?={MONTH}[a-z]*\.?\s+\d{{4}})",
    re.IGNORECASE,
)
"""Between two times of which one is meant: `11/12 March`, `March/April`, `1900 or 1901`."""
_AND = re.compile(r"(?<=\d)\s+(?:and|&)\s+(?=\d)", re.IGNORECASE)
"""Between two times that are both meant: `12 and 13 March`."""
_MONTH_FIRST = re.compile(
    rf"\b{MONTH}[a-z]*\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?P<joint>[-–/])(?=[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+[0-9]{{4}}\b|\s*\Z))",
    re.IGNORECASE,
)
_DAY_AND_YEAR = re.compile(r"\A\s*(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>[0-9]{4})(?![0-9:])")
_HYPHENED = re.compile(
    rf"(?P<from>{CLOCK})(?P<joint>-|\s+-\s+)(?P<hour>[0-9]{{1,2}})(?::(?P<minute>[0-9]{{2}}))?"
    r"(?P<half>\s?[ap]\.?\s?m\b\.?|h(?:[0-9]{2})?(?!\w))?(?![0-9:/.]|\s+[^\W\d_]{3,}\s+[0-9]{4})",
    re.IGNORECASE,
)
_ABOUT_YEARS = re.compile(
    r"\s*(?:(?:circa|ca|c|about|around|approx|approximately|roughly|possibly|probably|perhaps|maybe)\.?\s*|[~≈]\s*)+"
    r"[0-9]{4}(?P<joint>-)(?:1[3-9]|2[05-9]|[3-9][0-9])\s*",
    re.IGNORECASE,
)
"""`ca. 1850-60`, whose end can be no month and no season."""
_BARE_HOUR = re.compile(
    r"(?<![0-9:./–-])(?P<hour>[0-9]{1,2})[-–](?P<end>[0-9]{1,2})(?::[0-9]{2})?\s?(?P<half>[ap])\.?m\b", re.IGNORECASE
)
"""`7-9pm`."""
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]\Z")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*")
_ZONE_WORDS = re.compile(r"[A-Za-z/_()\s,.]*(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?[A-Za-z/_()\s,.]*")


def halves(whole: Draft) -> tuple[Joint, list[Draft]]:
    """How a text is joined, and its one or two halves. Raises MalformedText where that is not clear."""
    text = whole.text
    if (found := _BETWEEN.fullmatch(text)) is not None:
        return "between", [whole.part(*found.span("from")), whole.part(*found.span("to"))]
    if (found := _LATE_BETWEEN.fullmatch(text)) is not None:
        whole.blank(*found.span("word"))
        return "between", [whole.part(0, found.start("and")), whole.part(*found.span("to"))]
    for side, pattern in (*_SIDE, *_LATE_SIDE):
        if (found := pattern.fullmatch(text)) is not None:
            return side, [whole.part(*found.span("of"))]
    start = found.start("of") if (found := _FROM.fullmatch(text)) is not None else 0
    _join_date_and_clock(whole)
    joints = _joints(whole, start)
    if len(joints) > 1:
        raise whole.refuse("more than one span", *joints[1][1:], "a span has one begin and one end")
    if not joints:
        return ("from", [whole.part(start)]) if start else ("", [whole])
    joint, left, right = joints[0]
    if joint == "/" and (lead := _LATE_FROM.search(text, start, left)) is not None:
        whole.blank(*lead.span("from"))
    later = whole.part(right)
    later.is_hour = text[left:right] == "-"
    return joint, [whole.part(start, left), later]


def _join_date_and_clock(whole: Draft) -> None:
    """Blanks the dash of `15.02.2016 - 16:17` and `10:30 PM - 18 Mar 2025`: a date and its clock time are no span."""
    for found in list(_DASH.finditer(whole.text)):
        left, right = whole.text[: found.start()], whole.text[found.end() :]
        clock_first = _is_clock(left) and ANY_CLOCK.search(right) is None and re.search("[0-9]", right)
        clock_last = _is_clock(right) and ANY_CLOCK.search(left) is None and re.search("[0-9]", left)
        if clock_first or clock_last:
            whole.blank(*found.span())
            return


def _is_clock(text: str) -> bool:
    """Whether nothing stands there but clock times and words without digits, such as zones."""
    if ANY_CLOCK.match(text.strip()) is None:
        return False
    rest = _DASH.sub(" ", ANY_CLOCK.sub(" ", text))
    return _ZONE_WORDS.fullmatch(rest) is not None and re.search(MONTH, rest, re.IGNORECASE) is None


def _joints(whole: Draft, start: int) -> list[tuple[Joint, int, int]]:
    text = whole.text
    if (found := _HYPHENED.search(text, start)) is not None and _is_span(found, whole):
        return [("/", *found.span("joint"))]
    if (found := _MONTH_FIRST.search(text, start)) is not None:
        return [("or" if found["joint"] == "/" else "/", *found.span("joint"))]
    if (found := _ABOUT_YEARS.fullmatch(text, start)) is not None:
        return [("/", *found.span("joint"))]
    if (found := _BARE_HOUR.search(text, start)) is not None:
        _refuse_bare_hour(found, whole)
    joints: list[tuple[Joint, int, int]] = [("/", *found.span()) for found in _TO.finditer(text, start)]
    ors: list[tuple[Joint, int, int]] = [("or", *found.span()) for found in _OR.finditer(text, start)]
    ands: list[tuple[Joint, int, int]] = [("and", *found.span()) for found in _AND.finditer(text, start)]
    return joints or ors or ands


def _refuse_bare_hour(found: re.Match[str], whole: Draft) -> None:
    """Raises MalformedText for the first hour of `7-9pm`, where it can be one."""
    hour = int(found["hour"])
    if not 1 <= hour <= 12:
        return
    end = int(found["end"]) % 12 + (12 if found["half"].casefold() == "p" else 0)
    fitting = [f"{hour}{half}m" for half, add in (("a", 0), ("p", 12)) if hour % 12 + add < end]
    if fitting:
        message = f"“{hour}” may be in the morning or in the evening"
        raise whole.refuse(message, *found.span("hour"), ", or ".join(fitting))


def _is_span(found: re.Match[str], whole: Draft) -> bool:
    """Whether `10:00-12:30` is a span: where it cannot be an offset. What could be both is refused."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    begin = found["from"]
    if found["joint"] != "-" or found["half"] or re.search("[aph]", begin, re.IGNORECASE):
        return True
    is_offset = 1 <= hour <= 11 and minute in (0, 30)
    if not is_offset:
        return True
    if begin.count(":") == 2 and (found["minute"] is None or len(found["hour"]) == 2):
        return False
    is_later = (hour, minute) > tuple(int(part) for part in re.split("[:.,]", begin)[:2])
    is_zoned = names_zone(whole.text[found.end() :])
    if is_zoned and is_later:
        return True
    is_iso = _ISO_DATE.search(whole.text, 0, found.start()) is not None
    if is_iso and not is_later and len(found["hour"]) == 2:
        return False
    later = f"{hour:02d}:{minute:02d}"
    before, behind = whole.typed[: found.start("joint")], whole.typed[found.end() :]
    as_offset = f"{before} UTC-{later}{behind}"
    raise whole.refuse(
        f"“-{whole.typed[found.end('joint') : found.end()]}” is the end of a span or an offset from UTC",
        found.start("joint"),
        found.end(),
        "a span with both its dates"
        if is_zoned
        else f"{before} to {later}{behind}, or {as_offset}"
        if is_later
        else f"{as_offset}, or a span with both its dates",
    )


def take_day_and_year(left: Draft, right: Draft) -> tuple[int, int] | None:
    """The day and the year of `March 18 to 19, 2025`, whose month stands in the left half; None for any other span."""
    if re.search(MONTH, left.text, re.IGNORECASE) is None:
        return None
    found = right.take(_DAY_AND_YEAR)
    return None if found is None else (int(found["day"]), int(found["year"]))
