"""What two events say that are one: the first one stands, and what the second has instead is kept in a note."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from timeline.merging.choices import Choices, Differing, Side
from timeline.merging.notes import (
    as_told,
    free_key,
    is_private,
    joined_note,
    private_problem,
    quoted_place,
    said_there,
)
from timeline.merging.time_meaning import meaning_of
from timeline.merging.trees import Tree, points_of, texts_of
from timeline.model import Event, Ruling
from timeline.store.editing.edits import Edit, OfEvent, SetKey, SetPoint
from timeline.store.editing.rename import rulings_in
from timeline.store.judgments import at_odds
from timeline.store.keys import holding, keys, names
from timeline.when import About, Home, When, parse_when

if TYPE_CHECKING:
    from timeline.errors import Problem

_LISTS = names("event", "text", "word", "source", "event", many=True)
_STANDING = tuple(key for key in names("event", many=False) if key not in ("id", "note", "points"))
"""Of these the first store's stands; what a list has is united."""
_LINKS = names("event", "event")

Quoted: TypeAlias = dict[Side, list[tuple[str, str]]]
"""What does not stand, by the store that has it: for the note."""


class Keys:
    """The keys of one event of the first store, which takes in those of the second. The tree is its own copy."""

    def __init__(
        self, event: Event, tree: Tree, home: Home, about: About, names: tuple[str, str], choices: Choices
    ) -> None:
        self.event = event
        self.tree = dict(tree)
        self.edits: list[Edit] = []
        self.differing: list[Differing] = []
        self.problems: list[Problem] = []
        self._names = names
        self._choices = choices
        self._held = list(event.rulings)
        self._home = home
        self._about = about

    def take(self, other: Event, tree: Tree, ids: Mapping[str, str], links: tuple[str, ...]) -> None:
        """One event of the second store.

        `ids` are the events that have another id in the joined store, `links` what `same_as` gets beside the rest.
        """
        quoted: Quoted = {"a": [], "b": []}
        self._compare(other, tree, quoted)
        self._points(tree, quoted)
        quoted["b"] += self._rulings(other, tree)
        for key in _LISTS:
            held = texts_of(self.tree, key)
            told = [ids.get(text, text) for text in texts_of(tree, key)] if key in _LINKS else None
            come = [*(texts_of(tree, key) if told is None else told), *(links if key == "same_as" else ())]
            own = self.event.id if key in _LINKS else None
            more = [text for text in dict.fromkeys(come) if text not in held and text != own]
            if more:
                self._set(key, [*held, *more])
        for key, value in tree.items():
            if key.startswith("x-") and (free := free_key(key, value, self.tree)) is not None:
                self._set(free, value)
        here, there = (said_there(name, quoted[side]) for name, side in zip(self._names, quoted, strict=True))
        note = joined_note(self.tree.get("note"), here, there, tree.get("note"))
        if note is not None:
            self._set("note", note)

    def _compare(self, other: Event, tree: Tree, quoted: Quoted) -> None:
        for key in _STANDING:
            if key not in tree or tree[key] == self.tree.get(key):
                continue
            if key in holding("truth"):
                # What one editor shows is not folded away because another one folds it.
                differs = bool(tree[key]) != bool(self.tree.get(key))
            elif key == "when" and key in self.tree:
                differs = self._meant(self.event.own_when) != self._meant(other.own_when)
            elif key == "coordinates" and key in self.tree and other.coordinates is not None:
                differs = self.event.coordinates != other.coordinates
            elif key in self.tree:
                differs = True
            else:
                self._set(key, tree[key])
                differs = False
            if differs:
                mine, its = _told(self.event, self.tree, key), _told(other, tree, key)
                if self._choose(key, key, mine, its, quoted) == "b":
                    self._set(key, tree[key])

    def _choose(self, key: str, name: str, mine: str, its: str, quoted: Quoted) -> Side:
        """Whose value stands; the other one is quoted under a name."""
        self.differing.append(Differing(self.event.id, key, mine, its))
        side = self._choices.side(self.event.id, key)
        quoted["b" if side == "a" else "a"].append((name, its if side == "a" else mine))
        return side

    def _meant(self, when: When | None) -> object:
        if when is None:
            return None
        return meaning_of(parse_when(when.text, self._home.zone, self._about, self._home.calendar))

    def _points(self, tree: Tree, quoted: Quoted) -> None:
        for point, value in points_of(tree).items():
            held = points_of(self.tree)
            if point in held:
                if value == held[point]:
                    continue
                told = as_told(held[point]), as_told(value)
                side = self._choose(f"point {point}", f"{point}:", *told, quoted)
                if is_private(value if side == "a" else held[point]):
                    self.problems.append(private_problem(self.event.id, f"point {point}"))
                if side == "a":
                    continue
            self.tree["points"] = {**held, point: value}
            self.edits.append(SetPoint(OfEvent(self.event.id), point, value))

    def _rulings(self, other: Event, tree: Tree) -> list[tuple[str, str]]:
        """Rulings of both; of two on one pair the first store's stands, and what the other rules goes into the note."""
        told, entries = [], [dict(entry) for entry in rulings_in(self.tree)]
        count = len(entries)
        for ruling, entry in zip(other.rulings, rulings_in(tree), strict=True):
            if any(same_ruling(ruling, held) for held in self._held):
                continue
            if next(at_odds([*self._held, ruling]), None) is None:
                entries.append(dict(entry))
                self._held.append(ruling)
            else:
                told.append((f"ruling on {ruling.about}:", quoted_ruling(ruling)))
        if len(entries) > count:
            self._set("rulings", entries)
        return told

    def _set(self, key: str, value: object) -> None:
        self.tree[key] = value
        self.edits.append(SetKey(OfEvent(self.event.id), key, value))


def _told(event: Event, tree: Tree, key: str) -> str:
    """What an event says of a key, as a note quotes it."""
    if key == "coordinates" and event.coordinates is not None:
        return quoted_place(event.coordinates)
    return as_told(tree.get(key, False))


def same_ruling(one: Ruling, other: Ruling) -> bool:
    """Whether a ruling says all that another one says."""
    return {*one.values} == {*other.values} and all(
        stated == as_stated(getattr(one, name)) for name, stated in _stated(other)
    )


def _stated(ruling: Ruling) -> list[tuple[str, str]]:
    held = [
        (key.name, as_stated(getattr(ruling, key.field))) for key in keys("ruling").values() if key.name != "values"
    ]
    return [(name, text) for name, text in held if text]


def as_stated(value: object) -> str:
    """A value of a ruling as its note has it; empty where it has none."""
    if isinstance(value, tuple):
        return " + ".join(sorted(value))
    return value.text if isinstance(value, When) else str(value or "")


def quoted_ruling(ruling: Ruling) -> str:
    """A ruling as a note tells it: the two values, then every key that it has."""
    told = ", ".join(f"{name} {text}" for name, text in _stated(ruling) if name not in ("point", "row"))
    return f"{ruling.values[0]} / {ruling.values[1]}: {told}"
