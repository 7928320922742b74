"""The overview of a store in pieces is that of the whole store."""

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.spread.in_lines import in_pieces, stores
from timeline.cli.diff_points import points_named
from timeline.compare.overview import every_pair
from timeline.compare.overview_matrix import overview_of
from timeline.compare.sides import Side
from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.render.diff import overview_lines
from timeline.render.view import View
from timeline.select import Filter
from timeline.select.drafts import settled
from timeline.select.over_stores import select_over
from timeline.select.withheld import public
from timeline.spread.engine import Here
from timeline.spread.overview import Pairing, overview_in_pieces
from timeline.spread.pieces import NotInPiecesError
from timeline.spread.seen import ToldByAllError

FILTERS = st.sampled_from(
    [
        *[Filter()] * 6,
        Filter(background=True),
        Filter(sources=("wp",)),
        Filter(only_sources=("wp", "тасс")),
        Filter(tags=("a word",)),
        Filter(places=("word",), background=True),
        Filter(texts=("alpha", "5")),
        Filter(disputed=True),
    ]
)
QUESTIONS = st.builds(
    Pairing,
    wanted=FILTERS,
    zone=st.just("Europe/Kyiv"),
    withheld=st.booleans(),
    points=st.sampled_from([(), (), (), ("length",), ("Length",), ("when", "PAUSE covers")]),
    align=st.booleans(),
    own=st.booleans(),
    unruled=st.sampled_from([False, False, True]),
)


def whole_of(timeline: Timeline, asked: Pairing) -> tuple[object, ...]:
    """What the command goes by that has all of a store before it. Raises TimelineError."""
    shown, withheld = public(settled(timeline)) if asked.withheld else (settled(timeline), None)
    selected = select_over([shown], asked.wanted, asked.zone, background=asked.wanted.background)
    folded = selected.folded_of([Side(label="", timeline=shown)])
    points = points_named(asked.points, [shown]) if asked.points else None
    chosen = selected.of(shown)
    pairs = every_pair(chosen, asked.within, points, align=asked.align, own=asked.own, unruled=asked.unruled)
    overview = overview_of(chosen, pairs, own=asked.own, limit=None)
    drawn = overview_lines(overview, View(width=80), align=asked.align)
    told = msgspec.structs.replace(overview, timeline=Timeline())
    return bool(chosen.events), pairs, folded, withheld and withheld.words, told, drawn


@given(texts=stores(), asked=QUESTIONS, size=st.sampled_from([1, 300, 2000]))
def test_it_is_that_of_the_whole_store(texts: list[bytes], asked: Pairing, size: int) -> None:
    with in_pieces(texts, size) as (whole, archive):
        try:
            expected = whole_of(whole, asked)
        except TimelineError:
            expected = (False,)
        try:
            found = overview_in_pieces(Here(), archive, asked)
        except ToldByAllError:
            assert not expected[0]
            return
        except NotInPiecesError:
            assume(False)
        overview = overview_of(found.timeline, found.pairs, own=asked.own, limit=None, hearing=found.hearing)
        drawn = overview_lines(overview, View(width=80), align=asked.align)
        told = msgspec.structs.replace(overview, timeline=Timeline())
        words = found.withheld.words if asked.withheld else None
        assert (True, found.pairs, found.folded, words, told, drawn) == expected
