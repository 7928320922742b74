"""What the editor has judged of an event, and why: each ruling with both values, its reason, and who signed it."""

from collections.abc import Iterable

from timeline.model import Event, Ruling
from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.other_keys import extra_lines
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.view import View


def ruling_lines(event: Event, names: Names, view: View) -> list[Line]:
    """All rulings of an event, overruled and proposed ones too; none where there are none."""
    return [line for ruling in event.rulings for line in _drawn(ruling, names, view, view.cells)]


def numbered_rulings(rulings: Iterable[tuple[int, Ruling]], names: Names, view: View) -> list[Line]:
    """Rulings with their numbers before them, as `timeline rule EVENT --unset` takes them."""
    return [
        [Piece(f"{number:>2}  " if at == 0 else " " * _NUMBER, Role.DIM), *line]
        for number, ruling in rulings
        for at, line in enumerate(_drawn(ruling, names, view, view.cells - _NUMBER))
    ]


_NUMBER = 4
"""The cells of a number and the gap behind it."""


def _drawn(ruling: Ruling, names: Names, view: View, width: int) -> list[Line]:
    glyphs = view.glyphs
    one, other = (clean(text, glyphs) for text in ruling.values)
    words = "left open" if ruling.verdict == "open" else ruling.verdict
    state = "" if ruling.state == "signed" else f"{ruling.state}: "
    head = [
        Piece(f"{glyphs.ruled} ", Role.RULED),
        Piece(f"{clean(ruling.about, glyphs)}: ", Role.DIM),
        Piece(f"“{one}” {glyphs.separator} “{other}”"),
        Piece(f"  {state}{words}", Role.RULED),
        *([Piece("  private", Role.WARNING)] if ruling.private else []),
        *([Piece(f"  between {', '.join(map(names.name, ruling.between))}", Role.DIM)] if ruling.between else []),
    ]
    lines = flow(head, width)
    reason = [Piece(clean(ruling.because, glyphs)), *_signed(ruling.by, _day(ruling, view), view)]
    lines.extend(indented(flow(reason, width - 2), 2))
    if ruling.overruled_because is not None or ruling.overruled_by is not None or ruling.overruled is not None:
        by = clean(ruling.overruled_by or "", glyphs)
        day = when_words(ruling.overruled, view.zone or "UTC", None, glyphs) if ruling.overruled is not None else ""
        told = ", ".join(text for text in (by, day) if text)
        overruled = [Piece(f"overruled{f' by {told}' if told else ''}: ", Role.DIM)]
        overruled.append(Piece(clean(ruling.overruled_because or "", glyphs)))
        lines.extend(indented(flow(overruled, width - 2), 2))
    return [*lines, *indented(extra_lines(dict(ruling.extra), view, width - 2), 2)]


def _day(ruling: Ruling, view: View) -> str:
    return "" if ruling.ruled is None else when_words(ruling.ruled, view.zone or "UTC", None, view.glyphs)


def _signed(by: str | None, day: str, view: View) -> list[Piece]:
    told = ", ".join(clean(text, view.glyphs) for text in (by, day) if text)
    return [Piece(f"  {view.glyphs.dash} {told}", Role.DIM)] if told else []
