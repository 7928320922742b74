"""What is there already of something given, and which of its keys are given otherwise."""

import msgspec

from timeline.entry_input.values import Tree
from timeline.errors import Place
from timeline.model import Account, Citation, Event, Point, Timeline
from timeline.store.entries import SHORT_CITATION_KEYS
from timeline.store.keys import EntryKind, keys, names
from timeline.when import When
from timeline.when.about import written_about


class Known(msgspec.Struct, frozen=True):
    """Something given that the store has already, or that stands twice in what was given."""

    reference: str
    differing: tuple[str, ...] = ()
    """The keys that are given otherwise than they stand there, where they were left as they are."""
    place: Place | None = None

    @property
    def differs(self) -> bool:
        """Whether anything of it was left out."""
        return bool(self.differing)


def as_given(entry: msgspec.Struct, kind: EntryKind) -> Tree:
    """The keys of an entry of the store as they would be given; one that it does not have is None or empty."""
    extra: Tree = dict(getattr(entry, "extra", {}))
    field_of = {key.name: key.field for key in keys(kind).values()}
    if isinstance(entry, Event):
        field_of["when"] = "own_when"
    return {name: _value_as_given(getattr(entry, field, None)) for name, field in field_of.items()} | extra


def frame_otherwise(timeline: Timeline, frame: Tree) -> tuple[str, ...]:
    """The keys of the store itself that are given otherwise than it has them."""
    held: Tree = {
        **{key: _value_as_given(getattr(timeline, key)) for key in names("store", "text", "zone", "word")},
        "parts_of_day": dict(timeline.parts_of_day),
        "about": written_about(timeline.about),
        "synonyms": {point: [list(group) for group in groups] for point, groups in timeline.synonyms.items()},
        **timeline.extra,
    }
    return tuple([key for key, value in frame.items() if held.get(key) != value])


def event_otherwise(held: Tree, given: Tree) -> tuple[str, ...]:
    """The keys of an event that are given otherwise than it has them."""
    return tuple([key for key, value in given.items() if not _agrees(held.get(key), value)])


def with_other_points(held: Tree, given: Tree) -> Tree | None:
    """The points of both where two accounts differ in nothing but that they have others; None for any two others."""
    one, other = held.get("points"), given.get("points")
    if not isinstance(one, dict) or not isinstance(other, dict):
        return None
    if {**held, "points": None} != {**given, "points": None}:
        return None
    return one | other if all(one.get(name, value) == value for name, value in other.items()) else None


def says_otherwise(account: Account, given: Tree) -> tuple[str, ...]:
    """The keys of which an account says something else than is given."""
    other: list[str] = []
    cited = given.get("cite")
    citations = [{key: value for key, value in given.items() if key in SHORT_CITATION_KEYS}]
    citations += cited if isinstance(cited, list) else []
    for one in citations:
        differing = min([_cited_otherwise(held_one, one) for held_one in account.cite], key=len, default=tuple(one))
        other += differing if one is citations[0] else ["cite"][: len(differing)]
    said = {key: value for key, value in given.items() if key != "cite" and key not in SHORT_CITATION_KEYS}
    return tuple(dict.fromkeys([*other, *event_otherwise(as_given(account, "account"), said)]))


def _cited_otherwise(held: Citation, given: Tree) -> tuple[str, ...]:
    return event_otherwise(as_given(held, "citation"), given)


def _value_as_given(value: object) -> object:
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        if value and all(isinstance(one, Point) for one in value):
            return {one.name: as_given(one, "point") for one in value}
        return [_value_as_given(one) for one in value]
    return as_given(value, _KIND_OF[type(value).__name__]) if isinstance(value, msgspec.Struct) else value


_KIND_OF: dict[str, EntryKind] = {
    "Account": "account",
    "Citation": "citation",
    "Coordinates": "coordinates",
    "Ruling": "ruling",
    "Clock": "clock",
}


def _agrees(held: object, given: object) -> bool:
    """Whether a value says all that is given; a point may be given by its value alone."""
    if isinstance(given, dict):
        entry = held if isinstance(held, dict) else {"value": held}
        return all(_agrees(entry.get(key), value) for key, value in given.items())
    if isinstance(held, dict):
        return _agrees(held.get("value"), given)
    if isinstance(held, list) and isinstance(given, list):
        return len(held) == len(given) and all(map(_agrees, held, given))
    return held == given
