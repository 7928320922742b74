"""Every pair of sources in one line."""

from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import account, accounts_of_different_sources, event, timeline
from tests.story.test_story import story
from timeline.compare.diff import diff
from timeline.compare.overview import every_pair
from timeline.compare.report import PairLine
from timeline.compare.sides import parse_side, side_of
from timeline.model import Account, Timeline
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


def by_diff(line: PairLine, told: Timeline) -> PairLine:
    """The same line from a diff of the two sources, of the events that both tell."""
    report = diff([side_of(parse_side(source), told, own=True) for source in (line.left, line.right)])
    shared = [entry for entry in report.events if entry.only is None]
    rows = [row for entry in shared for row in entry.rows]
    only = [row.silence for row in rows if row.verdict is Verdict.ONLY]
    return PairLine(
        line.left,
        line.right,
        len(shared),
        {verdict: sum(1 for row in rows if row.verdict is verdict) for verdict in Verdict},
        (sum(1 for silence in only if silence[0] is None), sum(1 for silence in only if silence[1] is None)),
        sum(1 for entry in shared if entry.is_denied),
        sum(1 for row in rows for facing in row.facings if facing.echo is not None),
        shifts=tuple(found.shift for found in report.shifts),
    )


@given(st.lists(accounts_of_different_sources(), max_size=3))
def test_a_line_is_the_diff_of_its_pair(tellings: list[list[Account]]) -> None:
    told = timeline(*(event(*accounts, id=f"event-{number}") for number, accounts in enumerate(tellings)))

    for line in every_pair(told):
        assert line == by_diff(line, told)


def test_white_house_and_kremlin_contradict_each_other_in_the_shipped_story() -> None:
    lines = {(line.left, line.right): line for line in every_pair(story())}

    assert lines["white-house", "kremlin"] == by_diff(lines["white-house", "kremlin"], story())
    assert lines["white-house", "kremlin"].points[Verdict.DIFFERS] >= 3
