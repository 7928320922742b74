"""The rows that `timeline diff --point` asks for, by the names that the stores have."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.compare.point_names import TIMES_AND_PLACE, named_points, names_like
from timeline.errors import TimelineError, near_misses, one_of, shortened

if TYPE_CHECKING:
    from timeline.model import Timeline

_LEAST = 3
"""A shorter text is held by too many names."""


def points_named(typed: Sequence[str], timelines: "Sequence[Timeline]") -> frozenset[str]:
    """The names of rows that were typed, in any case. Raises TimelineError with what looks alike or holds the text."""
    points = dict.fromkeys([
        point.name
        for timeline in timelines
        for event in timeline.events
        for account in event.accounts
        for point in account.points
    ])  # fmt: skip
    if (found := named_points(typed, points)) is not None:
        return found
    known = dict.fromkeys([*TIMES_AND_PLACE, *points])
    raise next(_unknown(text, text.strip().casefold(), list(known)) for text in typed if not names_like(text, known))


def _unknown(text: str, wanted: str, known: list[str]) -> TimelineError:
    holding = [name for name in known if len(wanted) >= _LEAST and wanted in name.casefold()]
    near = list(dict.fromkeys([*near_misses(text, known), *holding]))[:3]
    mend = f"did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else one_of(known)
    return TimelineError.of("unknown-point", f"--point: no point is called “{shortened(text)}”", mend)
