"""A large store is read a few events at a time, and means what it means as a whole."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.interchange.any_store import Tree, trees
from tests.store.test_refusing import FILES, LINES, Row, told
from timeline.errors import TimelineError
from timeline.store import read_store
from timeline.store.parsing import parsed
from timeline.store.samples import sample_story
from timeline.store.slices import sliced

LARGE = "# " + "large " * 200_000 + "\n"
"""A line that makes a store a large one, below it: so nothing in it has another place."""


class Indented(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def in_a_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Indented.add_representer(str, in_a_block)


@st.composite
def written(draw: st.DrawFn) -> str:
    """Any store as one or another program writes it."""
    tree: Tree = json.loads(json.dumps(draw(trees())))
    text: str = yaml.dump(
        tree,
        Dumper=draw(st.sampled_from([Indented, yaml.SafeDumper])),
        allow_unicode=draw(st.booleans()),
        width=draw(st.sampled_from([20, 120])),
        indent=draw(st.sampled_from([2, 4])),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
        sort_keys=draw(st.booleans()),
    )
    return text


def outcome(text: str) -> object:
    """What a text means, or what is wrong with it and where."""
    try:
        return read_store(None, text.encode(), "store.yaml").timeline
    except TimelineError as error:
        return [(one.message, one.mend, one.place) for one in error.problems]


@given(text=written(), size=st.integers(1, 400))
def test_slices_are_the_whole(text: str, size: int) -> None:
    apart = sliced(text.encode())
    whole = parsed(text)
    assert isinstance(whole, dict)
    if apart is None:
        assert not whole["events"]
        return

    assert parsed(apart.frame.decode()) == {**whole, "events": [apart.mark]}
    assert b"".join(apart.slices(size)) == apart.data[apart.begin : apart.end]
    assert [event for events in apart.slices(size) for event in parsed(events.decode())] == whole["events"]  # type: ignore[attr-defined]
    assert apart.count() == len(whole["events"])


@given(text=written())
def test_a_large_store_means_what_a_small_one_means(text: str) -> None:
    assert outcome(text + LARGE) == outcome(text)


def test_the_shipped_story_is_the_same_as_a_large_store() -> None:
    assert outcome(sample_story() + LARGE) == outcome(sample_story())


@pytest.mark.parametrize("row", [row for row in (*FILES, *LINES) if row[0].endswith("\n")], ids=lambda row: row[0])
def test_what_is_refused_is_refused_in_a_large_store_too(row: Row) -> None:
    with pytest.raises(TimelineError) as refusal:
        read_store(None, (row[0] + LARGE).encode(), "store.yaml")

    assert [told(problem) for problem in refusal.value.problems] == [row[1:]]


HEAD = "timeline: 1\nsources: {a: {name: A}}\n"


@pytest.mark.parametrize(
    "text",
    [
        'title: "x\nevents:\n  - {id: a, title: A}\ny"\n',
        'title: "x\nevents:\n  - {id: a, title: A}\ny"\nevents:\n  - {id: b, title: B}\n',
        "note: |\n  events:\n    - {id: a, title: A}\nevents:\n  - {id: b, title: B}\n",
        'events:\n  - {id: b, title: B, note: "x\n  - {id: a, title: A}\n  y"}\n',
        'events:\n  - id: b\n    title: "B\n  - id: a"\n  - {id: c, title: C}\n',
        "events:\n  - {id: b,\n  title: B}\n  - {id: c, title: C}\n",
        "events:\n  - id: b\n    title: B\n    note: |\n      - id: x\n     - y\n",
        "events:\n  - id: b\n    title: B\n    note: |\n      - id: x\n  - {id: c, title: C}\n",
        "events:\n  - id: b\n    title: &t B\n  - {id: c, title: *t}\n",
        "events:\n- id: b\n  title: B\n-\n- {id: c, title: C}\n",
        "events:\n- id: b\n  title: B\n---\n- {id: c, title: C}\n",
        "events:\n  - {id: b, title: B}\n...\n",
        "events:\n  - {id: b, title: B}\nevents:\n  - {id: c, title: C}\n",
        "events:\n  - {id: b, title: B}\n'events':\n  - {id: c, title: C}\n",
        "events:\n  - {id: b, title: B}\n - {id: c, title: C}\n",
        "events:\n  - {id: b, title: B}\n   - {id: c, title: C}\n",
        "events:\n  - {id: b, title: B}\n  - {id: b, title: C}\n",
        "events:\n  # none\n\n  # yet\ntitle: T\n",
        "events: # all of them\n\n  # the first\n  - {id: b, title: B}\n# behind\ntitle: T\n",
        "events: []\n",
        "events: [{id: b, title: B}]\n",
        "events: {id: b, title: B}\n",
        "events:\n  - B\n",
        "events:\n  - [{id: b, title: B}]\n",
        "events:\n\t- {id: b, title: B}\n",
        "events:\r\n  - id: b\r\n    title: B\r\n  - {id: c, title: C}\r\ntitle: T\r\n",
        "events:\n  - {id: b, title: B}\n  - {id: c, title: C]\n",
        "events:\n  - {id: b, title: B}\n  - {id: c, titel: C}\n",
        "events:\n  - {id: b, title: 1.10}\n  - {id: c, title: C, accounts: [{source: a, points: {p: 1.10}}]}\n",
        "events:\n  - {id: mark, title: mark}\n  - mark\n",
        "events:\n  - mark\n",
        "events:\n  - {id: e\u0301, title: B}\n  - {id: c, title: C, same_as: [\u00e9]}\n",
        'events:\n  - {id: b, title: "B\u2028  - c"}\n',
    ],
)
def test_what_looks_like_an_event_and_is_none(text: str) -> None:
    assert outcome(HEAD + text + LARGE) == outcome(HEAD + text)
