"""Problems of a file as text: place, severity, message, excerpt, caret and the mend under it."""

from collections.abc import Iterable

from timeline.errors import Place, Problem
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, clean, cut, pad, wrap
from timeline.render.theme import ASCII, UNICODE, Glyphs

_LEVEL_ROLE = {"error": Role.DIFFERS, "warning": Role.WARNING}
_GAP = "  "


def problem_lines(problems: Iterable[Problem], *, width: int, in_ascii: bool) -> list[Line]:
    """Every problem in the given order, `width` cells wide; the caret is never cut away."""
    glyphs = ASCII if in_ascii else UNICODE
    return [line for problem in problems for line in _problem(problem, width, glyphs)]


def _problem(problem: Problem, width: int, glyphs: Glyphs) -> list[Line]:
    place = problem.place
    where = clean(f"{place.file}:{place.line}:{place.column}", glyphs) if place else "timeline"
    message = clean(problem.message, glyphs)
    level = Piece(problem.level, _LEVEL_ROLE[problem.level])
    head: Line = [Piece(where, Role.TITLE), Piece(_GAP), level]
    name = Piece(problem.check, Role.DIM)
    whole = sum(cells(part) for part in (where, problem.level, message, problem.check)) + 3 * len(_GAP)
    if whole <= width:
        lines = [[*head, Piece(_GAP), Piece(message), Piece(_GAP), name]]
    else:
        lines = [[*head, Piece(_GAP), name], *([Piece("  " + part)] for part in wrap(message, width - 2))]
    mend = clean(problem.mend, glyphs) if problem.mend else ""
    if place is None:
        return [*lines, *([Piece("  " + part, Role.ADDED)] for part in (wrap(mend, width - 2) if mend else ()))]
    return [*lines, *_excerpt(place, mend, width, glyphs)]


def _excerpt(place: Place, mend: str, width: int, glyphs: Glyphs) -> list[Line]:
    digits = max(3, len(str(place.line)))
    room = width - digits - 5
    before, marked, after = _visible(place)
    left, right = before, after
    mark = marked or " "
    if cells(left) + cells(mark) + cells(right) > room:
        # A window: the marked text stays, a long one by its beginning; what stands before it keeps its nearer end.
        mark = cut(mark, max(room * 2 // 3, 1), glyphs)
        kept = max(room - cells(mark) - min(cells(right), room // 4), 0)
        left = _nearest(left, kept, glyphs)
        right = cut(right, room - cells(left) - cells(mark), glyphs)
    lines: list[Line] = []
    if place.above.strip():
        lines.append(_numbered(place.line - 1, cut(_tabless(place.above), room, glyphs), digits, glyphs))
    lines.append(_numbered(place.line, left + mark + right, digits, glyphs))
    caret = " " * cells(left) + glyphs.caret * max(cells(mark.rstrip(" ")), 1)
    blank = [Piece(" " * (digits + 2)), Piece(f" {glyphs.spine} ", Role.RAIL)]
    under: Line = [*blank, Piece(caret, Role.ADDED)]
    if mend and cells(caret) + 1 + cells(mend) <= room:
        return [*lines, [*under, Piece(" " + mend, Role.ADDED)]]
    lines.append(under)
    return lines + [[*blank, Piece(part, Role.ADDED)] for part in (wrap(mend, room) if mend else ())]


def _visible(place: Place) -> tuple[str, str, str]:
    """The line before, at and behind the caret, harmless, with tabs and indentation kept as spaces."""
    begin = place.column - 1
    end = begin + place.length
    parts = (place.excerpt[:begin], place.excerpt[begin:end], place.excerpt[end:])
    before, marked, after = (_tabless(part) for part in parts)
    return before, marked, after.rstrip(" ")


def _tabless(text: str) -> str:
    # `clean` folds spaces, but the columns of an excerpt mean something
    return " ".join(clean(part) for part in text.replace("\t", " ").split(" "))


def _nearest(text: str, width: int, glyphs: Glyphs) -> str:
    """The end of a text that fits a width, its lost beginning marked."""
    if cells(text) <= width:
        return text
    if width <= len(glyphs.ellipsis):
        return ""
    while text and cells(text) > width - len(glyphs.ellipsis):
        text = text[1:]
    return glyphs.ellipsis + text


def _numbered(number: int, text: str, digits: int, glyphs: Glyphs) -> Line:
    return [
        Piece("  "),
        Piece(pad(f"{number:>{digits}}", digits), Role.DIM),
        Piece(f" {glyphs.spine} ", Role.RAIL),
        Piece(text),
    ]
