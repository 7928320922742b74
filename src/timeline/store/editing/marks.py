"""Where edits show in the new text, found when all of them are done."""

import msgspec

from timeline.errors import TimelineError
from timeline.store.editing.edits import Change, OfAccount, OfEvent, OfSource, OfStore, Target
from timeline.store.editing.spans import entry_end, line_begin
from timeline.store.editing.text_and_tree import TextAndTree
from timeline.store.editing.trees import Entry, Tree


class Mark(msgspec.Struct, frozen=True):
    """What an edit has touched: an entry, a key of it, a key of the value of that."""

    target: Target
    key: str | None = None
    name: str | None = None
    replaced: bool = False
    """Whether the whole entry was written anew, with the comments above it."""


def change_of(store: TextAndTree, mark: Mark | Change) -> Change:
    """The lines of what was touched; the line 1 and no lines where a later edit has taken it out."""
    if isinstance(mark, Change):
        return mark
    try:
        reference = reference_in(store.tree, mark.target)
        window, trail = store.find(mark.target)
    except TimelineError:
        return Change("", 1, 0)
    begin, node = trail[-1].begin, trail[-1]
    if isinstance(mark.target, OfSource):
        begin = next(key.begin for key, value in trail[-2].pairs if value is node)
    for key in (mark.key, mark.name):
        found = next((pair for pair in node.pairs if pair[0].text == key), None) if key is not None else None
        if found is not None:
            begin, node = found[0].begin, found[1]
    text = window.text
    lines = text.count("\n", line_begin(text, begin), end := entry_end(text, node))
    lines += not text.endswith("\n") and end == len(text)
    return Change(reference, store.draft.line_of(window, begin), lines)


def reference_in(tree: Tree, target: Target) -> str:
    """How an entry is referred to; `@PUBLISHED` only where its source tells the event twice."""
    match target:
        case OfStore():
            return ""
        case OfSource(source):
            return source
        case OfEvent(event):
            return event
        case OfAccount(event):
            entry = tree.entry(target)
            accounts = tree.entry(OfEvent(event)).get("accounts")
            told = [
                account
                for account in (accounts if isinstance(accounts, list) else [])
                if account is not None and account.get("source") == entry.get("source")
            ]
            published = _published(entry) if len(told) > 1 else None
            return f"{event}/{entry.get('source')}" + ("" if published is None else f"@{published}")


def _published(entry: Entry) -> object:
    listed = entry.get("cite")
    cited = [entry, *(listed if isinstance(listed, list) else [])]
    return next((citation["published"] for citation in cited if citation and citation.get("published")), None)
