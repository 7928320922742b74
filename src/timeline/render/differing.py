"""One thing that two stores say otherwise, for whoever chooses between them."""

from timeline.merging import Differing
from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import clean
from timeline.render.view import View


def differing_lines(differing: Differing, count: str, names: tuple[str, str], view: View) -> list[Line]:
    """How many there are, what it is about, and below that what each store says."""
    head = [Piece(f"{count}  ", Role.DIM), Piece(clean(f"{differing.entry}: {differing.key}", view.glyphs), Role.TITLE)]
    lines = flow(head, view.cells)
    for letter, name, text in (("a", names[0], differing.a), ("b", names[1], differing.b)):
        said = Piece(clean(text, view.glyphs) or "nothing")
        told = flow([Piece(f"{letter}  "), said, Piece(f"  {clean(name, view.glyphs)}", Role.DIM)], view.cells - 2)
        lines.extend(indented(told, 2))
    return lines
