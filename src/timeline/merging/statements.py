"""An account as joining sees it: by key what it says, times by what they mean."""

from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from timeline.merging.time_meaning import meaning_of
from timeline.merging.trees import Tree, points_of
from timeline.model import Account, Citation, Point
from timeline.store.editing.edits import Edit, SetKey, SetPoint, UnsetKey
from timeline.store.entries import SHORT_CITATION_KEYS
from timeline.store.keys import EntryKind, keys
from timeline.when import About, Home, When, parse_when

_APART = frozenset({"source", "points", "cite", "note"}) | SHORT_CITATION_KEYS
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

    said = _said("account", account, extent, but=_APART)
    said |= {f"point {point.name}": _said("point", point, extent) for point in account.points}
    citations = [_said("citation", one, extent) for one in account.cite]
    return Statement(account, tree, said, citations, extent(account.published))


def _said(
    kind: EntryKind,
    entry: Account | Citation | Point,
    extent: Callable[[When | None], object],
    but: frozenset[str] = frozenset(),
) -> dict[str, object]:
    """What an entry says by key, but for some; keys of one's own too, but for an account, where they stand apart."""
    told = {
        name: extent(value) if is_time else value
        for name, field, is_time in _fields(kind, but)
        if (value := getattr(entry, field)) not in (None, "", False)
    }
    return told if isinstance(entry, Account) else {**told, **entry.extra}


@cache
def _fields(kind: EntryKind, but: frozenset[str]) -> list[tuple[str, str, bool]]:
    """The keys that are compared: the name of each, its field, and whether it holds a time."""
    return [(key.name, key.field, key.holds == "time") for key in keys(kind).values() if key.name not in but]


def differing(one: Statement, new: Statement) -> Iterator[str]:
    """The keys of which both say something, and not the same."""
    return (key for key, value in new.said.items() if key in one.said and one.said[key] != value)


def urls(one: Statement) -> set[str]:
    """Where an account can be read."""
    return {cited.url for cited in one.account.cite if cited.url is not None}


def citation_trees(tree: Tree) -> list[Tree]:
    """The citations of an account, its short form first."""
    short = {key: value for key, value in tree.items() if key in SHORT_CITATION_KEYS}
    listed = tree.get("cite")
    return [*([short] if short else []), *(listed if isinstance(listed, list) else [])]


def completed(tree: Tree, edits: list[Edit]) -> Tree:
    """The tree of an entry as edits of its keys and points leave it."""
    made = dict(tree)
    for edit in edits:
        if isinstance(edit, SetKey):
            made[edit.key] = edit.value
        elif isinstance(edit, UnsetKey):
            made.pop(edit.key, None)
        elif isinstance(edit, SetPoint):
            made["points"] = {**points_of(made), edit.name: edit.value}
    return made
