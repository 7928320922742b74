"""Laws of reading, on stores that were changed at random."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bench.generate import generate
from tests.store.stores import RICH, problems, tree
from timeline.errors import Problem, TimelineError
from timeline.store import Stored, read_store
from timeline.store.entries import (
    ACCOUNT_KEYS,
    CITATION_KEYS,
    CLOCK_KEYS,
    EVENT_KEYS,
    POINT_KEYS,
    RULING_KEYS,
    SOURCE_KEYS,
    STORE_KEYS,
    keys_of,
)
from timeline.store.joint_reading import Part, read_parts, with_text
from timeline.store.keys import ENTRIES
from timeline.store.parsing import parsed
from timeline.store.positions import Document, NotYamlError
from timeline.store.refusing.store_walk import diagnose

BASES = [RICH, generate(3, 3), RICH.replace("\n", "\r\n"), 'timeline: 1\nevents: [{"id": "a", "title": "t"}]\n']
KEYS = sorted({key for entry in ENTRIES.values() for key in keys_of(entry)})
_PIECES = (
    "#x| #x| # x|!|!!str |&a |*a|*p|&p |<<|<<: |null|~|true|yes|1|1.10|-0|+5|0x1F|.5|1e3|.inf|.nan|18446744073709551616"
    "|340282366920938463463374607431768211456|>5|>|> 5|\"|'|:|: |- |-|? |[|]|{|}|,|%|---|...|\t|\n|\r|\n  |\x85|\u2028"
    "|\ufeff|\0|\x07|é|😀|  |x-a: |kremlin|kremln|2025-02-30|2025-03-18T10:00|2025|unknown|[Europe/Kyiv]|total|B|2"
    "|figure|text|time|@|`|\\|==|timeline: 1|\"\"|''|{a: b}|[a]|[a, 5]|{value: 1}|{source: kremlin}|\u0301|\u2029"
)
PIECES = _PIECES.split("|")


def is_found_sound(text: str) -> bool:
    """Whether the slow walk finds nothing wrong with a text."""
    try:
        return diagnose([Document(text, "store.yaml")], {}) == []
    except NotYamlError:
        return False


@st.composite
def changed(draw: st.DrawFn, bases: Sequence[str] = tuple(BASES)) -> str:
    """A store whose lines were changed: values and keys exchanged, lines doubled, dropped, indented, cut into."""
    lines = draw(st.sampled_from(bases)).split("\n")
    pieces = st.lists(st.sampled_from([*PIECES, *KEYS]), min_size=1, max_size=2).map("".join)
    for _ in range(draw(st.integers(1, 3))):
        index = draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        before, colon, _value = line.partition(": ")
        change = draw(st.integers(0, 6))
        if change <= 1 and colon:
            lines[index] = before + colon + draw(pieces)
        elif change == 2 and colon:
            key = before.lstrip(" -")
            lines[index] = line.replace(key, draw(st.sampled_from(KEYS)), 1)
        elif change == 3:
            lines.insert(draw(st.integers(0, len(lines))), line)
        elif change == 4 and len(lines) > 1:
            del lines[index]
        elif change == 5:
            lines[index] = " " * draw(st.integers(0, 8)) + line.lstrip()
        else:
            cut = draw(st.integers(0, len(line)))
            lines[index] = line[:cut] + draw(pieces) + line[cut + draw(st.integers(0, 5)) :]
    return "\n".join(lines)


@given(changed())
def test_a_store_is_read_exactly_if_it_has_no_problem(text: str) -> None:
    found = problems(text)

    assert (found == ()) == ("\0" not in text and is_found_sound(text))
    assert "internal" not in [problem.check for problem in found]


HEAD, EVENTS = RICH.partition("events:\n")[::2]
AT = EVENTS.index("  - {id: b")
PARTS = {
    "a.yaml": f"timeline: 1\nevents:\n{EVENTS[AT:]}",
    "b.yaml": f"timeline: 1\nabout: {{year: 20 years, figure: 15 %}}\nevents:\n{EVENTS[:AT]}",
    "c.yaml": HEAD,
}


@given(st.sampled_from(list(PARTS)), st.data())
def test_a_folder_is_read_or_has_problems_of_its_parts(name: str, data: st.DataObject) -> None:
    text = data.draw(changed((PARTS[name],)))
    given_parts = [
        Part(None, part, (text if part == name else whole).encode(errors="surrogatepass"))
        for part, whole in PARTS.items()
    ]

    stored, found = folder_of(given_parts)

    assert "internal" not in [problem.check for problem in found]
    assert all(problem.place is not None and problem.place.file in PARTS for problem in found)
    if stored is not None:
        assert with_text(stored, stored.text).timeline == stored.timeline
        assert [event for part in stored.parts for event in part.timeline.events] == list(stored.timeline.events)
        for part in stored.parts:
            assert read_store(None, part.data, part.name, frame=part.frame).timeline == part.timeline


def folder_of(parts: Sequence[Part]) -> tuple[Stored | None, tuple[Problem, ...]]:
    """The store of some parts, or what is wrong with them."""
    try:
        return read_parts(None, "desk", parts), ()
    except TimelineError as error:
        return None, error.problems


@given(changed())
def test_the_problems_of_some_events_are_those_of_the_whole(text: str) -> None:
    found = problems(text)

    assume(found and found[0].check != "git-conflict")
    try:
        document = Document(text, "store.yaml")
    except NotYamlError:
        return
    assert list(found) == diagnose([document], {})


@given(changed())
def test_both_parsers_read_the_same(text: str) -> None:
    try:
        stored = read_store(None, text.encode(), "store.yaml")
    except TimelineError:
        return

    assert repr(parsed(stored.text)) == repr(tree(stored.document))


@given(changed(), st.data())
def test_any_bytes_are_a_store_or_have_problems_with_a_place(text: str, data: st.DataObject) -> None:
    content = bytearray(text.encode())
    for _ in range(data.draw(st.integers(0, 2))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    lines = bytes(content).removeprefix(b"\xef\xbb\xbf").decode(errors="replace").split("\n")

    for problem in problems(bytes(content)):
        place = problem.place
        assert place is not None
        assert 1 <= place.line <= len(lines)
        assert place.excerpt == lines[place.line - 1].removesuffix("\r")
        assert place.above == (lines[place.line - 2].removesuffix("\r") if place.line > 1 else "")
        assert 1 <= place.column <= len(place.excerpt) + 1
        assert place.length >= 1


@given(st.binary(max_size=200))
def test_bytes_that_are_no_store_have_a_problem_with_a_place(content: bytes) -> None:
    assert all(problem.place is not None for problem in problems(content))


Entry = dict[str, object]


def with_event(event: Entry) -> Entry:
    return {"timeline": 1, "sources": {"k": {}}, "events": [{"id": "a", "title": "T"} | event]}


def with_account(account: Entry) -> Entry:
    return with_event({"accounts": [{"source": "k"} | account]})


RULING: Entry = {"point": "n", "values": ["1", "2"], "verdict": "open", "because": "b"}


@dataclass
class Where:
    """A place of the store where an entry stands: the keys that it may have there, and a store that has it."""

    keys: frozenset[str]
    store: Callable[[Entry], Entry]


PLACES = {
    "store": Where(STORE_KEYS, lambda entry: {"timeline": 1} | entry),
    "source": Where(SOURCE_KEYS, lambda entry: with_event({}) | {"sources": {"k": entry}}),
    "clock": Where(CLOCK_KEYS, lambda entry: with_event({}) | {"sources": {"k": {"clock": {"ahead": "1 h"} | entry}}}),
    "event": Where(EVENT_KEYS, with_event),
    "ruling": Where(RULING_KEYS, lambda entry: with_event({"rulings": [RULING | entry]})),
    "account": Where(ACCOUNT_KEYS, with_account),
    "citation": Where(CITATION_KEYS, lambda entry: with_account({"cite": [entry]})),
    "point of an event": Where(POINT_KEYS, lambda entry: with_event({"points": {"n": {"value": 1} | entry}})),
    "point of an account": Where(POINT_KEYS, lambda entry: with_account({"points": {"n": {"value": 1} | entry}})),
}
GOOD = (
    "2025-03-18T10:00",
    "2025-03-18/2025-03-20",
    "40 min",
    "k",
    "en",
    "denies",
    "total",
    "figure",
    "A",
    "Europe/Kyiv",
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from([*KEYS, *GOOD])
)
JSON = SCALARS | st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("place", PLACES)
@given(JSON)
def test_a_key_where_it_is_allowed_takes_a_value_or_says_why_not(place: str, value: object) -> None:
    """Each key alone, so that nothing else can be what is refused."""
    where = PLACES[place]

    for key in sorted(where.keys):
        text = json.dumps(where.store({key: value}))
        found = problems(text)
        assert found or is_found_sound(text), key
        assert "internal" not in [problem.check for problem in found], key


@pytest.mark.parametrize("place", PLACES)
def test_a_key_where_it_is_not_allowed_is_unknown(place: str) -> None:
    where = PLACES[place]

    for key in KEYS:
        found = [problem.check for problem in problems(json.dumps(where.store({key: "2025"})))]
        assert ("unknown-key" in found) == (key not in where.keys), key


@given(st.integers(0, 20), st.integers())
def test_a_generated_store_is_a_store(events: int, seed: int) -> None:
    text = generate(events, seed)

    assert problems(text) == ()
    assert len(read_store(None, text.encode(), "store.yaml").timeline.events) == events
    assert text == generate(events, seed)
