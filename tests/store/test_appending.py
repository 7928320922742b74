"""An event behind all others is written into the end alone as it is into the whole."""

import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bench.generate import generate
from tests.store.stores import RICH
from tests.store.test_laws import changed
from timeline.errors import TimelineError
from timeline.store import Stored, load_store
from timeline.store.appending import NotAtTheEndError, Written, end_to_write, ends_of
from timeline.store.editing import AddEvent, AddSource, Edit, edit_text
from timeline.store.ends import Ends

EVENTS = [
    AddEvent({"id": "new-one", "title": "New", "when": "2025-03-18"}),
    AddEvent({"id": "new-two", "title": "- [x]", "accounts": [{"source": "bbc", "says": "a: b\n  - c\n"}]}),
    AddEvent({"id": "new-three", "title": "Neu", "note": "# no comment"}),
]
TEXTS = (
    changed()
    | st.builds(generate, st.integers(0, 40), st.integers(0, 9))
    | st.builds(
        lambda count, seed, end: generate(count, seed).rstrip("\n") + end,
        st.integers(1, 30),
        st.integers(0, 9),
        st.sampled_from(
            ["", "\n\n", "\n  # below\n", "\n\n  # below\nnote: |\n  - id: x\n", "\nx-own: [\n  - 1]\n", "\n...\n"]
        ),
    )
)


def read(folder: Path, text: str) -> Stored | None:
    path = folder / "store.yaml"
    path.write_bytes(text.encode())
    try:
        return load_store(path)
    except TimelineError:
        return None


def known(ends: Ends | None, _data: bytes) -> Ends | None:
    return ends


@given(TEXTS, st.permutations(EVENTS))
def test_the_bytes_are_those_of_a_write_into_the_whole(text: str, edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stored = read(folder, text)
        assume(stored is not None)
        assert stored is not None
        assert stored.path is not None
        ends = ends_of(stored.data, stored.text, stored.timeline, len(stored.timeline.events))
        for edit in edits:
            try:
                with end_to_write(stored.path, "store.yaml", partial(known, ends)) as end:
                    ready: list[Written] = []
                    end.ready = ready.append
                    edited = end.write([edit])
            except (NotAtTheEndError, TimelineError):
                assert load_store(stored.path).data == stored.data
                return
            expected = edit_text(stored, [edit])
            stored = load_store(stored.path)

            assert stored.text == expected.text
            assert edited.changes == expected.changes
            assert [one.data for one in ready] == [stored.data]
            ends = ready[0].ends
            again = ends_of(stored.data, stored.text, stored.timeline, len(stored.timeline.events))
            assert again is None or again.head == ends.head
            assert again is None or again.begins == ends.begins[-len(again.begins) :]


def test_most_stores_have_ends(tmp_path: Path) -> None:
    stored = read(tmp_path, generate(40, 1))
    assert stored is not None
    ends = ends_of(stored.data, stored.text, stored.timeline, len(stored.timeline.events))

    assert ends is not None
    assert len(ends.begins) == 12
    assert stored.data[ends.head :].startswith(b"  - id: ")
    assert all(stored.data[begin:].startswith(b"  - id: ") for begin in ends.begins)
    assert ends.behind == len(stored.data)


@pytest.mark.parametrize("text", [RICH, "timeline: 1\n", "timeline: 1\nevents: [{id: a, title: A}]\n"], ids=repr)
def test_a_store_whose_end_means_nothing_alone_has_none(text: str, tmp_path: Path) -> None:
    stored = read(tmp_path, text)

    assert stored is not None
    assert ends_of(stored.data, stored.text, stored.timeline, len(stored.timeline.events)) is None


def test_what_is_more_than_an_event_is_not_written(tmp_path: Path) -> None:
    stored = read(tmp_path, generate(5, 1))
    assert stored is not None
    assert stored.path is not None
    for edit in (AddSource("radio", {}), AddEvent({"id": "x", "title": "X"}, sorted=True)):
        opened = end_to_write(
            stored.path,
            "store.yaml",
            partial(known, ends_of(stored.data, stored.text, stored.timeline, len(stored.timeline.events))),
        )
        with opened as end, pytest.raises(NotAtTheEndError):
            end.write([edit])
    with pytest.raises(NotAtTheEndError), end_to_write(stored.path, "store.yaml", partial(known, None)):
        pass

    assert load_store(stored.path).data == stored.data
