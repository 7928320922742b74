"""Problems as text: place, message, excerpt, caret and mend, however long the line is that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import Place, Problem, TimelineError, brief, near_misses
from timeline.render.paint import paint
from timeline.render.problems import problem_lines
from timeline.render.text import cells, cut_front
from timeline.store import read_store


def drawn(problem: Problem, width: int = 60) -> list[str]:
    return paint(problem_lines([problem], width=width, in_ascii=False), color=False).splitlines()


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(TimelineError) as caught:
        read_store(None, text.encode(), name="s.yaml")
    return list(caught.value.problems)


def test_a_short_line_is_drawn_whole() -> None:
    place = Place("s.yaml", 3, 11, 5, "  - title: where", "events:")

    assert drawn(Problem("check", "something is wrong", "mend it", place)) == [
        "s.yaml:3:11  error  something is wrong  check",
        "    2 │ events:",
        "    3 │   - title: where",
        "      │           ^^^^^ mend it",
    ]


@pytest.mark.parametrize(
    ("column", "row", "caret"),
    [
        (1, "    1 │ 東東東東東東東東東東東東東東東東東東東東東東東東東…", "      │ ^^"),
        (6_000, "    1 │ …東東東東東東東東東東東東東東東東東東東東東東東東東…", "      │ " + " " * 37 + "^^"),
    ],
)
def test_of_a_long_line_what_is_near_the_caret_is_drawn(column: int, row: str, caret: str) -> None:
    rows = drawn(Problem("check", "wrong", None, Place("s.yaml", 1, column, 1, "東" * 12_000)))

    assert rows[1:] == [row, caret]


def test_the_caret_stands_below_what_it_marks_in_a_line_of_ten_million_characters() -> None:
    line = "0" * 5_000_000 + "here" + "0" * 5_000_000

    rows = drawn(Problem("check", "wrong", None, Place("s.yaml", 1, 5_000_001, 4, line)))

    at = rows[2].index("^")
    assert rows[1][at : at + 4] == "here"
    assert rows[2].count("^") == 4


def test_the_part_of_a_line_that_a_place_has_is_drawn_like_the_whole() -> None:
    line = "".join(f"{number:>6}" for number in range(1_000))
    whole = Place("s.yaml", 1, 3_000, 5, line)
    part = whole._replace(excerpt=line[2_499:3_499], skipped=2_499)

    assert drawn(Problem("check", "wrong", None, part)) == drawn(Problem("check", "wrong", None, whole))


def test_a_marked_text_that_is_cut_says_so() -> None:
    rows = drawn(Problem("check", "wrong", None, Place("s.yaml", 1, 1, 9_999, "é" * 9_999)))

    assert rows[1].endswith("…")


@given(st.text(max_size=60), st.integers(1, 40), st.integers(1, 30), st.integers(40, 100), st.booleans())
def test_every_line_fits(line: str, column: int, length: int, width: int, in_ascii: bool) -> None:
    problem = Problem("check", line or "x", line, Place("s.yaml", 7, min(column, len(line) + 1), length, line, line))

    for shown in problem_lines([problem], width=width, in_ascii=in_ascii):
        assert cells("".join(piece.text for piece in shown)) <= width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 4, "…def"),
        ("東京都", 5, "…京都"),
        ("東京都", 4, "…都"),
        ("abc", 1, ""),
        ("e\u0301x", 2, "e\u0301x"),
    ],
)
def test_the_end_of_a_text_is_kept(text: str, width: int, expected: str) -> None:
    assert cut_front(text, width) == expected


def test_a_store_on_one_line_has_places_with_parts_of_it() -> None:
    """A copy of the line in each problem would be gigabytes."""
    events = ", ".join(f"{{id: e{number}, title: Event {number}, wen: 2025}}" for number in range(2_000))

    problems = problems_of(f"{{timeline: 1, events: [{events}]}}\n")

    assert len(problems) == 2_000
    for problem in problems:
        place = problem.place
        assert place is not None
        assert len(place.excerpt) <= 1_000
        assert place.excerpt[place.column - 1 - place.skipped :].startswith("wen")


@pytest.mark.parametrize(
    "text",
    [
        "timeline: 1\nevents:\n  - {id: a, title: b, when: " + "0" * 2_000_000 + "}\n",
        "timeline: 1\nevents: [" + "x" * 2_000_000 + "]\n",
        "timeline: 1\n? " + "k" * 2_000_000 + "\n: 1\n",
        "timeline: 1\ntitle: a: " + "東 " * 200_000 + "\n",
        "timeline: 1\nevents: [{id: a, title: b, accounts: [{source: " + "s" * 500_000 + "}]}]\n",
        "timeline: 1\nevents: [{id: " + "東 " * 100_000 + ", title: b}]\n",
        "timeline: 1\nnote: " + "n" * 500_000 + " #cut\n",
    ],
)
def test_messages_and_mends_are_short(text: str) -> None:
    for problem in problems_of(text):
        assert len(problem.message) <= 700
        assert len(problem.mend or "") <= 700
        assert problem.place is not None
        assert len(problem.place.excerpt) + len(problem.place.above) <= 2_000


def test_a_short_mend_is_whole() -> None:
    (problem,) = problems_of("timeline: 1\ntitle: yes #1\n")

    assert problem.mend is not None
    assert '`title: "yes #1"`' in problem.mend


def test_what_is_too_long_is_said_by_its_ends() -> None:
    assert brief("a" * 600) == "a" * 600
    assert brief("a" * 500 + "b" * 500) == "a" * 450 + "…" + "b" * 150


def test_nothing_looks_like_a_very_long_word() -> None:
    assert near_misses("x" * 1_000_000, ["x" * 10]) == []


WRONG = Problem("check", "something is wrong", None, Place("s.yaml", 1, 1, 1, "a"))
ODD = WRONG._replace(level="warning", message="something is odd")


@pytest.mark.parametrize(
    ("problems", "most", "total"),
    [
        ([WRONG, ODD], None, "1 error and 1 warning"),
        ([ODD, ODD, ODD], None, "3 warnings"),
        ([WRONG, WRONG, ODD], 2, "2 errors and 1 warning, the first 2 of them above"),
    ],
    ids=["both", "warnings", "more"],
)
def test_below_several_stands_how_many_there_are(problems: list[Problem], most: int | None, total: str) -> None:
    rows = paint(problem_lines(problems, width=80, in_ascii=False, most=most), color=False).splitlines()

    assert rows[-2:] == ["", total]
    assert rows.count("") == len(problems[:most])
    assert rows[0] != ""


def test_one_problem_stands_alone() -> None:
    assert drawn(WRONG)[-1].strip(" │") == "^"


def test_problems_that_were_not_looked_for_one_by_one_are_counted() -> None:
    found = [*[Problem("when", "no", None, None)] * 3, Problem("unread", "more", None, None, more=9)]

    rows = paint(problem_lines(found, width=80, in_ascii=False, most=2), color=False).splitlines()

    assert rows[-1] == "at least 13 errors, the first 2 of them above"
