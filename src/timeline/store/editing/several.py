"""Edits of a store, whatever it is: of a file, or of the parts of a folder."""

from collections.abc import Sequence

from timeline.store.editing.apply import Edited, edit_one, text_of_entry
from timeline.store.editing.edits import Edit, Target
from timeline.store.reading import Stored


def edit_text(stored: Stored, edits: Sequence[Edit]) -> Edited:
    """The text of a store with edits in it; each edit sees what those before it have done.

    Of a folder it is the texts of all parts, and each change says in which of them it shows. Raises TimelineError, and
    then nothing is changed: where an edit names what is not there, touches an anchor or an alias, or leaves a store
    that cannot be read (`InvalidEditError`, whose places are those of the text refused).
    """
    if not stored.parts:
        return edit_one(stored, edits)
    from timeline.store.editing.folder_edits import FolderEdits  # most stores are files

    return FolderEdits(stored).edited(edits)


def entry_text(stored: Stored, target: Target) -> str:
    r"""One entry on its own, for an editor: its lines from column 1 with the comments above it, ended by `\n`.

    An event or account keeps its dash, a source its key. Raises TimelineError where there is no such entry.
    """
    if not stored.parts:
        return text_of_entry(stored, target)
    from timeline.store.editing.folder_edits import FolderEdits

    return text_of_entry(stored.parts[FolderEdits(stored).parts_of_target(target)[0]], target)
