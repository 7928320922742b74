"""One file made a folder: its events in parts by their month, their year or their source, all else in a head.

Lines move as they are, with the comments above them; an entry in brackets has no lines of its own and is written anew.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from timeline.errors import Problem, TimelineError
from timeline.merging.own_text import comments_of
from timeline.merging.trees import Trees
from timeline.model import Timeline
from timeline.store.editing import AddEvent, AddSource, OfStore, SetKey, edit_text
from timeline.store.editing.replacing import excerpt_of_item
from timeline.store.editing.spans import is_blank, keeps_blanks, line_after, line_begin, line_end_near
from timeline.store.joint_reading import Part, read_parts
from timeline.store.part_names import HEAD, By, name_by
from timeline.store.positions import Node
from timeline.store.reading import Stored, read_store


class Split(NamedTuple):
    """The text of each part by its name, `store` first; and the comments that have no place in any."""

    parts: Mapping[str, str]
    comments: tuple[str, ...] = ()


def split_store(stored: Stored, by: By) -> Split:
    """The parts that tell together what a store tells. Raises TimelineError where an anchor ties entries of several."""
    zone = stored.timeline.timezone
    names = [name_by(event, by, zone) for event in stored.timeline.events]
    by_lines = _by_lines(stored, names)
    if by_lines is not None and _tells_the_same(by_lines, stored):
        return Split(by_lines)
    written = _written_anew(stored, names)
    if not _tells_the_same(written, stored):
        message = "the parts would not tell what the store tells, so nothing was written"
        raise TimelineError.of("internal", message, "please report this with the file")
    kept = sum([comments_of(text) for text in written.values()], comments_of(""))
    return Split(written, tuple((comments_of(stored.text) - kept).elements()))


def _by_lines(stored: Stored, names: Sequence[str]) -> dict[str, str] | None:
    """The parts as lines of the file; None where its events have no lines of their own."""
    document, text = stored.document, stored.text
    root = document.root
    if root is None or root.style == "flow":
        return None
    found = next((pair for pair in root.pairs if pair[0].text == "events"), None)
    if found is None or not names:
        return {HEAD: text}
    key, held = found
    if held.kind != "list" or held.style == "flow":
        return None
    filled = [number for number, item in enumerate(held.items) if item.resolved.kind == "map"]
    begins = [line_after(text, key.end)]
    begins += [excerpt_of_item(text, key, held, number).end for number in filled]
    _refuse_ties(stored, begins, names)
    end_of_line = line_end_near(text, key.begin)
    key_line = text[line_begin(text, key.begin) : begins[0]]
    bare_line = f"{text[key.begin : key.end]}:{end_of_line}"
    parts: dict[str, str] = {HEAD: text[: line_begin(text, key.begin)] + text[begins[-1] :]}
    last: dict[str, Node] = {}
    for at, (number, name) in enumerate(zip(filled, names, strict=True)):
        lines = text[begins[at] : begins[at + 1]]
        if name not in parts:
            # What is said beside the key is said once.
            parts[name] = f"timeline: 1{end_of_line}{end_of_line}{bare_line if last else key_line}"
            lines = _without_blanks(lines)
        elif name in last and keeps_blanks(text, last[name]):
            lines = _without_blanks(lines)
        if not parts[name].endswith("\n"):
            parts[name] += end_of_line
        parts[name] += lines
        last[name] = held.items[number]
    return parts


def _without_blanks(lines: str) -> str:
    """Lines without the blank ones that they begin with."""
    at = 0
    while at < len(lines) and is_blank(lines, at, after := line_after(lines, at)):
        at = after
    return lines[at:]


def _refuse_ties(stored: Stored, begins: Sequence[int], names: Sequence[str]) -> None:
    """Raises TimelineError for each alias that stands for what comes to stand in another part."""

    def part(node: Node) -> str:
        at = bisect_right(begins, node.begin) - 1
        return names[at] if 0 <= at < len(names) else HEAD

    problems = [
        Problem(
            "anchor",
            f"`*{alias.text}` stands for what would be in another part ({part(alias.target)}.yaml)",
            "write out there what it stands for",
            stored.document.place(alias.begin, alias.end),
        )
        for alias in stored.document.aliases
        if alias.target is not None and part(alias) != part(alias.target)
    ]
    if problems:
        raise TimelineError(problems)


def _written_anew(stored: Stored, names: Sequence[str]) -> dict[str, str]:
    """The parts written by what they mean."""
    trees = Trees(stored)
    empty = read_store(None, b"timeline: 1\n", stored.name, keep_raw=True)
    keys = [SetKey(OfStore(), key, value) for key, value in trees.store.items() if key != "timeline"]
    parts = {HEAD: edit_text(empty, [*keys, *[AddSource(*source) for source in trees.sources.items()]]).text}
    frame = {key: value for key, value in _frame_of(stored).items() if key != "timeline"}
    empty = msgspec.structs.replace(empty, frame=frame)
    for name in dict.fromkeys(names):
        events = [AddEvent(tree) for tree, other in zip(trees.events, names, strict=True) if other == name]
        parts[name] = edit_text(empty, events).text
    return parts


def _frame_of(stored: Stored) -> Mapping[str, object]:
    raw = read_store(None, stored.data, stored.name, keep_raw=True).raw
    return {key: value for key, value in raw.items() if key != "events"} if isinstance(raw, dict) else {}


def _tells_the_same(parts: Mapping[str, str], stored: Stored) -> bool:
    try:
        made = read_parts(None, stored.name, [Part(None, name, text.encode()) for name, text in parts.items()])
    except TimelineError:
        return False
    return _meaning(made.timeline) == _meaning(stored.timeline)


def _meaning(timeline: Timeline) -> object:
    events = {event.id: event for event in timeline.events}
    return len(timeline.events), events, msgspec.structs.replace(timeline, events=())
