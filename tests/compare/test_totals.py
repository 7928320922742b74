"""The counts of a report, what is shown of it, and in which order."""

import pytest

from tests.compare.stories import account, event, timeline
from tests.compare.test_diff import diffed
from timeline.compare.totals import by_dispute, narrowed
from timeline.verdict import Verdict


def test_totals_count_events_and_rows() -> None:
    story = timeline(
        event(account("kremlin", {"a": "1", "b": "1"}), account("wp", {"a": "2", "c": "1", "d": "1"}), id="both"),
        event(account("kremlin", {"a": "1"}), id="left"),
        event(account("wp"), id="right"),
        event(account("rt", {"a": "1"}), id="neither"),
    )

    totals = diffed(story, "kremlin", "wp").totals

    assert (totals.both, totals.only, totals.points_only) == (1, (1, 1), (2, 2))
    assert {verdict.value: count for verdict, count in totals.points.items()} == {
        "differs": 1,
        "worded": 0,
        "only": 4,
        "not comparable": 0,
        "compatible": 0,
        "same": 0,
    }


MIXED = timeline(
    event(account("kremlin", {"a": "1", "b": "1", "c": "1"}), account("wp", {"a": "2", "b": "1"}), id="mixed"),
    event(account("kremlin", {"a": "1"}), account("wp", {"a": "1"}), id="agreed"),
    event(account("kremlin", {"a": "1"}), id="left"),
)


@pytest.mark.parametrize(
    ("verdicts", "shown", "findings"),
    [
        ({"differs"}, {"mixed": ["a"]}, True),
        ({"only"}, {"mixed": ["c"], "left": ["a"]}, True),
        ({"same"}, {"mixed": ["b"], "agreed": ["a"]}, False),
        ({"compatible"}, {}, False),
        ({"differs", "only"}, {"mixed": ["a", "c"], "left": ["a"]}, True),
    ],
)
def test_a_narrowed_report_holds_what_has_these_verdicts(
    verdicts: set[str], shown: dict[str, list[str]], *, findings: bool
) -> None:
    report = narrowed(diffed(MIXED, "kremlin", "wp"), {Verdict(verdict) for verdict in verdicts})

    assert {entry.event.id: [row.name for row in entry.rows] for entry in report.events} == shown
    assert report.has_findings is findings
    assert sum(report.totals.points.values()) == sum(len(rows) for rows in shown.values())


def test_words_that_are_not_the_same_are_a_finding() -> None:
    story = timeline(event(account("kremlin", {"a": "energy"}), account("wp", {"a": "all energy"})))

    assert diffed(story, "kremlin", "wp").has_findings is True


def test_a_report_without_difference_has_no_findings() -> None:
    story = timeline(
        event(
            account("kremlin", {"a": "~ 2", "b": "145 drones", "c": "1"}),
            account("wp", {"a": "2", "b": "145 missiles", "c": "1"}),
        )
    )

    assert diffed(story, "kremlin", "wp").has_findings is False


def test_events_stand_by_time_or_by_dispute() -> None:
    story = timeline(
        event(account("kremlin", {"a": "1"}), account("wp", {"a": "1"}), id="late", when="2025-03-19"),
        event(account("kremlin", {"a": "1"}), account("wp", {"a": "2"}), id="once", when="2025-03-17"),
        event(
            account("kremlin", {"a": "1", "b": "1"}), account("wp", {"a": "2", "b": "2"}), id="twice", when="2025-03-18"
        ),
    )
    report = diffed(story, "kremlin", "wp")

    assert [entry.event.id for entry in report.events] == ["once", "twice", "late"]
    assert [entry.event.id for entry in by_dispute(report).events] == ["twice", "once", "late"]
