"""A store and the folder that is made of it tell the same, and edits of the one are edits of the other."""

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import timeline as run
from tests.store.editing.test_laws import additions, targets
from tests.store.editing.written import POINTS, SOURCES, TAGS, Written, written
from timeline.errors import TimelineError
from timeline.merging.own_text import comments_of
from timeline.merging.splitting import split_store
from timeline.model import Timeline
from timeline.store import Stored, load_store, read_store
from timeline.store.creating import create_folder
from timeline.store.editing import (
    AddAccount,
    AddEvent,
    Edit,
    Edited,
    OfAccount,
    OfEvent,
    OfSource,
    Remove,
    Rename,
    SetKey,
    edit_text,
)
from timeline.store.joint_reading import with_text
from timeline.store.part_names import By
from timeline.store.writing import store_to_write

WAYS: tuple[By, ...] = ("month", "year", "source")


def parted(store: Written, by: By, folder: Path) -> tuple[Stored, Stored]:
    """A store as a file and as a folder beside it."""
    (folder / "one.yaml").write_bytes(store.data)
    stored = load_store(folder / "one.yaml", "one.yaml")
    made = split_store(stored, by)
    create_folder(folder / "several", {f"{name}.yaml": text.encode() for name, text in made.parts.items()}, "several")
    return stored, load_store(folder / "several", "several")


def meaning(timeline: Timeline) -> object:
    """What a store says, in whatever order its events stand."""
    return msgspec.structs.replace(timeline, events=()), {event.id: event for event in timeline.events}


@pytest.mark.parametrize("by", WAYS)
@given(store=written())
def test_no_line_is_lost_or_changed(by: By, store: Written) -> None:
    stored = read_store(None, store.data, "one.yaml")

    made = split_store(stored, by)

    assert sum([comments_of(text) for text in made.parts.values()], Counter(made.comments)) == comments_of(stored.text)
    if "{" not in stored.text[:40]:
        known = {line.rstrip("\r") for line in stored.text.split("\n")} | {"timeline: 1", ""}
        for text in made.parts.values():
            assert {line.rstrip("\r") for line in text.split("\n")} - known <= {"events:", '"events":', "'events':"}


COMMANDS = (
    ("show", "--json", "--background"),
    ("show", "--background", "--full"),
    ("diff", "--all", "--json", "--background"),
    ("sources", "--json"),
    ("check", "--json", "--enable", "zone", "--enable", "citation", "--enable", "own-time"),
    ("export", "jsonl"),
    ("export", "markdown"),
)


@pytest.mark.parametrize("by", WAYS)
@given(store=written(), command=st.sampled_from(COMMANDS))
def test_the_folder_tells_what_the_file_tells(by: By, store: Written, command: tuple[str, ...]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        parted(store, by, folder)

        one, several = (run(*command, "--file", file, directory=folder) for file in ("one.yaml", "several"))

        assert _without_places(one.out, command) == _without_places(several.out, command)
        assert one.status == several.status


@given(store=written(), by=st.sampled_from(WAYS))
def test_the_folder_is_merged_as_the_file_is(store: Written, by: By) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        parted(store, by, folder)
        (folder / "other.yaml").write_text("timeline: 1\n", encoding="utf-8")

        merged = [
            run("merge", "other.yaml", file, "-o", f"{file}-merged.yaml", directory=folder)
            for file in ("one.yaml", "several")
        ]

        assert [one.status for one in merged] == [0, 0], merged
        texts = [load_store(folder / f"{file}-merged.yaml").timeline for file in ("one.yaml", "several")]
        assert meaning(texts[0]) == meaning(texts[1])


def _without_places(text: str, command: tuple[str, ...]) -> object:
    """What a command says but for names of files and numbers of lines.

    Of entries that look alike the one that stands first is named beside the others, and here that is another one.
    """
    if "jsonl" in command:
        return sorted(text.splitlines())  # in the order of the file
    if command[0] != "check":
        return text.replace("one.yaml", "FILE").replace("several", "FILE")
    return {
        (one["check"], one["level"], *([] if one["check"] in OF_SEVERAL else [one["message"], one["mend"]]))
        for one in json.loads(text)["problems"]
    }


OF_SEVERAL = {"similar-events", "similar-points", "similar-sources", "two-entries"}


@st.composite
def edits(draw: st.DrawFn) -> tuple[Written, Edit]:
    """A store and any edit of it."""
    store, addition, _ = draw(additions())
    held = [target for target in targets(store.tree)[1:] if not isinstance(target, OfSource)]
    chosen: list[Edit] = [addition]
    if held:
        chosen += [Remove(draw(st.sampled_from(held))), SetKey(draw(st.sampled_from(held)), "note", "changed")]
        event = draw(st.sampled_from([target.event for target in held if isinstance(target, OfEvent | OfAccount)]))
        chosen.append(AddAccount(event, {"source": draw(st.sampled_from(SOURCES)), "says": "New.", "published": 1999}))
        chosen.append(Rename("event", event, "other-name"))
        chosen.append(Rename("tag", draw(st.sampled_from(TAGS)), "other tag"))
        chosen.append(Rename("point", draw(st.sampled_from(POINTS)), "other point"))
    source = draw(st.sampled_from(SOURCES))
    chosen += [
        Rename("source", source, "other-source"),
        Remove(OfSource(source)),
        SetKey(OfSource(source), "note", "n"),
    ]
    chosen.append(AddEvent({"id": "added", "title": "Added", "when": "2025-03-20"}, sorted=draw(st.booleans())))
    return store, draw(st.sampled_from(chosen))


def after_edit(stored: Stored, edit: Edit) -> tuple[object, str]:
    """What a file says then; None where the edit is refused, and why."""
    try:
        return meaning(with_text(stored, edit_text(stored, [edit]).text).timeline), ""
    except TimelineError as error:
        return None, str(error)


def written_to(folder: Path, edit: Edit) -> tuple[Edited | None, str]:
    """What was written to a folder; None where the edit is refused, and why."""
    try:
        with store_to_write(folder, "several") as opened:
            return opened.write([edit]), ""
    except TimelineError as error:
        return None, str(error)


@pytest.mark.parametrize("by", WAYS)
@given(drawn=edits())
def test_an_edit_of_the_folder_is_that_of_the_file_and_leaves_other_parts_alone(
    by: By, drawn: tuple[Written, Edit]
) -> None:
    store, edit = drawn
    with TemporaryDirectory() as name:
        stored, folder = parted(store, by, Path(name))
        before = {part.name: part.data for part in folder.parts}
        expected, refused = after_edit(stored, edit)

        edited, also = written_to(Path(name) / "several", edit)

        assert (edited is None) is (expected is None), (refused, also)
        if edited is None:
            assert {part.name: part.data for part in load_store(Path(name) / "several", "several").parts} == before
            return
        after = load_store(Path(name) / "several", "several")
        assert meaning(after.timeline) == expected
        assert after.text == edited.text
        changed = [part.name for part in after.parts if part.data != before[part.name]]
        assert len(changed) <= 1 or isinstance(edit, Rename)
        assert sorted(path.name for path in (Path(name) / "several").iterdir() if path.suffix != ".yaml") == []
