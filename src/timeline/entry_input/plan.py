"""Drafts against a store: which edits they need, and what of them is there already."""

from collections.abc import Iterable, Sequence

import msgspec

from timeline.entry_input.draft import Draft
from timeline.entry_input.slugs import id_of_event
from timeline.entry_input.values import Tree
from timeline.errors import Place, Problem, TimelineError
from timeline.model import Account, Citation, Event, Timeline
from timeline.references import refer, reference_of
from timeline.store.editing.edits import AddAccount, AddEvent, AddSource, Edit
from timeline.store.entries import CITATION_KEYS
from timeline.when import When

LAST = "@last"
"""Names the last event of the file."""


class Known(msgspec.Struct, frozen=True):
    """Something given that the store has already. `differs`: it says something else there, and was left as it is."""

    reference: str
    differs: bool
    place: Place | None = None


class Planned(msgspec.Struct, kw_only=True):
    """The edits, which draft each belongs to, and what is left out of them."""

    edits: list[Edit] = []
    drafts: list[int] = []
    known: list[Known] = []
    new_events: list[int] = []
    """Numbers of the edits that add an event."""


class Planning:
    """Plans drafts one after another; each sees what those before it add.

    `merges`: an event with the title and time of a draft is that event, as where a file is read a second time.
    """

    def __init__(self, timeline: Timeline, *, in_order: bool = False, merges: bool = False) -> None:
        self._timeline = timeline
        self._in_order = in_order
        self._merges = merges
        self._planned = Planned()
        self._ids = {event.id for event in timeline.events}
        self._events: dict[str, _Held] = {}
        self._by_content: dict[tuple[str, str], str] = {}
        self._by_ref: dict[tuple[str, str], tuple[str, Account | Tree]] = {}
        self._existing = {event.id: event for event in timeline.events}
        if merges:
            for event in timeline.events:
                stated = event.own_when.text if event.own_when is not None else ""
                self._by_content.setdefault((event.title, stated), event.id)

    def plan(self, drafts: Sequence[Draft]) -> Planned:
        """All edits. Raises TimelineError with every problem of the drafts."""
        if any("ref" in account for draft in drafts for account in draft.accounts):
            self._index_refs()
        problems: list[Problem] = []
        for number, draft in enumerate(drafts):
            try:
                self._add(number, draft)
            except TimelineError as error:
                problems += placed(error.problems, draft.place)
        if problems:
            raise TimelineError(problems)
        return self._planned

    def _index_refs(self) -> None:
        for event in self._timeline.events:
            for account in event.accounts:
                if account.ref is not None:
                    self._by_ref.setdefault((account.source, account.ref), (event.id, account))

    def _add(self, number: int, draft: Draft) -> None:
        for name, source in draft.sources.items():
            self._edit(number, AddSource(name, source))
        accounts = [account for account in draft.accounts if not self._is_known_by_ref(account, draft)]
        if draft.accounts and not accounts:
            return
        target = self._event_of(draft)
        if target is None:
            self._new_event(number, draft, accounts)
            return
        if not draft.accounts:
            self._planned.known.append(Known(target, self._is_other_event(target, draft.event), draft.place))
        for account in accounts:
            self._new_account(number, target, account, draft.place)

    def _event_of(self, draft: Draft) -> str | None:
        """The id of the event that a draft is about; None for a new one."""
        if draft.to is not None:
            return self.event_named(draft.to)
        wanted = draft.event.get("id")
        if wanted is not None:
            if str(wanted) not in self._ids:
                return None
            if self._merges:
                return str(wanted)
            mend = f"choose another id, or add to it: --to {wanted}"
            raise TimelineError.of("duplicate-id", f"the event `{wanted}` exists", mend)
        name = self._by_content.get(_content(draft.event)) if self._merges else None
        return None if name is None or self._has_other_ref(name, draft.accounts) else name

    def _has_other_ref(self, name: str, accounts: Iterable[Tree]) -> bool:
        """Whether a source tells an event under another reference of its own: two messages of the same words."""
        told = self._told(name)
        return any(
            _ref(held) not in (None, account.get("ref"))
            for account in accounts
            if "ref" in account
            for (source, _), held in told.items()
            if source == account["source"]
        )

    def event_named(self, reference: str) -> str:
        """The id of an event that exists, by its reference or `@last`. Raises TimelineError."""
        if reference in self._ids:
            return reference
        if reference == LAST:
            if not self._timeline.events:
                raise TimelineError.of("unknown-reference", "this store has no event yet")
            return self._timeline.events[-1].id
        referent = refer(reference, self._timeline.events)
        if referent.account is not None:
            message = f"`{reference}` is an account, and an account is added to an event"
            raise TimelineError.of("unknown-reference", message, f"--to {referent.event.id}")
        return referent.event.id

    def _new_event(self, number: int, draft: Draft, accounts: Iterable[Tree]) -> None:
        event = draft.event
        stated = event.get("when") or next((held["when"] for held in accounts if "when" in held), None)
        name = str(event.get("id") or id_of_event(str(event["title"]), str(stated or ""), self._ids))
        self._ids.add(name)
        self._by_content.setdefault(_content(event), name)
        entry: Tree = {"id": name, **event}
        self._events[name] = _Held(entry)
        self._planned.new_events.append(len(self._planned.edits))
        self._edit(number, AddEvent(entry, sorted=self._in_order))
        for account in accounts:
            self._new_account(number, name, account, draft.place)

    def _new_account(self, number: int, name: str, account: Tree, place: Place | None) -> None:
        key = (str(account["source"]), _published(account))
        told = self._told(name)
        known = told.get(key)
        if known is not None:
            self._is_known(name, known, account, place)
            return
        told[key] = account
        if "ref" in account:
            self._by_ref[(key[0], str(account["ref"]))] = (name, account)
        fresh = self._events.get(name)
        if fresh is not None and fresh.tree is not None:
            # Still to be written: the account is part of the new event.
            accounts = fresh.tree.setdefault("accounts", [])
            accounts.append(account)  # type: ignore[attr-defined]
        else:
            self._edit(number, AddAccount(name, account))

    def _told(self, name: str) -> "dict[tuple[str, object], Account | Tree]":
        held = self._events.get(name)
        if held is None:
            held = self._events[name] = _Held(None)
            for account in self._existing[name].accounts:
                published = account.published.text if account.published is not None else None
                held.told[(account.source, published)] = account
        return held.told

    def _is_known_by_ref(self, account: Tree, draft: Draft) -> bool:
        held = self._by_ref.get((str(account["source"]), str(account["ref"]))) if "ref" in account else None
        if held is None:
            return False
        self._is_known(held[0], held[1], account, draft.place)
        return True

    def _is_known(self, name: str, held: "Account | Tree", account: Tree, place: Place | None) -> None:
        """Notes an account that is there. Raises TimelineError where two of one file contradict each other."""
        other = _ref(held)
        if other is not None and account.get("ref", other) != other:
            message = f"`{account['source']}` tells `{name}` already, as `{other}`, and both are of the same time"
            raise TimelineError.of("duplicate-account", message, "give them a more exact `published`")
        if isinstance(held, Account):
            event = self._existing[name]
            self._planned.known.append(Known(reference_of(event, held), not _says_same(held, account), place))
        elif held == account:
            self._planned.known.append(Known(f"{name}/{account['source']}", differs=False, place=place))
        else:
            message = f"`{account['source']}` tells `{name}` twice here, in two ways"
            raise TimelineError.of("duplicate-account", message, "give each its own `published` or `ref`")

    def _is_other_event(self, name: str, event: Tree) -> bool:
        held = self._existing.get(name)
        fresh = self._events.get(name)
        if held is None:
            return fresh is not None and fresh.tree is not None and not _agrees(fresh.tree, event)
        return not _agrees(_event_texts(held), event)

    def _edit(self, number: int, edit: Edit) -> None:
        self._planned.edits.append(edit)
        self._planned.drafts.append(number)


class _Held:
    """An event that something is added to; `tree` where it is new."""

    def __init__(self, tree: Tree | None) -> None:
        self.tree = tree
        self.told: dict[tuple[str, object], Account | Tree] = {}


def placed(problems: Iterable[Problem], place: Place | None) -> list[Problem]:
    """Problems of a row, with its place where they have none."""
    return [problem if problem.place is not None else problem._replace(place=place) for problem in problems]


def _ref(held: "Account | Tree") -> object:
    return held.ref if isinstance(held, Account) else held.get("ref")


def _published(account: Tree) -> object:
    """That of the first citation that has one; the keys on the account itself are the first."""
    cited = account.get("cite")
    citations = [account, *(cited if isinstance(cited, list) else [])]
    return next((citation["published"] for citation in citations if "published" in citation), None)


def _content(event: Tree) -> tuple[str, str]:
    return str(event.get("title", "")), str(event.get("when", ""))


def _agrees(held: Tree, given: Tree) -> bool:
    return all(held.get(key) == value for key, value in given.items() if not key.startswith("x-"))


def _event_texts(event: Event) -> Tree:
    return {
        "id": event.id,
        "title": event.title,
        "when": event.own_when.text if event.own_when is not None else None,
        "place": event.place,
        "actors": list(event.actors),
        "tags": list(event.tags),
        "background": event.background,
        "note": event.note,
        "same_as": list(event.same_as),
        "not_same": list(event.not_same),
        "points": {point.name: point.value for point in event.points},
    }


def _says_same(account: Account, given: Tree) -> bool:
    """Whether an account says what is given, as far as it is given."""
    held: Tree = {
        "when": account.when.text if account.when is not None else None,
        "points": {point.name: point.value for point in account.points},
    }
    cited = given.get("cite")
    citations = [{key: value for key, value in given.items() if key in CITATION_KEYS}]
    citations += cited if isinstance(cited, list) else []
    if not all(any(_cites_same(held_one, one) for held_one in account.cite) for one in citations if one):
        return False
    for key, value in given.items():
        if key.startswith("x-") or key == "cite" or key in CITATION_KEYS:
            continue
        if key == "points" and isinstance(value, dict):
            told: object = {name: item["value"] if isinstance(item, dict) else item for name, item in value.items()}
        else:
            told = value
        if (held[key] if key in held else getattr(account, key, None)) != told:
            return False
    return True


def _cites_same(held: Citation, given: Tree) -> bool:
    for key, value in given.items():
        told = getattr(held, key, None)
        if (told.text if isinstance(told, When) else told) != value and not key.startswith("x-"):
            return False
    return True
