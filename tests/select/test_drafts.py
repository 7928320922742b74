"""What is settled and what is a draft, apart from each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Account, Event, Point, Ruling, Source, Timeline
from timeline.select.drafts import drafts_of, has_drafts, settled

SETTLED = Account("paper", points=(Point("drones", "10"),))
ACCOUNTS = [
    SETTLED,
    Account("koval", draft=True, ref="1"),
    Account("paper", ref="2", points=(Point("drones", "10"), Point("people", "5", draft=True))),
]
EVENTS = st.lists(
    st.builds(
        Event,
        id=st.uuids().map(str),
        title=st.just("T"),
        draft=st.sampled_from([None, False, True]),
        points=st.sampled_from([(), (Point("found", "5", draft=True),), (Point("found", "5"),)]),
        accounts=st.lists(st.sampled_from(ACCOUNTS), max_size=4).map(tuple),
    ),
    max_size=4,
).map(tuple)


def timeline(*events: Event, **sources: Source) -> Timeline:
    known = {name: Source(id=name, name=name) for name in ("paper", "koval")}
    return Timeline(sources={**known, **sources}, events=events)


@given(EVENTS)
def test_what_is_settled_and_what_is_a_draft_are_apart(events: tuple[Event, ...]) -> None:
    whole = timeline(*events)
    kept, rest = settled(whole), drafts_of(whole)

    assert not has_drafts(kept)
    assert settled(kept) is kept
    assert bool(rest.events) == has_drafts(whole)
    assert {event.id for event in kept.events} == {event.id for event in events if not event.draft}
    assert all(event.draft or not settled(timeline(event)).events[0].accounts for event in rest.events if event.draft)
    for event in kept.events:
        held = next(one for one in events if one.id == event.id)
        assert [one.source for one in event.accounts] == [one.source for one in held.accounts if not one.draft]
        assert not any(point.draft for account in event.accounts for point in account.points)


def test_a_source_that_drafts_alone_name_goes_with_them() -> None:
    house = Source(id="house", name="House")
    koval = Source(id="koval", name="Koval", speaks_for="house")
    whole = timeline(Event("a", "A", draft=True, accounts=(Account("koval"),)), koval=koval, house=house)

    assert set(settled(whole).sources) == {"paper"}


@pytest.mark.parametrize(
    "event",
    [
        Event("b", "B", accounts=(Account("paper", repeats="koval"),)),
        Event("b", "B", accounts=(Account("paper", speaks_for="koval"),)),
        Event("b", "B", accounts=(Account("koval"),)),
        Event("b", "B", rulings=(Ruling(("1", "2"), "open", "B", between=("koval", "paper"), point="p"),)),
    ],
)
def test_a_source_that_anything_settled_names_stays(event: Event) -> None:
    draft = Event("a", "A", draft=True, accounts=(Account("koval"),))

    assert "koval" in settled(timeline(draft, event)).sources


def test_a_source_that_nothing_names_is_the_editors() -> None:
    assert set(settled(timeline(Event("a", "A", draft=True, accounts=(Account("paper"),)))).sources) == {"koval"}


def test_of_a_settled_event_the_drafts_alone_are_drawn() -> None:
    event = Event("a", "A", accounts=(SETTLED, ACCOUNTS[2]), points=(Point("found", "5"),))
    (held,) = drafts_of(timeline(event)).events

    assert [(one.source, [point.name for point in one.points]) for one in held.accounts] == [("paper", ["people"])]
    assert held.points == ()


def test_whom_a_source_of_the_editors_speaks_for_stays_with_it() -> None:
    tass = Source(id="tass", name="TASS", speaks_for="koval")
    draft = Event("a", "A", draft=True, accounts=(Account("koval"),))

    assert set(settled(timeline(draft, tass=tass)).sources) == {"paper", "koval", "tass"}
