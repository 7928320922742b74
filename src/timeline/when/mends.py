"""What is wrong with a text that is no time, where exactly, and what to write instead."""

import re
from collections.abc import Callable

from timeline.errors import MalformedText, near_misses
from timeline.when.civil import date_text
from timeline.when.habits import completed, month_of_year, rewritten
from timeline.when.spelling import respelled

_EXAMPLES = "write a time such as 2025-03-18, 2025-03-18T22:30+02:00, 2025-03 or unknown"

_LONGEST = 200
"""Longer texts are not searched for what was meant."""

_HOUR = re.compile(r"(?P<hour>[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]))(?P<offset>Z|[+-][0-9]{2}:[0-9]{2}|)")

Reads = Callable[[str], bool]
"""Whether a text fits the grammar."""

_IN_THE_WHOLE = (
    (r"^([0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4})\b", "a date is written with hyphens, the year first"),
    (r"[0-9~?%Z\]X](\s*[–—]\s*)(?=[0-9]{4}|Y|T?[0-9]{2}:|[0-9]{1,2}\s)", "a dash does not join begin and end"),
    (r"(\.{3,}|…)", "two dots stand between the bounds of a moment"),
    (r"\S(\s+(?:-+|to|until|till)\s+)(?=\S)", "a span has a / between begin and end"),
    (r"(\s*/\s+|\s+/\s*)", "no spaces stand around the / of a span"),
)
"""What joins edges wrongly; looked for in the whole text, before what is wrong in one edge."""

_IN_AN_EDGE = (
    (r"^()$", "there is no time here"),
    (r"^(\s+)|(\s+)$", "spaces stand around it"),
    (r"([‐‑‒–—―−－])", "this is not the hyphen - that dates are written with"),
    (r"^(P(?:[0-9].*|T.*))$", "an edge is a time, not a duration"),
    (r"^((?:now|today|yesterday|tomorrow)\b.*)$", "only a date itself stays true"),
    (r"^([~?%]|c\.|ca\.?\s|circa\b|about\b|around\b)", "a qualifier stands at the end"),
    (r"([~?%]{2,})$", "an edge has one qualifier; % is ~ and ? in one"),
    (r"([~?%])(?=\[)", "the zone stands before the qualifier"),
    (r"([~?%])(?=-)", "a qualifier ends its edge; one for a single part is not read"),
    (r"(\[[^\]]*)$", "this bracket is not closed"),
    (r"^(T?[0-9]{1,2}:[0-9]{2}.*)$", "a clock time needs its date"),
    (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)[~?%]?$", "an offset belongs to a clock time"),
    (r"^-?[0-9X]{4}-([0-9X])(?![0-9X])", "a month has two digits"),
    (r"^-?[0-9X]{4}-[0-9X]{2}-([0-9X])(?![0-9X])", "a day has two digits"),
    (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T)$", "a clock time is missing"),
    (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([0-9]{2})(?:$|[Z+\-\[~?%])", "a clock time needs its minutes"),
    (r"^-?[0-9X]{4}(?:-[0-9X]{2})?(T.*)$", "a clock time needs a whole date"),
    (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(t|_|@|,?\s+(?:at\s+)?)(?=[0-9]{1,2}[:.])", "a T joins date and clock time"),
    (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([0-9])(?=:)", "an hour has two digits"),
    (r":[0-9]{2}(,)(?=[0-9])", "a fraction follows a point"),
    (r":[0-9]{2}(\.[0-9]{10,})", "a fraction has at most nine digits"),
    (r"[0-9](\s*[ap]\.?m\.?)\b", "clocks run from 00:00 to 23:59 here"),
    (r"T[0-9:.]*[0-9]( ?[A-Y][A-Z]{1,4})$", "a zone is an offset or stands in brackets"),
    (r"T[0-9:.]*[0-9](z)", "the Z is a capital"),
    (r"T[0-9:.]*[0-9]([+-][0-9]{4}|[+-][0-9](?::[0-9]{2})?)(?![0-9:])", "an offset is written +02:00"),
    (r"T[0-9:.]*[0-9](\s+)(?=[+\-Z\[])", "no space stands before the offset"),
    (r"^-?[0-9X-]*(x+)", "the X is a capital"),
    (r"^(y)-?[0-9]", "the Y is a capital"),
    (r"^Y-?[0-9]{5,}(-.*)$", "a year with Y stands alone: it has no months"),
    (r"^[0-9]+ BCE?(-.*)$", "a year BC stands alone; with a month it is written with its minus"),
    (r"^(Y)-?[0-9]{1,4}(?![0-9])", "Y is for years of more than four digits"),
    (r"^Y-?(0[0-9]*|[0-9]{13,})", "after Y a year has five to twelve digits, the first not 0"),
    (r"^([0-9]{9,}|[0-9]{5}|[0-9]{7})$", "a year of more than four digits begins with Y"),
    (r"([0-9]+±[0-9]*\D.*|\+-|\+/-)", "± stands between a year and its number of years"),
)
"""The first pattern that is found explains the text; its group is what is wrong."""


def explained(text: str, begin: int, end: int, message: str, reads: Reads, otherwise: str = _EXAMPLES) -> MalformedText:
    """The error of text[begin:end], which does not fit the grammar; `message` and `otherwise` where none is better."""
    if len(text) > _LONGEST:
        return MalformedText(message, begin, end, _EXAMPLES)
    part = text[begin:end]
    found = _finding(_IN_THE_WHOLE, text, 0) or _finding(_IN_AN_EDGE, part, begin) or (message, begin, end)
    if whole_hour := _HOUR.fullmatch(part):
        hour, offset = whole_hour["hour"], whole_hour["offset"]
        mend = f"write {hour}:00{offset}, or for the whole hour {hour}:00{offset}..{hour}:59{offset}"
        return MalformedText(*found, mend)
    edges = (*rewritten(part), *_completed(text, begin, end))
    fitting = [each for each in month_of_year(text) if reads(each)]
    if not fitting:
        fitting = [each for each in edges if reads(text[:begin] + each + text[end:])]
    if not fitting:
        fitting = [each for each in rewritten(text) if reads(each)]
    if not fitting:
        fitting = [each for each in respelled(text) if each != text and reads(each)][:1]
    if not fitting:
        fitting = near_misses(text.strip(), ["unknown"])
    return MalformedText(*found, f"write {' or '.join(dict.fromkeys(fitting))}" if fitting else otherwise)


def odd_clock(matched: "re.Match[str]", day: int, name: str, message: str) -> MalformedText:
    """The error of an hour, minute or second that no clock shows."""
    if matched["hour"] == "24" and int(matched["minute"]) == int(matched["second"] or 0) == 0:
        midnight = f"{date_text(day + 1)}T00:00{matched['offset'] or ''}"
        return MalformedText("a day ends at 00:00 of the next", *matched.span("clock"), f"write {midnight}")
    if name == "second" and matched["second"] == "60":
        return MalformedText("leap seconds are not counted here", *matched.span("second"), "write second 59")
    return MalformedText(message, *matched.span(name))


def _finding(patterns: tuple[tuple[str, str], ...], text: str, at: int) -> tuple[str, int, int] | None:
    for pattern, message in patterns:
        if found := re.search(pattern, text):
            group = next((number for number, held in enumerate(found.groups(), 1) if held is not None), 0)
            return message, at + found.start(group), at + found.end(group)
    return None


def _completed(text: str, begin: int, end: int) -> list[str]:
    """The end of a span with what people leave out of it, taken from its begin."""
    return list(completed(text[: begin - 1], text[begin:end])) if begin else []
