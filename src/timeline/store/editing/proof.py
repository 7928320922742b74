"""The proof of an edit: both readers read the new text, and it means the old one with the change, and nothing else."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from timeline.errors import TimelineError
from timeline.model import Event, Timeline
from timeline.store.editing.parts import PartedText
from timeline.store.editing.trees import Tree
from timeline.store.nodes_read import means
from timeline.store.parsing import parsed
from timeline.store.positions import Document, NotYamlError
from timeline.store.reading import read_store
from timeline.store.refusing.quick_look import needs_positions
from timeline.store.refusing.yaml_features import structure_problems
from timeline.store.same_tree import same_tree


class UnprovenError(ValueError):
    """The new text does not mean what it should."""


def raw_tree(text: str) -> dict[str, object]:
    """The tree of a store's text by the fast reader. Raises ValueError where it has none."""
    tree = parsed(text)
    if not isinstance(tree, dict):
        raise UnprovenError("the text is no map")
    return tree


def prove_tree(text: str, draft: PartedText, tree: Tree, proven: Callable[[int], None]) -> None:
    """Raises UnprovenError where the new text is read otherwise than the tree says.

    The fast reader reads all of it; the one that knows positions reads the parts that changed. `proven` is told the
    number of each changed event while its nodes are at hand.
    """
    try:
        read = raw_tree(text)
    except UnprovenError:
        raise
    except ValueError as error:
        raise UnprovenError(str(error)) from error
    changed = tree.changed()
    # Equal in the cheap sense first; what changed is then compared strictly.
    if read != tree.root and not same_tree(read, tree.root):
        raise UnprovenError("the text means something else")
    events = read.get("events")
    for number in changed:
        if not same_tree(events[number], tree.events[number]):  # type: ignore[index]
            raise UnprovenError(f"event {number} means something else")
    frame = {key: value for key, value in read.items() if key != "events"}
    if not same_tree(frame, {key: value for key, value in tree.root.items() if key != "events"}):
        raise UnprovenError("what stands beside the events means something else")
    _prove_nodes(draft, read, changed, proven)


def _prove_nodes(
    draft: PartedText, read: dict[str, object], changed: Sequence[int], proven: Callable[[int], None]
) -> None:
    try:
        for window in draft.frames():
            for key, value in window.root.pairs:
                if (key.text != "events" or draft.whole) and not means(value, read.get(key.text)):
                    raise UnprovenError(f"the two readers disagree on `{key.text}`")
        if draft.whole:
            _refuse_structure(draft.window(0, 0, head=True).document)
            return
        for number in changed:
            window = draft.window(number, number + 1)
            node = window.event(number)
            if node is None or not means(node, read["events"][number]):  # type: ignore[index]
                raise UnprovenError(f"the two readers disagree on event {number}")
            _refuse_structure(window.document)
            proven(number)
    except NotYamlError as error:
        raise UnprovenError(str(error)) from error


def _refuse_structure(document: Document) -> None:
    if not needs_positions(document.text):
        return
    problems = [problem for problem in structure_problems(document) if problem.check != "alias"]
    if problems:
        raise UnprovenError(problems[0].message)


class Proven(msgspec.Struct, frozen=True):
    """What the proof has read of a new text: all of it, or the changed events with what stands beside them.

    `numbers` are those of the changed events in the new list, and `origins` the old ones of all events in there, None
    of new ones; empty items count.
    """

    read: Timeline
    is_whole: bool
    numbers: tuple[int, ...]
    origins: tuple[int | None, ...]

    @property
    def whole(self) -> Timeline | None:
        """What the new text says, where all of it was read."""
        return self.read if self.is_whole else None

    @property
    def changed(self) -> dict[int, Event] | None:
        """The changed events by their numbers; None where a list has empty items, which no timeline has."""
        events = self.read.events
        if self.is_whole:
            is_full = len(events) == len(self.origins)
            return {number: events[number] for number in self.numbers} if is_full else None
        return dict(zip(self.numbers, events, strict=True)) if len(events) == len(self.numbers) else None


def prove_valid(text: str, draft: PartedText, tree: Tree, name: str, frame: Mapping[str, object] | None) -> Proven:
    """What the new text is read as; `frame` is what stands beside it.

    Where only events changed, these are read with what stands around them: the others were valid and still are.

    Raises TimelineError, with places in the new text, where the new text is no store that can be read.
    """
    changed, origins = tuple(tree.changed()), tuple(tree.origins)
    if not tree.frame_changed and not draft.whole:
        try:
            kept = draft.without_events(changed)
            made = read_store(None, kept.encode(), name, frame=frame).timeline
        except TimelineError:
            # An alias may stand for what was left out; and the places are those of the whole text.
            pass
        else:
            return Proven(made, kept == text, changed, origins)
    return Proven(read_store(None, text.encode(), name, frame=frame).timeline, True, changed, origins)
