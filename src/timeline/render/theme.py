"""Every glyph, colour and attribute of the drawings; nothing else knows how a role looks."""

from typing import Literal

import msgspec

from timeline.render.ink import Role

Background = Literal["dark", "light"]


class Glyphs(msgspec.Struct, frozen=True):
    """The signs a drawing is made of, one cell each unless their note says otherwise.

    In one drawing no mark has two meanings.

    `ascii` drawings have a second way of writing lists and places, because names stand there without marks.
    """

    ascii: bool = False
    separator: str = "·"
    ellipsis: str = "…"
    """Two cells in ASCII."""
    dash: str = "–"
    spine: str = "│"
    gap: str = "┊"
    begin: str = "┏"
    body: str = "┃"
    inexact: str = "┇"
    end: str = "┗"
    open_begin: str = "↑"
    open_end: str = "↓"
    exact: str = "●"
    less_exact: str = "○"
    differs: str = "≠"
    worded: str = "≟"
    compatible: str = "≈"
    same: str = "="
    not_comparable: str = "¦"
    ruled: str = "§"
    one_source: str = "·"
    left: str = "‹"
    right: str = "›"
    institution: str = "■"
    person: str = "▲"
    organisation: str = "◆"
    press: str = "□"
    analyst: str = "◇"
    other: str = "◦"
    says_otherwise: str = "×"
    quote_begin: str = "“"
    """In ASCII two apostrophes: the usual sign is the mark of other words."""
    quote_end: str = "”"
    translation_begin: str = "{"
    translation_end: str = "}"
    strip_low: str = "├"
    strip_line: str = "─"
    strip_high: str = "┤"
    strip_open: str = "►"
    strip_exact: str = "●"
    lasted: str = "━"
    may_have_lasted: str = "╍"
    some_time: str = "╌"
    unbound_left: str = "◄"
    unbound_right: str = "►"
    denies: str = "×"
    levels: str = "▁▂▃▄▅▆▇█"
    """Columns of a histogram, the lowest first; eight cells."""
    added: str = "+"
    caret: str = "^"
    from_typed: str = "←"
    became: str = "→"

    def of_source(self, kind: str) -> str:
        """The mark of a type of source: filled speaks for itself, hollow reports others."""
        mark: str = getattr(self, kind)
        return mark


UNICODE = Glyphs()
ASCII = Glyphs(
    ascii=True,
    separator="-",
    ellipsis="..",
    dash="-",
    spine=":",
    gap=".",
    begin=",",
    body="|",
    inexact="|",
    end="`",
    open_begin="^",
    open_end="v",
    exact="*",
    less_exact="o",
    differs="!",
    worded='"',
    compatible="&",
    not_comparable="/",
    ruled="$",
    one_source="-",
    left="<",
    right=">",
    institution="#",
    person="@",
    organisation="%",
    press="o",
    analyst="?",
    other="+",
    says_otherwise=".",
    quote_begin="''",
    quote_end="''",
    strip_low="+",
    strip_line="-",
    strip_high="+",
    strip_open=">",
    strip_exact="*",
    lasted="=",
    may_have_lasted="_",
    some_time="-",
    unbound_left="<",
    unbound_right=">",
    denies="x",
    levels=".:-=+*%#",
    from_typed="<",
    became="->",
)

_BOLD, _UNDERLINE = "1", "4"

# Role: attributes, colour on dark, colour on light. The colours are cells of the 256-colour cube, so that terminals
# with 256 colours and with all of them look alike. None is the terminal's own foreground. Text has a contrast of at
# least 4.5 : 1 on common dark and light grounds, lines of 3 : 1; disputes are the only warm colour among the marks.
_LOOKS: dict[Role, tuple[tuple[str, ...], int | None, int | None]] = {
    Role.PLAIN: ((), None, None),
    Role.TITLE: ((_BOLD,), None, None),
    Role.DAY: ((_BOLD,), 110, 25),
    Role.TIME: ((), 110, 25),
    Role.DIM: ((), 248, 241),
    Role.RAIL: ((), 244, 244),
    Role.SPAN: ((), 252, 240),
    Role.NODE: ((_BOLD,), None, None),
    Role.DIFFERS: ((_BOLD,), 209, 160),
    Role.DIFFERING_NAME: ((), 209, 160),
    Role.DIFFERING_WORD: ((_UNDERLINE,), 209, 160),
    Role.WORDED: ((_BOLD,), 222, 94),
    Role.WORDED_NAME: ((), 222, 94),
    Role.RULED: ((_BOLD,), None, None),
    Role.COMPATIBLE: ((), 80, 23),
    Role.LEFT: ((_BOLD,), 75, 26),
    Role.RIGHT: ((_BOLD,), 183, 92),
    Role.ADDED: ((), 113, 22),
    Role.WARNING: ((_BOLD,), 221, 94),
    Role.HUE_1: ((), 75, 26),
    Role.HUE_2: ((), 179, 94),
    Role.HUE_3: ((), 183, 92),
    Role.HUE_4: ((), 113, 22),
    Role.HUE_5: ((), 81, 24),
    Role.HUE_6: ((), 185, 58),
    Role.HUE_7: ((), 212, 126),
    Role.HUE_8: ((), 115, 23),
}


def look(role: Role, background: Background) -> str:
    """The parameters of the SGR sequence (ECMA-48, 8.3.117) that switches to a role; empty for plain text."""
    attributes, dark, light = _LOOKS[role]
    colour = dark if background == "dark" else light
    return ";".join((*attributes, *(() if colour is None else (f"38;5;{colour}",))))
