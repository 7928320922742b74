"""The grammar of times: from a text to the when that it means, or to what is wrong with it and where.

    when      = "unknown" | edge | edge "/" [edge | ".."] | [".."] "/" edge
    edge      = point | point ".." [point] | ".." point
    point     = (date | clock) [calendar] [zone] [qualifier] | year "±" digits [zone]

`docs/time.md` has it whole. `unknown`, a span of two edges, one moment between two points.
"""

from timeline.errors import MalformedText
from timeline.when.about import DEFAULT_ABOUT, About
from timeline.when.date_and_clock import Reading, Unreadable, point
from timeline.when.edge import OPEN, Calendar, Edge, When
from timeline.when.fast import fast_edge
from timeline.when.zones import Zone, zone_of

LONGEST = 400
"""Characters: every text of the grammar has fewer, and whatever is longer is refused unread."""

_MOST = 100_000
"""A table that has grown beyond this many texts starts anew."""


class Times(dict[str, When]):
    """The whens of texts as one zone, calendar and table of tolerances read them: `times[text]`, each text read once.

    A text that is not there yet is read; what is no time raises MalformedText.
    """

    __slots__ = ("_reading", "about", "calendar", "home")

    def __init__(self, home: str | None, about: About, calendar: Calendar | None = None) -> None:
        super().__init__()
        self.home = home
        self.about = about
        self.calendar = calendar
        self._reading: Reading | None = None

    def __missing__(self, text: str) -> When:
        if (reading := self._reading) is None:
            julian = self.calendar == "julian"
            reading = self._reading = Reading(_home_zone(self.home, text), self.home, self.about, julian)
        try:
            found = _read(text, reading)
        except Unreadable as error:
            raise _explained(text, error, reading) from None
        if len(self) > _MOST:
            self.clear()
        self[text] = found
        return found


_Readers = dict[tuple[str | None, Calendar | None], Times]
_usual: _Readers = {}
_others: dict[About, _Readers] = {}


def times_in(zone: str | None, about: About = DEFAULT_ABOUT, calendar: Calendar | None = None) -> Times:
    """The table of times in a zone, None for UTC, and of a calendar, None for Gregorian: for whoever reads many."""
    readers = _usual if about is DEFAULT_ABOUT else _others.setdefault(about, {})
    found = readers.get((zone, calendar))
    return readers.setdefault((zone, calendar), Times(zone, about, calendar)) if found is None else found


def parse_when(
    text: str, zone: str | None = None, about: About = DEFAULT_ABOUT, calendar: Calendar | None = None
) -> When:
    """The when that a text means.

    `zone` is where clocks and days without a zone of their own are read, None for UTC; `calendar` is that of dates
    without one of their own, None for the Gregorian. Raises MalformedText with the offending characters of `text` and,
    where it can be told, what to write instead.
    """
    return times_in(zone, about, calendar)[text]


def _read(text: str, reading: Reading) -> When:
    edge = None if reading.julian else fast_edge(text, reading.zone, reading.home, reading.about)
    if edge is not None:
        return When(text, "moment", edge, None, edge.earliest, edge.latest)
    if len(text) > LONGEST:
        raise Unreadable(f"a time has at most {LONGEST} characters, and this is longer", 0, len(text))
    if text == "unknown":
        return When(text, "unknown")
    slash = _outside(text, "/")
    if slash < 0:
        edge = _edge(text, 0, reading, alone=True)
        return When(text, "moment", edge, None, edge.earliest, edge.latest)
    return _span(text, slash, reading)


def _home_zone(home: str | None, text: str) -> Zone:
    try:
        return zone_of(home)
    except MalformedText as error:
        raise MalformedText(error.message, 0, len(text), error.mend) from None


def _span(text: str, slash: int, reading: Reading) -> When:
    left, right = text[:slash], text[slash + 1 :]
    if _outside(right, "/") >= 0:
        raise Unreadable("a span has one /", 0, len(text))
    if left in ("", "..") and right in ("", ".."):
        raise MalformedText("a span needs at least one edge", 0, len(text), "write unknown")
    begin = _span_edge(left, 0, reading)
    end = _span_edge(right, slash + 1, reading)
    if begin and end and _certainly_before(end, begin):
        raise MalformedText(f"{right} is before its begin, {left}", slash + 1, len(text), "swap them, or mend the end")
    return When(text, "span", begin, end, begin.earliest if begin else None, end.latest if end else None)


def _span_edge(part: str, at: int, reading: Reading) -> Edge | None:
    if part == "":
        return None
    if part == "..":
        return OPEN
    return _fast(part, reading) or _edge(part, at, reading, alone=False)


def _edge(part: str, at: int, reading: Reading, *, alone: bool) -> Edge:
    dots = _outside(part, "..")
    if dots < 0:
        return point(part, at, reading, alone=alone)
    left, right = part[:dots], part[dots + 2 :]
    if not left and not right:
        raise MalformedText(".. alone says nothing", at, at + len(part), "write unknown")
    after = _between(left, at, reading) if left else None
    before = _between(right, at + dots + 2, reading) if right else None
    if after and before and _certainly_before(before, after):
        raise MalformedText(f"{right} is before {left}", at + dots + 2, at + len(part), "write the earlier one first")
    precision = min(each.precision for each in (after, before) if each)
    earliest, strict_earliest = (after.earliest, after.strict_earliest) if after else (None, None)
    latest, strict_latest = (before.latest, before.strict_latest) if before else (None, None)
    # Positional, because keywords cost more and a large store has tens of thousands of times.
    return Edge(
        part,
        precision,
        earliest,
        latest,
        strict_earliest,
        strict_latest,
        None,
        None,
        "",
        None,
        reading.home,
        None,
        0,
        (after, before),
    )


def _between(part: str, at: int, reading: Reading) -> Edge:
    return _fast(part, reading) or point(part, at, reading, alone=False)


def _fast(part: str, reading: Reading) -> Edge | None:
    return None if reading.julian else fast_edge(part, reading.zone, reading.home, reading.about)


def _certainly_before(later: Edge, earlier: Edge) -> bool:
    """Whether what should come later ends, unwidened, before or when the other begins."""
    return (
        later.strict_latest is not None
        and earlier.strict_earliest is not None
        and later.strict_latest <= earlier.strict_earliest
    )


def _outside(text: str, mark: str) -> int:
    """Where `mark` first stands outside brackets, or -1."""
    found = text.find(mark)
    if found < 0 or "[" not in text:
        return found
    depth = 0
    for index, letter in enumerate(text):
        if letter == "[":
            depth += 1
        elif letter == "]":
            depth = max(0, depth - 1)
        elif depth == 0 and text.startswith(mark, index):
            return index
    return -1


def _explained(text: str, error: "Unreadable", reading: Reading) -> MalformedText:
    from timeline.when.mends import explained  # what people write instead matters only now

    def reads(text: str) -> bool:
        try:
            _read(text, reading)
        except MalformedText:
            return False
        return True

    return explained(text, error.begin, error.end, error.message, reads, *([error.mend] if error.mend else []))
