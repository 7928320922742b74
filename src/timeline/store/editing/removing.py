"""Events, accounts and sources that are taken out."""

from functools import partial

from timeline.errors import TimelineError
from timeline.store.editing.edits import Change, OfAccount, OfEvent, OfSource, OfStore, Target
from timeline.store.editing.marks import reference_in
from timeline.store.editing.splices import empty_map, remove_item
from timeline.store.editing.text_and_tree import TextAndTree


def remove(store: TextAndTree, target: Target) -> Change:
    """An entry goes."""
    match target:
        case OfEvent(event):
            return _remove_event(store, event)
        case OfAccount():
            return _remove_account(store, target)
        case OfSource(source):
            return _remove_source(store, source)
        case OfStore():
            raise TimelineError.of("fixed-key", "a store cannot be taken out of itself", "remove its file")


def _remove_event(store: TextAndTree, event: str) -> Change:
    number = store.tree.number_of(event)
    window = store.draft.window(number - 1, number + 2, head=number == 0)
    key, held = window.events
    node = window.event(number)
    if held is None or node is None:
        raise LookupError(event)
    store.refuse_tied(window, [held], [node])
    line = store.draft.line_of(window, node.begin)
    store.put(window, remove_item(window.text, key, held, number - window.first), -1)
    store.tree.remove_event(number)
    store.order.drop(number)
    return Change(event, line, 0)


def _remove_account(store: TextAndTree, target: OfAccount) -> Change:
    reference = reference_in(store.tree, target)
    number = store.tree.account_number(target)
    window, trail = store.find(target)
    held, event = trail[-2], trail[-3]
    line = store.draft.line_of(window, trail[-1].begin)
    store.refuse_tied(window, trail[:-1], [held if len(held.items) == 1 else trail[-1]])
    entry = store.tree.opened(OfEvent(target.event))
    if len(held.items) == 1:
        store.unset_key(partial(store.find, OfEvent(target.event)), "accounts")
        del entry["accounts"]
    else:
        key = next(name for name, _ in event.pairs if name.text == "accounts")
        store.put(window, remove_item(window.text, key, held, number))
        del entry["accounts"][number]  # type: ignore[attr-defined]
    return Change(reference, line, 0)


def _remove_source(store: TextAndTree, source: str) -> Change:
    users = store.tree.users_of(source)
    window, trail = store.find(OfSource(source))
    if users:
        listed = ", ".join(users[:5]) + (f" and {len(users) - 5} more" if len(users) > 5 else "")
        mend = "take these out or rename the source first"
        raise TimelineError.of("source-in-use", f"`{source}` is named by {listed}", mend)
    line = store.draft.line_of(window, trail[-1].begin)
    held = trail[-2]
    if len(held.pairs) > 1 or held.style == "flow":
        store.unset_key(partial(store.find_in, partial(store.find_frame, "sources"), "sources"), source, entry=True)
    else:
        store.refuse_tied(window, trail[:-1], [held])
        key = next(name for name, _ in trail[-3].pairs if name.text == "sources")
        store.put(window, empty_map(window.text, key, held))
    store.tree.root["sources"] = {key: value for key, value in store.tree.sources().items() if key != source}
    store.tree.frame_changed = True
    return Change(source, line, 0)
