"""Drafts against a store: which edits they need, and what of them is there already."""

from collections.abc import Iterable, Sequence

import msgspec

from timeline.entry_input.draft import Draft
from timeline.entry_input.known import Known, as_given, event_otherwise, says_otherwise, with_other_points
from timeline.entry_input.slugs import id_of_event
from timeline.entry_input.values import Tree
from timeline.errors import Place, Problem, TimelineError
from timeline.model import Account, Timeline
from timeline.references import refer, reference_of
from timeline.store.editing.edits import AddAccount, AddEvent, AddSource, Edit

"""Names the last event of the file."""


class Planned(msgspec.Struct, kw_only=True):
    """The edits, which draft each belongs to, and what is left out of them."""

    edits: list[Edit] = []
    drafts: list[int] = []
    known: list[Known] = []
    new_events: list[int] = []
    """Numbers of the edits that add an event."""


class Planning:
    """Plans drafts one after another; each sees what those before it add.

    `merges`: an event with the title of a draft and one of its times is that event, as where a file is read again.
    `by_id`: the drafts are entries of a store, whose events are known by their ids alone.
    """

    def __init__(
        self, timeline: Timeline, *, in_order: bool = False, merges: bool = False, by_id: bool = False
    ) -> None:
        self._timeline = timeline
        self._in_order = in_order
        self._merges = merges
        self._by_id = by_id
        self._planned = Planned()
        self._ids = set(timeline.ids)
        self._events: dict[str, _Held] = {}
        self._by_content: dict[tuple[str, str], str] = {}
        self._by_ref: dict[tuple[str, str], tuple[str, Account | Tree]] = {}
        self._existing = {event.id: event for event in timeline.events}
        if merges:
            for event in timeline.events:
                whens = [event.own_when, *[account.when for account in event.accounts]]
                for key in _contents(event.title, [when.text for when in whens if when is not None]):
                    self._by_content.setdefault(key, event.id)

    def plan(self, drafts: Sequence[Draft]) -> Planned:
        """All edits. Raises TimelineError with every problem of the drafts."""
        if not self._by_id and any("ref" in account for draft in drafts for account in draft.accounts):
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
        if self._by_id and "id" not in draft.event:
            return  # sources alone
        found = [self._known_by_ref(account) for account in draft.accounts]
        accounts = [account for account, known in zip(draft.accounts, found, strict=True) if known is None]
        for account, known in zip(draft.accounts, found, strict=True):
            if known is not None:
                self._is_known(*known, account, draft.place)
        if draft.accounts and not accounts:
            self._tell_event(next(known[0] for known in found if known is not None), draft)
            return
        target = self._event_of(draft)
        if target is None:
            self._new_event(number, draft, accounts)
            return
        self._tell_event(target, draft)
        for account in accounts:
            self._new_account(number, target, account, draft.place)

    def _event_of(self, draft: Draft) -> str | None:
        """The id of the event that a draft is about; None for a new one."""
        if draft.to is not None:
            try:
                return self.event_named(draft.to)
            except TimelineError as error:
                raise TimelineError([one._replace(field=draft.to_field) for one in error.problems]) from None
        wanted = draft.event.get("id")
        if wanted is not None:
            if str(wanted) not in self._ids:
                return None
            if self._merges:
                return str(wanted)
            mend = f"choose another id, or add to it: --to {wanted}"
            raise TimelineError.of("duplicate-id", f"the event `{wanted}` exists", mend)
        named = (self._by_content.get(key) for key in _contents_of(draft)) if self._merges else ()
        name = next((name for name in named if name is not None), None)
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
        referent = refer(reference, self._timeline)
        if referent.account is not None:
            message = f"`{reference}` is an account, and an account is added to an event"
            raise TimelineError.of("unknown-reference", message, f"--to {referent.event.id}")
        return referent.event.id

    def _new_event(self, number: int, draft: Draft, accounts: Iterable[Tree]) -> None:
        event = draft.event
        stated = event.get("when") or next((held["when"] for held in accounts if "when" in held), None)
        name = str(event.get("id") or id_of_event(str(event["title"]), str(stated or ""), self._ids))
        self._ids.add(name)
        for key in _contents_of(draft):
            self._by_content.setdefault(key, name)
        entry: Tree = {"id": name, **event}
        self._events[name] = _Held(entry)
        self._planned.new_events.append(len(self._planned.edits))
        self._edit(number, AddEvent(entry, sorted=self._in_order))
        for account in accounts:
            self._new_account(number, name, account, draft.place)

    def _new_account(self, number: int, name: str, account: Tree, place: Place | None) -> None:
        key = (str(account["source"]), published_of(account))
        told = self._told(name)
        known = told.get(key)
        says_nothing = account.keys() == {"source"} and not self._by_id
        if known is None and says_nothing and any(source == key[0] for source, _ in told):
            # That a source tells an event is said by whatever it tells of it; an entry of a store is one all the same.
            self._planned.known.append(Known(f"{name}/{key[0]}", (), place))
            return
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

    def _known_by_ref(self, account: Tree) -> "tuple[str, Account | Tree] | None":
        if self._by_id or "ref" not in account:
            return None
        return self._by_ref.get((str(account["source"]), str(account["ref"])))

    def _is_known(self, name: str, held: "Account | Tree", account: Tree, place: Place | None) -> None:
        """Notes an account that is there. Raises TimelineError where two of one file contradict each other."""
        other = _ref(held)
        if other is not None and account.get("ref", other) != other:
            message = f"`{account['source']}` tells `{name}` already, as `{other}`, and both are of the same time"
            raise TimelineError.of("duplicate-account", message, "give them a more exact `published`")
        if isinstance(held, Account):
            event = self._existing[name]
            self._planned.known.append(Known(reference_of(event, held), says_otherwise(held, account), place))
        elif held == account:
            self._planned.known.append(Known(f"{name}/{account['source']}", (), place))
        elif (points := with_other_points(held, account)) is not None:
            # A table of names and values has a row for each point.
            if points == held["points"]:
                self._planned.known.append(Known(f"{name}/{account['source']}", (), place))
            held["points"] = points
        else:
            message = f"`{account['source']}` tells `{name}` twice here, in two ways"
            raise TimelineError.of("duplicate-account", message, "give each its own `published` or `ref`")

    def _tell_event(self, name: str, draft: Draft) -> None:
        """Notes what a draft says of an event that is there, where that is all it says or where it is left out."""
        existing, fresh = self._existing.get(name), self._events.get(name)
        held = as_given(existing, "event") if existing is not None else fresh.tree if fresh is not None else None
        other = event_otherwise(held or {}, draft.event)
        if other or not draft.accounts:
            self._planned.known.append(Known(name, other, draft.place))

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


def published_of(account: Tree) -> object:
    """That of the first citation that has one; the keys on the account itself are the first."""
    cited = account.get("cite")
    citations = [account, *(cited if isinstance(cited, list) else [])]
    return next((citation["published"] for citation in citations if "published" in citation), None)


def _contents_of(draft: Draft) -> list[tuple[str, str]]:
    entries = [draft.event, *draft.accounts]
    return _contents(str(draft.event.get("title", "")), [str(entry["when"]) for entry in entries if "when" in entry])


def _contents(title: str, whens: Sequence[str]) -> list[tuple[str, str]]:
    """By what an event without an id is known: its title with each of its times, its own first."""
    return [(title, when) for when in dict.fromkeys(whens)] or [(title, "")]
