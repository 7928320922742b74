"""Times as words in a line of text: the day and the clock of an event, and the clock of whoever says so."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from timeline.compare import Change, Told
from timeline.model import Kind, Timeline
from timeline.render.edge_text import Shown, moment_words, shown_of
from timeline.render.text import clean
from timeline.render.theme import Glyphs
from timeline.when import Edge, When, describe_when
from timeline.when.display import shown_local, sides_of, zone_label

SOURCE = "source"
"""The zone of a view in which each clock stands as its source gave it."""

_CLOCK = r" (?:between )?[0-9]{2}:[0-9]{2}"


def date_line(when: When, zone: str, glyphs: Glyphs) -> tuple[str, str]:
    """The day and the clocks of an event: `Tue 18 March 2025` and `16:00 – 18:30~`; the second may be empty."""
    words = "date unknown" if when.form == "unknown" else describe_when(when, zone, glyphs.dash)
    found = re.search(_CLOCK, words)
    return (words, "") if found is None else (words[: found.start()], words[found.start() + 1 :])


def other_calendar(when: When, zone: str, glyphs: Glyphs) -> str:
    """The day of an event on the calendar on which it was not stated: `Wed 7 November 1917 (Gregorian)`.

    Empty where none of its dates names a calendar, or is Julian because its source is.
    """
    begin, end = _on_the_other(when.begin), _on_the_other(when.end)
    if begin is when.begin and end is when.end:
        return ""
    words, _ = date_line(msgspec.structs.replace(when, begin=begin, end=end), zone, glyphs)
    return words if "(Julian)" in words else f"{words} (Gregorian)"


def _on_the_other(edge: Edge | None) -> Edge | None:
    if edge is None:
        return None
    if edge.between is not None:
        first, last = (_on_the_other(side) for side in edge.between)
        is_same = first is edge.between[0] and last is edge.between[1]
        return edge if is_same else msgspec.structs.replace(edge, between=(first, last))
    if edge.calendar is None:
        return edge
    return msgspec.structs.replace(edge, calendar="gregorian" if edge.calendar == "julian" else "julian")


def has_clock(when: When | None) -> bool:
    """Whether any edge names a clock time, so that its zone matters."""
    return when is not None and any(edge is not None and edge.has_clock for edge in (when.begin, when.end))


def when_words(when: When, zone: str, heading: Shown | None, glyphs: Glyphs) -> str:
    """A when in few words, without the day where that is the heading's: `16:00 – 17:32`, `19 Mar 00:30~`.

    Where its clocks go by several zones and stand as they were given, each has its own: `12:00 CET – 12:00 EDT`.
    """
    if when.form == "unknown":
        return "unknown"
    zoned = zone == SOURCE and len(_zones(when)) > 1
    if when.form == "moment":
        return edge_words(when.begin, zone, heading, glyphs, zoned=zoned)
    if when.begin is None:
        return f"ended {edge_words(when.end, zone, heading, glyphs, zoned=zoned)}"
    begin = edge_words(when.begin, zone, heading, glyphs, zoned=zoned)
    if when.end is None:
        return f"began {begin}"
    end = edge_words(when.end, zone, shown_of(when.begin, zone) or heading, glyphs, zoned=zoned)
    return f"{begin} {glyphs.dash} {end}"


def edge_words(edge: Edge | None, zone: str, heading: Shown | None, glyphs: Glyphs, *, zoned: bool = False) -> str:
    """One edge in few words: `16:00`, `19 Mar 00:30~`, `between 18:30 and 18:52`, `open`; `zoned` with its zone."""
    moment = shown_of(edge, zone)
    if edge is None or moment is None:
        return "open"
    label = [f" {zone_label(side, None)}".rstrip() if zoned else "" for side in edge.between or (edge,) if side]
    plain = moment_words(moment._replace(to=None, before=False, after=False), heading, glyphs.dash) + label[0]
    if moment.to is not None:
        return f"between {plain} and {moment_words(moment.to, moment, glyphs.dash)}{label[-1]}"
    if moment.before:
        return f"by {plain}"
    return f"{plain} or later" if moment.after else plain


def zoned_words(when: When, zone: str, heading: Shown | None, glyphs: Glyphs) -> str:
    """A when in few words; with its zone where each clock stands as its source gave it: no heading names it then."""
    words = when_words(when, zone, heading, glyphs)
    return f"{words} {own_clock(when, zone, heading, glyphs)}".rstrip() if zone == SOURCE else words


def kind_words(kind: Kind | None, as_of: When | None, zone: str, heading: Shown | None, glyphs: Glyphs) -> str:
    """Of what kind a value is and when it was so: `plan, said 18 Mar`, `snapshot, 00:30`, `as of 18 Mar`."""
    if as_of is None:
        return kind or ""
    day = zoned_words(as_of, zone, heading, glyphs)
    match kind:
        case "plan":
            return f"plan, said {day}"
        case "snapshot":
            return f"snapshot, {day}"
        case None:
            return f"as of {day}"
        case _:
            return f"{kind}, as of {day}"


def change_words(before: str, change: Change, zone: str, heading: Shown | None, glyphs: Glyphs) -> tuple[str, str]:
    """What has become of a value: `changed: 30 → 13` and `4 May, corrected openly`."""
    now = clean(change.value, glyphs) if change.when is None else when_words(change.when, zone, heading, glyphs)
    day = "" if change.said is None else f"{when_words(change.said, zone, heading, glyphs)}, "
    how = "corrected openly" if change.openly else "not said to be a correction"
    return f"changed: {before} {glyphs.became} {'denied: ' if change.denied else ''}{now}", f"{day}{how}"


WITHDRAWN = "of a value since withdrawn"
"""What is said of whoever repeats a value that its source no longer holds."""


def told_notes(told: Told, timeline: Timeline) -> list[str]:
    """What the store notes at a value, each once; with names where not all of its sources have the same note."""
    notes = dict.fromkeys([note for _, note in told.notes])
    if len(told.sources) == 1 or (len(notes) == 1 and len(told.notes) == len(told.sources)):
        return list(notes)
    held = timeline.sources
    return [f"{held[source].name if source in held else source}: {note}" for source, note in told.notes]


def own_clock(when: When, zone: str, heading: Shown | None, glyphs: Glyphs) -> str:
    """The same time as its source gave it, with its zone: `10:00 – 11:32 EDT`; empty where that says nothing new.

    Where the view already shows clocks so, only the zone is left to be said.
    """
    if not has_clock(when):
        return ""
    labels = _zones(when)
    label = labels[0] if len(labels) == 1 else ""
    if zone == SOURCE:
        return label
    if all(_is_alike(edge, zone) for edge in _plain_edges(when)):
        return ""
    return f"{when_words(when, SOURCE, heading, glyphs)} {label}".rstrip()


def _zones(when: When) -> list[str]:
    """What its clocks go by, each once; where that is several, `when_words` names them."""
    return list(dict.fromkeys(zone_label(edge, None) for edge in _plain_edges(when) if edge.has_clock))


def _plain_edges(when: When) -> Iterator[Edge]:
    for edge in (when.begin, when.end):
        if edge is not None:
            yield from (side for side in edge.between or (edge,) if side is not None)


def _is_alike(edge: Edge, zone: str) -> bool:
    """Whether an edge is shown in a zone on the day and at the clock at which it was told."""
    return shown_local(edge, zone) == shown_local(edge, SOURCE) and sides_of(edge, zone) is None


def telling_zones(texts: Sequence[str], whens: Sequence[When | None]) -> list[str]:
    """For each text of a row the zone that it was told in where it reads like that of another time, else nothing."""
    bounds: dict[str, set[tuple[int | None, int | None]]] = {}
    for text, when in zip(texts, whens, strict=True):
        if when is not None:
            bounds.setdefault(text, set()).add((when.earliest, when.latest))
    return [
        "" if when is None or len(bounds[text]) == 1 else _told_in(when)
        for text, when in zip(texts, whens, strict=True)
    ]


def _told_in(when: When) -> str:
    for edge in _plain_edges(when):
        if not edge.open:
            return zone_label(edge, None) or edge.home or "UTC"
    return ""
