"""The rows of one event in the order in which a reader needs them: what contradicts first, what agrees last."""

from collections.abc import Mapping, Sequence

from timeline.compare import Row
from timeline.model import Event
from timeline.render.columns import flow
from timeline.render.ink import Line, Piece, Role
from timeline.render.marks import marked
from timeline.render.rail.layout import PAGE
from timeline.render.text import clean
from timeline.render.view import View
from timeline.verdict import Verdict

DrawnRow = tuple[Row, list[Line]]

_NOT_AGAINST = (Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE, Verdict.SAME)
_SECTIONS = (
    (Verdict.DIFFERS, (Verdict.DIFFERS,), "{} contradicted"),
    (Verdict.WORDED, (Verdict.WORDED,), "{} worded otherwise"),
    (Verdict.SAME, _NOT_AGAINST, "{} told alike or compatible"),
    (Verdict.ONLY, (Verdict.ONLY,), "{} told by one source alone"),
)
"""The mark of each section, the verdicts of its rows, and its heading with their number."""


def sections(drawn: Sequence[DrawnRow], view: View) -> list[list[Line]]:
    """A block for each section that has rows: how many it has, and these rows."""
    blocks: list[list[Line]] = []
    for mark, verdicts, words in _SECTIONS:
        rows = [lines for row, lines in drawn if row.verdict in verdicts]
        if rows:
            heading = [marked(mark, view.glyphs)[0], Piece(f" {words.format(len(rows))}", Role.DIM)]
            blocks.append([heading, *[line for lines in rows for line in lines]])
    return blocks


def brief_lines(heading: Sequence[Line], drawn: Sequence[DrawnRow], event: Event, view: View) -> list[Line]:
    """The first screen: what contradicts and what is worded otherwise, as many whole rows as it holds, and the rest.

    One row of each is drawn at least where there are any, also where a screen is too low for it.
    """
    counts = {mark: sum(row.verdict in verdicts for row, _ in drawn) for mark, verdicts, _ in _SECTIONS}
    # What is left is told in no more words than this.
    room = (view.height or PAGE) - 2 - len(_left(counts, dict.fromkeys(counts, 0), event, view))
    lines: list[Line] = list(heading)
    shown = dict.fromkeys(counts, 0)
    for mark, verdicts, words in _SECTIONS:
        rows = [held for row, held in drawn if row.verdict in verdicts]
        if mark not in _BRIEF or not rows:
            continue
        lines.extend([[], [marked(mark, view.glyphs)[0], Piece(f" {words.format(len(rows))}", Role.DIM)]])
        for held in rows:
            if shown[mark] and len(lines) + len(held) > room:
                break
            lines.extend(held)
            shown[mark] += 1
    return [*lines, [], *_left(counts, shown, event, view)]


_BRIEF = (Verdict.DIFFERS, Verdict.WORDED)


def _left(counts: Mapping[Verdict, int], shown: Mapping[Verdict, int], event: Event, view: View) -> list[Line]:
    """`7 more worded otherwise, 22 told by one source alone, 43 accounts: show EVENT`."""
    parts = []
    for mark, _, words in _SECTIONS:
        if left := counts[mark] - shown[mark]:
            parts.append(words.format(f"{left} more" if mark in _BRIEF else left))
    parts.append("1 account" if len(event.accounts) == 1 else f"{len(event.accounts)} accounts")
    return flow([Piece(f"{', '.join(parts)}: show {clean(event.id, view.glyphs)}", Role.DIM)], view.cells)
