"""Clock times without a zone of their own, before their entry moves into a store where they would be of another."""

import re
from collections.abc import Callable, Iterator

from timeline.errors import Problem, TimelineError
from timeline.store.editing.plain import is_plain, quoted_as
from timeline.store.editing.splices import Splice, spliced
from timeline.store.keys import holding
from timeline.store.positions import Node
from timeline.store.reading import Stored, read_store
from timeline.value import TimeValue, parse_value

_BARE_CLOCK = re.compile(r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?![0-9:Z+\-\[]|[.,][0-9])")

Home = Callable[[str | None], str | None]
"""By the id of a source, or None for an event, the zone of clock times that name none; None is UTC."""


def with_zone(text: str, zone: str | None) -> str:
    """A time in which every clock time without a zone has that one; None is UTC."""
    suffix = "Z" if zone is None else f"[{zone}]"
    return _BARE_CLOCK.sub(lambda found: found[0] + suffix, text)


def with_zones(stored: Stored, there: Home, here: Home) -> tuple[Stored, int]:
    """The store with zones written where `here` has another one than `there`; and how many times were changed.

    Dates are not changed: a day is the same day in every zone. Raises TimelineError for an anchor that stands for
    times of two zones.
    """
    splices: dict[int, Splice] = {}
    for node, zone in _times(stored, there, here):
        new = with_zone(node.text, zone)
        if new == node.text:
            continue
        written = quoted_as(new, node.style) if node.style in ("'", '"') else new
        if node.style is None and not is_plain(new, flow=True, time=True):
            written = quoted_as(new, '"')
        splice = Splice(node.begin, node.end, written)
        if node.anchor is not None or node.style in ("|", ">") or splices.get(node.begin, splice) != splice:
            message = f"`{node.text}` would be of another zone in the other store, and cannot be given its own here"
            mend = f"write `{new}`, without an anchor and on its own line"
            raise TimelineError([Problem("zone", message, mend, stored.document.place(node.begin, node.end))])
        splices[node.begin] = splice
    if not splices:
        return stored, 0
    text = spliced(stored.text, list(splices.values()))
    return read_store(stored.path, text.encode(), stored.name), len(splices)


def _times(stored: Stored, there: Home, here: Home) -> Iterator[tuple[Node, str | None]]:
    """Every scalar that is a time, in entries whose zone would change, with the zone that it has."""
    about, times = stored.timeline.about, holding("time")

    def changed(source: str | None) -> bool:
        return (there(source) or "UTC") != (here(source) or "UTC")

    root = stored.document.root
    fields = {} if root is None else _fields(root)
    for key, source in fields["sources"].pairs if "sources" in fields else []:
        coverage = _fields(source.resolved).get("coverage")
        if coverage is not None and changed(key.resolved.text):
            yield coverage, there(key.resolved.text)
    for event in fields["events"].items if "events" in fields else []:
        of_event = _fields(event.resolved)
        accounts = of_event["accounts"].items if "accounts" in of_event else []
        owners = [(event.resolved, None), *((item.resolved, _source(item.resolved)) for item in accounts)]
        for node, owner in owners:
            if changed(owner):
                zone = there(owner)
                for scalar, name in _scalars(node):
                    if name in times or isinstance(parse_value(scalar.text, zone=zone, about=about), TimeValue):
                        yield scalar, zone


def _scalars(entry: Node) -> Iterator[tuple[Node, str]]:
    """The scalars of an entry that can be times: its own, those of its citations and its points."""
    for key, value in _fields(entry).items():
        if key in holding("time"):
            yield value, key
        elif key == "cite":
            for item in value.items:
                yield from _timed(item.resolved)
        elif key == "points":
            for point in _fields(value).values():
                if point.kind == "scalar":
                    yield point, ""
                else:
                    yield from _timed(point)
                    fields = _fields(point)
                    # What is said to be a text or a figure stays as it is written, whatever it looks like.
                    if "value" in fields and ("as" not in fields or fields["as"].text == "time"):
                        yield fields["value"], ""


def _timed(node: Node) -> Iterator[tuple[Node, str]]:
    return ((value, key) for key, value in _fields(node).items() if key in holding("time"))


def _fields(node: Node) -> dict[str, Node]:
    return {key.resolved.text: value.resolved for key, value in node.pairs}


def _source(account: Node) -> str | None:
    held = _fields(account).get("source")
    return None if held is None else held.text
