"""Filters: which events pass, what is hidden, and what is refused."""

from typing import TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import SOURCES, account, event, timeline
from timeline.errors import TimelineError
from timeline.model import Citation, Source, Timeline
from timeline.select import EVERYTHING, Filter, select
from timeline.when import When, parse_when

TALKS = event(
    account("white-house", {"outcome": "yes"}, place="Jeddah", says="A good step.", published="2025-03-12"),
    id="talks",
    title="Talks in Jeddah",
    when="2025-03-11",
    place="Jeddah, Saudi Arabia",
    actors=("Marco Rubio", "Andrii Sybiha"),
    tags=("talks",),
)
CALL = event(
    account("white-house", {"length": "> 90 min"}, when="2025-03-18T10:00", published="2025-03-18T14:00"),
    account("kremlin", {"length": "30 min"}, when="2025-03-18T17:00/2025-03-18T18:00", says="Путін і Трамп"),
    account("wp", {"length": "> 90 min"}, repeats="white-house", published="2025-03-20"),
    id="call",
    title="Trump and Putin speak",
    actors=("Donald Trump", "Vladimir Putin"),
    tags=("call", "Talks"),
)
STRIKES = event(
    account("wp", {"drones": "140"}, when="2025-03-18T22:00Z/2025-03-19T06:00Z", published="2025-03-17"),
    id="strikes",
    title="Drones overnight",
    place="Sumy",
    note="One  hit\na hospital.",
)
UNDATED = event(account("wp"), account("rt"), id="undated", title="A rumour", when="unknown")
BARE = event(id="bare", title="Nobody tells it", when="2025-03-19", background=True)
STORY = timeline(STRIKES, UNDATED, BARE, CALL, TALKS)
WORDED = event(account("wp", {"covers": "energy"}), account("rt", {"covers": "all energy"}), id="worded")
AGREED = event(account("wp", {"covers": "energy"}), account("rt", {"covers": "Energy"}), id="agreed")
REPEATED = event(account("wp", {"covers": "energy"}), account("rt", {"covers": "energy"}, repeats="wp"), id="repeated")
DENIED = event(account("wp"), account("rt"), account("kremlin", stance="denies"), id="denied")
JUDGED = timeline(WORDED, AGREED, REPEATED, DENIED, CALL)

ALL = ("talks", "call", "strikes", "bare", "undated")


def at(text: str) -> When:
    return parse_when(text)


def ids(wanted: Filter, story: Timeline = STORY, **how: str) -> tuple[str, ...]:
    return tuple(one.id for one in select(story, wanted, **how))  # type: ignore[arg-type]


def test_nothing_asked_for_is_everything_by_time() -> None:
    """The night's strikes begin on the 18th; a day stands behind its clock times, the undated last."""
    assert ids(EVERYTHING) == ("talks", "call", "strikes", "bare", "undated")


def test_by_first_publication() -> None:
    assert ids(EVERYTHING, by="published") == ("talks", "strikes", "call", "undated", "bare")


def test_the_zone_of_the_display_decides_the_day() -> None:
    """22:00 in London is 00:00 in Kyiv: there the strikes are of the 19th too, before what is of that day alone."""
    assert ids(EVERYTHING, zone="Europe/Kyiv") == ("talks", "call", "strikes", "bare", "undated")


@pytest.mark.parametrize(
    ("wanted", "passed"),
    [
        (Filter(since=at("2025-03-18")), ("call", "strikes", "bare")),
        (Filter(since=at("2025-03-19")), ("strikes", "bare")),
        (Filter(until=at("2025-03-18")), ("talks", "call", "strikes")),
        (Filter(until=at("2025-03-17")), ("talks",)),
        (Filter(since=at("2025-03-12"), until=at("2025-03-18")), ("call", "strikes")),
        (Filter(since=at("2025-03-18"), until=at("2025-03-18")), ("call", "strikes")),
        (Filter(on=(at("2025-03-19"),)), ("strikes", "bare")),
        (Filter(on=(at("2025-03-19"), at("2025-03-11"))), ("talks", "strikes", "bare")),
        (Filter(on=(at("2025-03"),), until=at("2025-03-12")), ("talks",)),
        (Filter(since=at("2025-03-18T15:01Z")), ("strikes", "bare")),
        (Filter(sources=("kremlin",)), ("call",)),
        (Filter(sources=("kremlin", "rt")), ("call", "undated")),
        (Filter(sources=("White House",)), ("talks", "call")),
        (Filter(sources=("WHITE HOUSE",)), ("talks", "call")),
        (Filter(tags=("talks",)), ("talks", "call")),
        (Filter(tags=("call", "TALKS")), ("talks", "call")),
        (Filter(actors=("Putin",)), ("call",)),
        (Filter(actors=("vladimir putin", "rubio")), ("talks", "call")),
        (Filter(places=("Jeddah",)), ("talks",)),
        (Filter(places=("saudi arabia", "Sumy")), ("talks", "strikes")),
        (Filter(texts=("putin",)), ("call",)),
        (Filter(texts=("ПУТІН",)), ("call",)),
        (Filter(texts=("hit a hospital",)), ("strikes",)),
        (Filter(texts=("rumour", "good step")), ("talks", "undated")),
        (Filter(texts=("no such text",)), ()),
        (Filter(texts=("Trump.*",)), ()),
        (Filter(regexes=("trump.*putin",)), ("call",)),
        (Filter(regexes=("^drones$",)), ("strikes",)),
        (Filter(regexes=(r"\d+ min", "rumour")), ("call", "undated")),
        (Filter(texts=("call",), regexes=("rumour",)), ()),
        (Filter(disputed=True), ("call",)),
        (Filter(single_source=True), ("talks", "strikes", "bare")),
        (Filter(disputed=True, single_source=True), ()),
        (Filter(sources=("wp",), tags=("call",)), ("call",)),
    ],
)
def test_what_passes(wanted: Filter, passed: tuple[str, ...]) -> None:
    assert ids(wanted) == passed


@pytest.mark.parametrize("field", ["id", "title", "place", "note", "actors", "tags", "own_when"])
def test_every_text_of_an_event_is_searched(field: str) -> None:
    values = {"actors": ("Needle 7",), "tags": ("needle 7",), "own_when": When("needle 7", "unknown")}
    found = msgspec.structs.replace(BARE, **{field: values.get(field, "a NEEDLE 7 b")})

    assert len(select(timeline(found), Filter(texts=("needle 7",)))) == 1


@pytest.mark.parametrize("field", ["source", "place", "says", "quote", "translation", "repeats", "ref", "note"])
def test_every_text_of_an_account_is_searched(field: str) -> None:
    told = msgspec.structs.replace(account("wp"), **{field: "a NEEDLE 7 b"})

    assert len(select(timeline(event(told)), Filter(texts=("needle 7",)))) == 1


@pytest.mark.parametrize("field", ["url", "via", "archive", "file", "sha256", "locator"])
def test_every_text_of_a_citation_is_searched(field: str) -> None:
    told = msgspec.structs.replace(
        account("wp"), cite=(msgspec.structs.replace(Citation(), **{field: "a NEEDLE 7 b"}),)
    )

    assert len(select(timeline(event(told)), Filter(texts=("needle 7",)))) == 1


@pytest.mark.parametrize("field", ["name", "value", "quote", "url", "note"])
def test_every_text_of_a_point_is_searched(field: str) -> None:
    told = account("wp", {"length": "2 h"})
    told = msgspec.structs.replace(told, points=(msgspec.structs.replace(told.points[0], **{field: "a NEEDLE 7 b"}),))

    assert len(select(timeline(event(told)), Filter(texts=("needle 7",)))) == 1
    assert len(select(timeline(event(id="e", points=told.points)), Filter(texts=("needle 7",)))) == 1


def test_names_of_sources_and_own_keys_are_searched() -> None:
    told = msgspec.structs.replace(account("wp"), extra={"x-mood": "needle 7", "x-score": 3})
    named = {**SOURCES, "wp": Source(id="wp", name="Wirtualna Polska")}

    assert len(select(timeline(event(told)), Filter(texts=("needle 7",)))) == 1
    assert len(select(timeline(event(told), sources=named), Filter(texts=("wirtualna",)))) == 1


def test_only_source_hides_the_accounts_of_all_others() -> None:
    shown = select(STORY, Filter(only_sources=("white-house",)))

    assert [(one.id, [told.source for told in one.accounts]) for one in shown] == [
        ("talks", ["white-house"]),
        ("call", ["white-house"]),
    ]


def test_the_time_of_an_event_stays_what_it_is_with_all_its_accounts() -> None:
    (shown,) = select(STORY, Filter(only_sources=("wp",), tags=("call",)))

    assert shown.when == CALL.when


@pytest.mark.parametrize(
    ("wanted", "passed"),
    [
        (Filter(worded=True), {"worded"}),
        (Filter(disputed=True), {"denied", "call"}),
        (Filter(undisputed=True), {"worded", "agreed"}),
        (Filter(undisputed=True, worded=True), {"worded"}),
        (Filter(undisputed=True, disputed=True), set()),
    ],
)
def test_what_is_worded_otherwise_disputes_nothing(wanted: Filter, passed: set[str]) -> None:
    assert set(ids(wanted, JUDGED)) == passed


def test_what_is_hidden_is_neither_found_nor_disputed() -> None:
    assert ids(Filter(only_sources=("white-house", "wp"), disputed=True)) == ()
    assert ids(Filter(only_sources=("white-house",), texts=("Трамп",))) == ()
    assert ids(Filter(only_sources=("kremlin", "wp"), disputed=True)) == ("call",)


def test_an_event_that_is_told_by_nobody_else_is_the_same_object() -> None:
    assert select(STORY, Filter(only_sources=("wp", "rt"), texts=("rumour",)))[0] is UNDATED


@pytest.mark.parametrize(
    ("limit", "background", "passed"),
    [
        (0, False, ()),
        (1, False, ("talks",)),
        (3, False, ("talks", "call", "strikes", "bare")),
        (3, True, ("talks", "call", "strikes")),
        (4, True, ("talks", "call", "strikes", "bare")),
        (99, False, ALL),
    ],
)
def test_a_limit_counts_what_is_drawn_one_by_one(limit: int, background: bool, passed: tuple[str, ...]) -> None:
    assert ids(Filter(limit=limit, background=background)) == passed


def test_a_limit_comes_after_the_other_filters() -> None:
    assert ids(Filter(limit=1, sources=("wp",))) == ("call",)


@pytest.mark.parametrize(
    ("wanted", "message", "mend"),
    [
        (Filter(sources=("kremlyn",)), "no source is called `kremlyn`", "did you mean `kremlin`?"),
        (
            Filter(only_sources=("Whitehouse",)),
            "no source is called `Whitehouse`",
            "did you mean `white-house`?",
        ),
        (Filter(tags=("cal",)), "no tag is called “cal”", "did you mean call?"),
        (Filter(actors=("Puttin",)), "no actor is called “Puttin”", "did you mean Putin?"),
        (Filter(actors=("Put",)), "no actor is called “Put”", "did you mean Putin?"),
        (Filter(places=("Jedda",)), "no place is called “Jedda”", "did you mean Jeddah?"),
        (Filter(places=("",)), "--place is empty", "one of Sumy, “Jeddah, Saudi Arabia”, Jeddah"),
        (Filter(places=("—",)), "no place is called “—”", "one of Sumy, “Jeddah, Saudi Arabia”, Jeddah"),
        (Filter(tags=("xx",)), "no tag is called “xx”", "one of call, talks"),
        (Filter(sources=("",)), "--source is empty", "one of tass, rt, kremlin, white-house, peskov, wp"),
        pytest.param(
            Filter(tags=("x" * 100_000,)),
            f"no tag is called “{'x' * 45}…{'x' * 15}”",
            "one of call, talks",
            id="a tag without end",
        ),
        (
            Filter(regexes=("a(b",)),
            "--regex “a(b”: missing ), unterminated subpattern at character 2",
            "--grep takes a text as it is",
        ),
        (Filter(regexes=("a{99999999999}",)), "the pattern of --regex is too large", "--grep takes a text as it is"),
        (
            Filter(since=at("2025-03-19"), until=at("2025-03-18")),
            "--until 2025-03-18 is before --since 2025-03-19",
            "swap them",
        ),
    ],
)
def test_what_is_refused(wanted: Filter, message: str, mend: str | None) -> None:
    with pytest.raises(TimelineError) as refused:
        select(STORY, wanted)

    (problem,) = refused.value.problems
    assert (problem.message, problem.mend) == (message, mend)


@pytest.mark.parametrize("pattern", ["[[a]", "[a||b]", "[!--a]"])
def test_a_pattern_that_a_later_python_may_read_otherwise_gives_no_warning(pattern: str) -> None:
    assert isinstance(ids(Filter(regexes=(pattern,))), tuple)


T = TypeVar("T")


def filters() -> st.SearchStrategy[Filter]:
    day = st.sampled_from(["2025-03-11", "2025-03-18", "2025-03-19", "2025-03", "2025-03-18T15:30Z"]).map(at)
    return st.builds(
        Filter,
        since=st.none() | st.just(at("2025-03-12")),
        until=st.none() | st.just(at("2025-03-18")),
        on=some(day),
        sources=some(st.sampled_from(["kremlin", "wp", "rt"])),
        tags=some(st.sampled_from(["call", "talks"])),
        actors=some(st.sampled_from(["Trump", "Rubio"])),
        texts=some(st.sampled_from(["trump", "drones", "a"])),
        disputed=st.booleans(),
        worded=st.booleans(),
        undisputed=st.booleans(),
        single_source=st.booleans(),
    )


def some(one: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(one, max_size=2).map(tuple)


@given(filters(), filters())
def test_different_options_narrow(one: Filter, other: Filter) -> None:
    """Where no option is given in both, both together pass what each passes alone."""
    both = {}
    for field in Filter.__struct_fields__:
        ours, theirs = getattr(one, field), getattr(other, field)
        both[field] = ours or theirs
        if ours and theirs:
            other = msgspec.structs.replace(other, **{field: getattr(EVERYTHING, field)})
            both[field] = ours

    assert set(ids(Filter(**both))) == set(ids(one)) & set(ids(other))


@given(filters(), st.sampled_from(["on", "sources", "tags", "actors", "texts"]))
def test_a_repeated_option_widens(wanted: Filter, field: str) -> None:
    """With several values of one option passes what passes with any of them."""
    values = getattr(wanted, field)
    if values:
        apart = [set(ids(msgspec.structs.replace(wanted, **{field: (value,)}))) for value in values]

        assert set(ids(wanted)) == set().union(*apart)


@given(filters(), st.integers(0, 6))
def test_what_passes_keeps_the_order_of_everything(wanted: Filter, limit: int) -> None:
    passed = ids(wanted)

    assert passed == tuple(one for one in ALL if one in passed)
    assert ids(msgspec.structs.replace(wanted, limit=limit, background=True)) == passed[:limit]
