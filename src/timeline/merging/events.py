"""What two events say that are one: the first one stands, and what the second has instead is kept in a note."""

from collections.abc import Mapping

from timeline.merging.notes import free_key, joined_note, said_there
from timeline.merging.time_meaning import meaning_of
from timeline.merging.trees import Tree, points_of, texts_of
from timeline.model import Event
from timeline.store.editing.edits import Edit, OfEvent, SetKey, SetPoint
from timeline.store.keys import holding, names
from timeline.when import About, When, parse_when

_LISTS = names("event", "text", "word", "source", "event", many=True)
_STANDING = tuple(key for key in names("event", many=False) if key not in ("id", "note", "points"))
"""Of these the first store's stands; what a list has is united."""
_LINKS = names("event", "event")


class Keys:
    """The keys of one event of the first store, which takes in those of the second. The tree is its own copy."""

    def __init__(self, event: Event, tree: Tree, zone: str | None, about: About) -> None:
        self.event = event
        self.tree = dict(tree)
        self.edits: list[Edit] = []
        self._zone = zone
        self._about = about

    def take(self, other: Event, tree: Tree, name: str, ids: Mapping[str, str], links: tuple[str, ...]) -> None:
        """One event of the second store; `name` is what that is called.

        `ids` are the events that have another id in the joined store, `links` what `same_as` gets beside the rest.
        """
        differing = [*self._differing(other, tree), *self._points(tree)]
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
            elif key in self.tree:
                told.append((key, str(tree[key])))
            else:
                self._set(key, tree[key])
        return told

    def _meant(self, when: When | None) -> object:
        if when is None:
            return None
        return meaning_of(parse_when(when.text, self._zone, self._about))

    def _points(self, tree: Tree) -> list[tuple[str, str]]:
        told = []
        held = points_of(self.tree)
        for point, value in points_of(tree).items():
            if point not in held:
                held = {**held, point: value}
                self.tree["points"] = held
                self.edits.append(SetPoint(OfEvent(self.event.id), point, value))
            elif value != held[point]:
                told.append((f"{point}:", _told(value)))
        return told

    def _set(self, key: str, value: object) -> None:
        self.tree[key] = value
        self.edits.append(SetKey(OfEvent(self.event.id), key, value))


def _told(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    return "; ".join([str(value.get("value", "")), *(f"{key} {held}" for key, held in value.items() if key != "value")])
