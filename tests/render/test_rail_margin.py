"""What is disputed: notes in the margin, or names below the sources, and the key that explains the marks."""

from collections.abc import Mapping

import pytest

from timeline.model import Account, Event, Kind, Point, Source, Stance, Timeline
from timeline.render.ink import Piece, Role
from timeline.render.paint import paint
from timeline.render.rail import rail
from timeline.render.view import View
from timeline.when import parse_when

SOURCES = {name: Source(id=name, name=name.capitalize(), type="person") for name in ("ann", "bob", "cid")}


def told(
    source: str,
    points: Mapping[str, str] | None = None,
    *,
    kind: Kind | None = None,
    stance: Stance = "reports",
    when: str | None = None,
    repeats: str | None = None,
) -> Account:
    return Account(
        source=source,
        stance=stance,
        repeats=repeats,
        when=None if when is None else parse_when(when),
        points=tuple(Point(name=name, value=value, kind=kind) for name, value in (points or {}).items()),
    )


def timeline_of(*accounts: Account) -> Timeline:
    event = Event(id="it", title="It", own_when=parse_when("2025-03-18"), accounts=accounts)
    return Timeline(sources=SOURCES, events=(event,))


def rows(width: int, *accounts: Account) -> list[str]:
    """The rows of the event, from its title on."""
    timeline = timeline_of(*accounts)
    text = paint(rail(timeline, timeline.events, View(width=width)), color=False)
    return text.split("\n\n")[1].splitlines()[1:]


def margin(width: int, *accounts: Account) -> list[str]:
    """What stands in the margin, row for row."""
    begin = width - (62 if width >= 120 else 26)
    return [row[begin:] for row in rows(width, *accounts) if row[begin:]]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ((told("ann"),), ["· one source"]),
        ((told("ann"), told("bob")), []),
        ((told("ann"), told("bob", repeats="ann")), ["· uncorroborated"]),
        ((told("ann"), told("bob"), told("cid", stance="denies")), ["≠ denied by Cid"]),
        ((told("ann", {"dead": "3"}), told("bob", {"dead": "3"})), []),
        ((told("ann", {"dead": "3"}), told("bob", {"dead": "4"})), ["≠ dead"]),
        ((told("ann", {"dead": "> 3"}), told("bob", {"dead": "4"})), ["≈ dead"]),
        ((told("ann", {"dead": "3"}), told("bob", {"dead": "many of them"})), ["¦ dead"]),
        (
            (
                told("ann", {"a": "3", "b": "> 3", "c": "3", "d": "3"}),
                told("bob", {"a": "x y", "b": "4", "c": "4", "d": "3"}),
            ),
            ["≠ c", "≈ b", "¦ a"],
        ),
        ((told("ann", {"colour": "red"}), told("bob", {"colour": "blue"})), ["≟ colour"]),
        ((told("ann", when="2025-03-18T10:00"), told("bob", when="2025-03-18T11:00")), ["≠ when"]),
    ],
)
def test_notes_stand_gravest_first(accounts: tuple[Account, ...], expected: list[str]) -> None:
    assert margin(100, *accounts) == expected


def test_a_dispute_is_told_by_the_values_that_stand_against_each_other() -> None:
    told_by = [
        told("ann", {"length": "90 min"}),
        told("bob", {"length": "nearly 3 h"}),
        told("cid", {"length": "> 90 min"}),
    ]

    assert margin(160, *told_by) == ["≠ length  90 min | nearly 3 h +1"]


def test_disputes_of_more_sources_stand_first() -> None:
    told_by = [told("ann", {"a": "1", "b": "1"}), told("cid", {"a": "2", "b": "2"})]

    assert margin(100, *told_by) == ["≠ a", "≠ b"]
    assert margin(100, *told_by, told("bob", {"b": "2"})) == ["≠ b", "≠ a"]


def test_a_long_name_goes_on_in_the_next_row() -> None:
    name = "what the minister said at the door"

    assert margin(100, told("ann", {name: "3"}), told("bob", {name: "4"})) == [
        "≠ what the minister said",
        "  at the door",
    ]


@pytest.mark.parametrize(
    ("values", "kinds", "expected"),
    [
        (("3 people", "4 people"), (None, None), "≠ point  3 people | 4 people"),
        (("198 people", "197 people"), ("plan", "outcome"), "¦ point  197 people (outcome) | 198 people (plan)"),
        (("one\x1b[2J", "two"), (None, None), "≟ point  one^[[2J | two"),
        (
            ("energy", "energy and all other civilian infrastructure in the country"),
            (None, None),
            "≟ point  energy | energy and all other civilian infrastructur…",
        ),
        (
            ("every kind of civilian infrastructure in the country", "all of the infrastructure that there is or was"),
            (None, None),
            "≟ point  every kind of civilian i… | all of the infrastructur…",
        ),
    ],
)
def test_a_wide_margin_has_the_values(
    values: tuple[str, str], kinds: tuple[Kind | None, Kind | None], expected: str
) -> None:
    first, second = (
        told(source, {"point": value}, kind=kind)
        for source, value, kind in zip(("ann", "bob"), values, kinds, strict=True)
    )

    assert margin(120, first, second) == [expected]


def test_values_that_do_not_fit_are_counted() -> None:
    values = ("a rather long value of it", "another long value", "and a third one")

    actual = margin(120, *(told(source, {"p": value}) for source, value in zip(SOURCES, values, strict=True)))

    assert actual == ["≟ p  a rather long value of it | another long value +1"]


def test_times_in_the_margin_are_those_of_the_drawing() -> None:
    accounts = (told("ann", when="2025-03-18T10:00Z"), told("bob", when="2025-03-19T11:00+01:00"))

    assert margin(120, *accounts) == ["≠ when  10:00 | 19 Mar 10:00"]


def test_without_a_margin_what_differs_stands_below_the_sources() -> None:
    accounts = (
        told("ann", {"dead": "3", "wounded": "> 3", "street": "High Street"}),
        told("bob", {"dead": "4", "wounded": "4", "street": "Low Street"}),
    )

    assert rows(80, *accounts) == [
        "   day  ○   It",
        "        │   ▲ Ann  ▲ Bob",
        "        │   ≠ dead  ≟ street  +1 ≈",
    ]


def test_without_a_margin_what_does_not_differ_is_counted() -> None:
    accounts = (
        told("ann", {"dead": "3", "wounded": "> 3", "street": "many of them", "missing": "> 1"}),
        told("bob", {"dead": "3", "wounded": "4", "street": "5", "missing": "2"}),
    )

    assert rows(80, *accounts)[2:] == ["        │   +2 ≈  +1 ¦"]
    assert rows(40, *accounts)[2:] == ["        │   +2 ≈  +1 ¦"]


def test_without_a_margin_what_only_one_voice_tells_is_noted_where_its_names_do_not_say_so() -> None:
    assert rows(80, told("ann"), told("bob", repeats="ann"))[2:] == ["        │   · uncorroborated"]
    assert rows(80, told("ann"))[1:] == ["        │   ▲ Ann"]


def test_a_dispute_is_marked_in_its_colour_and_by_its_sign() -> None:
    timeline = timeline_of(told("ann", {"dead": "3"}), told("bob", {"dead": "4"}))

    lines = rail(timeline, timeline.events, View(width=80))

    assert [Piece("≠", Role.DIFFERS), Piece(" dead", Role.DIFFERING_NAME)] in [line[-2:] for line in lines]


@pytest.mark.parametrize(
    ("width", "accounts", "expected"),
    [
        (80, (), ["○ inexact"]),
        (80, (told("ann", {"dead": "3"}), told("bob", {"dead": "> 2"})), ["≈ both can be true  ○ inexact  ▲ person"]),
        (
            100,
            (told("ann", {"dead": "3"}), told("bob", {"dead": "> 2"})),
            ["≈ both can be true  ○ inexact  ▲ person"],
        ),
        (40, (told("ann", {"dead": "3"}), told("bob", {"dead": "4"})), ["≠ differ  ○ inexact  ▲ person"]),
    ],
)
def test_the_key_lists_the_marks_that_were_drawn(
    width: int, accounts: tuple[Account, ...], expected: list[str]
) -> None:
    timeline = timeline_of(*accounts)

    text = paint(rail(timeline, timeline.events, View(width=width)), color=False)

    assert text.split("\n\n")[-1].splitlines() == expected
