"""What two events say that are one: the first one stands, and what the second has instead is kept in a note."""

from collections.abc import Mapping

from timeline.merging.notes import as_told, free_key, joined_note, quoted_place, said_there
from timeline.merging.time_meaning import meaning_of
from timeline.merging.trees import Tree, points_of, texts_of
from timeline.model import Event, Ruling
from timeline.store.editing.edits import Edit, OfEvent, SetKey, SetPoint
from timeline.store.editing.rename import rulings_in
from timeline.store.judgments import at_odds
from timeline.store.keys import holding, keys, names
from timeline.when import About, Home, When, parse_when

_LISTS = names("event", "text", "word", "source", "event", many=True)
_STANDING = tuple(key for key in names("event", many=False) if key not in ("id", "note", "points"))
"""Of these the first store's stands; what a list has is united."""
_LINKS = names("event", "event")


class Keys:
    """The keys of one event of the first store, which takes in those of the second. The tree is its own copy."""

    def __init__(self, event: Event, tree: Tree, home: Home, about: About) -> None:
        self.event = event
        self.tree = dict(tree)
        self.edits: list[Edit] = []
        self._held = list(event.rulings)
        self._home = home
        self._about = about

    def take(self, other: Event, tree: Tree, name: str, ids: Mapping[str, str], links: tuple[str, ...]) -> None:
        """One event of the second store; `name` is what that is called.

        `ids` are the events that have another id in the joined store, `links` what `same_as` gets beside the rest.
        """
        differing = [*self._differing(other, tree), *self._points(tree), *self._rulings(other, tree)]
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
        note = joined_note(self.tree.get("note"), said_there(name, differing), tree.get("note"))
        if note is not None:
            self._set("note", note)

    def _differing(self, other: Event, tree: Tree) -> list[tuple[str, str]]:
        told = []
        for key in _STANDING:
            if key not in tree or tree[key] == self.tree.get(key):
                continue
            if key in holding("truth"):
                # What one editor shows is not folded away because another one folds it.
                if bool(tree[key]) != bool(self.tree.get(key)):
                    told.append((key, "true" if tree[key] else "false"))
            elif key == "when" and key in self.tree:
                if self._meant(self.event.own_when) != self._meant(other.own_when):
                    told.append((key, str(tree[key])))
            elif key == "coordinates" and key in self.tree and other.coordinates is not None:
                if self.event.coordinates != other.coordinates:
                    told.append((key, quoted_place(other.coordinates)))
            elif key in self.tree:
                told.append((key, str(tree[key])))
            else:
                self._set(key, tree[key])
        return told

    def _meant(self, when: When | None) -> object:
        if when is None:
            return None
        return meaning_of(parse_when(when.text, self._home.zone, self._about, self._home.calendar))

    def _points(self, tree: Tree) -> list[tuple[str, str]]:
        told = []
        held = points_of(self.tree)
        for point, value in points_of(tree).items():
            if point not in held:
                held = {**held, point: value}
                self.tree["points"] = held
                self.edits.append(SetPoint(OfEvent(self.event.id), point, value))
            elif value != held[point]:
                told.append((f"{point}:", as_told(value)))
        return told

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
