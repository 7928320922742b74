"""Problems of a file as text: place, severity, message, excerpt, caret and the mend under it."""

from collections import Counter
from collections.abc import Sequence

from timeline.errors import Place, Problem, brief
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, clean, cut, cut_front, pad, wrap
from timeline.render.theme import ASCII, UNICODE, Glyphs

_LEVEL_ROLE = {"error": Role.DIFFERS, "warning": Role.WARNING}
_GAP = "  "
_REACH = 400
"""How many characters of a line are looked at before and behind its caret: more than any screen shows of it."""
_LONGEST = 4_000
"""How much of a message is drawn."""


def problem_lines(problems: Sequence[Problem], *, width: int, in_ascii: bool, most: int | None = None) -> list[Line]:
    """Problems in the given order, at most `most`, `width` cells wide; the caret is never cut away.

    A blank line stands between two, and below several how many there are in all.
    """
    glyphs = ASCII if in_ascii else UNICODE
    lines: list[Line] = []
    for problem in problems[:most]:
        lines.extend([[]] if lines else [])
        lines.extend(_problem(problem, width, glyphs))
    if len(problems) > 1:
        lines.extend([[], [Piece(_total(problems, most), Role.DIM)]])
    return lines


def _total(problems: Sequence[Problem], most: int | None) -> str:
    """`2 errors and 1 warning`, and how many of them stand above where not all do."""
    counts = Counter[str]()
    for problem in problems:
        counts[problem.level] += 1 + problem.more
    told = [f"{count} {level}{'s' if count > 1 else ''}" for level in _LEVEL_ROLE if (count := counts[level])]
    if any(problem.more for problem in problems):
        told[0] = f"at least {told[0]}"
    rest = f", the first {most} of them above" if most is not None and len(problems) > most else ""
    return " and ".join(told) + rest


def _problem(problem: Problem, width: int, glyphs: Glyphs) -> list[Line]:
    place = problem.place
    where = clean(f"{place.file}:{place.line}:{place.column}", glyphs) if place else "timeline"
    message = clean(brief(_of_record(problem) + problem.message, _LONGEST), glyphs)
    level = Piece(problem.level, _LEVEL_ROLE[problem.level])
    head: Line = [Piece(where, Role.TITLE), Piece(_GAP), level]
    name = Piece(problem.check, Role.DIM)
    whole = sum(cells(part) for part in (where, problem.level, message, problem.check)) + 3 * len(_GAP)
    if whole <= width:
        lines = [[*head, Piece(_GAP), Piece(message), Piece(_GAP), name]]
    else:
        lines = [[*head, Piece(_GAP), name], *([Piece("  " + part)] for part in wrap(message, width - 2))]
    mend = clean(brief(problem.mend, _LONGEST), glyphs) if problem.mend else ""
    if place is None:
        return [*lines, *([Piece("  " + part, Role.ADDED)] for part in (wrap(mend, width - 2) if mend else ()))]
    return [*lines, *_excerpt(place, mend, width, glyphs)]


def _of_record(problem: Problem) -> str:
    """Which record of a file of records it is about, and which column, where the message does not name that."""
    if problem.place is None or not problem.place.record:
        return ""
    field = f", `{problem.field}`" if problem.field and f"`{problem.field}`" not in problem.message else ""
    return f"record {problem.place.record}{field}: "


def _excerpt(place: Place, mend: str, width: int, glyphs: Glyphs) -> list[Line]:
    digits = max(3, len(str(place.line)))
    room = width - digits - 5
    before, marked, after = _visible(place, glyphs)
    left, right = before, after
    mark = marked or " "
    if cells(left) + cells(mark) + cells(right) > room:
        # A window: the marked text stays, a long one by its beginning; what stands before it keeps its nearer end.
        mark = cut(mark, max(room * 2 // 3, 1), glyphs)
        kept = max(room - cells(mark) - min(cells(right), room // 4), 0)
        left = cut_front(left, kept, glyphs)
        right = cut(right, room - cells(left) - cells(mark), glyphs)
    lines: list[Line] = []
    if place.above.strip():
        lines.append(_numbered(place.line - 1, cut(_tabless(place.above[:_REACH]), room, glyphs), digits, glyphs))
    lines.append(_numbered(place.line, left + mark + right, digits, glyphs))
    caret = " " * cells(left) + glyphs.caret * max(cells(mark.rstrip(" ")), 1)
    blank = [Piece(" " * (digits + 2)), Piece(f" {glyphs.spine} ", Role.RAIL)]
    under: Line = [*blank, Piece(caret, Role.ADDED)]
    if mend and cells(caret) + 1 + cells(mend) <= room:
        return [*lines, [*under, Piece(" " + mend, Role.ADDED)]]
    lines.append(under)
    return lines + [[*blank, Piece(part, Role.ADDED)] for part in (wrap(mend, room) if mend else ())]


def _visible(place: Place, glyphs: Glyphs) -> tuple[str, str, str]:
    """The line before, at and behind the caret, harmless, with tabs and indentation kept as spaces.

    Of a long line only what is near, with an ellipsis for the rest.
    """
    begin = place.column - 1 - place.skipped
    end = begin + place.length
    line = place.excerpt
    first = max(begin - _REACH, 0)
    before, marked, after = (
        _tabless(part) for part in (line[first:begin], line[begin : min(end, begin + _REACH)], line[end : end + _REACH])
    )
    if first + place.skipped > 0:
        before = glyphs.ellipsis + before
    if end > begin + _REACH:
        marked += glyphs.ellipsis
    return before, marked, after.rstrip(" ") + (glyphs.ellipsis if len(line) > end + _REACH else "")


def _tabless(text: str) -> str:
    # `clean` folds spaces, but the columns of an excerpt mean something
    return " ".join(clean(part) for part in text.replace("\t", " ").split(" "))


def _numbered(number: int, text: str, digits: int, glyphs: Glyphs) -> Line:
    return [
        Piece("  "),
        Piece(pad(f"{number:>{digits}}", digits), Role.DIM),
        Piece(f" {glyphs.spine} ", Role.RAIL),
        Piece(text),
    ]
