"""Two sides on a spine: what each rule of the drawing looks like, in small drawings."""

import msgspec
import pytest

from tests.render.diffs import report, texts, told, without_key
from timeline.compare.diff import diff
from timeline.compare.sides import Side
from timeline.model import Account, Point, Source, Stance, Timeline
from timeline.render.diff import diff_lines
from timeline.render.ink import Role
from timeline.render.view import View
from timeline.when import parse_when

PLAIN = View(width=100)


def account(source: str, value: str | None = None, *, name: str = "p", stance: Stance = "reports") -> Account:
    return Account(source=source, stance=stance, points=() if value is None else (Point(name=name, value=value),))


def rows(timeline: Timeline, *sides: str, view: View = PLAIN) -> list[str]:
    """The rows of the only event, without the name column's space and without what stands above."""
    lines = without_key(diff_lines(report(timeline, *(sides or ("office", "mayor"))), view))
    begin = next(number for number, line in enumerate(lines) if "  It" in line)
    return [" ".join(line.split()) for line in lines[begin + 1 :]]


@pytest.mark.parametrize(
    ("left", "right", "row"),
    [
        ("140 drones", "145 drones", "p 140 drones ≠ 145 drones 5 drones apart"),
        ("> 90 min", "~ 2 h", "p > 90 min ≈ ~ 2 h both can be true"),
        ("2 h", "120 min", "p 2 h = 120 min"),
        ("3 people", "3 lorries", "p 3 people ¦ 3 lorries another unit: lorries, people"),
        ("3 people", None, "p 3 people ‹ not in the accounts here"),
        (None, "3 people", "p not in the accounts here › 3 people"),
    ],
)
def test_the_verdict_stands_between_the_values(left: str | None, right: str | None, row: str) -> None:
    timeline = told(account("office", left), account("mayor", right), account("office"), account("mayor"))
    if left is not None and right is not None:
        timeline = told(account("office", left), account("mayor", right))

    assert rows(timeline) == [row]


def test_clocks_stand_as_each_source_gave_them_and_once_in_the_zone_of_the_drawing() -> None:
    timeline = told(
        Account(source="office", when=parse_when("2025-03-18T17:00", "Europe/Moscow")),
        Account(source="mayor", when=parse_when("2025-03-18T10:00", "America/New_York")),
    )

    assert rows(timeline) == ["when 17:00 MSK = 10:00 EDT 16:00 in Kyiv"]


def test_with_source_as_zone_nothing_is_converted() -> None:
    timeline = told(
        Account(source="office", when=parse_when("2025-03-18T17:00", "Europe/Moscow")),
        Account(source="mayor", when=parse_when("2025-03-18T10:58", "America/New_York")),
    )

    assert rows(timeline, view=View(width=100, zone="source")) == ["when 17:00 MSK ≠ 10:58 EDT 58 min apart"]


@pytest.mark.parametrize(
    ("left", "right", "view", "marked"),
    [
        ("energy and infrastructure", "energy infrastructure", PLAIN, ["and"]),
        ("a b c d", "a b x y", PLAIN, ["c", "d", "x", "y"]),
        ("both leaders", "Trump", PLAIN, []),
        ("140 drones", "145 drones", PLAIN, []),
        ("a b c d", "a b x y", View(width=100, ascii=True), ["[c d]", "[x y]"]),
        ("a b c d", "a b x y", View(width=100, attributes=False), ["[c d]", "[x y]"]),
    ],
)
def test_words_that_differ_are_marked_where_half_are_shared(
    left: str, right: str, view: View, marked: list[str]
) -> None:
    lines = diff_lines(report(told(account("office", left), account("mayor", right)), "office", "mayor"), view)

    assert [piece.text for line in lines for piece in line if piece.role is Role.DIFFERING_WORD] == marked


@pytest.mark.parametrize(
    ("stance", "row"),
    [
        ("denies", "told ≠ denied"),
        ("unconfirmed", "told ‹ not confirmed"),
        ("retracted", "only Office ‹ taken back"),
    ],
)
def test_a_side_that_does_not_report_an_event_says_why_beside_its_title(stance: Stance, row: str) -> None:
    timeline = told(account("office", "1"), account("mayor", stance=stance))

    title = next(
        line for line in without_key(diff_lines(report(timeline, "office", "mayor"), PLAIN)) if "  It " in line
    )

    assert " ".join(title.split()) == f"day It {row}"


def test_what_a_source_does_not_cover_is_not_silence() -> None:
    mayor = Source(id="mayor", name="Mayor", coverage=parse_when("2025-04/2025-05"))
    timeline = told(account("office", "1"))
    timeline = msgspec.structs.replace(timeline, sources={**timeline.sources, "mayor": mayor})

    title = next(
        line for line in without_key(diff_lines(report(timeline, "office", "mayor"), PLAIN)) if "  It " in line
    )

    assert " ".join(title.split()) == "day It only Office ‹ not covered"


def test_two_sides_that_tell_an_event_without_a_point_to_compare_have_told_it() -> None:
    lines = texts(diff_lines(report(told(account("office"), account("mayor")), "office", "mayor"), PLAIN))

    assert " ".join(lines[-1].split()) == "day It told │ told"


def test_a_value_that_faces_several_is_repeated_without_its_speaker() -> None:
    """Each line is read by itself."""
    timeline = told(
        account("office", "red"), account("mayor", "blue"), account("paper", "red"), account("blog", "green")
    )

    assert rows(timeline, "office") == ["p red ≟ blue ▲ Mayor", "red ≟ green ◦ Blog", "red = red □ Paper"]


def test_a_long_value_is_repeated_in_one_line() -> None:
    timeline = told(account("office", "word " * 30), account("mayor", "blue"), account("paper", "green"))

    lines = [line for line in rows(timeline, "office", "mayor,paper") if "green" in line]

    assert [line.endswith("word w… ≟ green □ Paper") for line in lines] == [True]


def test_speakers_of_a_side_are_named_with_what_they_say() -> None:
    timeline = told(account("office", "3 people"), account("mayor", "3 people"), account("paper", "5 people"))

    assert rows(timeline, "office,mayor", "paper") == [
        "p ■ Office ▲ Mayor 3 people ≠ 5 people 2 people apart",
    ]


def test_the_only_speaker_of_a_side_is_named_beside_the_title() -> None:
    timeline = told(account("mayor", "3 people"), account("paper", "5 people"))

    lines = without_key(diff_lines(report(timeline, "office,mayor", "paper"), PLAIN))

    assert [" ".join(line.split()) for line in lines[-2:]] == [
        "day It ▲ Mayor │",
        "p 3 people ≠ 5 people 2 people apart",
    ]


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        ("office", "paper", "p 3 people = 3 people repeats Office"),
        ("paper", "office", "p repeats Office 3 people = 3 people"),
    ],
)
def test_agreement_with_its_own_origin_says_so(first: str, second: str, row: str) -> None:
    repeated = msgspec.structs.replace(account("paper", "3 people"), repeats="office")

    assert rows(told(account("office", "3 people"), repeated), first, second) == [row]


def test_what_a_side_said_before_stands_below_what_it_says_now() -> None:
    before = msgspec.structs.replace(account("mayor", "2 people"), published=parse_when("2025-03-18"))
    now = msgspec.structs.replace(account("mayor", "3 people"), published=parse_when("2025-03-19"))

    assert rows(told(account("office", "3 people"), before, now)) == [
        "p 3 people = 3 people",
        "│ changed: 2 people → 3 people",
        "│ 19 Mar, not said to be a correction",
    ]


def test_kinds_stand_behind_their_value() -> None:
    plan = Point(name="p", value="23 people", kind="plan", as_of=parse_when("2025-03-17"))
    timeline = told(Account(source="office", points=(plan,)), account("mayor", "22 people"))

    assert rows(timeline) == ["p plan, said 17 Mar 23 people ¦ 22 people another kind"]


def test_accounts_without_a_date_are_left_out_of_a_side_at_a_time_and_the_heading_says_so() -> None:
    dated = msgspec.structs.replace(account("office", "1"), published=parse_when("2025-03-18"))
    later = msgspec.structs.replace(account("office", "3"), published=parse_when("2025-03-20"))
    timeline = told(dated, account("office", "2", name="q"), later)

    lines = without_key(diff_lines(report(timeline, "office@2025-03-19", "office"), PLAIN))

    assert "Office by 19 Mar 2025 leaves out 1 account without a sufficient date and 1 later account" in lines


def test_a_name_stands_above_where_that_takes_fewer_rows() -> None:
    values = (
        account("office", "energy and infrastructure", name="pause covers"),
        account("mayor", "x", name="pause covers"),
    )

    assert rows(told(*values), view=View(width=60)) == ["pause covers │", "energy and infrastructure ≟ x"]
    assert rows(told(*values), view=View(width=100)) == ["pause covers energy and infrastructure ≟ x"]


def test_an_empty_report_says_so() -> None:
    timeline = told(account("paper", "1"))

    assert texts(diff_lines(report(timeline, "office", "mayor"), PLAIN)) == [
        "no event told by both",
        "",
        "nothing to show",
    ]


def test_stores_that_give_one_id_to_two_events_are_told_so() -> None:
    titles = {"2024": "A ferry sinks", "2027": "The opera opens"}
    left, right = (told(account("office", "1"), title=title, when=when) for when, title in titles.items())
    sides = [Side(label=name, timeline=timeline, file=name) for name, timeline in (("a.yaml", left), ("b.yaml", right))]

    lines = without_key(diff_lines(diff(sides), PLAIN))

    assert lines[-3:] == [
        "≠ one id for different events: it  3 years apart",
        "    A ferry sinks  2024  a.yaml",
        "    The opera opens  2027  b.yaml",
    ]


def test_events_in_opposite_order_are_told_in_both_orders() -> None:
    def at(source: str, when: str) -> Account:
        return Account(source=source, when=parse_when(when))

    one = told(at("office", "2025-03-18"), at("mayor", "2025-03-20")).events[0]
    other = told(at("office", "2025-03-19"), at("mayor", "2025-03-19"), title="That").events[0]
    timeline = msgspec.structs.replace(told(), events=(one, msgspec.structs.replace(other, id="that")))

    lines = without_key(diff_lines(report(timeline, "office", "mayor"), PLAIN))

    assert lines[-3:] == ["Opposite order", "  It, then That  Office", "≠ That, then It  Mayor"]


def test_the_key_lists_the_marks_that_were_drawn() -> None:
    timeline = told(
        Account(source="office", points=(Point(name="p", value="3"), Point(name="q", value="4"))),
        Account(source="mayor", points=(Point(name="p", value="4"), Point(name="q", value="> 3"))),
    )
    alone = told(account("office", "3 people"), account("mayor"))
    units = told(account("office", "3 people"), account("mayor", "3 lorries"))

    keys = [texts(diff_lines(report(each, "office", "mayor"), PLAIN))[-1] for each in (timeline, alone, units)]

    assert keys == ["≠ differ  ≈ both can be true", "‹ only left", "¦ not comparable"]


def test_points_of_one_side_alone_stay_on_one_line() -> None:
    points = {
        "office": (
            Point(name="a", value="3"),
            Point(name="b", value="3"),
            Point(name="c", value="x y"),
            Point(name="d", value="1"),
        ),
        "mayor": (
            Point(name="a", value="4"),
            Point(name="b", value="3"),
            Point(name="c", value="7"),
            Point(name="e", value="1"),
        ),
    }
    timeline = told(*(Account(source=source, points=said) for source, said in points.items()))

    for width in range(40, 80):
        heading = texts(diff_lines(report(timeline, "office", "mayor"), View(width=width)))
        assert next(line for line in heading if "›" in line).rstrip().endswith("‹ 1   › 1")
