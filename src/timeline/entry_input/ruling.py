"""A new ruling among those that an event has: what it replaces stays, as overruled."""

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from timeline.entry_input.values import Tree
from timeline.errors import TimelineError
from timeline.model import Event, Point, RuledRow, RuledVerdict, Ruling
from timeline.store.editing import Edit, OfEvent, SetKey, SetPoint, UnsetKey
from timeline.store.editing.trees import point_value
from timeline.store.judgments import on_one_pair
from timeline.store.keys import keys
from timeline.when import When


class Said(msgspec.Struct, frozen=True):
    """Who says something, when and why; what a ruling, a finding and an overruling have in common."""

    because: str
    by: str | None = None
    ruled: str | None = None
    """A time of the store."""


def tree_of_ruling(ruling: Ruling) -> Tree:
    """A ruling as it stands in the file."""
    return _tree_of(ruling, "ruling")


def _tree_of(entry: Ruling | Point, kind: Literal["ruling", "point"]) -> Tree:
    tree: Tree = {}
    for key in keys(kind).values():
        value = getattr(entry, key.field)
        if value in (None, (), "signed"):
            continue
        if key.name == "values":
            tree[key.name] = [point_value(text) for text in value]
        elif isinstance(value, tuple):
            tree[key.name] = list(value)
        else:
            tree[key.name] = value.text if isinstance(value, When) else value
    return {**tree, **entry.extra}


def edits_of_ruling(event: Event, new: Ruling, said: Said) -> list[Edit]:
    """The edits that write a ruling; one that judged the same pair for the same speakers is overruled by it.

    A proposal overrules what is only proposed.
    """
    kept = [
        _overruled(held, said) if _is_on_the_same(held, new) else tree_of_ruling(held) for held in event.rulings
    ]  # fmt: skip
    return [SetKey(OfEvent(event.id), "rulings", [*kept, tree_of_ruling(new)])]


def edits_that_overrule(event: Event, number: int, said: Said | None) -> list[Edit]:
    """The edits that overrule the ruling of that number, from 1; without anything said it is taken out."""
    if not 1 <= number <= len(event.rulings):
        count = len(event.rulings)
        message = f"`{event.id}` has {count or 'no'} ruling{'' if count == 1 else 's'}"
        raise TimelineError.of("ruling", message, f"`timeline rule {event.id}` lists them" if count else None)
    trees = [tree_of_ruling(held) for held in event.rulings]
    if said is not None and event.rulings[number - 1].state == "overruled":
        message = f"ruling {number} of `{event.id}` is overruled already"
        raise TimelineError.of("ruling", message, "--purge takes it out without a trace")
    if said is None:
        del trees[number - 1]
    else:
        trees[number - 1] = _overruled(event.rulings[number - 1], said)
    return [SetKey(OfEvent(event.id), "rulings", trees)] if trees else [UnsetKey(OfEvent(event.id), "rulings")]


def edits_that_restore(event: str, rulings: Sequence[Ruling]) -> list[Edit]:
    """The edits that give an event the rulings back that it had."""
    trees = [tree_of_ruling(held) for held in rulings]
    return [SetKey(OfEvent(event), "rulings", trees)] if trees else [UnsetKey(OfEvent(event), "rulings")]


def edits_of_finding(event: Event, point: str, value: str, said: Said, evidence: str | None) -> list[Edit]:
    """The edits that write what the editor has found, as a point of the event.

    Of what he had found of it before, who found it, when and why is replaced, and all else stays.
    """
    held = next((one for one in event.points if one.name == point), None)
    kept = {} if held is None else _tree_of(held, "point")
    told = {"because": said.because, "by": said.by, "ruled": said.ruled, "evidence": evidence or kept.get("evidence")}
    kept = {key: text for key, text in kept.items() if key not in told}
    given = {key: text for key, text in told.items() if text}
    return [SetPoint(OfEvent(event.id), point, {**kept, "value": value, **given})]


def row_named(event: Event, name: str) -> tuple[str | None, RuledRow | None]:
    """What a name is: a point of the event, else one of the rows of times and places."""
    points = {point.name for account in event.accounts for point in account.points}
    if name not in points and name in get_args(RuledRow):
        return None, name  # type: ignore[return-value]
    return name, None


def verdict_named(text: str) -> RuledVerdict:
    """A verdict as it is typed, with a hyphen or a space. Raises TimelineError."""
    known: Sequence[RuledVerdict] = get_args(RuledVerdict)
    folded = text.casefold().replace("-", " ").strip()
    if folded not in known:
        listed = ", ".join(word.replace(" ", "-") for word in known)
        raise TimelineError.of("verdict", f"--verdict cannot be `{text}`", f"one of {listed}")
    return folded  # type: ignore[return-value]


def _is_on_the_same(held: Ruling, new: Ruling) -> bool:
    replaced = ("proposed",) if new.state == "proposed" else ("proposed", "signed")
    return held.state in replaced and {*held.between} == {*new.between} and on_one_pair(held, new)


def _overruled(held: Ruling, said: Said) -> Tree:
    tree = {**tree_of_ruling(held), "state": "overruled"}
    told = {"overruled_by": said.by, "overruled": said.ruled, "overruled_because": said.because}
    given = {key: text for key, text in told.items() if text}
    ordered = {key: tree.get(key, given.get(key)) for key in keys("ruling") if key in tree or key in given}
    return {**ordered, **held.extra}
