"""The accounts of one event from two stores: which are one, which stand beside each other, which cannot."""

from collections.abc import Callable, Collection, Iterator

import msgspec

from timeline.errors import Place, Problem
from timeline.merging.notes import free_key, joined_note
from timeline.merging.time_meaning import meaning_of
from timeline.merging.trees import Tree, points_of
from timeline.model import Account, Citation, Point
from timeline.store.editing.edits import AddAccount, Edit, OfAccount, SetKey, SetPoint
from timeline.store.entries import SHORT_CITATION_KEYS
from timeline.store.keys import EntryKind, keys
from timeline.when import About, Home, When, parse_when

_APART = frozenset({"source", "points", "cite", "note"})
"""Keys of an account that are compared in ways of their own."""


class Statement(msgspec.Struct):
    """An account as comparing sees it: by key what it says, times by what they mean; notes aside."""

    account: Account
    tree: Tree
    said: dict[str, object]
    citations: list[dict[str, object]]
    """In the order of the tree, its short form first."""
    published: object

    @property
    def reference(self) -> tuple[str, str | None]:
        """What tells it from the others of its event."""
        return self.account.source, None if self.account.published is None else self.account.published.text


def statement_of(account: Account, tree: Tree, home: Home, about: About) -> Statement:
    """The statement of an account; `home` is how its times are read in the joined store."""

    def extent(when: When | None) -> object:
        if when is None:
            return None
        return meaning_of(parse_when(when.text, home.zone, about, home.calendar))

    said = _said("account", account, extent, but=_APART | SHORT_CITATION_KEYS)
    said |= {f"point {point.name}": _said("point", point, extent) for point in account.points}
    citations = [_said("citation", one, extent) for one in account.cite]
    return Statement(account, tree, said, citations, extent(account.published))


def _said(
    kind: EntryKind,
    entry: Account | Citation | Point,
    extent: Callable[[When | None], object],
    but: Collection[str] = (),
) -> dict[str, object]:
    """What an entry says by key, but for some; keys of one's own too, but for an account, where they stand apart."""
    told = {
        key.name: extent(value) if key.holds == "time" else value
        for key in keys(kind).values()
        if key.name not in but and (value := getattr(entry, key.field)) not in (None, "")
    }
    return told if isinstance(entry, Account) else {**told, **entry.extra}


def _within(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether a citation says nothing that another one does not say."""
    return one.items() <= other.items()


def _all_within(one: Statement, other: Statement) -> bool:
    return all(any(_within(cited, held) for held in other.citations) for cited in one.citations)


class Accounts:
    """The accounts of one event of the first store, which takes in those of the second."""

    def __init__(self, event: str, held: list[Statement], names: tuple[str, str]) -> None:
        self.event = event
        self.held = held
        self.names = names
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []
        self.again = 0
        """How many accounts were there already."""
        self.completed: set[int] = set()
        """The numbers in `held` of accounts that got more keys."""

    def take(self, new: Statement, place: Place | None) -> bool:
        """One account of the second store: found, completed, added, or refused; whether it was added, in one edit."""
        alike = [number for number, one in enumerate(self.held) if one.account.source == new.account.source]
        for number in alike:
            one = self.held[number]
            if one.said == new.said and one.published == new.published and _all_within(new, one):
                self._complete(number, new)
                return False
        for number in alike:
            if _is_one(self.held[number], new):
                self._complete(number, new)
                return False
        taken = next((self.held[number] for number in alike if self.held[number].reference == new.reference), None)
        if taken is not None:
            self.problems.append(self._conflict(taken, new, place))
            return False
        self.edits.append(AddAccount(self.event, new.tree))
        self.held.append(new)
        return True

    def _complete(self, number: int, new: Statement) -> None:
        """What the account does not say yet is added to it."""
        one, target = self.held[number], OfAccount(self.event, number)
        edits: list[Edit] = []
        for key, value in new.tree.items():
            if key.startswith("x-"):
                free = free_key(key, value, one.tree)
                edits += [SetKey(target, free, value)] if free is not None else []
            elif key == "note":
                note = joined_note(one.tree.get("note"), value)
                edits += [SetKey(target, "note", note)] if note is not None else []
            elif key not in one.tree and key not in SHORT_CITATION_KEYS and key not in ("points", "cite"):
                edits.append(SetKey(target, key, value))
        points = points_of(one.tree)
        edits += [SetPoint(target, name, value) for name, value in points_of(new.tree).items() if name not in points]
        more, citations = _citations_joined(target, one, new)
        edits += more
        self.again += 1
        if not edits:
            return
        self.edits += edits
        self.completed.add(number)
        merged = _completed(one.tree, edits)
        said = {**new.said, **one.said}
        self.held[number] = Statement(one.account, merged, said, citations, one.published)

    def _conflict(self, taken: Statement, new: Statement, place: Place | None) -> Problem:
        source, published = new.reference
        reference = f"{self.event}/{source}" + ("" if published is None else f"@{published}")
        differing = ", ".join(_differing(taken, new)) or "neither holds the other"
        message = (
            f"`{reference}` stands in {self.names[0]} and in {self.names[1]} with different words ({differing}), "
            "and one reference cannot name both"
        )
        mend = (
            "make them equal, or tell them apart by `published`; "
            f"--rename B:{source}={source}-2 keeps all accounts of {self.names[1]} apart"
        )
        return Problem("two-accounts", message, mend, place)


def _is_one(one: Statement, new: Statement) -> bool:
    """Whether two accounts are the same statement, one or both of them told in part.

    They are where nothing in them differs, and one says all that the other says, or both have one `ref`, or one URL.
    """
    same_ref = one.account.ref is not None and one.account.ref == new.account.ref
    if not same_ref and one.published != new.published:
        return False
    if next(_differing(one, new), None) is not None:
        return False
    if same_ref or not _urls(one).isdisjoint(_urls(new)):
        return True
    for less, more in ((one, new), (new, one)):
        if less.said.keys() <= more.said.keys() and _all_within(less, more):
            return True
    return False


def _differing(one: Statement, new: Statement) -> Iterator[str]:
    return (key for key, value in new.said.items() if key in one.said and one.said[key] != value)


def _urls(one: Statement) -> set[str]:
    return {cited.url for cited in one.account.cite if cited.url is not None}


def _citations_joined(target: OfAccount, one: Statement, new: Statement) -> tuple[list[Edit], list[dict[str, object]]]:
    """What `one` must change to have the citations of both, and all of them in the order of its tree.

    The short form of a citation is completed in its place; whatever is more goes to `cite`.
    """
    trees = _citation_trees(one.tree)
    short = 0 if SHORT_CITATION_KEYS.isdisjoint(one.tree) else 1
    held, listed = list(one.citations), trees[short:]
    edits: list[Edit] = []
    changed = False
    for cited, tree in zip(new.citations, _citation_trees(new.tree), strict=True):
        if any(_within(cited, other) for other in held):
            continue
        fits_short = tree.keys() <= SHORT_CITATION_KEYS
        places = (at for at, other in enumerate(held) if _within(other, cited) and (fits_short or at >= short))
        place = next(places, len(held))
        held[place : place + 1] = [cited]
        if place < short:
            edits += [SetKey(target, key, value) for key, value in tree.items() if key not in one.tree]
        else:
            changed = True
            listed[place - short : place - short + 1] = [tree]
    if changed and not trees and len(listed) == 1 and listed[0].keys() <= SHORT_CITATION_KEYS:
        edits += [SetKey(target, key, value) for key, value in listed[0].items()]
    elif changed:
        edits.append(SetKey(target, "cite", listed))
    return edits, held


def _citation_trees(tree: Tree) -> list[Tree]:
    """The citations of an account, its short form first."""
    short = {key: value for key, value in tree.items() if key in SHORT_CITATION_KEYS}
    listed = tree.get("cite")
    return [*([short] if short else []), *(listed if isinstance(listed, list) else [])]


def _completed(tree: Tree, edits: list[Edit]) -> Tree:
    made = dict(tree)
    for edit in edits:
        if isinstance(edit, SetKey):
            made[edit.key] = edit.value
        elif isinstance(edit, SetPoint):
            made["points"] = {**points_of(made), edit.name: edit.value}
    return made
