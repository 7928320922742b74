"""What is there already of something given, and which of its keys are given otherwise."""

import msgspec

from timeline.entry_input.values import Tree
from timeline.errors import Place
from timeline.model import Account, Citation, Event
from timeline.store.entries import CITATION_KEYS
from timeline.when import When


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


def event_otherwise(held: Tree, given: Tree) -> tuple[str, ...]:
    """The keys of an event that are given otherwise than it has them."""
    return tuple(
        [key for key, value in given.items() if held.get(key) != (_short(value) if key == "points" else value)]
    )


def _short(points: object) -> object:
    """The values of points without the other keys of their long form."""
    if not isinstance(points, dict):
        return points
    return {name: item["value"] if isinstance(item, dict) else item for name, item in points.items()}


def with_other_points(held: Tree, given: Tree) -> Tree | None:
    """The points of both where two accounts differ in nothing but that they have others; None for any two others."""
    one, other = held.get("points"), given.get("points")
    if not isinstance(one, dict) or not isinstance(other, dict):
        return None
    if {**held, "points": None} != {**given, "points": None}:
        return None
    return one | other if all(one.get(name, value) == value for name, value in other.items()) else None


def event_texts(event: Event) -> Tree:
    """The keys of an event as they are given."""
    return {
        "id": event.id,
        "title": event.title,
        "when": event.own_when.text if event.own_when is not None else None,
        "place": event.place,
        "actors": list(event.actors),
        "tags": list(event.tags),
        "background": event.background,
        "note": event.note,
        "same_as": list(event.same_as),
        "not_same": list(event.not_same),
        "points": {point.name: point.value for point in event.points},
        **event.extra,
    }


def says_otherwise(account: Account, given: Tree) -> tuple[str, ...]:
    """The keys of which an account says something else than is given."""
    held: Tree = {
        "when": account.when.text if account.when is not None else None,
        "points": {point.name: point.value for point in account.points},
        **account.extra,
    }
    other: list[str] = []
    cited = given.get("cite")
    citations = [{key: value for key, value in given.items() if key in CITATION_KEYS}]
    citations += cited if isinstance(cited, list) else []
    for one in citations:
        differing = min([_cited_otherwise(held_one, one) for held_one in account.cite], key=len, default=tuple(one))
        other += differing if one is citations[0] else ["cite"][: len(differing)]
    for key, value in given.items():
        if key == "cite" or key in CITATION_KEYS:
            continue
        told = _short(value) if key == "points" else value
        if (held[key] if key in held else getattr(account, key, None)) != told:
            other.append(key)
    return tuple(dict.fromkeys(other))


def _cited_otherwise(held: Citation, given: Tree) -> tuple[str, ...]:
    told = {key: getattr(held, key, None) for key in given} | dict(held.extra)
    texts = {key: value.text if isinstance(value, When) else value for key, value in told.items()}
    return tuple([key for key, value in given.items() if texts[key] != value])
