"""Edits applied to the text of a store, one after another, and proven before anybody gets to see the result."""

from collections.abc import Sequence

import msgspec

from timeline.store.editing.edits import Change, Edit, Target
from timeline.store.reading import Stored


class Edited(msgspec.Struct, frozen=True):
    """The new text of a store, without byte order mark, and where each edit shows in it."""

    before: str
    text: str
    changes: tuple[Change, ...]
    """One for each edit, in their order."""

    def diff(self, name: str) -> str:
        """The change of the file as a unified diff; empty where nothing changes."""
        raise NotImplementedError


def edit_text(stored: Stored, edits: Sequence[Edit]) -> Edited:
    """The text of a store with edits in it; each edit sees what those before it have done.

    Raises TimelineError, and then nothing is changed: where an edit names what is not there, touches an anchor or an
    alias, or leaves a store that cannot be read (`InvalidEditError`, whose places are those of the text refused).
    """
    raise NotImplementedError


def entry_text(stored: Stored, target: Target) -> str:
    r"""One entry on its own, for an editor: its lines from column 1 with the comments above it, ended by `\n`."""
    raise NotImplementedError
