"""Bytes of a store to a `Timeline`: the fast way in, and every problem with its place when that way is barred."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, NoReturn
from unicodedata import is_normalized

import msgspec

from timeline.collector import collector_paused
from timeline.errors import Place, Problem, TimelineError
from timeline.model import Timeline
from timeline.progress import Progress
from timeline.store.build import build, refused_events
from timeline.store.build_event import Path
from timeline.store.decoding import BOM, decode
from timeline.store.parsing import parsed
from timeline.store.refusing.quick_look import (
    has_odd_floats,
    has_odd_integers,
    has_odd_zeros,
    may_nest_deep,
    needs_positions,
)
from timeline.store.slices import sliced
from timeline.store.spelling import with_one_spelling

if TYPE_CHECKING:
    from timeline.store.positions import Document


class Stored(msgspec.Struct, frozen=True, dict=True):
    """A timeline with the file it was read from, or the folder. Places are found when they are asked for.

    `path` is None where the bytes did not come from a file, `name` what the file is called in messages. `raw` is its
    tree, where it was kept for an edit.

    A store that is a folder has `parts`, each of them a store that knows the keys and the sources of all, and no bytes
    of its own; its text is theirs with `joint.JOINT` between. `frame` is what stands beside a text that is a part: keys
    of the store and sources, as they are parsed. `told` is what whoever reads it should know: that a write was cut off,
    and what to do.
    """

    timeline: Timeline
    path: FilePath | None
    name: str
    data: bytes
    raw: object = None
    parts: "tuple[Stored, ...]" = ()
    frame: Mapping[str, object] | None = None
    told: tuple[Problem, ...] = ()

    @property
    def files(self) -> "tuple[Stored, ...]":
        """The parts of a folder; of a file it alone."""
        return self.parts or (self,)

    @property
    def bom(self) -> bool:
        """Whether the file began with a byte order mark."""
        return self.data.startswith(BOM)

    @cached_property
    def text(self) -> str:
        """The whole file without its byte order mark."""
        if self.parts:
            from timeline.store.joint import JOINT

            return JOINT.join([part.text for part in self.parts])
        return decode(self.data, self.name)

    @property
    def size(self) -> int:
        """How many bytes the file has; of a folder its parts together."""
        return sum(len(file.data) for file in self.files)

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal: whether the file has moved on since it was read.

        That of a folder is the hash of what `sha256sum *.yaml` says of its parts.
        """
        from hashlib import sha256

        if self.parts:
            from timeline.store.joint import hash_of_parts

            return hash_of_parts([(part.path.name if part.path else part.name, part.sha256) for part in self.parts])
        return sha256(self.data).hexdigest()

    @cached_property
    def document(self) -> "Document":
        """The nodes of the text with their positions."""
        from timeline.store.positions import Document

        if self.parts:
            from timeline.store.joint_document import JointDocument

            return JointDocument([(part.text, part.name) for part in self.parts], self.name)
        return Document(self.text, self.name)

    def locate(self, path: Path) -> Place | None:
        """The place of the value at a path such as `("events", 0, "accounts", 1, "when")`; None where there is none."""
        return self.document.locate(path)


def read_store(
    path: FilePath | None,
    data: bytes,
    name: str,
    *,
    keep_raw: bool = False,
    progress: Progress | None = None,
    frame: Mapping[str, object] | None = None,
) -> Stored:
    """Reads the bytes of a store; `name` is what messages call it. Raises TimelineError with every problem.

    `frame` is what stands beside it where it is a part of a store: keys of the store and sources, as they are parsed.
    """
    reading = Reading(data, name, progress, keep_raw=keep_raw, frame=frame)
    with collector_paused(freeze=len(data) > _LARGE):
        timeline = reading.timeline()
    return Stored(timeline, path, name, data, reading.raw if keep_raw else None, frame=frame)


class Reading:
    """One reading of one text; its nodes are made at most once, and only when they are needed."""

    def __init__(
        self,
        data: bytes,
        name: str,
        progress: Progress | None = None,
        *,
        keep_raw: bool = False,
        frame: Mapping[str, object] | None = None,
    ) -> None:
        self.progress = progress
        self.frame = frame
        self.data = data
        self.name = name
        self.keep_raw = keep_raw
        self.raw: object = None

    @property
    def text(self) -> str:
        """The whole text, made anew each time: of a large file it is twice as large as the bytes, and seldom needed."""
        return decode(self.data, self.name)

    @cached_property
    def document(self) -> "Document":
        """The nodes of the text. Raises NotYamlError."""
        from timeline.store.positions import Document  # as many lines as all the rest, for files that need it

        return Document(self.text, self.name)

    @cached_property
    def _odd_integers(self) -> bool:
        return has_odd_integers(self.text, self.data)

    @cached_property
    def _odd_zeros(self) -> bool:
        return has_odd_zeros(self.text)

    @cached_property
    def _odd_floats(self) -> bool:
        return has_odd_floats(self.text)

    def look(self, text: str) -> None:
        """Refuses what must not come to the fast reader. Raises TimelineError."""
        if "<<<<<<<" in text:
            self._refuse_conflict()
        if may_nest_deep(self.data) or needs_positions(text):
            self._look()

    def timeline(self) -> Timeline:
        """The timeline of the text. Raises TimelineError."""
        text = self.text
        self.look(text)
        in_slices = len(self.data) > _LARGE and not self.keep_raw and (text.isascii() or is_normalized("NFC", text))
        if not in_slices:
            return self._of_all(text)
        del text
        made = self._of_slices()
        return self._of_all(self.text) if made is None else made

    def _of_slices(self) -> Timeline | None:
        """The timeline, made of a few events at a time; None where only the whole can tell, also what is wrong."""
        apart = sliced(self.data.removeprefix(BOM))
        if apart is None:
            return None
        try:
            frame = tree_of(apart.frame)
            if not isinstance(frame, dict) or frame.pop("events", None) != [apart.mark]:
                return None
            trees = (tree_of(events) for events in apart.slices(SLICE))
            return build(self._within_frame(frame), self.number_text, self.progress, (apart.count(), trees))
        # As below.
        except (ValueError, msgspec.ValidationError):
            return None

    def _of_all(self, text: str) -> Timeline:
        """The timeline, made of the tree of the whole text. Raises TimelineError."""
        try:
            self.raw = parsed(text, self.data.removeprefix(BOM))
            whole = self._within_frame(self.raw)
            tree = whole if text.isascii() else with_one_spelling(whole, text)
            return build(tree, self.number_text, self.progress)
        # RefusedEntryError, MalformedText and what the reader raises are ValueErrors.
        except (ValueError, msgspec.ValidationError) as error:
            self.refuse(str(error))

    def _look(self) -> None:
        """Refuses what only the nodes show, before the fast reader has swallowed it."""
        from timeline.store.positions import NotYamlError
        from timeline.store.refusing.yaml_features import structure_problems

        try:
            problems = structure_problems(self.document)
        except NotYamlError as fault:
            self.refuse(str(fault))
        if problems:
            self.refuse(problems[0].message)

    def _refuse_conflict(self) -> None:
        """Refuses both sides of a conflict of Git at once: where they stand in a text in quotes, they are YAML."""
        from timeline.store.refusing.git_conflict import conflict_problems

        if problems := conflict_problems(self.text, self.name, whole=True):
            raise TimelineError(problems)

    def refuse(self, reason: str) -> NoReturn:
        """Raises TimelineError with every problem of the text, each with its place."""
        from timeline.store.positions import NotYamlError
        from timeline.store.refusing.store_walk import diagnose
        from timeline.store.refusing.yaml_syntax import syntax_problems

        problems = self._problems_of_events()
        try:
            problems = problems or diagnose([self.document], self.frame or {})
        except NotYamlError as fault:
            problems = syntax_problems(fault, self.text, self.name)
        if not problems:
            # The two walks disagree. Reading on would keep what one of them refuses.
            message = f"this file cannot be read, and the reason has no place in it: {reason}"
            problems = [Problem("internal", message, "please report this with the file", Place(self.name, 1, 1))]
        raise TimelineError(problems)

    def _problems_of_events(self) -> "list[Problem]":
        """Every problem, where all of them are in some events: a slip in one is no reason to walk through all others.

        Empty where that cannot be said.
        """
        from timeline.store.refusing.suspects import problems_of_events

        events = self.raw.get("events") if isinstance(self.raw, dict) else None
        if not isinstance(events, list) or self.frame is not None or needs_positions(self.text):
            return []
        refused = refused_events(self.raw, self.number_text)
        return problems_of_events(self.text, self.name, len(events), refused) if refused else []

    def _within_frame(self, raw: object) -> object:
        """A parsed text with what stands beside it."""
        if self.frame is None or not isinstance(raw, dict):
            return raw
        from timeline.store.joint import joint_tree

        return joint_tree([raw, self.frame])

    def may_be_odd(self, number: float) -> bool:
        """Whether a number may be written otherwise than it would be by itself."""
        if isinstance(number, float):
            return self._odd_floats
        return self._odd_integers if number else self._odd_zeros

    def number_text(self, number: float, path: Callable[[], Path]) -> str:
        """A number as it is written: `1.10`, where YAML has read 1.1."""
        if self.may_be_odd(number):
            node = self.document.node_at(path())
            if node is not None:
                return node.resolved.text
        return repr(number)


def tree_of(data: bytes) -> object:
    """What the fast reader makes of a piece of a text. Raises ValueError."""
    return parsed(data.decode(), data)


_LARGE = 1 << 20

SLICE = 1 << 16
"""How many bytes of events are read at a time."""
