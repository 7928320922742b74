"""Two accounts of one source and one date in other words: whose stand, and what the note keeps of the other."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.errors import Problem
from timeline.merging.choices import Choices, Differing
from timeline.merging.notes import as_told, is_private, joined_note, private_problem, quoted_place, said_there
from timeline.merging.statements import Statement, citation_trees, completed, differing, urls
from timeline.merging.trees import points_of
from timeline.store.editing.edits import Edit, OfAccount, SetKey, SetPoint, UnsetKey
from timeline.store.entries import SHORT_CITATION_KEYS


class Settled(NamedTuple):
    """What becomes of the first account, and in which keys the two differ."""

    edits: list[Edit]
    statement: Statement
    differing: list[Differing]
    problems: list[Problem]
    are_two_texts: bool


def settled(
    target: OfAccount, one: Statement, new: Statement, reference: str, names: tuple[str, str], choices: Choices
) -> Settled:
    """What both say, key by key: one of two values stands, and the note quotes the other with the name of its store.

    Of another text nothing is taken over beside the words of this one, unless it is chosen: the note has all of it.
    """
    apart = _are_two_texts(one, new)
    told: list[Differing] = []
    here: list[tuple[str, str]] = []
    there: list[tuple[str, str]] = []
    edits: list[Edit] = []
    problems: list[Problem] = []
    said, citations = dict(one.said), one.citations
    keys = [key for key, value in new.said.items() if one.said.get(key) != value] if apart else [*differing(one, new)]
    for key in [*keys, *(["cite"] if apart and new.citations else [])]:
        values = _value(one, key), _value(new, key)
        mine, its = (_quoted(statement, key) for statement in (one, new))
        side = choices.side(reference, key)
        if is_private(values[1 if side == "a" else 0]):
            problems.append(private_problem(reference, key))
        told.append(Differing(reference, key, mine, its))
        name = f"{key.removeprefix('point ')}:" if key.startswith("point ") else key
        if side == "a":
            there.append((name, its))
            continue
        here += [(name, mine)] if mine else []
        edits += _taken(target, key, one, new)
        if key == "cite":
            citations = new.citations
        else:
            said[key] = new.said[key]
    note = joined_note(one.tree.get("note"), said_there(names[0], here), said_there(names[1], there))
    edits += [SetKey(target, "note", note)] if note is not None else []
    statement = Statement(one.account, completed(one.tree, edits), said, citations, one.published)
    return Settled(edits, statement, told, problems, apart)


def _are_two_texts(one: Statement, new: Statement) -> bool:
    """Whether the two are of two texts: each has another `ref`, or can be read at another address alone."""
    refs = one.account.ref, new.account.ref
    if None not in refs and refs[0] != refs[1]:
        return True
    return bool(urls(one) and urls(new)) and urls(one).isdisjoint(urls(new))


def _value(one: Statement, key: str) -> object:
    """What an account says of a key, its citations together; what stands for a key that it has not, else nothing."""
    if key == "cite":
        return citation_trees(one.tree)
    name = key.removeprefix("point ")
    held = points_of(one.tree).get(name) if key.startswith("point ") else one.tree.get(key)
    return one.said.get(key, "") if held is None else held


def _quoted(one: Statement, key: str) -> str:
    """What an account says of a key, as a note quotes it."""
    if key == "coordinates" and one.account.coordinates is not None:
        return quoted_place(one.account.coordinates)
    return as_told(_value(one, key))


def _taken(target: OfAccount, key: str, one: Statement, new: Statement) -> Iterator[Edit]:
    """What makes the account say what the other one says of a key."""
    if key.startswith("point "):
        yield SetPoint(target, key.removeprefix("point "), _value(new, key))
    elif key != "cite":
        yield SetKey(target, key, _value(new, key))
    else:
        yield from (UnsetKey(target, name) for name in one.tree if name in SHORT_CITATION_KEYS)
        yield SetKey(target, "cite", citation_trees(new.tree))
