"""Diffs to be drawn in tests: of stories by the names of their sides, and of accounts written in a line."""

from collections.abc import Sequence
from functools import cache

from tests.render.stories import story
from timeline.compare.diff import diff
from timeline.compare.report import Report
from timeline.compare.sides import Side, every_source, everyone_else, parse_side, side_of
from timeline.model import Account, Event, Source, Timeline
from timeline.render.ink import Line
from timeline.when import parse_when

ferry = cache(lambda: story("ferry"))


def report(timeline: Timeline, *texts: str) -> Report:
    """The diff of sides as a user names them; `all` is every source, one side alone stands against everyone else."""
    if texts == ("all",):
        return diff(every_source(timeline))
    sides = [side(timeline, text) for text in texts]
    if len(sides) == 1:
        sides.append(everyone_else(timeline, sides[0].sources or ()))
    return diff(sides)


def side(timeline: Timeline, text: str) -> Side:
    parsed = parse_side(text, timeline.sources)
    return side_of(parsed, timeline, None if parsed.until is None else parse_when(parsed.until))


SOURCES = {
    "office": Source(id="office", name="Office", type="institution", timezone="Europe/Moscow"),
    "mayor": Source(id="mayor", name="Mayor", type="person", timezone="America/New_York"),
    "paper": Source(id="paper", name="Paper", type="press"),
    "blog": Source(id="blog", name="Blog", type="other"),
}


def told(*accounts: Account, title: str = "It", when: str | None = "2025-03-18", zone: str = "Europe/Kyiv") -> Timeline:
    """A timeline of one event with these accounts."""
    event = Event(id="it", title=title, own_when=None if when is None else parse_when(when), accounts=accounts)
    return Timeline(timezone=zone, sources=SOURCES, events=(event,))


def texts(lines: Sequence[Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def without_key(lines: Sequence[Line]) -> list[str]:
    """The lines of a diff of two sides without the last block, its key."""
    shown = texts(lines)
    return shown[: len(shown) - 1 - shown[::-1].index("")]


def spelt(lines: Sequence[Line]) -> str:
    """Each piece behind its role, so that a change of colour can be read in a difference."""
    return "".join("".join(f"{piece.role}⟨{piece.text}⟩" for piece in line) + "\n" for line in lines)
