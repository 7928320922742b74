"""How wide "about" is: the tolerances of `~`, `?` and `%`, and the store's own."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from timeline.errors import MalformedText, near_misses
from timeline.when.civil import DAY, MINUTE, add_months
from timeline.when.edge import Precision


class Width(NamedTuple):
    """How far a qualifier moves each bound: calendar months, then microseconds."""

    months: int
    micros: int

    def __bool__(self) -> bool:
        return self.months != 0 or self.micros != 0


NO_WIDTH = Width(0, 0)


class About(msgspec.Struct, frozen=True):
    """The table of tolerances: for each precision, by how much `~` and `?` widen an edge on each side.

    `%` widens by twice that. Decades, centuries and millennia are as wide as their digits say. `figure` is the share
    by which `~` widens a figure, in hundred millionths: 10,000,000 for ± 10 %.
    """

    clock: Width = Width(0, 30 * MINUTE)
    day: Width = Width(0, DAY)
    month: Width = Width(1, 0)
    season: Width = Width(3, 0)
    year: Width = Width(12, 0)
    decade: Width = NO_WIDTH
    century: Width = NO_WIDTH
    millennium: Width = NO_WIDTH
    figure: int = 10_000_000

    def width(self, precision: Precision, qualifier: str) -> Width:
        """By how much an edge of that precision widens under that qualifier."""
        if not qualifier:
            return NO_WIDTH
        width: Width = getattr(self, _ENTRIES[precision])
        return Width(width.months * 2, width.micros * 2) if qualifier == "%" else width


_ENTRIES = {precision: precision.name.lower() for precision in Precision if precision <= Precision.DAY} | {
    Precision.MINUTE: "clock",
    Precision.SECOND: "clock",
    Precision.FRACTION: "clock",
}

DEFAULT_ABOUT = About()

_CALENDAR = r"([0-9]{1,6}) ?(month|season|year|decade)s?"
_MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120}
_SHARE = r"([0-9]{1,4}(?:\.[0-9]{1,6})?) ?%"


def widen(day: int, width: Width, sign: int) -> int:
    """A calendar day moved by a width, as microseconds: the months first, then the rest."""
    moved = add_months(day, sign * width.months) if width.months else day
    return moved * DAY + sign * width.micros


def parse_about(entries: Mapping[str, object]) -> About:
    """The default table with the store's `about:` entries in place of its own.

    Values are durations (`45 min`, `2 days`), calendar widths (`1 month`, `20 years`), for `figure` a share (`15 %`).
    Raises MalformedText; its offsets are those in the value, or in the key where that is wrong.
    """
    table: dict[str, object] = {}
    for key, value in entries.items():
        if key not in About.__struct_fields__:
            near = near_misses(key, About.__struct_fields__)
            mend = f"did you mean {near[0]}?" if near else "one of " + ", ".join(About.__struct_fields__)
            raise MalformedText(f"about has no entry {key!r}", 0, len(key), mend)
        text = str(value)
        table[key] = _share(text) if key == "figure" else _width(key, text)
    return msgspec.structs.replace(DEFAULT_ABOUT, **table)


def written_about(about: About) -> dict[str, str]:
    """The entries that make a table of the default one, as `parse_about` reads them."""
    return {
        name: _written_share(width) if name == "figure" else _written_width(width)
        for name in About.__struct_fields__
        if (width := getattr(about, name)) != getattr(DEFAULT_ABOUT, name)
    }


def _written_share(share: int) -> str:
    whole, parts = divmod(share, 1_000_000)
    return f"{whole}{f'.{parts:06d}'.rstrip('0') if parts else ''} %"


def _written_width(width: Width) -> str:
    """Calendar months, then the rest in the largest unit that it is a whole number of."""
    from timeline.when.duration import FIXED_UNITS  # only where a store has its own table

    terms = [f"{width.months} months"] if width.months else []
    if width.micros or not terms:
        unit, size = next((unit, size) for unit, size in reversed(FIXED_UNITS.items()) if width.micros % size == 0)
        terms.append(f"{width.micros // size} {unit}")
    return " ".join(terms)


def _share(text: str) -> int:
    matched = re.fullmatch(_SHARE, text)
    if matched is None:
        raise MalformedText(f"about figure is a share, not {text!r}", 0, len(text), "write 10 %")
    whole, _, decimals = matched[1].partition(".")
    return int(whole + decimals.ljust(6, "0"))


def _width(key: str, text: str) -> Width:
    from timeline.when.duration import parse_duration  # only where a store has its own table

    matched = re.fullmatch(_CALENDAR, text)
    if matched is None:
        return Width(0, parse_duration(text))
    if key == "clock":
        raise MalformedText("about clock is a duration, not months or years", 0, len(text), "write 45 min")
    return Width(int(matched[1]) * _MONTHS[matched[2]], 0)
