"""A document of a store in pieces is that of the whole store, byte for byte, and so is what it loses."""

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.spread.in_lines import in_pieces, stores
from tests.spread.test_overview import FILTERS
from timeline.errors import TimelineError
from timeline.handover.request import Handover
from timeline.handover.sealing import cited_files
from timeline.interchange.formats import FORMATS
from timeline.model import Timeline
from timeline.select import Filter, select
from timeline.select.drafts import settled
from timeline.select.withheld import Withheld, public
from timeline.spread.engine import Here
from timeline.spread.exporting import Exported, Wanted, export_in_pieces
from timeline.spread.pieces import NotInPiecesError
from timeline.spread.seen import ToldByAllError

ENTRYWISE = [name for name, known in FORMATS.items() if known.is_entrywise]


def handover(*, with_rulings: bool, with_verdicts: bool) -> Handover:
    """What is handed over, of a store that a command puts in."""
    return Handover(
        timeline=Timeline(),
        events=(),
        zone="Europe/Kyiv",
        day=(2025, 3, 20),
        version="1",
        with_rulings=with_rulings,
        with_verdicts=with_verdicts,
    )


def limited(chosen: Filter, most: int | None) -> Filter:
    """A filter as the command makes it."""
    return msgspec.structs.replace(chosen, limit=most, background=True)


ASKED = st.builds(
    Wanted,
    format=st.sampled_from(ENTRYWISE),
    filter=st.builds(limited, FILTERS, st.sampled_from([None, None, 1, 3])),
    handover=st.builds(handover, with_rulings=st.booleans(), with_verdicts=st.booleans()),
    withheld=st.booleans(),
    background=st.booleans(),
    with_cited=st.just(True),
)


def whole_of(timeline: Timeline, asked: Wanted) -> Exported:
    """What the command makes that has all of a store before it. Raises TimelineError."""
    kept, withheld = settled(timeline), Withheld()
    if asked.withheld:
        kept, withheld = public(kept)
    selected = select(kept, asked.filter, zone=asked.handover.zone)
    shown = tuple([event for event in selected if asked.background or not event.background])
    handed = msgspec.structs.replace(asked.handover, timeline=kept, events=shown)
    return Exported(
        FORMATS[asked.format].written(handed),
        len(shown),
        len(selected) - len(shown),
        handed.unasked,
        settled(timeline) is not timeline,
        withheld,
        cited_files(timeline),
    )


@given(texts=stores(), asked=ASKED, size=st.sampled_from([1, 300, 2000]))
def test_it_is_that_of_the_whole_store(texts: list[bytes], asked: Wanted, size: int) -> None:
    with in_pieces(texts, size) as (whole, archive):
        try:
            expected = whole_of(whole, asked)
        except TimelineError:
            expected = None
        try:
            found = export_in_pieces(Here(), archive, asked)
        except ToldByAllError:
            assert expected is None
            return
        except NotInPiecesError:
            assume(False)
        assert found == expected
