"""What stands above the bars: the names of the parties as a stair, and beside its foot the ruler."""

from collections.abc import Sequence

from timeline.render.bars.row import padded_to, party_mark, trimmed
from timeline.render.bars.ruler import Label, Ruler
from timeline.render.bars.scale import Scale
from timeline.render.bars.sheet import Sheet
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.text import cells, cut
from timeline.render.theme import Glyphs


def head_lines(
    sheet: Sheet, scale: Scale, labels: Ruler, parties: Sequence[str], names: Names, glyphs: Glyphs
) -> list[Line]:
    """A line for each party, and in the last two of them, or in lines of their own, the rows of the ruler."""
    stair = [_step(place, parties, sheet, names, glyphs) for place in range(len(parties))]
    rulers = ruler_lines(sheet, scale, labels)
    lines: list[Line] = [[] for _ in range(max(len(stair), len(rulers)))]
    for place, row in enumerate(rulers, len(lines) - len(rulers)):
        lines[place] = row
    for place, step in enumerate(stair, len(lines) - len(stair)):
        lines[place] = [*padded_to(lines[place], sheet.names_at), *step]
    return [trimmed(line) for line in lines]


def ruler_lines(sheet: Sheet, scale: Scale, labels: Ruler) -> list[Line]:
    """The rows of the ruler that hold anything."""
    signs = [cut.sign for cut in scale.cuts]
    rows = [_row(labels.upper, Role.DAY, ()), _row(labels.lower, Role.TIME, signs)]
    return [[Piece(" " * sheet.scale_at), *row] for row in rows if row]


def _step(place: int, parties: Sequence[str], sheet: Sheet, names: Names, glyphs: Glyphs) -> Line:
    party = parties[place]
    name = cut(names.brief(party), sheet.names - 2 * place - 2, glyphs)
    before = [Piece(f"{glyphs.spine} " * place, Role.RAIL)] if place else []
    return [*before, Piece(party_mark(party, names, glyphs), names.role(party)), Piece(f" {name}")]


def _row(labels: Sequence[Label], role: Role, signs: Sequence[int]) -> Line:
    """Labels at their cells; how long a silence is stands about its sign, and is dim."""
    line: Line = []
    used = 0
    for label in labels:
        if label.at > used:
            line.append(Piece(" " * (label.at - used)))
        end = label.at + cells(label.text)
        silent = any(label.at <= sign <= end for sign in signs)
        line.append(Piece(label.text, Role.DIM if silent else role))
        used = end
    return line
