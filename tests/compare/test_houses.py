"""Who is heard on which side: a house with all who speak for it."""

import pytest

from tests.compare.stories import account, event, timeline
from timeline.compare.diff import diff
from timeline.compare.houses import inside
from timeline.compare.report import Report
from timeline.compare.sides import every_source, everyone_else, parse_side, side_of
from timeline.model import Account, Ruling, Source, Timeline
from timeline.verdict import Verdict
from timeline.when import parse_when

SOURCES = {
    source.id: source
    for source in [
        Source(id="house", name="The House", type="institution"),
        Source(id="leavitt", name="Leavitt", type="person", speaks_for="house"),
        Source(id="deputy", name="Deputy", type="person", speaks_for="leavitt"),
        Source(id="other", name="The Other", type="institution"),
        Source(id="peskov", name="Peskov", type="person", speaks_for="other"),
        Source(id="gazette", name="Gazette", type="press"),
    ]
}


def told(*accounts: Account, when: str | None = None) -> Timeline:
    return timeline(event(*accounts, when=when), sources=SOURCES)


def report(story: Timeline, *sides: str, own: bool = False) -> Report:
    found = []
    for text in sides:
        parts = parse_side(text)
        found.append(side_of(parts, story, parse_when(parts.until) if parts.until else None, own=own))
    return diff(found if len(found) > 1 else [found[0], everyone_else(story, found[0].sources or ())])


def heard(story: Timeline, *sides: str, own: bool = False) -> list[tuple[str, ...]]:
    """The sources of the accounts on each side."""
    found = report(story, *sides, own=own)
    return [
        tuple(dict.fromkeys(account.source for entry in found.events for account in entry.accounts[side]))
        for side in range(len(found.sides))
    ]


ALL = told(*(account(name, {"a": "1"}) for name in SOURCES))


@pytest.mark.parametrize(
    ("sides", "left", "right"),
    [
        ("house other", "house leavitt deputy", "other peskov"),
        ("house leavitt", "house", "leavitt deputy"),
        ("leavitt other", "leavitt deputy", "other peskov"),
        ("deputy peskov", "deputy", "peskov"),
        ("house other,gazette", "house leavitt deputy", "other peskov gazette"),
        ("house deputy", "house leavitt", "deputy"),
        ("house", "house leavitt deputy", "other peskov gazette"),
        ("leavitt", "leavitt deputy", "house other peskov gazette"),
    ],
)
def test_a_source_stands_in_the_side_of_the_nearest_above_it(sides: str, left: str, right: str) -> None:
    assert heard(ALL, *sides.split()) == [tuple(left.split()), tuple(right.split())]


def test_own_texts_alone_are_those_of_the_principal() -> None:
    assert heard(ALL, "house", "other", own=True) == [("house",), ("other",)]


def test_every_source_takes_nobody_in() -> None:
    assert [[one.source for one in accounts] for accounts in diff(every_source(ALL)).events[0].accounts] == [
        [side.label] for side in every_source(ALL)
    ]


@pytest.mark.parametrize(
    ("speaks_for", "left", "right"),
    [("nobody", (), ("other",)), ("house", ("peskov",), ("other",)), (None, (), ("other", "peskov"))],
)
def test_an_account_says_for_itself_on_whose_behalf_it_is(
    speaks_for: str | None, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    story = told(account("other", {"a": "1"}), account("peskov", {"a": "1"}, speaks_for=speaks_for))

    assert heard(story, "house", "other") == [left, right]


def test_an_account_on_behalf_of_nobody_stands_with_everyone_else() -> None:
    story = told(account("house", {"a": "1"}), account("leavitt", {"a": "1"}, speaks_for="nobody"))

    assert heard(story, "house") == [("house",), ("leavitt",)]


def test_a_circle_of_spokesmen_ends() -> None:
    sources = {
        "a": Source(id="a", name="A", speaks_for="b"),
        "b": Source(id="b", name="B", speaks_for="a"),
        "c": Source(id="c", name="C"),
    }
    story = timeline(event(account("a", {"x": "1"}), account("b", {"x": "1"}), account("c")), sources=sources)

    assert heard(story, "a", "c") == [("a", "b"), ("c",)]


def test_what_was_said_by_then_holds_for_each_speaker() -> None:
    story = told(
        account("house", {"a": "1"}, published="2025-03-18"),
        account("leavitt", {"b": "1"}, published="2025-03-18"),
        account("leavitt", {"c": "1"}, published="2025-03-19"),
        account("deputy", {"d": "1"}, published="2025-03-20"),
        account("other", {"a": "1"}, published="2025-03-20"),
    )

    found = report(story, "house@2025-03-18", "other")

    assert found.sides[0].includes == ("leavitt",)
    assert found.later == (2, 0)
    assert [row.name for row in found.rows()] == ["a", "b"]


def test_a_spokeswoman_who_alone_speaks_for_her_house_tells_the_event() -> None:
    story = told(account("leavitt", {"a": "1"}), account("other", {"a": "1"}))

    (entry,) = report(story, "house", "other").events

    assert (entry.only, entry.silence, entry.verdict) == (None, (None, None), Verdict.SAME)
    assert [value and value.sources for value in entry.rows[0].facings[0].values] == [("leavitt",), ("other",)]


def test_a_side_says_who_is_heard_in_it() -> None:
    found = report(
        told(account("house", {"a": "1"}), account("deputy", {"a": "1"}), account("other")), "house", "other"
    )

    assert [side.includes for side in found.sides] == [("deputy",), ()]


@pytest.mark.parametrize(
    ("accounts", "count"),
    [
        ([account("house", {"a": "1 h", "b": "yes"}), account("leavitt", {"a": "2 h", "b": "no"})], 2),
        ([account("house", {"a": "1 h"}), account("leavitt", stance="denies")], 1),
        ([account("house", {"a": "1 h"}), account("leavitt", {"a": "2 h"}, speaks_for="nobody")], 0),
        ([account("house", {"a": "green"}), account("leavitt", {"a": "red"})], 0),
        ([account("house", {"a": "1 h"}), account("house", {"a": "2 h"})], 0),
        ([account("leavitt", {"a": "1 h"}), account("deputy", {"a": "2 h"})], 1),
    ],
)
def test_a_house_against_itself_is_counted(accounts: list[Account], count: int) -> None:
    story = told(*accounts, account("other", {"a": "9 h"}))

    assert [side.against_itself for side in report(story, "house", "other").sides] == [count, 0]
    assert [side.against_itself for side in report(story, "house", "other", own=True).sides] == [0, 0]


def test_a_house_against_itself_is_the_diff_of_its_members() -> None:
    story = told(
        account("house", {"a": "1 h", "b": "yes"}),
        account("leavitt", {"a": "2 h", "b": "no"}),
        account("deputy", {"a": "2 h"}),
        account("deputy", {"c": "2 h"}, speaks_for="nobody"),
        account("other", {"a": "9 h"}),
    )

    house = inside(story, ["house"])

    assert {one.source for one in house.events[0].accounts} == {"house", "leavitt", "deputy"}
    assert [row.name for row in diff(every_source(house)).rows()] == ["a", "b"]
    assert diff(every_source(house)).totals.points[Verdict.DIFFERS] == 2


def test_times_within_the_tolerance_do_not_set_a_house_against_itself() -> None:
    story = told(
        account("house", when="2025-03-18T10:00Z"),
        account("leavitt", when="2025-03-18T10:05Z"),
        account("other", when="2025-03-18T10:00Z"),
    )
    sides = [side_of(parse_side(name), story) for name in ("house", "other")]

    assert [diff(sides, within=within).sides[0].against_itself for within in (0, 600_000_000)] == [1, 0]


def test_what_the_editor_has_ruled_sets_a_house_against_itself_no_more() -> None:
    rulings = (
        Ruling(values=("1 h", "2 h"), verdict="compatible", because="another call", point="a"),
        Ruling(values=("reports", "denies"), verdict="compatible", because="another call", row="told"),
    )
    accounts = [account("house", {"a": "1 h"}), account("leavitt", {"a": "2 h"}, stance="denies")]

    counts = [
        report(timeline(event(*accounts, account("other"), rulings=ruled), sources=SOURCES), "house", "other")
        .sides[0]
        .against_itself
        for ruled in ((), rulings)
    ]

    assert counts == [2, 0]


def test_what_one_of_its_speakers_covers_is_covered_by_the_house() -> None:
    sources = {
        **SOURCES,
        "house": Source(id="house", name="The House", type="institution", coverage=parse_when("2024")),
        "peskov": Source(id="peskov", name="Peskov", speaks_for="other", coverage=parse_when("2024")),
        "other": Source(id="other", name="The Other", coverage=parse_when("2024")),
    }
    story = timeline(event(account("gazette", {"a": "1"}), when="2025-03-18"), sources=sources)

    found = {name: report(story, name, "gazette").events[0].silence[0] for name in ("house", "other")}

    assert found == {"house": "no account", "other": "outside coverage"}
    assert report(story, "house", "gazette", own=True).events[0].silence[0] == "outside coverage"
