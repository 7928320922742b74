"""Events, accounts and sources that are taken out."""

from functools import partial

from timeline.errors import TimelineError
from timeline.store.editing.edits import Change, OfAccount, OfEvent, OfSource, OfStore, Target
from timeline.store.editing.marks import reference_in
from timeline.store.editing.session import Session
from timeline.store.editing.splices import empty_map, remove_item


class Removing(Session):
    """Takes entries out."""

    def remove(self, target: Target) -> Change:
        """An entry goes."""
        match target:
            case OfEvent(event):
                return self._remove_event(event)
            case OfAccount():
                return self._remove_account(target)
            case OfSource(source):
                return self._remove_source(source)
            case OfStore():
                raise TimelineError.of("fixed-key", "a store cannot be taken out of itself")

    def _remove_event(self, event: str) -> Change:
        number = self.tree.number_of(event)
        window = self.draft.window(number - 1, number + 2, head=number == 0)
        key, held = window.events
        node = window.event(number)
        if held is None or node is None:
            raise LookupError(event)
        self.refuse_tied(window, [held], [node])
        line = self.draft.line_of(window, node.begin)
        self.put(window, remove_item(window.text, key, held, number - window.first), -1)
        self.tree.remove_event(number)
        if self.sort_keys:
            del self.sort_keys[number]
        return Change(event, line, 0)

    def _remove_account(self, target: OfAccount) -> Change:
        reference = reference_in(self.tree, target)
        number = self.tree.account_number(target)
        window, trail = self.find(target)
        held, event = trail[-2], trail[-3]
        line = self.draft.line_of(window, trail[-1].begin)
        self.refuse_tied(window, trail[:-1], [held if len(held.items) == 1 else trail[-1]])
        entry = self.tree.opened(OfEvent(target.event))
        if len(held.items) == 1:
            self.unset_key(partial(self.find, OfEvent(target.event)), "accounts")
            del entry["accounts"]
        else:
            key = next(name for name, _ in event.pairs if name.text == "accounts")
            self.put(window, remove_item(window.text, key, held, number))
            del entry["accounts"][number]  # type: ignore[attr-defined]
        return Change(reference, line, 0)

    def _remove_source(self, source: str) -> Change:
        users = self.tree.users_of(source)
        window, trail = self.find(OfSource(source))
        if users:
            listed = ", ".join(users[:5]) + (f" and {len(users) - 5} more" if len(users) > 5 else "")
            mend = "take these out or rename the source first"
            raise TimelineError.of("source-in-use", f"`{source}` is named by {listed}", mend)
        line = self.draft.line_of(window, trail[-1].begin)
        held = trail[-2]
        if len(held.pairs) > 1 or held.style == "flow":
            self.unset_key(partial(self.find_in, partial(self.find_frame, "sources"), "sources"), source, entry=True)
        else:
            self.refuse_tied(window, trail[:-1], [held])
            key = next(name for name, _ in trail[-3].pairs if name.text == "sources")
            self.put(window, empty_map(window.text, key, held))
        self.tree.root["sources"] = {key: value for key, value in self.tree.sources().items() if key != source}
        self.tree.frame_changed = True
        return Change(source, line, 0)
