"""`match` of one store: the events of it that look like one, as lines and as JSON."""

from collections.abc import Sequence

from timeline.compare.matching import Twins
from timeline.model import Timeline
from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.json_text import json_text
from timeline.render.score import likeness_text
from timeline.render.spelling import date_line
from timeline.render.text import clean
from timeline.render.view import View

TWICE = "timeline.twice/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""
_SCORE = 6


def twice_lines(twice: Sequence[Twins], timeline: Timeline, view: View) -> list[Line]:
    """Each pair with its score, both events at their times in one zone, and the reasons."""
    glyphs = view.glyphs
    events = {event.id: event for event in timeline.events}
    zone = view.zone or timeline.timezone or "UTC"
    count = len(twice)
    lines: list[Line] = [[Piece(f"{count} pair{'' if count == 1 else 's'} told twice", Role.TITLE)]]
    for pair in twice:
        lines.append([])
        for number, name in enumerate((pair.a, pair.b)):
            event = events[name]
            when = "" if event.when is None else f"  {' '.join(date_line(event.when, zone, glyphs)).strip()}"
            pieces = [Piece(clean(name, glyphs), Role.LEFT), Piece(when, Role.TIME)]
            pieces.append(Piece(f"  {clean(event.title, glyphs)}"))
            told = indented(flow(pieces, view.cells - _SCORE), _SCORE)
            if number == 0:
                told[0] = [Piece(f"{likeness_text(pair.score):<{_SCORE}}", Role.TITLE), *told[0][1:]]
            lines.extend(told)
        reasons = clean("; ".join(pair.reasons), glyphs)
        lines.extend(indented(flow([Piece(reasons, Role.DIM)], view.cells - _SCORE), _SCORE))
    return lines


def twice_json(twice: Sequence[Twins]) -> str:
    """A document with the pairs, ended by a line feed."""
    pairs = [{"a": pair.a, "b": pair.b, "score": round(pair.score, 3), "reasons": pair.reasons} for pair in twice]
    return json_text({"schema": TWICE, "pairs": pairs})
