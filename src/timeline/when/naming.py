"""Whether two texts name one time, as somebody writes who judges what others have said of it."""

from timeline.errors import MalformedText
from timeline.when.edge import When
from timeline.when.grammar import parse_when

_BEHIND = ":Z+-[~?%"
"""What may stand behind a clock: seconds, a zone, a qualifier."""


def names_time(text: str, stated: str) -> bool:
    """Whether a text names what was stated: a time with its zone in any other zone, or a time by its clock alone.

    `16:00` names `2025-03-18T16:00` and `2025-03-18T16:00+02:00`. What is no time is named by nothing here.
    """
    if "T" in text and "T" in stated:
        when = _parsed(stated)
        return when is not None and _has_zones(when) and names_moment(text, when)
    if text[2:3] != ":" or len(text) < 5 or not (text[:2] + text[3:5]).isdecimal():
        return False
    _, t, clock = stated.partition("T")
    if not t:
        clock = stated
    elif _parsed(stated) is None:
        return False
    return clock == text or (clock.startswith(text) and clock[len(text)] in _BEHIND)


def names_moment(text: str, when: When) -> bool:
    """Whether a text with a zone of its own names the same as a time, in whatever zone that was stated."""
    named = _parsed(text) if "T" in text else None
    if named is None or not _has_zones(named):
        return False
    return (named.form, named.earliest, named.latest) == (when.form, when.earliest, when.latest)


def _parsed(text: str) -> When | None:
    try:
        return parse_when(text)
    except MalformedText:
        return None


def _has_zones(when: When) -> bool:
    """Whether each edge that a time states names its zone, so that it is the same whoever says it."""
    stated = [edge for edge in (when.begin, when.end) if edge is not None and not edge.open]
    return bool(stated) and all(edge.zone is not None for edge in stated)
