"""What the marks mean that every drawing of a story can have."""

from collections.abc import Iterable

from timeline.compare import AtOdds
from timeline.render.ink import Role
from timeline.render.judged import RULED
from timeline.render.marks import meaning_of
from timeline.render.theme import Glyphs

Key = tuple[str, Role, str]
"""A mark, its role, and what it means."""

QUALIFIERS = {sign: meaning_of(sign) for sign in "~?%"}


def marks_of_odds(found: Iterable[AtOdds], glyphs: Glyphs) -> list[Key]:
    """The verdicts that are counted or drawn of some events, the editor's sign, and the mark of what is denied."""
    odds = list(found)
    marks: list[Key] = []
    if any(one.differs for one in odds):
        marks.append((glyphs.differs, Role.DIFFERS, meaning_of("differs")))
    if any(one.worded for one in odds):
        marks.append((glyphs.worded, Role.WORDED, meaning_of("worded")))
    if any(one.ruled or (one.disputes and one.disputes[0].is_ruled) for one in odds):
        marks.append((glyphs.ruled, Role.RULED, RULED))
    if any(one.denial is not None for one in odds):
        marks.append((glyphs.denies, Role.DIFFERS, "denied"))
    return marks


def marks_of_times(qualifiers: Iterable[str], glyphs: Glyphs, *, later: bool, by: bool) -> list[Key]:
    """What stands behind and before clocks: `later` behind what may be later, `by` before what may be earlier."""
    drawn = set(qualifiers)
    marks: list[Key] = [(sign, Role.TIME, words) for sign, words in QUALIFIERS.items() if sign in drawn]
    if later:
        marks.append(("+", Role.TIME, "or later"))
    if by:
        marks.append((glyphs.dash, Role.TIME, "by then"))
    return marks
