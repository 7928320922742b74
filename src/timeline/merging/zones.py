"""Times without a zone or a calendar of their own, before their entry moves to where they would be of another."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.errors import Problem, TimelineError
from timeline.store.editing.plain import is_plain, quoted_as
from timeline.store.editing.splices import Splice, spliced
from timeline.store.entries import OF_ITS_CALENDAR
from timeline.store.joint_reading import with_text
from timeline.store.keys import holding
from timeline.store.positions import Node
from timeline.store.reading import Stored
from timeline.value import TimeValue, parse_value
from timeline.value.notation import date_in_words
from timeline.when import About, Home
from timeline.when.written_calendars import with_calendar

_BARE_CLOCK = re.compile(
    r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:\[(?:julian|gregorian)\])?(?![0-9:Z+\-\[]|[.,][0-9])"
)

Homes = Callable[[str | None], Home]
"""By the id of a source, or None for an event, how times are read that name no zone and no calendar."""


def with_zone(text: str, zone: str | None) -> str:
    """A time in which every clock time without a zone has that one; None is UTC."""
    suffix = "Z" if zone is None else f"[{zone}]"
    return _BARE_CLOCK.sub(lambda found: found[0] + suffix, text)


class WrittenOut(NamedTuple):
    """How many clock times got their zone, and how many dates their calendar."""

    zones: int = 0
    calendars: int = 0


def with_zones(
    stored: Stored, there: Homes, here: Homes, counted: Collection[str | None] | None = None
) -> tuple[Stored, WrittenOut]:
    """The store with zones and calendars written where `here` has others than `there`; and how many.

    `counted` are the events whose times are counted, None among them for the times of sources; else all are.
    Dates get no zone: a day is the same day in every zone. Raises TimelineError for an anchor that stands for
    times of two zones.
    """
    splices: dict[int, Splice] = {}
    zones = calendars = 0
    for owner, node, new in _times(stored, there, here):
        if new == node.text:
            continue
        written = quoted_as(new, node.style) if node.style in ("'", '"') else new
        if node.style is None and not is_plain(new, flow=True, time=True):
            written = quoted_as(new, '"')
        splice = Splice(node.begin, node.end, written)
        if node.anchor is not None or node.style in ("|", ">") or splices.get(node.begin, splice) != splice:
            message = f"`{node.text}` would be of another zone or calendar there, and cannot be given its own here"
            mend = f"write `{new}`, without an anchor and on its own line"
            raise TimelineError([Problem("zone", message, mend, stored.document.place(node.begin, node.end))])
        splices[node.begin] = splice
        if counted is None or owner in counted:
            calendars += _calendars(new) > _calendars(node.text)
            zones += _zones(new) > _zones(node.text)
    if not splices:
        return stored, WrittenOut()
    text = spliced(stored.text, list(splices.values()))
    return with_text(stored, text), WrittenOut(zones, calendars)


def _calendars(text: str) -> int:
    return text.count("[julian]") + text.count("[gregorian]")


def _zones(text: str) -> int:
    return text.count("[") + text.count("Z") - _calendars(text)


def _times(stored: Stored, there: Homes, here: Homes) -> Iterator[tuple[str | None, Node, str]]:
    """Every scalar that is a time, in entries whose zone or calendar would change, and how it is written out.

    Before it stands the event that it is of, None for a source.
    """
    about, times = stored.timeline.about, holding("time")

    def changed(source: str | None) -> bool:
        return _stated(there(source)) != _stated(here(source))

    if not any(are_elsewhere(stored.timeline.sources, there, here)):
        return
    root = stored.document.root
    fields = {} if root is None else _fields(root)
    for named, source in fields["sources"].pairs if "sources" in fields else []:
        coverage = _fields(source.resolved).get("coverage")
        if coverage is not None and changed(named.resolved.text):
            homes = there(named.resolved.text), here(named.resolved.text)
            yield None, coverage, _written_out(coverage.text, "coverage", *homes)
    for event in fields["events"].items if "events" in fields else []:
        of_event = _fields(event.resolved)
        name = of_event["id"].text if "id" in of_event else ""
        accounts = of_event["accounts"].items if "accounts" in of_event else []
        owners = [(event.resolved, None), *((item.resolved, _source(item.resolved)) for item in accounts)]
        written: list[_Written] = []
        for node, owner in owners:
            is_changed = changed(owner)
            for scalar, key, point in _scalars(node) if is_changed or "rulings" in of_event else ():
                new = scalar.text
                if is_changed and (key in times or _is_time(scalar.text, there(owner), about)):
                    new = _written_out(scalar.text, key, there(owner), here(owner))
                    yield name, scalar, new
                written.append(_Written(owner, "when" if key == "when" else point, scalar.text, new))
        if "rulings" in of_event:
            yield from ((name, node, new) for node, new in _ruled(of_event["rulings"], written))


def are_elsewhere(sources: Iterable[str], there: Homes, here: Homes) -> Iterator[bool]:
    """Whether times of the editor, and then of each source, would be read in another zone or calendar."""
    return (_stated(there(source)) != _stated(here(source)) for source in (None, *sources))


def _is_time(text: str, home: Home, about: About) -> bool:
    return isinstance(parse_value(text, zone=home.zone, calendar=home.calendar, about=about), TimeValue)


def _stated(home: Home) -> tuple[str, str]:
    return home.zone or "UTC", home.calendar or "gregorian"


def _written_out(text: str, name: str, there: Home, here: Home) -> str:
    """A time of that key, empty for the value of a point, with what it would not mean where it comes to stand."""
    (zone, calendar), (other_zone, other_calendar) = _stated(there), _stated(here)
    if calendar != other_calendar and (not name or name in OF_ITS_CALENDAR):
        text = with_calendar(date_in_words(text) or text, there.calendar or "gregorian")
    return text if zone == other_zone else with_zone(text, there.zone)


class _Written(NamedTuple):
    """A value as it is and comes to be written: who says it, and of what, `when`, a point, or None for another key."""

    source: str | None
    about: str | None
    old: str
    new: str


def _ruled(rulings: Node, written: Sequence[_Written]) -> Iterator[tuple[Node, str]]:
    """The values of rulings that name times which were written out, as these stand there now."""
    for item in rulings.items:
        ruling = _fields(item.resolved)
        row, point = (ruling[key].text if key in ruling else None for key in ("row", "point"))
        about = "when" if row in _ROWS else point
        between = {each.resolved.text for each in ruling["between"].items} if "between" in ruling else None
        said = [
            one
            for one in written
            if one.about == about and one.source is not None and (between is None or one.source in between)
        ]
        for value in ruling["values"].items if "values" in ruling and about is not None else []:
            text = value.resolved.text
            found = dict.fromkeys([new for one in said for old, new in _edges(one, row) if old == text])
            if len(found) == 1:
                yield value.resolved, next(iter(found))
            elif found and "/" not in text:
                # Two sources say it by clocks of two zones: by the clock alone it names what either says.
                yield value.resolved, text.partition("T")[2] or text


_SLASH = re.compile(r"/(?![^\[\]]*\])")
"""Between the edges of a span, and not within the name of a zone."""
_ROWS = ("when", "began", "ended")


def _edges(written: _Written, row: str | None) -> Iterator[tuple[str, str]]:
    """The texts that a ruling may name: the whole, and of a span each edge."""
    yield written.old, written.new
    old, new = _SLASH.split(written.old), _SLASH.split(written.new)
    if row is not None and len(old) == len(new) == 2:
        yield from zip(old, new, strict=True)


def _scalars(entry: Node) -> Iterator[tuple[Node, str, str | None]]:
    """The scalars of an entry that can be times, with their key and point: its own, of its citations and its points."""
    for key, value in _fields(entry).items():
        if key in holding("time"):
            yield value, key, None
        elif key == "cite":
            for item in value.items:
                yield from _timed(item.resolved)
        elif key == "points":
            for name, point in _fields(value).items():
                if point.kind == "scalar":
                    yield point, "", name
                else:
                    yield from _timed(point)
                    fields = _fields(point)
                    # What is said to be a text or a figure stays as it is written, whatever it looks like.
                    if "value" in fields and ("as" not in fields or fields["as"].text == "time"):
                        yield fields["value"], "", name


def _timed(node: Node) -> Iterator[tuple[Node, str, None]]:
    return ((value, key, None) for key, value in _fields(node).items() if key in holding("time"))


def _fields(node: Node) -> dict[str, Node]:
    return {key.resolved.text: value.resolved for key, value in node.pairs}


def _source(account: Node) -> str | None:
    held = _fields(account).get("source")
    return None if held is None else held.text
