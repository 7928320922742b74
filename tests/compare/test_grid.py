"""What the report of three or more sides says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import SOURCES, account, accounts_of_different_sources, event, timeline
from tests.story.test_story import story
from timeline.compare import event_rows
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow
from timeline.compare.report import Report
from timeline.compare.sides import Side, every_source, parse_side, side_of
from timeline.compare.totals import by_dispute
from timeline.model import Account, Timeline
from timeline.verdict import Verdict


def row(*accounts: Account, sides: tuple[str, ...] = ("kremlin", "wp", "rt", "tass")) -> DiffRow:
    told = timeline(event(*accounts))
    report = diff([side_of(parse_side(side), told) for side in sides])
    (found,) = report.events[0].rows
    return found


def test_each_value_stands_once_with_all_who_say_so() -> None:
    found = row(
        account("kremlin", {"drones": "145 drones"}),
        account("wp", {"drones": "140 drones"}),
        account("rt", {"drones": "145"}),
    )

    assert [(value.told.value, value.told.sources, value.sides) for value in found.values] == [
        ("140 drones", ("wp",), (1,)),
        ("145 drones", ("kremlin", "rt"), (0, 2)),
    ]
    assert found.silence == (None, None, None, "no account")
    assert (found.verdict, found.distance and found.distance.text) == (Verdict.DIFFERS, "5 drones apart")


def test_corroboration_counts_independent_sources() -> None:
    found = row(
        account("kremlin", {"a": "yes"}),
        account("wp", {"a": "yes"}, repeats="kremlin"),
        account("rt", {"a": "yes"}),
        account("tass", {"a": "no"}),
    )

    counts = {value.told.value: (len(value.told.sources), value.independent) for value in found.values}

    assert counts == {"yes": (3, 2), "no": (1, 1)}


def test_the_outlier_is_alone_while_others_contradict() -> None:
    found = row(account("kremlin", {"a": "yes"}), account("wp", {"a": "yes"}), account("rt", {"a": "no"}))

    assert {value.told.value: value.is_alone for value in found.values} == {"yes": False, "no": True}


def test_whom_nothing_contradicts_is_not_alone() -> None:
    found = row(account("kremlin", {"a": "~ 2 h"}), account("wp", {"a": "> 90 min"}), account("rt", {"a": "> 90 min"}))

    assert [value.told.value for value in found.values if value.is_alone] == []
    assert found.verdict == "compatible"


def test_whose_words_are_other_words_is_not_alone() -> None:
    found = row(account("kremlin", {"a": "red"}), account("wp", {"a": "blue"}), account("rt", {"a": "blue"}))

    assert [value.told.value for value in found.values if value.is_alone] == []
    assert [dict(value.others) for value in found.values] == [
        {0: Verdict.WORDED},
        {1: Verdict.WORDED, 2: Verdict.WORDED},
    ]


def test_values_that_can_all_be_true_are_joined() -> None:
    found = row(
        account("kremlin", {"a": "> 90 min"}),
        account("wp", {"a": "~ 2 h"}),
        account("rt", {"a": "110 min"}),
        account("tass", {"a": "150 min"}),
    )

    # `150 min` can stand beside `> 90 min`, and not beside the two others.
    assert [(value.told.value, value.is_joined) for value in found.values] == [
        ("> 90 min", False),
        ("~ 2 h", True),
        ("110 min", True),
        ("150 min", False),
    ]


def test_what_others_say_of_a_value_is_told_side_by_side() -> None:
    found = row(
        account("kremlin", {"a": "> 90 min"}),
        account("wp", {"a": "~ 2 h"}),
        account("rt", {"a": "150 min"}),
        account("tass", {"a": ("3 h", "plan")}),
    )

    assert {value.told.value: dict(value.others) for value in found.values} == {
        "> 90 min": {1: Verdict.COMPATIBLE, 2: Verdict.COMPATIBLE, 3: Verdict.NOT_COMPARABLE},
        "~ 2 h": {0: Verdict.COMPATIBLE, 2: Verdict.DIFFERS, 3: Verdict.NOT_COMPARABLE},
        "150 min": {0: Verdict.COMPATIBLE, 1: Verdict.DIFFERS, 3: Verdict.NOT_COMPARABLE},
        "3 h": {0: Verdict.NOT_COMPARABLE, 1: Verdict.NOT_COMPARABLE, 2: Verdict.NOT_COMPARABLE},
    }


def test_a_row_of_one_side_is_only() -> None:
    found = row(account("kremlin", {"a": "yes"}), account("wp"))

    assert (found.verdict, found.silence) == (Verdict.ONLY, (None, "not in accounts", "no account", "no account"))


def test_sides_of_several_sources_are_one_column() -> None:
    found = row(
        account("kremlin", {"a": "yes"}),
        account("peskov", {"a": "no"}),
        account("wp", {"a": "yes"}),
        account("rt", {"a": "yes"}),
        sides=("kremlin,peskov", "wp", "rt"),
    )

    assert {value.told.value: value.sides for value in found.values} == {"yes": (0, 1, 2), "no": (0,)}
    assert found.verdict == "differs"


def test_what_a_side_no_longer_says_is_kept_as_earlier() -> None:
    found = row(
        account("kremlin", {"a": "1"}, published="2025-03-18"),
        account("kremlin", {"a": "2"}, published="2025-03-19"),
        account("wp", {"a": "2"}),
    )

    assert [(value.told.value, value.told.earlier, value.sides, value.is_alone) for value in found.values] == [
        ("2", False, (0, 1), False),
        ("1", True, (0,), False),
    ]
    assert found.verdict == "same"


def test_a_grid_of_two_stores_and_a_source() -> None:
    other = timeline(event(account("kremlin", {"a": "1"})))
    here = timeline(event(account("wp", {"a": "1"}), account("rt", {"a": "2"})))
    sides = [side_of(parse_side("wp"), here), side_of(parse_side("rt"), here), Side(label="other", timeline=other)]

    ((found,),) = [entry.rows for entry in diff(sides).events]

    assert {value.told.value: (value.sides, value.independent) for value in found.values} == {
        "1": ((0, 2), 2),
        "2": ((1,), 1),
    }


def grid(told: Timeline) -> Report:
    names = sorted(SOURCES)
    return diff([side_of(parse_side(name), told) for name in names])


def row_key(found: DiffRow) -> tuple[str, str]:
    return found.type, found.name


@given(accounts_of_different_sources())
def test_a_grid_of_all_sources_judges_as_the_rows_of_the_event(accounts: list[Account]) -> None:
    """What `show` marks as disputed, and the grid of all sources, are one and the same."""
    told = timeline(event(*accounts))
    report = grid(told)
    standing = [one for one in accounts if one.stance != "retracted"]

    expected = {(one.type, one.name): one.verdict for one in event_rows(event(*standing), told)}

    assert {row_key(found): found.verdict for entry in report.events for found in entry.rows} == expected


@given(accounts_of_different_sources(), st.permutations(sorted(SOURCES)))
def test_the_order_of_sides_changes_no_verdict(accounts: list[Account], shuffled: list[str]) -> None:
    told = timeline(event(*accounts))
    names = sorted(SOURCES)

    def judged(order: list[str]) -> dict[tuple[str, str], tuple[Verdict, int]]:
        report = diff([side_of(parse_side(name), told) for name in order])
        return {row_key(found): (found.verdict, len(found.earlier)) for one in report.events for found in one.rows}

    assert judged(names) == judged(shuffled)


def test_all_sources_of_the_shipped_story_are_judged_as_show_judges() -> None:
    report = diff(every_source(story()))

    for entry in report.events:
        expected = {(one.type, one.name): (one.verdict, one.distance) for one in event_rows(entry.event, story())}
        assert {row_key(found): (found.verdict, found.distance) for found in entry.rows} == expected


def test_the_call_is_the_most_disputed_event_of_the_shipped_story() -> None:
    report = by_dispute(diff(every_source(story())))

    assert report.events[0].event.id == "trump-putin-call"


@pytest.mark.parametrize("value", ["> 90 min", "~ 2 h", "150 min", "nearly 3 h"])
def test_the_length_of_the_call_in_the_grid(value: str) -> None:
    """TASS first said about 150 min and later about 2 h: it stands with the latter, the former is kept."""
    report = diff(every_source(story()))
    (entry,) = [entry for entry in report.events if entry.event.id == "trump-putin-call"]
    (length,) = [found for found in entry.rows if found.name == "length"]
    sources = {one.told.value: set(one.told.sources) for one in length.values if not one.told.earlier}

    assert (
        sources[value]
        == {
            "> 90 min": {"white-house-official", "wp", "afp"},
            "~ 2 h": {"peskov", "tass"},
            "150 min": {"unn", "rt", "russia-matters"},
            "nearly 3 h": {"the-hill"},
        }[value]
    )
    assert [one.told.value for one in length.values if one.told.earlier] == ["~ 150 min"]
