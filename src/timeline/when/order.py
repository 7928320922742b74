"""The order in which events are drawn."""

from timeline.when.civil import DAY
from timeline.when.display import shown_local
from timeline.when.edge import Precision, When

SortKey = tuple[int, int, int, int, int, str]


_COARSE, _CLOCK, _DAY = range(3)
"""Under one day: what is known to the month or coarser, then clock times, then what is known to the day alone."""


def sort_key(when: When | None, zone: str | None, id: str) -> SortKey:  # noqa: A002 - the model's word
    """Sorts by displayed day, then clock times by their begin, then what is known to that day alone, then by id.

    What is known to the month or coarser stands at the beginning of its first day, before the clock times there. What
    has no date comes last. `zone` is that of the display, None for each clock as written. A date stands under its own
    day in every zone. A span without a begin stands at its end, `..Y` at Y.
    """
    anchor = when.anchor if when is not None else None
    if anchor is None:
        return (1, 0, 0, 0, 0, id)
    shown = shown_local(anchor, zone) or 0
    if anchor.precision < Precision.MINUTE:
        kind = _DAY if anchor.precision == Precision.DAY else _COARSE
        return (0, shown // DAY, kind, shown, anchor.precision, id)
    instant = anchor.strict_earliest if anchor.strict_earliest is not None else anchor.strict_latest
    return (0, shown // DAY, _CLOCK, instant or 0, anchor.precision, id)
