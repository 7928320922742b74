"""Points: figures that are read as words, and figures of one source that change without a reason."""

import re
from collections.abc import Iterator

from timeline.check.finding import Finding, Path
from timeline.errors import MalformedText
from timeline.model import Account, Event, Point, Timeline
from timeline.value import Figure, Value, Wording, clock_of, compare_values, parse_value, score_of
from timeline.verdict import Verdict
from timeline.when import parse_when

_EXCHANGE = re.compile(r"\s*([0-9]+)\s+[^\W\d_]+\s+\1\s*")
"""`175 for 175`: an exchange, in any language."""


def point_value(point: Point, source: str | None, timeline: Timeline) -> Value:
    """The value of a point that a source tells; None stands for the editor."""
    zone, calendar = timeline.home(source)
    return parse_value(point.value, read_as=point.read_as, zone=zone, calendar=calendar, about=timeline.about)


def points_of(event: Event, number: int) -> Iterator[tuple[str | None, Point, Path]]:
    """The points of an event with who tells them and their path: the editor's (None), then those of each account."""
    for point in event.points:
        yield None, point, ("events", number, "points", point.name)
    for place, account in enumerate(event.accounts):
        for point in account.points:
            yield account.source, point, ("events", number, "accounts", place, "points", point.name)


def digit_wordings(timeline: Timeline) -> Iterator[Finding]:
    """Wordings that begin with a digit: most were meant as a figure or a time. `as: text` says that they were not.

    An exchange and a score are meant as they stand.
    """
    for number, event in enumerate(timeline.events):
        for source, point, path in points_of(event, number):
            if point.read_as is not None or not point.value.lstrip()[:1].isdigit():
                continue
            value = point_value(point, source, timeline)
            is_meant = _EXCHANGE.fullmatch(point.value) is not None or score_of(point.value) is not None
            if isinstance(value, Wording) and not is_meant:
                yield _digit_wording(point, path)


def _digit_wording(point: Point, path: Path) -> Finding:
    message = f"`{point.value}` begins with a digit, and is read as words"
    mend = _meant_time(point.value)
    if clock_of(point.value) is not None:
        message = f"`{point.value}` is a clock time without a date"
        mend = "write it with its date, such as `2025-03-18T17:00`"
    elif mend is None:
        mend = "write a number and a unit of at most three words"
        try:
            parse_value(point.value, read_as="figure")
        except MalformedText as error:
            message += f": {error.message}"
            if error.mend is not None and error.mend.startswith("write "):
                mend = error.mend
    mend += ", or where words are meant `{value: …, as: text}`"
    return Finding("digit-wording", message, mend, (*path, "value"))


def _meant_time(text: str) -> str | None:
    """How to write a text that was meant as a time; None where it does not look like one."""
    try:
        parse_when(text)
    except MalformedText as error:
        meant = (error.mend or "").removeprefix("write ").partition(" or ")[0]
    else:
        # A year alone may be a number of anything.
        return "write `{value: …, as: time}`"
    try:
        parse_when(meant)
    except MalformedText:
        return None
    return f"write `{meant}`"


def changed_values(timeline: Timeline) -> Iterator[Finding]:
    """Figures that one source gives twice for one point, which differ and say neither what kind nor as of when."""
    for number, event in enumerate(timeline.events):
        if len({account.source for account in event.accounts}) < len(event.accounts):
            yield from _changed_values(event, number, timeline)


def _changed_values(event: Event, number: int, timeline: Timeline) -> Iterator[Finding]:
    last: dict[tuple[str, str], tuple[Figure, Path]] = {}
    for place, account in enumerate(event.accounts):
        for point, figure in _unmarked_figures(account, timeline):
            path = ("events", number, "accounts", place, "points", point.name, "value")
            named = (account.source, point.name)
            before = last.get(named)
            last[named] = (figure, path)
            if before is not None and compare_values(before[0], figure).verdict is Verdict.DIFFERS:
                yield Finding(
                    "changed-value",
                    f"`{account.source}` gives `{point.name}` as `{point.value}` here and as `{before[0].text}`",
                    "say what it holds for with `as_of`, or with `kind`: `total`, `snapshot`, `plan` or `outcome`",
                    path,
                    seen=before[1],
                )


def _unmarked_figures(account: Account, timeline: Timeline) -> Iterator[tuple[Point, Figure]]:
    if account.stance != "reports":
        return
    for point in account.points:
        if point.kind is None and point.as_of is None:
            value = point_value(point, account.source, timeline)
            if isinstance(value, Figure):
                yield point, value
