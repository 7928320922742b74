"""What each source tells of some events."""

from collections.abc import Iterable

import pytest

from tests.compare.stories import account, event, timeline
from tests.story.test_story import story
from timeline.compare.source_summary import SourceSummary, most_disputed, most_telling, summaries, tallies
from timeline.model import Event, Source, Timeline
from timeline.when import When


def over(timeline: Timeline, events: Iterable[Event]) -> tuple[SourceSummary, ...]:
    return summaries(timeline, [tallies(timeline, events)])


STORY = timeline(
    event(
        account("kremlin", {"drones": "10", "pause": "30 days"}, when="2025-03-18", published="2025-03-19"),
        account("tass", {"drones": "12"}, place="Kursk", published="2025-03-18T12:00Z", repeats="peskov"),
        account("wp", {"drones": "10"}),
        id="strike",
    ),
    event(
        account("tass", {"drones": "3"}, published="2025-03", repeats="kremlin"),
        account("tass", {"drones": "4"}, published="2025-03-21", repeats="kremlin"),
        id="raid",
    ),
)


def of(source: str, told: Timeline = STORY) -> SourceSummary:
    return next(summary for summary in over(told, told.events) if summary.source.id == source)


@pytest.mark.parametrize(
    ("source", "accounts", "events", "points", "disputed"),
    [
        ("kremlin", 1, 1, 3, 1),
        ("tass", 3, 2, 3, 1),
        ("wp", 1, 1, 1, 1),
        ("rt", 0, 0, 0, 0),
    ],
)
def test_counts_of_a_source(source: str, accounts: int, events: int, points: int, disputed: int) -> None:
    """A point told twice of one event counts once; times and places count as points."""
    found = of(source)

    assert (found.accounts, found.events, found.points, found.disputed) == (accounts, events, points, disputed)


def test_only_points_that_another_source_contradicts_are_disputed() -> None:
    told = timeline(event(account("kremlin", {"a": "10"}), account("tass", {"a": "12"}), account("wp", {"a": "> 9"})))

    assert [(found.source.id, found.disputed) for found in over(told, told.events) if found.points] == [
        ("kremlin", 1),
        ("tass", 1),
        ("wp", 0),
    ]


def test_points_that_another_source_words_otherwise_are_counted_apart() -> None:
    told = timeline(
        event(
            account("kremlin", {"a": "energy", "b": "yes"}),
            account("tass", {"a": "all energy", "b": "no"}),
            account("wp", {"a": "30 days"}),
        )
    )

    assert {found.source.id: (found.disputed, found.worded) for found in over(told, told.events) if found.points} == {
        "kremlin": (1, 1),
        "tass": (1, 1),
        "wp": (0, 0),
    }


def test_what_a_source_no_longer_says_does_not_count() -> None:
    told = timeline(
        event(
            account("kremlin", {"a": "10"}, published="2025-03-18"),
            account("kremlin", {"a": "12", "b": "x"}, published="2025-03-19"),
            account("tass", {"a": "12"}),
        )
    )

    assert (of("kremlin", told).points, of("kremlin", told).disputed) == (2, 0)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2025-03-19", "2025-03-18"], "2025-03-18", "2025-03-19"),
        (["2025-03", "2025-03-11"], "2025-03-11", "2025-03-11"),
        (["2025-03-18", "2025-03-18T12:00Z"], "2025-03-18T12:00Z", "2025-03-18T12:00Z"),
        (["2025-03-18", None], "2025-03-18", "2025-03-18"),
        (["2025", "2024"], "2024", "2025"),
        (["unknown"], None, None),
        ([None], None, None),
    ],
)
def test_first_and_last_are_what_is_surely_the_first_and_the_last(
    dates: list[str | None], first: str | None, last: str | None
) -> None:
    events = [event(account("wp", published=date), id=f"e{number}") for number, date in enumerate(dates)]

    found = of("wp", timeline(*events))

    assert (_text(found.first), _text(found.last)) == (first, last)


def _text(when: When | None) -> str | None:
    return None if when is None else when.text


def test_sources_that_are_repeated_are_counted() -> None:
    assert of("tass").repeats == (("kremlin", 2), ("peskov", 1))
    assert of("wp").repeats == ()


def test_every_source_stands_in_the_order_of_drawings() -> None:
    assert [found.source.id for found in over(STORY, STORY.events)] == list(STORY.source_order)


def test_a_source_that_is_not_listed_comes_last() -> None:
    told = timeline(event(account("nobody")), sources={"wp": Source(id="wp", name="WP")})

    assert [found.source.id for found in over(told, told.events)] == ["wp", "nobody"]


def test_orders() -> None:
    found = over(STORY, STORY.events)

    assert [one.source.id for one in most_telling(found)][:3] == ["tass", "kremlin", "wp"]
    assert [one.source.id for one in most_disputed(found)][:3] == ["wp", "kremlin", "tass"]


def test_all_accounts_of_the_shipped_story_are_counted() -> None:
    found = over(story(), story().events)

    assert sum(one.accounts for one in found) == sum(len(event.accounts) for event in story().events)
    assert all(one.accounts and one.points >= one.disputed for one in found)
    peskov = next(one for one in found if one.source.id == "peskov")
    assert peskov.source.speaks_for == "kremlin"
    assert peskov.disputed >= 1
