"""The order in which events are drawn."""

from timeline.when.civil import DAY
from timeline.when.display import shown_local
from timeline.when.edge import Precision, When

SortKey = tuple[int, int, int, int, int, str]


def sort_key(when: When | None, zone: str | None, id: str) -> SortKey:  # noqa: A002 - the model's word
    """Sorts by displayed day, then begin, coarser first, then id; what has no date comes last.

    `zone` is that of the display, None for each clock as written. A date stands at the beginning of its first day in
    every zone. A span without a begin stands at its end, `..Y` at Y.
    """
    anchor = when.anchor if when is not None else None
    if anchor is None:
        return (1, 0, 0, 0, 0, id)
    shown = shown_local(anchor, zone) or 0
    if anchor.precision < Precision.MINUTE:
        return (0, shown // DAY, 0, shown, anchor.precision, id)
    instant = anchor.strict_earliest if anchor.strict_earliest is not None else anchor.strict_latest
    return (0, shown // DAY, 1, instant or 0, anchor.precision, id)
