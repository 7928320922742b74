"""Every pair of sources in one line."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import SOURCES, VALUES, account, accounts_of_different_sources, event, timeline
from tests.story.test_story import story
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow
from timeline.compare.overview import every_pair
from timeline.compare.overview_matrix import overview_of
from timeline.compare.pair_line import PairLine
from timeline.compare.report import Report
from timeline.compare.rows import agrees
from timeline.compare.sides import parse_side, side_of
from timeline.compare.totals import of_points, unruled_of
from timeline.model import Ruling, Source, Timeline
from timeline.store import read_store
from timeline.verdict import Verdict


def test_each_pair_that_shares_an_event_has_one_line() -> None:
    told = timeline(
        event(account("kremlin", {"a": "1"}), account("wp", {"a": "2"}), account("rt"), id="one"),
        event(account("kremlin", {"a": "1"}), account("wp", {"b": "2"}), id="two"),
        event(account("tass", {"a": "1"}), id="three"),
    )

    lines = every_pair(told)

    assert [(line.left, line.right, line.events) for line in lines] == [
        ("kremlin", "wp", 2),
        ("kremlin", "rt", 1),
        ("rt", "wp", 1),
    ]
    assert (lines[0].points[Verdict.DIFFERS], lines[0].points[Verdict.ONLY], lines[0].only) == (1, 2, (1, 1))


def test_denials_and_echoes_are_counted() -> None:
    told = timeline(
        event(account("kremlin", {"a": "1"}), account("wp", stance="denies"), id="one"),
        event(account("kremlin", {"a": "1"}), account("wp", {"a": "1"}, repeats="kremlin"), id="two"),
    )

    (line,) = every_pair(told)

    assert (line.denied, line.echoes, line.events) == (1, 1, 2)


@st.composite
def stories(draw: st.DrawFn) -> Timeline:
    """Stories in which sources speak for each other, accounts for whom they like, and the editor has ruled."""
    speaks_for = st.none() | st.sampled_from(sorted(SOURCES))
    sources = {name: msgspec.structs.replace(source, speaks_for=draw(speaks_for)) for name, source in SOURCES.items()}
    rulings = st.builds(
        lambda values, verdict, row: Ruling(
            values=tuple(values), verdict=verdict, because="So.", point=None if row else "a", row=row
        ),
        st.lists(st.sampled_from(VALUES), min_size=2, max_size=2, unique=True),
        st.sampled_from(["differs", "worded", "compatible", "same", "open"]),
        st.sampled_from([None, None, "told"]),
    )
    events = []
    for number, accounts in enumerate(draw(st.lists(accounts_of_different_sources(), max_size=3))):
        told = [
            msgspec.structs.replace(one, speaks_for=draw(st.sampled_from([None, None, "nobody", *sorted(SOURCES)])))
            for one in accounts
        ]
        held = tuple(draw(st.lists(rulings, max_size=2)))
        events.append(event(*told, id=f"event-{number}", rulings=held))
    return timeline(*events, sources=sources)


def by_diff(
    line: PairLine, told: Timeline, *, own: bool = True, narrow: Callable[[Report], Report] = lambda report: report
) -> PairLine:
    """The same line from a diff of the two, of the events that both tell; `narrow` is the filter of the report."""
    report = narrow(diff([side_of(parse_side(source), told, own=own) for source in (line.left, line.right)]))
    shared = [entry for entry in report.events if entry.only is None]
    rows = [row for entry in shared for row in entry.rows]
    only = [row.silence for row in rows if row.verdict is Verdict.ONLY]
    ruled: Counter[Verdict] = Counter(row.verdict for row in rows if row.verdict is not Verdict.ONLY and is_ruled(row))
    ruled[Verdict.DIFFERS] += sum(1 for entry in shared if entry.is_denied and entry.judged and entry.judged.is_ruled)
    alike: Counter[Verdict] = Counter(row.verdict for row in rows if row.type == "point" and agrees(row.verdict))
    return PairLine(
        line.left,
        line.right,
        len(shared),
        {verdict: sum(1 for row in rows if row.verdict is verdict) for verdict in Verdict},
        (sum(1 for silence in only if silence[0] is None), sum(1 for silence in only if silence[1] is None)),
        sum(1 for entry in shared if entry.is_denied),
        sum(1 for row in rows for facing in row.facings if facing.echo is not None),
        sum(1 for entry in shared if entry.is_unjudged),
        tuple(found.shift for found in report.shifts),
        sum(1 for entry in shared if entry.words is Verdict.WORDED),
        +alike,
        +ruled,
    )


def is_ruled(row: DiffRow) -> bool:
    """Whether every two values that have the verdict of a row which does not agree were judged."""
    judged = [facing.judged for facing in row.facings if facing.verdict is row.verdict]
    return not agrees(row.verdict) and all(one is not None and one.is_ruled for one in judged)


@given(stories(), st.booleans())
def test_a_line_is_the_diff_of_its_pair(told: Timeline, own: bool) -> None:
    for line in every_pair(told, own=own):
        assert line == by_diff(line, told, own=own)


@given(stories(), st.booleans(), st.sets(st.sampled_from(["a", "when", "place"])))
def test_a_line_of_some_points_is_the_diff_of_these(told: Timeline, own: bool, names: set[str]) -> None:
    for line in every_pair(told, points=names, own=own):
        assert line == by_diff(line, told, own=own, narrow=lambda report: of_points(report, names))


def test_values_of_which_one_house_also_denies_one_are_one_pair() -> None:
    told = read_store(None, DENIED_TOO.encode(), "").timeline

    assert every_pair(told, own=False, unruled=True) == ()


DENIED_TOO = """\
timeline: 1
sources: {tass: , rt: , peskov: }
events:
  - id: e
    title: E
    accounts:
      - {source: tass, speaks_for: rt, points: {a: {value: 150 drones, stance: denies}}}
      - {source: rt, points: {a: 150 drones}}
      - {source: peskov, points: {a: 145 drones}}
"""
"""What one house says and denies differs from what the other one says, which needs no ruling."""


@given(stories(), st.booleans())
def test_a_line_of_what_awaits_a_ruling_is_the_diff_of_that(told: Timeline, own: bool) -> None:
    for line in every_pair(told, own=own, unruled=True):
        expected = by_diff(line, told, own=own, narrow=unruled_of)

        assert (line.events, line.contradictions, line.wordings) == (
            expected.events,
            expected.contradictions,
            expected.wordings,
        )


@pytest.mark.parametrize("own", [True, False])
def test_every_line_of_the_shipped_story_is_the_diff_of_its_pair(own: bool) -> None:
    for line in every_pair(story(), own=own):
        assert line == by_diff(line, story(), own=own)


@pytest.mark.parametrize("own", [True, False])
def test_who_is_in_no_line_tells_no_event_together(own: bool) -> None:
    lines = every_pair(story(), own=own)
    houses = overview_of(story(), lines, own=own, limit=None).houses
    paired = {frozenset((line.left, line.right)) for line in lines}

    for left, right in combinations(houses, 2):
        if frozenset((left, right)) not in paired:
            report = diff([side_of(parse_side(source), story(), own=own) for source in (left, right)])
            assert report.totals.both == 0


def test_white_house_and_kremlin_contradict_each_other_in_the_shipped_story() -> None:
    lines = {(line.left, line.right): line for line in every_pair(story(), own=False)}

    assert lines["white-house", "kremlin"].points[Verdict.DIFFERS] >= 3


def test_a_source_that_speaks_for_nobody_once_is_a_house_and_is_heard_in_the_other() -> None:
    """As in the diffs of each two of them."""
    sources = {
        "office": Source(id="office", name="Office", type="institution"),
        "clerk": Source(id="clerk", name="Clerk", type="person", speaks_for="office"),
        "paper": Source(id="paper", name="Paper", type="press"),
    }
    told = timeline(
        event(account("clerk", {"a": "1"}), account("paper", {"a": "2"}), account("office", {"a": "3"}), id="one"),
        event(account("clerk", {"a": "1"}, speaks_for="nobody"), account("paper", {"a": "2"}), id="two"),
        sources=sources,
    )

    lines = {(line.left, line.right): line for line in every_pair(told, own=False)}

    assert {pair: line.events for pair, line in lines.items()} == {
        ("office", "paper"): 1,
        ("clerk", "paper"): 2,
        ("office", "clerk"): 1,
    }
    for line in lines.values():
        assert line == by_diff(line, told, own=False)


def test_a_shift_of_two_of_one_house_is_found_where_the_house_tells_it_in_two_ways() -> None:
    sources = {
        "office": Source(id="office", name="Office", type="institution"),
        "clerk": Source(id="clerk", name="Clerk", type="person", speaks_for="office"),
    }
    alone = event(account("clerk", {}, speaks_for="nobody"), account("office"), id="alone")
    days = [
        event(
            account("office", when=f"2025-03-1{day}T10:00"),
            account("clerk", when=f"2025-03-1{day}T17:00"),
            id=f"d{day}",
        )
        for day in range(3)
    ]
    told = timeline(alone, *days, sources=sources)

    (line,) = every_pair(told, own=False)

    assert [shift.found for shift in line.shifts] == [3]
    assert line == by_diff(line, told, own=False)


def test_what_awaits_a_ruling_alone_is_counted() -> None:
    ruling = Ruling(values=("red", "green"), verdict="differs", because="It is so.", point="a")
    told = timeline(
        event(
            account("kremlin", {"a": "red", "b": "old"}), account("wp", {"a": "green", "b": "new"}), rulings=(ruling,)
        ),
        event(account("kremlin", {"a": "red"}), account("wp", {"a": "green"}), rulings=(ruling,), id="two"),
    )

    (line,) = every_pair(told)
    (waiting,) = every_pair(told, unruled=True)

    assert (line.contradictions, line.wordings, line.ruled) == (2, 1, {Verdict.DIFFERS: 2})
    assert (waiting.contradictions, waiting.wordings, waiting.events) == (0, 1, 1)
