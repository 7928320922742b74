"""Which new events look like one that the store has."""

from functools import cache

import pytest

from tests.story.test_story import PATH
from tests.tables import table
from timeline.compare.matching import LIKELY_THERE
from timeline.entry_input.alike import resemblances
from timeline.entry_input.draft import Drafting
from timeline.entry_input.plan import Planning
from timeline.model import Timeline
from timeline.store import read_store


@cache
def shipped() -> Timeline:
    return read_store(PATH, PATH.read_bytes(), PATH.name).timeline


def found(*entries: dict[str, object]) -> list[tuple[str, str]]:
    """The id of each new event that looks like one, and the one that it looks like."""
    drafting = Drafting(shipped(), (2025, 4, 1))
    planned = Planning(shipped(), merges=False).plan([drafting.draft(entry) for entry in entries])
    told = resemblances(planned, shipped())
    assert all(LIKELY_THERE <= one.score <= 1 and one.reasons for one in told)
    return [(one.new.id, one.event.id) for one in told]


@pytest.mark.parametrize(("title", "when", "alike"), table("adding.md", "Alike"))
def test_the_page_tells_what_looks_alike(title: str, when: str, alike: str) -> None:
    entry: dict[str, object] = {"id": "new-one", "title": title, "when": when}

    assert found(entry) == ([("new-one", alike)] if alike else [])


def test_not_same_is_believed() -> None:
    entry: dict[str, object] = {"id": "new-one", "title": "Trump and Putin talk on the phone", "when": "2025-03-18"}

    assert ("new-one", "trump-putin-call") in found(entry)
    assert ("new-one", "trump-putin-call") not in found({**entry, "not_same": ["trump-putin-call"]})


def test_many_events_are_matched_at_once() -> None:
    stories: list[dict[str, object]] = [
        {"id": f"new-{number}", "title": event.title, "when": event.own_when.text}
        for number, event in enumerate(shipped().events)
        if event.own_when is not None
    ]

    told = found(*stories)

    assert len(stories) > 20
    assert len(told) > len(stories) * 0.8
    assert all(shipped().events[int(new[4:])].id == held for new, held in told)


def test_a_place_alone_is_no_resemblance() -> None:
    entry: dict[str, object] = {"id": "new-one", "title": "Sirens", "when": "2025-03-18T22:30", "place": "Sumy"}

    assert found(entry) == []
