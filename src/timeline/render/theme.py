"""Every glyph, colour and attribute of the drawings; nothing else knows how a role looks."""

from typing import Literal, NamedTuple

import msgspec

from timeline.render.ink import Role

Background = Literal["dark", "light"]
Colors = Literal[16, 256]
"""How many colours a terminal has; those with all of them have the 256 too."""


class Glyphs(msgspec.Struct, frozen=True):
    """The signs a drawing is made of, one cell each unless their note says otherwise.

    In one drawing no mark has two meanings.

    `ascii` drawings have a second way of writing lists, because names stand there without marks. In `bracketed` ones
    the place behind a title stands in brackets, because neither bold nor colour sets it apart from that.
    """

    ascii: bool = False
    bracketed: bool = False
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
    nothing_compares: str = "-"
    """Two in the overview who tell the same events, and nothing that compares."""
    itself: str = "\\"
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
UNCOLORED = Glyphs(bracketed=True)
ASCII = Glyphs(
    ascii=True,
    bracketed=True,
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

GROUND: dict[Background, str] = {"dark": "#1c1c1c", "light": "#ffffff"}
INK: dict[Background, str] = {"dark": "#e4e4e4", "light": "#1c1c1c"}
"""What a picture stands on, and its plain text: a terminal has its own."""

_BOLD, _UNDERLINE = "1", "4"


class _Look(NamedTuple):
    """How a role looks. A colour is one on dark and one on light; None is the terminal's own foreground.

    `cube` are cells of the 256 colours of xterm, the same wherever there are 256 colours or more. `ansi` are
    parameters of SGR for terminals with sixteen, each of which has them as its user chose.
    """

    attributes: tuple[str, ...] = ()
    cube: tuple[int, int] | None = None
    ansi: tuple[int, int] | None = None


# The colours were chosen by computing, and the tests compute again. Text has a contrast of 4.5 : 1 on common dark and
# light grounds, lines and marks one of 3 : 1 (WCAG 2.1, 1.4.3 and 1.4.11). What stands side by side differs for eyes
# without red, green or blue cones too, which see lightness and one axis from blue to yellow: so disputes have the warm
# end alone, and sources differ in lightness as much as in hue.
_DIFFERS, _WORDED = (209, 160), (185, 94)
_LOOKS: dict[Role, _Look] = {
    Role.PLAIN: _Look(),
    Role.TITLE: _Look((_BOLD,)),
    Role.DAY: _Look((_BOLD,), (110, 61), (96, 34)),
    Role.TIME: _Look((), (110, 61), (96, 34)),
    Role.DIM: _Look((), (248, 242), (37, 90)),
    Role.RAIL: _Look((), (244, 244), (90, 90)),
    Role.SPAN: _Look((), (252, 240), (37, 90)),
    Role.NODE: _Look((_BOLD,)),
    Role.DIFFERS: _Look((_BOLD,), _DIFFERS, (91, 31)),
    Role.DIFFERING_NAME: _Look((), _DIFFERS, (91, 31)),
    Role.DIFFERING_WORD: _Look((_UNDERLINE,), _DIFFERS, (91, 31)),
    Role.WORDED: _Look((_BOLD,), _WORDED, (93, 33)),
    Role.WORDED_NAME: _Look((), _WORDED, (93, 33)),
    Role.RULED: _Look((_BOLD,)),
    Role.COMPATIBLE: _Look((), (86, 23), (96, 36)),
    Role.LEFT: _Look((_BOLD,), (39, 26), (94, 34)),
    Role.RIGHT: _Look((_BOLD,), (218, 54), (95, 35)),
    Role.ADDED: _Look((), (86, 23), (92, 32)),
    Role.WARNING: _Look((_BOLD,), _WORDED, (93, 33)),
    Role.HUE_1: _Look((), (105, 26), (94, 34)),
    Role.HUE_2: _Look((), (193, 54), (92, 35)),
    Role.HUE_3: _Look((), (42, 68), (96, 36)),
    Role.HUE_4: _Look((), (219, 168), (95, 32)),
    Role.HUE_5: _Look((), (159, 127), (94, 34)),
    Role.HUE_6: _Look((), (31, 133), (92, 35)),
    Role.HUE_7: _Look((), (168, 29), (96, 36)),
    Role.HUE_8: _Look((), (65, 99), (95, 32)),
}


def look(role: Role, background: Background, colors: Colors = 256) -> str:
    """The parameters of the SGR sequence (ECMA-48, 8.3.117) that switches to a role; empty for plain text."""
    attributes, cube, ansi = _LOOKS[role]
    place = 0 if background == "dark" else 1
    if colors == 16:
        return ";".join((*attributes, *(() if ansi is None else (str(ansi[place]),))))
    return ";".join((*attributes, *(() if cube is None else (f"38;5;{cube[place]}",))))


def is_bold(role: Role) -> bool:
    """Whether a role is written in bold."""
    return _BOLD in _LOOKS[role].attributes


def is_underlined(role: Role) -> bool:
    """Whether a role is underlined."""
    return _UNDERLINE in _LOOKS[role].attributes


def web_color(role: Role, background: Background) -> str | None:
    """The colour of a role as `#rrggbb`; None is the colour of plain text."""
    cube = _LOOKS[role].cube
    return None if cube is None else web_color_of(cube[0 if background == "dark" else 1])


def web_color_of(cell: int) -> str:
    """The colour that xterm has for a number from 16 on: a cube of six levels, then greys (its 256colres.h)."""
    if cell >= 232:
        return "#" + f"{8 + 10 * (cell - 232):02x}" * 3
    return "#" + "".join(f"{(0, 95, 135, 175, 215, 255)[(cell - 16) // step % 6]:02x}" for step in (36, 6, 1))
