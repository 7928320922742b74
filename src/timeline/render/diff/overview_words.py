"""The words around the overview: its heading, what its cells mean, how to see more, whose times are later."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from shlex import quote

from timeline.compare.overview_matrix import Overview, Standing, cell_of
from timeline.render.columns import flow, packed
from timeline.render.diff.heading import BETWEEN, counted, period, with_aside
from timeline.render.diff.pair_list import shifts_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.keyline import key_lines
from timeline.render.names import Names
from timeline.render.text import clean, cut
from timeline.render.theme import Glyphs
from timeline.render.view import View

_WIDE_FROM = 80
"""From so many cells on the key explains in full."""
_MOST_HOUSES = 4
"""Of so many houses at most it is told who is heard in them."""


def overview_heading(overview: Overview, names: Names, view: View) -> list[Line]:
    """Title and period, how many pairs stand how to each other, and who is heard in the houses that are drawn."""
    glyphs, width = view.glyphs, view.cells
    title = clean(overview.timeline.title or "", glyphs)
    zone = view.zone or overview.timeline.timezone or "UTC"
    times = [event.when for event in overview.timeline.events if event.when is not None]
    aside = period(times, zone, glyphs)
    lines = with_aside(flow([Piece(title, Role.TITLE)], width) if title else [], aside, width)
    sources = counted(len(overview.telling), "source")
    of = f" in {counted(len(overview.houses), 'house')}" if len(overview.houses) < len(overview.telling) else ""
    match len(overview.pairs):
        case 0:
            pairs = "no two of them tell the same event" if len(overview.telling) > 1 else "nothing to compare"
        case 1:
            pairs = "1 pair of them tells the same events"
        case number:
            pairs = f"{number} pairs of them tell the same events"
    lines.extend(packed([[Piece(f"{sources}{of}", Role.DIM)], [Piece(pairs, Role.DIM)]], BETWEEN, width))
    lines.extend(packed(list(_counts(overview, glyphs)), BETWEEN, width))
    return [*lines, *_houses(overview, names, view)]


def _counts(overview: Overview, glyphs: Glyphs) -> Iterator[Line]:
    """How many pairs there are of each kind of cell."""
    found = [cell_of(pair) for pair in overview.pairs]
    counts = Counter(cell.standing for cell in found)
    ruled = Counter(cell.standing for cell in found if cell.ruled)
    for standing, (sign, role, one, more) in _standings(glyphs).items():
        if count := counts[standing]:
            said = f" {counted(count, 'pair') if standing is Standing.CONTRADICT else count} "
            judged = f" ({ruled[standing]} ruled {glyphs.ruled})" if ruled[standing] else ""
            yield [Piece(sign, role), Piece(f"{said}{one if count == 1 else more}{judged}", Role.DIM)]


def _standings(glyphs: Glyphs) -> dict[Standing, tuple[str, Role, str, str]]:
    """The sign of each kind of cell in the heading, its role, and what one pair and several pairs do."""
    return {
        Standing.CONTRADICT: (glyphs.differs, Role.DIFFERS, "contradicts", "contradict"),
        Standing.WORDED: (glyphs.worded, Role.WORDED, "words it otherwise only", "word it otherwise only"),
        Standing.NOT_AT_ODDS: (glyphs.same, Role.DIM, "is not at odds", "are not at odds"),
        Standing.NOTHING_COMPARES: (
            glyphs.nothing_compares, Role.DIM, "has nothing that compares", "have nothing that compares",
        ),
    }  # fmt: skip


def _houses(overview: Overview, names: Names, view: View) -> list[Line]:
    """Who is heard in the houses that are drawn: `Kremlin: its own texts, Putin, Peskov`, each in one line."""
    width = view.cells
    houses = [house for house in overview.shown if overview.members[house]]
    lines: list[Line] = []
    for house in houses[:_MOST_HOUSES]:
        own = ["its own texts"] if house in overview.telling else []
        named = ", ".join([*own, *[names.name(source) for source in overview.members[house]]])
        lines.append([Piece(cut(f"{names.name(house)}: {named}", width, view.glyphs), Role.DIM)])
    if len(houses) > _MOST_HOUSES:
        lines.append([Piece(f"and {counted(len(houses) - _MOST_HOUSES, 'more house')}", Role.DIM)])
    return lines


def overview_key(drawn: Collection[str], view: View) -> list[Line]:
    """What the cells mean that were drawn: by their standing, `blank`, `ruled`."""
    glyphs = view.glyphs
    is_wide = view.cells >= _WIDE_FROM
    meanings = {
        Standing.CONTRADICT: ("n", Role.DIFFERS, "points that contradict"),
        Standing.WORDED: (f"{glyphs.worded}n", Role.WORDED, "worded otherwise, none contradicts"),
        Standing.NOT_AT_ODDS: (glyphs.same, Role.DIM, "points in common, none at odds"),
        Standing.NOTHING_COMPARES: (glyphs.nothing_compares, Role.RAIL, "same events, no point that compares"),
        "blank": ("blank:", Role.DIM, "no event in common"),
        "ruled": (glyphs.ruled, Role.RULED, "the editor has ruled on all of these"),
    }
    short = {
        Standing.WORDED: "worded otherwise",
        Standing.NOT_AT_ODDS: "none at odds",
        Standing.NOTHING_COMPARES: "no point that compares",
        "ruled": "all ruled on",
    }
    marks = {
        of: (sign, role, meaning if is_wide else short.get(of, meaning))
        for of, (sign, role, meaning) in meanings.items()
        if of in drawn
    }
    return key_lines(marks.values(), view.cells)


def overview_hints(overview: Overview, shown: Sequence[str], view: View) -> list[Line]:
    """How to see more: the rest, one cell in full, a line for each pair."""
    hints = [f"--limit 0: all {len(overview.houses)}"] if len(shown) < len(overview.houses) else []
    if any(overview.members[house] for house in shown):
        hints.append("--own: each source by itself")
    hints.append("--pairs: each pair in a line")
    inside = set(shown)
    gravest = next((one for one in overview.pairs if one.left in inside and one.right in inside), None)
    if gravest is not None:
        own = " --own" if overview.own else ""
        hints.append(f"diff {quote(gravest.left)} {quote(gravest.right)}{own}: that cell in full")
    return packed([[Piece(clean(hint, view.glyphs), Role.DIM)] for hint in hints], BETWEEN, view.cells)


def overview_shifts(overview: Overview, shown: Sequence[str], names: Names, view: View, *, align: bool) -> list[Line]:
    """Whose times are later throughout, of those that are drawn; how many of the others."""
    shifted = [pair for pair in overview.pairs if pair.shifts]
    inside = [pair for pair in shifted if pair.left in shown and pair.right in shown]
    notes = shifts_of(inside, names, view.glyphs)
    notes = [f"{words}{'; aligned' if align else ''}" for words in notes]
    if rest := len(shifted) - len(inside):
        notes.append(f"{counted(rest, 'more pair')} of which one's times are later throughout: --pairs")
    lines = [line for note in notes for line in flow([Piece(note, Role.DIM)], view.cells)]
    return [[], *lines] if lines else []
