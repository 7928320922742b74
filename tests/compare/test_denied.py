"""A value that its source denies."""

import pytest

from tests.compare.stories import account, denied, event, timeline
from timeline.compare import event_rows
from timeline.compare.diff import diff
from timeline.compare.sides import Side
from timeline.model import Point
from timeline.verdict import Verdict

OFFERED = "money was offered"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (OFFERED, denied(OFFERED), Verdict.DIFFERS),
        ("145 drones", denied("145"), Verdict.DIFFERS),
        ("a bribe was offered", denied(OFFERED), Verdict.WORDED),
        ("150 drones", denied("145 drones"), Verdict.WORDED),
        ("> 90 drones", denied("145 drones"), Verdict.WORDED),
        ("yes", denied("no"), Verdict.WORDED),
        ("3 lorries", denied("3 people"), Verdict.NOT_COMPARABLE),
        (denied(OFFERED), denied(OFFERED), Verdict.SAME),
        (denied("money was offered"), denied("a bribe was offered"), Verdict.WORDED),
        (denied("145 drones"), denied("150 drones"), Verdict.COMPATIBLE),
    ],
)
def test_a_denied_value_stands_against_the_same_value_reported(
    left: str | Point, right: str | Point, verdict: Verdict
) -> None:
    story = timeline(event(account("kremlin", {"offer": left}), account("wp", {"offer": right})))

    (row,) = event_rows(story.events[0], story)
    for sides in (("kremlin", "wp"), ("wp", "kremlin")):
        (seen,) = diff([Side(label=name, timeline=story, sources=(name,)) for name in sides]).events[0].rows
        assert (row.verdict, seen.verdict, seen.distance) == (verdict, verdict, None)


def test_what_was_reported_and_is_denied_now_is_kept_as_earlier() -> None:
    before = account("wp", {"offer": OFFERED}, published="2025-03-18")
    now = account("wp", {"offer": denied(OFFERED)}, published="2025-03-19")
    story = timeline(event(before, now))

    (row,) = event_rows(story.events[0], story)

    assert [(told.value, told.denied, told.earlier) for told in row.told] == [
        (OFFERED, True, False),
        (OFFERED, False, True),
    ]


def test_a_grid_keeps_a_denial_and_a_report_of_one_value_apart() -> None:
    tellings: dict[str, str | Point] = {"kremlin": OFFERED, "wp": denied(OFFERED), "tass": OFFERED}
    story = timeline(event(*[account(name, {"offer": telling}) for name, telling in tellings.items()]))

    (row,) = diff([Side(label=name, timeline=story, sources=(name,)) for name in tellings]).events[0].rows

    assert row.verdict is Verdict.DIFFERS
    assert [(value.told.denied, value.told.sources) for value in row.values] == [
        (False, ("kremlin", "tass")),
        (True, ("wp",)),
    ]
