"""The key below a drawing: what its marks mean, for those marks alone that were drawn."""

from collections.abc import Iterable

from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells

_BETWEEN = "  "
KINDS = ("institution", "person", "organisation", "press", "analyst", "other")
"""The kinds of sources in the order of a key."""


def key_lines(marks: Iterable[tuple[str, Role, str]], width: int) -> list[Line]:
    """Signs with their roles and meanings, as many to a line as fit."""
    lines: list[Line] = []
    used = 0
    for sign, role, meaning in marks:
        size = cells(sign) + 1 + cells(meaning)
        if lines and used + len(_BETWEEN) + size <= width:
            lines[-1].append(Piece(_BETWEEN))
            used += len(_BETWEEN) + size
        else:
            lines.append([])
            used = size
        lines[-1].extend([Piece(sign, role), Piece(f" {meaning}", Role.DIM)])
    return lines
