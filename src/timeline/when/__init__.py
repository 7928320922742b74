"""Times: the grammar, the bounds, zones, comparing, and how they are shown."""

from typing import TYPE_CHECKING

from timeline.when.about import DEFAULT_ABOUT, About, parse_about
from timeline.when.civil import to_iso
from timeline.when.edge import Calendar, Edge, Home, Precision, When
from timeline.when.grammar import Times, parse_when, times_in
from timeline.when.hull import hull
from timeline.when.order import sort_key
from timeline.when.zones import check_zone

if TYPE_CHECKING:
    from timeline.when.comparing import WhenRow, compare_when
    from timeline.when.describe import describe_when
    from timeline.when.display import clock, day_of
    from timeline.when.duration import parse_duration
    from timeline.when.offsets import odd_offset

__all__ = [
    "DEFAULT_ABOUT",
    "About",
    "Calendar",
    "Edge",
    "Home",
    "Precision",
    "Times",
    "When",
    "WhenRow",
    "check_zone",
    "clock",
    "compare_when",
    "day_of",
    "describe_when",
    "hull",
    "odd_offset",
    "parse_about",
    "parse_duration",
    "parse_when",
    "sort_key",
    "times_in",
    "to_iso",
]

_ELSEWHERE = {
    "WhenRow": "comparing",
    "compare_when": "comparing",
    "clock": "display",
    "day_of": "display",
    "describe_when": "describe",
    "odd_offset": "offsets",
    "parse_duration": "duration",
}
"""Names of modules that only some commands need: loaded when they are asked for."""


def __getattr__(name: str) -> object:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # see _ELSEWHERE

    return getattr(import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)
