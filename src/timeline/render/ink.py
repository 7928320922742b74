"""What a drawing is made of: lines of pieces of text, each with a role instead of a colour."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a piece of text is; `theme.py` alone knows how that looks."""

    PLAIN = "plain"
    TITLE = "title"
    DAY = "day"
    TIME = "time"
    DIM = "dim"
    RAIL = "rail"
    SPAN = "span"
    NODE = "node"
    DIFFERS = "differs"
    DIFFERING_NAME = "differing name"
    DIFFERING_WORD = "differing word"
    WORDED = "worded"
    WORDED_NAME = "worded name"
    RULED = "ruled"
    COMPATIBLE = "compatible"
    LEFT = "left"
    RIGHT = "right"
    ADDED = "added"
    WARNING = "warning"
    HUE_1 = "hue 1"
    HUE_2 = "hue 2"
    HUE_3 = "hue 3"
    HUE_4 = "hue 4"
    HUE_5 = "hue 5"
    HUE_6 = "hue 6"
    HUE_7 = "hue 7"
    HUE_8 = "hue 8"


HUES = (Role.HUE_1, Role.HUE_2, Role.HUE_3, Role.HUE_4, Role.HUE_5, Role.HUE_6, Role.HUE_7, Role.HUE_8)


class Piece(NamedTuple):
    """A run of text with one role; `link` is a URL for terminals that have links."""

    text: str
    role: Role = Role.PLAIN
    link: str | None = None


Line = list[Piece]
"""One row of the screen, without its line end and without trailing space."""
