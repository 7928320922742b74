"""Edits applied to the text of a store, one after another, and proven before anybody gets to see the result."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from timeline.errors import Problem, TimelineError
from timeline.store.editing.changes import Mark, change_of
from timeline.store.editing.edits import Change, Edit, Replace, Target
from timeline.store.editing.handlers import Handlers
from timeline.store.editing.proof import UnprovenError, collector_paused, prove_tree, prove_valid, raw_tree
from timeline.store.editing.replacing import shown
from timeline.store.reading import Stored


class Edited(msgspec.Struct, frozen=True):
    """The new text of a store, without byte order mark, and where each edit shows in it."""

    before: str
    text: str
    changes: tuple[Change, ...]
    """One for each edit, in their order."""

    def diff(self, name: str) -> str:
        """The change of the file as a unified diff; empty where nothing changes."""
        from difflib import unified_diff

        begin, end = self._differing()
        return "".join(_with_end(line) for line in unified_diff(*self._cut(begin, end), name, name))


class InvalidEditError(TimelineError):
    """The edits would leave a store that cannot be read; the places of the problems are those of that text."""

    def __init__(self, problems: Sequence[Problem], edited: Edited) -> None:
        super().__init__(problems)
        self.edited = edited
