"""Reads a text as a time, a figure or a wording."""

from functools import lru_cache
from typing import Literal, assert_never

import msgspec

from timeline.errors import MalformedText
from timeline.value.figure import Figure
from timeline.value.grammar import NO_AMOUNT, parse_figure
from timeline.value.notation import date_in_words, with_digits
from timeline.value.wording import Wording
from timeline.when import DEFAULT_ABOUT, About, Calendar, Precision, Times, When, times_in

ValueType = Literal["time", "figure", "text"]


class TimeValue(msgspec.Struct, frozen=True):
    """A value that is a time."""

    when: When

    @property
    def text(self) -> str:
        """As written."""
        return self.when.text


Value = TimeValue | Figure | Wording


def parse_value(
    text: str,
    *,
    read_as: ValueType | None = None,
    zone: str | None = None,
    calendar: Calendar | None = None,
    about: About = DEFAULT_ABOUT,
) -> Value:
    """The value that a text states: a time, else a figure, else a wording.

    A time says at least a year and a month, in words too (`May 2023`), or is a span: `2025` is a figure. `read_as`
    forces the type; then a text that does not fit it raises `MalformedText`. Else nothing is raised. `zone` is that of
    clock times without their own, `calendar` that of dates without theirs. `about` says how wide "about" is, for times
    and for figures.
    """
    times = times_in(zone, about, calendar)
    match read_as:
        case "text":
            return Wording(text)
        case "figure":
            return parse_figure(text, about.figure)
        case "time":
            return _date(text, times) or TimeValue(times[text])
        case None:
            found = _time(text, times) or _figure(text, about.figure)
            return found or _date(text, times) or _wording(text, about)
        case _:
            assert_never(read_as)


def _wording(text: str, about: About) -> Wording:
    written = with_digits(text)
    return Wording(text, None if written is None else _figure(written, about.figure))


def _date(text: str, times: Times) -> TimeValue | None:
    written = date_in_words(text)
    if written is None:
        return None
    return TimeValue(msgspec.structs.replace(times[written], text=text))


def _time(text: str, times: Times) -> TimeValue | None:
    # A time has a hyphen or a slash after its year; most texts end here.
    if len(text) > _LONGEST_TIME or not ("-" in text or "/" in text) or text[:1] not in _BEGINS_TIME:
        return None
    try:
        when = times[text]
    except MalformedText:
        return None
    return TimeValue(when) if _tells_a_month(when) else None


_LONGEST_TIME = 200
_BEGINS_TIME = frozenset("0123456789-Y./~?%")


def _tells_a_month(when: When) -> bool:
    if when.form == "span":
        return True
    if when.form != "moment" or when.begin is None:
        return False
    edges = [edge for edge in when.begin.between or (when.begin,) if edge is not None and not edge.open]
    return bool(edges) and all(edge.precision >= Precision.SEASON for edge in edges)


_DIGITS = frozenset("0123456789")


@lru_cache(maxsize=8192)
def _figure(text: str, share: int) -> Figure | None:
    if _DIGITS.isdisjoint(text) and text.strip().casefold() != NO_AMOUNT:
        return None  # what most texts are, found without an error
    try:
        return parse_figure(text, share)
    except MalformedText:
        return None
