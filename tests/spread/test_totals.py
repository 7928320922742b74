"""The totals of a diff of sources of a store in pieces are those of the whole store."""

from collections.abc import Sequence

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.spread.in_lines import in_pieces, stores
from tests.spread.test_overview import FILTERS
from timeline.cli.diff_points import points_named
from timeline.compare.diff import diff
from timeline.compare.report import Report
from timeline.compare.sides import Side, every_source, everyone_else, parse_side, side_of
from timeline.compare.totals import by_dispute, first_events, narrowed, of_points, unruled_of
from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.render.diff import stat_lines
from timeline.render.view import View
from timeline.select.drafts import settled
from timeline.select.over_stores import select_over
from timeline.select.withheld import public
from timeline.spread.engine import Here
from timeline.spread.pieces import NotInPiecesError
from timeline.spread.seen import ToldByAllError
from timeline.spread.totals import Comparing, totals_in_pieces
from timeline.verdict import Verdict
from timeline.when import parse_when

QUESTIONS = st.builds(
    Comparing,
    wanted=FILTERS,
    zone=st.just("Europe/Kyiv"),
    withheld=st.booleans(),
    points=st.sampled_from([(), (), (), ("length",), ("Length",), ("when", "PAUSE covers")]),
    align=st.booleans(),
)
SIDES = st.sampled_from(
    [
        (),
        ("kremlin", "wp"),
        ("wp,тасс", "kremlin"),
        ("kremlin", "wp", "тасс"),
        ("kremlin@2025-03-18", "kremlin"),
        ("wp",),
    ]
)


def sides_of(texts: Sequence[str], timeline: Timeline) -> tuple[Side, ...]:
    """The sides of some texts; one alone stands against everyone else."""
    parsed = [parse_side(text) for text in texts]
    sides = tuple([side_of(one, timeline, parse_when(one.until) if one.until else None) for one in parsed])
    return sides if len(sides) > 1 else (*sides, everyone_else(timeline, sides[0].sources or ()))


def whole_of(timeline: Timeline, asked: Comparing, texts: Sequence[str]) -> tuple[object, ...]:
    """What the command goes by that has all of a store before it. Raises TimelineError."""
    held, withheld = public(settled(timeline)) if asked.withheld else (settled(timeline), None)
    sides = sides_of(texts, held) if texts else every_source(held)
    selected = select_over([held], asked.wanted, asked.zone, background=asked.wanted.background)
    folded = selected.folded_of(sides)
    shown = tuple([msgspec.structs.replace(side, timeline=selected.of(held)) for side in sides])
    if not texts and len(telling := every_source(selected.of(held))) > 1:
        shown = telling
    if len(shown) < 2 or not selected.of(held).events:
        return (False,)
    report = diff(shown, within=asked.within, align=asked.align)
    points = points_named(asked.points, [held]) if asked.points else None
    return True, *seen(report, points), folded, withheld and withheld.words


def seen(report: Report, points: frozenset[str] | None) -> tuple[object, ...]:
    """What is drawn of a report and of what is kept of it, and whether any of that is found."""
    report = report if points is None else of_points(report, points)
    kept = [
        report,
        by_dispute(report),
        first_events(by_dispute(report), 2),
        narrowed(report, {Verdict.DIFFERS, Verdict.NOT_COMPARABLE}),
        unruled_of(report),
    ]
    return [stat_lines(one, View(width=80)) for one in kept], [one.has_findings for one in kept], report.totals


@given(texts=stores(), asked=QUESTIONS, sides=SIDES, size=st.sampled_from([1, 300, 2000]))
def test_they_are_those_of_the_whole_store(
    texts: list[bytes], asked: Comparing, sides: tuple[str, ...], size: int
) -> None:
    with in_pieces(texts, size) as (whole, archive):
        try:
            expected = whole_of(whole, asked, sides)
        except TimelineError:
            expected = (False,)
        try:
            found = totals_in_pieces(
                Here(), archive, asked, (lambda header: sides_of(sides, header)) if sides else None
            )
        except ToldByAllError:
            assert not expected[0]
            return
        except NotInPiecesError:
            assume(False)
        words = found.withheld.words if asked.withheld else None
        assert (True, *seen(found.report, found.points), found.folded, words) == expected
