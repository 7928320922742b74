"""With an index and without it the answers are the same: stores and filters go through both."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import SAYS, TAGS, WHAT, WHERE, WHO, generate
from bench.generate import SOURCES as TELLERS
from tests.index.indexes import index_in
from tests.store.stores import RICH
from timeline.errors import TimelineError
from timeline.index.asking import Asked, emptied, ids_with, part_of
from timeline.index.file import Index
from timeline.model import Event, Timeline
from timeline.references import resolve
from timeline.render.overview import overview
from timeline.render.view import View
from timeline.select import EVERYTHING, Filter, Order, select
from timeline.select.drafts import settled
from timeline.select.emptying import passing as left_by
from timeline.when import When, parse_when

DRAFTED = """\
timeline: 1
sources: {a: {name: Ä}, b: , c: {speaks_for: a}}
events:
  - {id: one, title: One, when: 2025, tags: [Öl], accounts: [{source: a, place: Kyjiv}, {source: b, draft: true}]}
  - {id: two, title: Two, draft: true, accounts: [{source: c}]}
  -
  - {id: three, title: Straße, place: Old Town, background: true, x-own: {a: [1, .5, ~]}}
"""

SIZES = st.integers(0, 60)
STORES = st.builds(generate, SIZES, st.integers(0, 5)) | st.sampled_from([RICH, DRAFTED])


def some(*texts: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(texts), min_size=1, max_size=2).map(tuple)


def at(text: str) -> When:
    return parse_when(text, "Europe/Kyiv")


DAYS = st.sampled_from(["2022", "2023-01", "2024-01-03", "2025-01-05T12:00", "2025", "..2023", "unknown"]).map(at)
FILTERS = st.builds(
    Filter,
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    on=st.just(()) | st.lists(DAYS, min_size=1, max_size=2).map(tuple),
    sources=some(*(one[0] for one in TELLERS), "BBC", "wash", "a"),
    only_sources=some("kremlin", "BBC", "air-force", "a"),
    tags=some(*TAGS, "CALL", "öl", "nowhere"),
    actors=some(*WHO, "trump", "x"),
    places=some(*WHERE, "washington", "kyjiv", "town"),
    texts=some("report 1", "a", "удар", *SAYS, *WHAT, "STRASSE", "0", "reuters", ""),
    regexes=some("report [12]", "."),
    disputed=st.booleans(),
    background=st.booleans(),
    limit=st.none() | st.integers(1, 30),
)
# Most options at once leave nothing, and what is empty is read again: few of them are given.
ASKED = st.lists(st.sampled_from(Filter.__struct_fields__), max_size=3, unique=True).flatmap(
    lambda names: FILTERS.map(lambda one: Filter(**{name: getattr(one, name) for name in names}))
)


def passing(timeline: Timeline, asked: Asked) -> tuple[Event, ...] | str:
    """What a command has of a timeline, or why not."""
    try:
        events = select(timeline, asked.wanted, zone=asked.zone, by=asked.by)
        return resolve(asked.references, events, timeline) if asked.references else events
    except TimelineError as error:
        return str(error.problems)


def part(index: Index, asked: Asked) -> Timeline | None:
    """What the index gives; None where the store is read, since it gives none, or what it gives leaves nothing."""
    try:
        found = part_of(index, asked)
    except TimelineError:
        return None
    if found is not None:
        events = select(found, asked.wanted, zone=asked.zone, by=asked.by)
        if not any(asked.wanted.background or not event.background for event in events):
            return None
    return found


@given(STORES, st.lists(ASKED, min_size=1, max_size=8), st.sampled_from(["Europe/Kyiv", "UTC", "source"]), st.data())
def test_a_part_answers_as_the_whole_does(text: str, filters: list[Filter], zone: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stored, index = index_in(Path(folder), text)
        whole = settled(stored.timeline)
        with closing(index):
            for wanted in filters:
                by: Order = data.draw(st.sampled_from(["time", "published"]))
                asked = Asked(wanted, zone, by)
                found = part(index, asked)
                if found is None:
                    continue
                events = passing(whole, asked)
                assert passing(found, asked) == events
                assert isinstance(events, tuple)
                view = View(width=100, zone=zone, by=by, background=wanted.background, all_events=True)
                assert overview(found, events, view) == overview(whole, events, view)


@given(STORES, st.lists(ASKED, min_size=1, max_size=8))
def test_what_leaves_nothing_leaves_what_the_whole_says(text: str, filters: list[Filter]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stored, index = index_in(Path(folder), text)
        whole = settled(stored.timeline)
        with closing(index):
            for wanted in filters:
                asked = Asked(wanted, "Europe/Kyiv")
                try:
                    found = emptied(index, asked)
                except TimelineError:
                    continue
                if found is None:
                    continue
                if isinstance(said := passing(whole, asked), str):  # an end before its begin
                    assert passing(found[0], asked) == said
                    continue
                assert not any(wanted.background or not one.background for one in said)
                assert not select(found[0], wanted, zone=asked.zone) or not wanted.background
                assert found[1] == left_by([whole], wanted, asked.zone, background=wanted.background)


@given(STORES, st.data())
def test_who_names_an_event_gets_it(text: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stored, index = index_in(Path(folder), text)
        whole = settled(stored.timeline)
        names = [event.id for event in whole.events] or ["none"]
        told = [f"{event.id}/{account.source}" for event in whole.events for account in event.accounts]
        beginnings = st.sampled_from(names).flatmap(lambda name: st.integers(0, len(name)).map(lambda at: name[at:]))
        reference = st.sampled_from([*names, *told, "@last", "@last/bbc", "1", "", "nothing"]) | beginnings
        with closing(index):
            asked = Asked(EVERYTHING, "UTC", "time", tuple(data.draw(st.lists(reference, min_size=1, max_size=3))))
            found = part(index, asked)

            assert found is None or passing(found, asked) == passing(whole, asked)


@given(STORES, st.data())
def test_who_begins_an_id_gets_all_that_begin_so(text: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stored, index = index_in(Path(folder), text)
        whole = settled(stored.timeline)
        begin = data.draw(st.sampled_from([event.id[:3] for event in whole.events] or [""]) | st.just(""))
        with closing(index):
            found = ids_with(index, begin)

        named = {(event.id, event.title) for event in whole.events if event.id.startswith(begin)}
        assert {(event.id, event.title) for event in found.events} >= named
        assert [event.id for event in found.events[-1:]] == [event.id for event in whole.events[-1:]]
        assert found.sources == whole.sources


def test_most_questions_are_answered_by_a_part(tmp_path: Path) -> None:
    """What the laws above compare is not nothing."""
    _, index = index_in(tmp_path, generate(60, 1))
    questions = [
        Filter(limit=5),
        Filter(since=at("2024"), until=at("2024-06")),
        Filter(on=(at("2025-01-02"),)),
        Filter(sources=("bbc",), limit=2),
        Filter(only_sources=("bbc", "kremlin")),
        Filter(tags=("call", "STRIKE")),
        Filter(actors=("trump",)),
        Filter(places=("kyiv",), limit=3),
        Filter(texts=("report 7",)),
        Filter(texts=("at", "drones"), disputed=True, limit=4),
    ]
    with closing(index):
        for wanted in questions:
            found = part(index, Asked(wanted, "Europe/Kyiv"))

            assert found is not None
            assert 0 < len(found.events) < 60
            assert found.count(background=True) == 60


@pytest.mark.parametrize("wanted", [EVERYTHING, Filter(disputed=True), Filter(regexes=("a",), limit=3)], ids=str)
def test_what_nearly_all_events_answer_is_read(wanted: Filter, tmp_path: Path) -> None:
    _, index = index_in(tmp_path, generate(20, 1))
    with closing(index):
        assert part_of(index, Asked(wanted, "Europe/Kyiv")) is None
