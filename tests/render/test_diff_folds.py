"""What one side alone tells, folded into a line, and what no fold may hide."""

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from tests.render.diffs import report, texts, told
from timeline.model import Account, Point, Ruling, Timeline
from timeline.render.diff import diff_lines
from timeline.render.view import View

NARROW = View(width=60)
WIDE = View(width=100)
FOUR = {"a": "1", "b": "2", "c": "3", "d": "4"}


def account(source: str, points: Mapping[str, str], denied: Sequence[str] = ()) -> Account:
    return Account(
        source=source,
        points=tuple(
            Point(name=name, value=value, stance="denies" if name in denied else None) for name, value in points.items()
        ),
    )


def event(timeline: Timeline, *sides: str, view: View = WIDE) -> list[str]:
    """The rows of the only event, below its title, each with single spaces and without a spine at its end."""
    lines = texts(diff_lines(report(timeline, *sides), view))
    begin = next(number for number, line in enumerate(lines) if line.startswith("   day  It")) + 1
    return [" ".join(line.split()).removesuffix(" │") for line in lines[begin : lines.index("", begin)]]


def of_two(office: Mapping[str, str], mayor: Mapping[str, str]) -> Timeline:
    return told(account("office", {"x": "yes", **office}), account("mayor", {"x": "no", **mayor}))


def test_more_than_three_rows_of_one_side_are_a_line() -> None:
    assert event(of_two({}, FOUR), "office", "mayor") == [
        "x yes ≠ no",
        "› only Mayor: 4 (a, b, c, d) --all-points",
    ]


def test_three_rows_are_drawn() -> None:
    assert event(of_two({"a": "1"}, {"b": "2", "c": "3"}), "office", "mayor") == [
        "x yes ≠ no",
        "a 1 ‹ not in the accounts here",
        "b not in the accounts here › 2",
        "c not in the accounts here › 3",
    ]


def test_each_side_has_a_line_and_a_single_row_stays() -> None:
    assert event(of_two({"a": "1", "b": "2", "c": "3"}, {"d": "4"}), "office", "mayor") == [
        "x yes ≠ no",
        "‹ only Office: 3 (a, b, c) --all-points",
        "d not in the accounts here › 4",
    ]


def test_what_both_tell_alike_is_a_line() -> None:
    assert event(of_two(FOUR, FOUR), "office", "mayor") == ["x yes ≠ no", "= a, b, c, d --all-points"]


def test_names_that_do_not_fit_are_left_out_with_a_sign() -> None:
    many = {f"point number {number}": "1" for number in range(20)}

    lines = event(of_two({}, many), "office", "mayor", view=NARROW)

    assert lines[-1] == "› only Mayor: 20 (point number 0, …) --all-points"


@pytest.mark.parametrize("width", [40, 60, 84, 92, 160])
def test_a_fold_is_one_line_that_fits(width: int) -> None:
    many = {f"a rather long name of point number {number}": "1" for number in range(20)}
    timeline = of_two({f"{name} too": "2" for name in many}, many)

    for sides in (("office", "mayor"), ("office", "mayor", "paper")):
        lines = texts(diff_lines(report(timeline, *sides), View(width=width, ascii=True)))
        folds = [line for line in lines if "only" in line and ": 20" in line]
        assert len(folds) == 2
        assert max(map(len, folds)) <= width


def test_a_fold_fits_beside_a_long_name() -> None:
    timeline = told(Account(source="office"), account("blog", FIVE))
    long = msgspec.structs.replace(timeline.sources["blog"], name="The Very Long Weblog Pa")
    named = msgspec.structs.replace(timeline, sources={**timeline.sources, "blog": long})

    for sides in (("office", "blog"), ("office", "mayor", "blog")):
        lines = texts(diff_lines(report(named, *sides), View(width=40)))
        (fold,) = [line for line in lines if "only The Very Long Weblog Pa: 5" in line]
        assert len(fold) <= 40


def test_only_the_first_fold_says_how_to_unfold() -> None:
    lines = event(of_two(FOUR, {f"{name} too": "1" for name in FOUR}), "office", "mayor")

    assert [line.count("--all-points") for line in lines] == [0, 1, 0]


def test_all_points_unfolds() -> None:
    lines = event(of_two({}, FOUR), "office", "mayor", view=View(width=100, all_points=True))

    assert lines[1:] == [
        "a not in the accounts here › 1",
        "b not in the accounts here › 2",
        "c not in the accounts here › 3",
        "d not in the accounts here › 4",
    ]


def test_in_a_grid_each_side_has_a_line() -> None:
    timeline = told(
        account("office", {"x": "yes", "a": "1", "b": "2"}),
        account("mayor", {"x": "yes", "c": "3", "d": "4", "e": "5"}),
        account("paper", {"x": "no", "f": "6"}),
    )

    assert event(timeline, "all")[-3:] == [
        "· f 6 □ 1",
        "· only Office: 2 (a, b) --all-points",
        "· only Mayor: 3 (c, d, e)",
    ]


def test_what_several_sides_tell_alike_stays_in_a_grid() -> None:
    timeline = told(account("office", FOUR), account("mayor", FOUR), account("paper", FOUR))

    assert event(timeline, "all")[-4:] == ["= a 1 ■ ▲ □ 3", "= b 2 ■ ▲ □ 3", "= c 3 ■ ▲ □ 3", "= d 4 ■ ▲ □ 3"]


FIVE = {**FOUR, "e": "5"}
RULING = Ruling(point="b", values=("2", "3"), verdict="differs", because="so")
FINDING = Point(name="b", value="not established")


@pytest.mark.parametrize("changes", [{"rulings": (RULING,)}, {"points": (FINDING,)}])
@pytest.mark.parametrize("sides", [("office", "mayor"), ("office", "mayor", "paper")])
def test_a_fold_holds_no_ruling_and_no_finding(changes: Mapping[str, object], sides: tuple[str, ...]) -> None:
    timeline = of_two({}, FIVE)
    judged = msgspec.structs.replace(timeline.events[0], **changes)
    lines = event(msgspec.structs.replace(timeline, events=(judged,)), *sides)

    assert [line for line in lines if line.startswith(("b ", "· b "))]
    assert any("only Mayor: 4 more (a, c, d, e)" in line for line in lines)


def test_a_fold_holds_no_denial() -> None:
    timeline = told(account("office", {"x": "yes"}), account("mayor", {"x": "no", **FIVE}, denied=["c"]))

    lines = event(timeline, "office", "mayor")

    assert [line for line in lines if line.startswith("c ")]
    assert "only Mayor: 4 more (a, b, d, e)" in lines[-1]


def test_a_ruling_on_when_holds_for_both_edges() -> None:
    ruling = Ruling(row="when", values=("1", "2"), verdict="differs", because="so")
    timeline = of_two({}, {**FOUR, "began": "5", "ended": "6"})
    judged = msgspec.structs.replace(timeline.events[0], rulings=(ruling,))
    lines = event(msgspec.structs.replace(timeline, events=(judged,)), "office", "mayor")

    assert [line for line in lines if line.startswith(("began ", "ended "))] == [
        "began not in the accounts here › 5",
        "ended not in the accounts here › 6",
    ]


def test_what_has_changed_since_is_not_folded() -> None:
    timeline = told(
        account("office", {"x": "yes"}),
        account("mayor", {"x": "no", "a": "0"}),
        account("mayor", FIVE),
    )

    lines = event(timeline, "office", "mayor")

    assert "a not in the accounts here › 1" in lines
    assert "│ changed: 0 → 1" in lines
