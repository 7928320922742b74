"""Edits of a store's text that touch only their own bytes; what holds of them is in `docs/writing.md`.

`edit_text` gives a new text and writes nothing; `timeline.store.writing` puts it in the place of the old one.
"""

from timeline.store.editing.apply import Beside, Edited, InvalidEditError, edit_one, edited_to
from timeline.store.editing.edits import (
    AddAccount,
    AddEvent,
    AddSource,
    Change,
    Edit,
    EntryTree,
    Named,
    OfAccount,
    OfEvent,
    OfSource,
    OfStore,
    Remove,
    Rename,
    Replace,
    SetKey,
    SetPoint,
    Target,
    UnsetKey,
    UnsetPoint,
    Value,
    target_of,
)
from timeline.store.editing.several import edit_text, entry_text

__all__ = [
    "AddAccount",
    "AddEvent",
    "AddSource",
    "Beside",
    "Change",
    "Edit",
    "Edited",
    "EntryTree",
    "InvalidEditError",
    "Named",
    "OfAccount",
    "OfEvent",
    "OfSource",
    "OfStore",
    "Remove",
    "Rename",
    "Replace",
    "SetKey",
    "SetPoint",
    "Target",
    "UnsetKey",
    "UnsetPoint",
    "Value",
    "edit_one",
    "edit_text",
    "edited_to",
    "entry_text",
    "target_of",
]
