"""Three or more sides in a grid: what each rule of the drawing looks like, in small drawings."""

from pathlib import Path

import msgspec
import pytest

from tests.render.diffs import ferry, report, texts, told
from timeline.model import Account, Point, Source, Timeline
from timeline.render.diff import diff_lines, pair_lines
from timeline.render.text import cells
from timeline.render.view import View
from timeline.store import load_store

PLAIN = View(width=100)


def account(source: str, **points: str) -> Account:
    return Account(source=source, points=tuple(Point(name=name, value=value) for name, value in points.items()))


def event(timeline: Timeline, *, view: View = PLAIN, sides: tuple[str, ...] = ("all",)) -> list[str]:
    """The rows of the only event, below its title."""
    lines = texts(diff_lines(report(timeline, *sides), view))
    begin = next(number for number, line in enumerate(lines) if line.startswith("   day  It")) + 1
    return lines[begin : lines.index("", begin)]


def crowd(count: int) -> Timeline:
    """A timeline of one event that so many sources tell, each with a value of its own."""
    sources = {f"s{number}": Source(id=f"s{number}", name=f"Source number {number}") for number in range(count)}
    timeline = told(*[account(source, p=f"value {number}") for number, source in enumerate(sources)])
    return msgspec.structs.replace(timeline, sources=sources)


def test_values_are_rows_and_sources_columns() -> None:
    timeline = told(account("office", p="red"), account("mayor", p="blue"), account("paper", p="red"))

    assert event(timeline) == [
        "           ■ Office",
        "           │  ▲ Mayor",
        "           │  │  □ Paper",
        "≟ p",
        "    red    ■  ×  □  2",
        "    blue   ×  ▲  ×  1",
    ]


def test_a_source_that_says_nothing_of_a_point_is_blank() -> None:
    timeline = told(account("office", p="red"), account("mayor", p="blue"), account("paper", q="1"))

    assert event(timeline)[-2:] == ["    blue   ×  ▲     1", "· q  1           □  1"]


def test_an_undisputed_value_stands_on_the_line_of_its_name() -> None:
    timeline = told(account("office", p="red"), account("mayor", p="red"), account("paper", p="red"))

    assert event(timeline)[-1] == "= p  red   ■  ▲  □  3"


def test_agreement_that_is_not_independent_is_counted_apart() -> None:
    repeated = msgspec.structs.replace(account("paper", p="red"), repeats="office")
    timeline = told(account("office", p="red"), repeated, account("mayor", p="red"))

    lines = texts(diff_lines(report(timeline, "all"), PLAIN))

    assert "= p  red   ■  ▲  □  3 (2)" in lines
    assert "3 (2): said by 3, two of them independent" in lines[-1]


def test_alone_is_only_whom_others_contradict() -> None:
    def said(value: str) -> list[str]:
        return event(told(account("office", p="3 people"), account("mayor", p="3 people"), account("paper", p=value)))

    assert said("5 people")[-1] == "    5 people   ×  ×  □  alone"
    assert said("> 1 people")[-2:] == ["    > 1 people   ≈  ≈  □  1", "  ≈ 3 people     ■  ▲  ≈  2"]


def test_what_cannot_be_compared_says_nothing_otherwise() -> None:
    timeline = told(account("office", p="3 people"), account("mayor", p="3 people"), account("paper", p="3 days"))

    assert event(timeline)[-2:] == ["    3 people   ■  ▲  ¦  2", "    3 days     ¦  ¦  □  1"]


def test_the_marks_between_sides_are_explained() -> None:
    timeline = told(account("office", p="90 min"), account("mayor", p="> 1 h"), account("paper", p="2 h"))

    lines = texts(diff_lines(report(timeline, "all"), PLAIN))

    assert event(timeline)[-3:] == [
        "    > 1 h    ≈  ▲  ≈  1",
        "  ≈ 90 min   ■  ≈  ×  alone",
        "    2 h      ×  ≈  □  alone",
    ]
    assert lines[-2:] == [
        "≠ differ  ≈ both can be true",
        "■ ▲ □ says so   × says otherwise   alone: contradicted, and no other source says so",
    ]


def test_other_sources_have_a_mark_of_their_own() -> None:
    timeline = told(account("office", p="red"), account("mayor", p="red"), account("blog", p="blue"))

    assert event(timeline)[-1] == "    blue   ×  ×  ◦  1"


def test_who_denies_an_event_is_said_in_the_stair() -> None:
    timeline = told(account("office", p="red"), account("paper", p="red"), Account(source="mayor", stance="denies"))

    assert event(timeline)[1] == "           │  ▲ Mayor ≠ denied"


def test_an_event_of_one_source_has_no_stair() -> None:
    timeline = told(account("paper", p="red"))

    lines = texts(diff_lines(report(timeline, "office", "mayor", "paper"), PLAIN))

    assert lines[-2:] == ["   day  It  only □ Paper", "· p  red"]


def test_sides_that_do_not_tell_an_event_are_named_where_they_are_few() -> None:
    timeline = told(account("office", p="red"), account("mayor", p="red"))

    assert event(timeline, sides=("office", "mayor", "paper", "blog"))[-1] == "  no account in this store: Paper, Blog"


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (6, "│  │  ◦ Source number 2"),
        (7, "│ │ ◦ Source number 2"),
        (38, "│ │ ◦ s2"),
        (45, "    value 2   1  ◦ Source number 2"),
    ],
)
def test_narrower_forms_follow_as_more_sources_tell(count: int, form: str) -> None:
    """Three cells a source, two cells, ids instead of names, a list instead of columns."""
    assert [line for line in event(crowd(count)) if form in line]


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    return load_store(Path(__file__).parents[2] / "data" / "events.yaml").timeline


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_all_sources_of_the_shipped_story_fit(shipped: Timeline, width: int, ascii_only: bool) -> None:
    view = View(width=width, ascii=ascii_only)

    lines = diff_lines(report(shipped, "all"), view)

    assert [line for line in texts(lines) if cells(line) > width] == []


def test_a_list_of_no_pairs_says_so() -> None:
    lines = texts(pair_lines((), ferry(), PLAIN))

    assert lines[-1] == "no pair of sources tell the same events"
