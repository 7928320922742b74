"""What the parts of a folder are called, and which of them an event belongs into.

The name of a part says what it holds where it is a year or a month (`2025.yaml`, `2025-03.yaml`), the id of a source,
or one of the words below; so does `timeline split` name them, and so a new event finds its part.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from timeline.model import Event, Timeline
from timeline.when import sort_key
from timeline.when.civil import date_of_day

By = Literal["month", "year", "source"]

HEAD = "store"
"""What is of the whole store: its title, its sources, its synonyms."""
BACKGROUND = "background"
UNDATED = "undated"
EDITOR = "editor"
"""What no source tells, where events are parted by their source."""
_WORDS = (HEAD, BACKGROUND, UNDATED, EDITOR)


def day_of(event: Event, zone: str | None) -> int | None:
    """The day under which an event is drawn, as a day number; None for one without a date."""
    key = sort_key(event.when, zone, "")
    return None if key[0] else key[1]


def name_by(event: Event, by: By, zone: str | None) -> str:
    """The name of the part that an event belongs into, without `.yaml`."""
    if event.background:
        return BACKGROUND
    if by == "source":
        return _of_source(event.accounts[0].source) if event.accounts else EDITOR
    day = day_of(event, zone)
    return UNDATED if day is None else _period(day, by)


def _of_source(source: str) -> str:
    """The part of a source; one that is called as a part for something else has an underscore behind it."""
    return f"{source}_" if source.casefold() in _WORDS else source


def _period(day: int, by: By) -> str:
    year, month, _ = date_of_day(day)
    # No file shall begin with a dash: what is before the year 1 counts as people count it.
    named = f"{year:04d}" if year > 0 else f"bc-{1 - year:04d}"
    return named if by == "year" else f"{named}-{month:02d}"


def part_of(event: Event, zone: str | None, parts: Mapping[str, int], held: Sequence[Timeline]) -> int:
    """The number of the part that a new event goes to; `parts` are their numbers by name, `held` what each has.

    The part that is named after its month, its year, its source or what it is; else the one whose events begin before
    it and end after it, the shortest of several; else the one that has the latest event.
    """
    day = day_of(event, zone)
    for name in _names(event, day):
        if name in parts:
            return parts[name]
    spans = [(number, *span) for number, one in enumerate(held) if (span := _span(one, zone)) is not None]
    around = [(last - first, number) for number, first, last in spans if day is not None and first <= day <= last]
    if around:
        return min(around)[1]
    if spans:
        return max((last, -number) for number, _, last in spans)[1] * -1
    return parts.get(HEAD, 0) if not any(one.events for one in held) else _last_with_events(held)


def _names(event: Event, day: int | None) -> list[str]:
    names = [BACKGROUND] if event.background else []
    names += [_period(day, "month"), _period(day, "year")] if day is not None else []
    names += [_of_source(event.accounts[0].source)] if event.accounts else [EDITOR]
    return [*names, UNDATED] if day is None else names


def _span(timeline: Timeline, zone: str | None) -> tuple[int, int] | None:
    """The days of the first and the last of what is no background; None where nothing has a date."""
    days = [day for event in timeline.events if not event.background and (day := day_of(event, zone)) is not None]
    return (min(days), max(days)) if days else None


def _last_with_events(held: Sequence[Timeline]) -> int:
    return max(number for number, one in enumerate(held) if one.events)
