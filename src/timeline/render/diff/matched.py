"""Which entries of several stores an event stands for, and how sure that is."""

from timeline.compare.report import EventDiff
from timeline.render.score import likeness_text

IN_TEXT = "in the text"
"""The name of rows that nobody stated: figures found in what sides say."""
DOUBT = "?"
"""Between two figures that may be of one thing."""


def sureness(event: EventDiff) -> str:
    """`0.97`, or `linked`; empty where an id decides, or where one store alone has it."""
    if event.match is None or event.match.by == "id":
        return ""
    return "linked" if event.match.by == "link" else likeness_text(event.match.score)


def names(event: EventDiff, side: int) -> str:
    """The ids of the event in the store of a side: its own and those of its parts; empty where it has none."""
    held = event.events[side]
    parts = event.parts[side] if event.parts else ()
    return "" if held is None else " + ".join([held.id, *[part.id for part in parts]])


def is_told(event: EventDiff) -> bool:
    """Whether the ids are worth a line: they differ, or an event has parts."""
    told = {names(event, side) for side in range(len(event.events))} - {""}
    return event.match is not None and len(told) > 1
