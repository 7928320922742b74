"""The overview as rows, columns and cells."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import account, event, timeline
from tests.compare.test_overview import stories
from tests.story.test_story import story
from timeline.compare.diff import diff
from timeline.compare.overview import every_pair
from timeline.compare.overview_matrix import Cell, Overview, Standing, cell_of, narrowed_pair, overview_of
from timeline.compare.report import Report
from timeline.compare.sides import parse_side, side_of
from timeline.compare.totals import narrowed
from timeline.model import Ruling, Timeline
from timeline.verdict import Verdict


def said(report: Report) -> Cell | None:
    """What a diff of two says of the events that both tell, read from its rows; None where there is none."""
    shared = [entry for entry in report.events if entry.only is None]
    rows = [row for entry in shared for row in entry.rows]
    differing = sum(row.verdict is Verdict.DIFFERS for row in rows) + sum(entry.is_denied for entry in shared)
    if not shared:
        return None
    if differing:
        return Cell(Standing.CONTRADICT, differing)
    if worded(report):
        return Cell(Standing.WORDED, worded(report))
    alike = any(row.type == "point" and row.verdict in (Verdict.SAME, Verdict.COMPATIBLE) for row in rows)
    return Cell(Standing.NOT_AT_ODDS if alike else Standing.NOTHING_COMPARES)


def worded(report: Report) -> int:
    """How many rows, and quotes in two translations, are worded otherwise in the events that both tell."""
    shared = [entry for entry in report.events if entry.only is None]
    return sum(entry.count(Verdict.WORDED) + (entry.words is Verdict.WORDED) for entry in shared)


def check(overview: Overview, told: Timeline, *, own: bool) -> None:
    for pair in overview.pairs:
        report = diff([side_of(parse_side(house), told, own=own) for house in (pair.left, pair.right)])

        assert said(report) == cell_of(pair)._replace(ruled=False)
        kept = narrowed_pair(pair, [Verdict.DIFFERS])
        assert said(narrowed(report, [Verdict.DIFFERS])) == (
            None if kept is None else cell_of(kept)._replace(ruled=False)
        )
        kept = narrowed_pair(pair, [Verdict.WORDED])
        assert worded(narrowed(report, [Verdict.WORDED])) == (0 if kept is None else cell_of(kept).points)


@given(stories(), st.booleans())
def test_a_cell_says_what_the_diff_of_the_two_says(told: Timeline, own: bool) -> None:
    check(overview_of(told, every_pair(told, own=own), own=own, limit=None), told, own=own)


def test_every_cell_of_the_shipped_story_says_what_the_diff_of_the_two_says() -> None:
    check(overview_of(story(), every_pair(story(), own=False)), story(), own=False)


def test_a_number_is_ruled_where_all_of_it_is() -> None:
    ruling = Ruling(values=("1", "2"), verdict="differs", because="It is so.", point="a")
    both = event(account("kremlin", {"a": "1"}), account("wp", {"a": "2"}), rulings=(ruling,), id="one")
    more = event(account("kremlin", {"b": "1"}), account("wp", {"b": "2"}), id="two")

    (ruled,) = every_pair(timeline(both))
    (partly,) = every_pair(timeline(both, more))

    assert cell_of(ruled) == Cell(Standing.CONTRADICT, 1, ruled=True)
    assert cell_of(partly) == Cell(Standing.CONTRADICT, 2, ruled=False)


def test_what_is_left_open_is_worded_and_ruled() -> None:
    ruling = Ruling(values=("red", "green"), verdict="open", because="Who knows.", point="a")
    told = timeline(event(account("kremlin", {"a": "red"}), account("wp", {"a": "green"}), rulings=(ruling,)))

    assert [cell_of(pair) for pair in every_pair(told)] == [Cell(Standing.WORDED, 1, ruled=True)]


def test_parties_stand_before_press_and_who_contradicts_most_first() -> None:
    told = timeline(
        event(account("wp", {"a": "1", "b": "1", "c": "1"}), account("rt", {"a": "2", "b": "2", "c": "2"}), id="press"),
        event(account("kremlin", {"a": "1"}), account("wp", {"a": "2"}), id="one"),
        event(account("white-house", {"a": "1"}), account("peskov", {"a": "2"}), account("rt", {"a": "2"}), id="two"),
    )

    overview = overview_of(told, every_pair(told))

    assert overview.houses == ("white-house", "peskov", "kremlin", "rt", "wp")


@given(stories(), st.booleans())
def test_rows_stand_by_how_much_they_contradict(told: Timeline, own: bool) -> None:
    overview = overview_of(told, every_pair(told, own=own), own=own)
    parties = [house for house in overview.houses if told.sources[house].is_party]

    def contradictions(house: str) -> int:
        return sum(pair.contradictions for pair in overview.pairs if house in (pair.left, pair.right)
                   and {pair.left, pair.right} <= set(parties))  # fmt: skip

    assert list(overview.houses[: len(parties)]) == parties
    assert all(contradictions(one) >= contradictions(other) for one, other in pairwise(parties))


def test_who_contradicts_nobody_is_left_out_first() -> None:
    told = timeline(
        event(account("kremlin", {"a": "1"}), account("peskov", {"a": "1"}), id="one"),
        event(account("wp", {"a": "1"}), account("rt", {"a": "2"}), id="two"),
    )

    assert overview_of(told, every_pair(told), limit=2).shown == ("rt", "wp")
