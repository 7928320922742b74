"""The accounts of one event from two stores: which are one, which stand beside each other, which say it otherwise."""

from timeline.errors import Problem
from timeline.merging.choices import Choices, Differing
from timeline.merging.notes import free_key, joined_note
from timeline.merging.settling import settled
from timeline.merging.statements import Statement, citation_trees, completed, differing, urls
from timeline.merging.trees import points_of
from timeline.store.editing.edits import AddAccount, Edit, OfAccount, SetKey, SetPoint
from timeline.store.entries import SHORT_CITATION_KEYS


def _within(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether a citation says nothing that another one does not say."""
    return one.items() <= other.items()


def _all_within(one: Statement, other: Statement) -> bool:
    return all(any(_within(cited, held) for held in other.citations) for cited in one.citations)


class Accounts:
    """The accounts of one event of the first store, which takes in those of the second."""

    def __init__(self, event: str, held: list[Statement], names: tuple[str, str], choices: Choices) -> None:
        self.event = event
        self.held = held
        self.names = names
        self.choices = choices
        self.edits: list[Edit] = []
        self.differing: list[Differing] = []
        self.problems: list[Problem] = []
        self.again = 0
        """How many accounts were there already."""
        self.completed: set[int] = set()
        """The numbers in `held` of accounts that got more keys."""

    def take(self, new: Statement) -> bool:
        """One account of the second store: found, completed, settled, or added; whether it was added, in one edit."""
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
        taken = next((number for number in alike if self.held[number].reference == new.reference), None)
        if taken is not None:
            self._settle(taken, new)
            return False
        self.edits.append(AddAccount(self.event, new.tree))
        self.held.append(new)
        return True

    def _settle(self, number: int, new: Statement) -> None:
        """One reference with other words. Two accounts of it cannot stand, for nothing could name one of them."""
        source, published = new.reference
        reference = f"{self.event}/{source}" + ("" if published is None else f"@{published}")
        if bool(self.held[number].account.draft) != bool(new.account.draft):
            message = f"`{reference}` is a draft in one of the two stores and settled in the other"
            mend = f"`timeline draft --review` settles it, or give one of them `published`; or `--rename B:{source}=ID`"
            self.problems.append(Problem("draft", message, mend))
            return
        made = settled(OfAccount(self.event, number), self.held[number], new, reference, self.names, self.choices)
        self.edits += made.edits
        self.completed.update([number] if made.edits else [])
        self.differing += made.differing
        self.problems += made.problems
        self.held[number] = made.statement
        self._complete(number, new, apart=made.are_two_texts)

    def _complete(self, number: int, new: Statement, *, apart: bool = False) -> None:
        """What the account does not say yet is added to it; of a text `apart` only notes and keys of one's own."""
        one, target = self.held[number], OfAccount(self.event, number)
        edits: list[Edit] = []
        for key, value in new.tree.items():
            if key.startswith("x-"):
                free = free_key(key, value, one.tree)
                edits += [SetKey(target, free, value)] if free is not None else []
            elif key == "note":
                note = joined_note(one.tree.get("note"), value)
                edits += [SetKey(target, "note", note)] if note is not None else []
            elif not apart and key not in {*one.tree, *one.said, *SHORT_CITATION_KEYS, "points", "cite"}:
                edits.append(SetKey(target, key, value))
        points, come = points_of(one.tree), {} if apart else points_of(new.tree)
        edits += [SetPoint(target, name, value) for name, value in come.items() if name not in points]
        more, citations = ([], one.citations) if apart else _citations_joined(target, one, new)
        edits += more
        self.again += 1
        if not edits:
            return
        self.edits += edits
        self.completed.add(number)
        merged = completed(one.tree, edits)
        said = one.said if apart else {**new.said, **one.said}
        self.held[number] = Statement(one.account, merged, said, citations, one.published)


def _is_one(one: Statement, new: Statement) -> bool:
    """Whether two accounts are the same statement, one or both of them told in part.

    They are where nothing in them differs, and one says all that the other says, or both have one `ref`, or one URL;
    but a draft is never one with what is settled, which it would hide.
    """
    if bool(one.account.draft) != bool(new.account.draft):
        return False
    same_ref = one.account.ref is not None and one.account.ref == new.account.ref
    if not same_ref and one.published != new.published:
        return False
    if next(differing(one, new), None) is not None:
        return False
    if same_ref or not urls(one).isdisjoint(urls(new)):
        return True
    for less, more in ((one, new), (new, one)):
        if less.said.keys() <= more.said.keys() and _all_within(less, more):
            return True
    return False


def _citations_joined(target: OfAccount, one: Statement, new: Statement) -> tuple[list[Edit], list[dict[str, object]]]:
    """What `one` must change to have the citations of both, and all of them in the order of its tree.

    The short form of a citation is completed in its place; whatever is more goes to `cite`.
    """
    trees = citation_trees(one.tree)
    short = 0 if SHORT_CITATION_KEYS.isdisjoint(one.tree) else 1
    held, listed = list(one.citations), trees[short:]
    edits: list[Edit] = []
    changed = False
    for cited, tree in zip(new.citations, citation_trees(new.tree), strict=True):
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
