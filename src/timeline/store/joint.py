"""Several texts as one store: their keys laid over each other, their events behind each other.

A store that is a folder is the texts of its parts, in the order of their names. Where one text is asked for, they stand
behind each other with `JOINT` between, which no text that is YAML has; so lines and characters of the whole are those
of a part, moved by what stands before it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from timeline.errors import Place, Problem, TimelineError
from timeline.store.entries import FORMAT
from timeline.store.same_tree import same_tree

JOINT = "\n\x1e\n"
"""Between the texts of two parts: YAML forbids this control character, so no text that is read has it."""

_OF_EACH = ("timeline", "events", "sources")
"""The keys that each part may have for itself."""


def is_part(tree: Mapping[str, object]) -> bool:
    """Whether a parsed text has the shape of a store in this format, so that it can be laid over others."""
    return (
        type(version := tree.get("timeline")) is int
        and version == FORMAT
        and isinstance(tree.get("sources"), dict | None)
        and isinstance(tree.get("events"), list | None)
    )


def hash_of_parts(parts: Iterable[tuple[str, str]]) -> str:
    """The hash of a folder by the names and hashes of its parts: that of what `sha256sum *.yaml` says of them."""
    from hashlib import sha256

    return sha256("".join([f"{digest}  {name}\n" for name, digest in parts]).encode()).hexdigest()


def split(text: str) -> list[str]:
    """The texts of the parts of which a text is made."""
    return text.split(JOINT)


def begins_of(texts: Sequence[str]) -> list[int]:
    """Where each of them begins in the joint text."""
    return [0, *accumulate(len(text) + len(JOINT) for text in texts)][:-1]


def lines_above(texts: Sequence[str]) -> list[int]:
    """How many lines of the joint text stand above each of them."""
    return [0, *accumulate(text.count("\n") + JOINT.count("\n") for text in texts)][:-1]


class Trees:
    """The parsed texts of one store, and which of them has what."""

    def __init__(self, trees: Sequence[Mapping[str, object]], counts: Sequence[int] = ()) -> None:
        """`counts` are how many events each of them has, empty items counted."""
        self.trees = trees
        self._ends = list(accumulate(counts))

    def frame(self) -> dict[str, object]:
        """The keys of all beside their events; of a key or a source that several have, that of the first."""
        made: dict[str, object] = {}
        sources: dict[str, object] = {}
        for tree in self.trees:
            for key, value in tree.items():
                if key == "sources" and isinstance(value, dict):
                    sources |= {name: source for name, source in value.items() if name not in sources}
                elif key != "events" and made.get(key) is None:
                    made[key] = value
        return {**made, "sources": sources} if sources else made

    def part_of(self, number: int) -> tuple[int, int]:
        """The part that has the event of that number, and its number in there, empty items counted."""
        part = bisect_right(self._ends, number)
        return part, number - (self._ends[part - 1] if part else 0)

    def having(self, key: str, source: str | None = None) -> Iterator[int]:
        """The parts that have a key of the store, or of `sources` this one."""
        for part, tree in enumerate(self.trees):
            held = tree.get(key)
            if held is not None and (source is None or (isinstance(held, dict) and source in held)):
                yield part

    def at_odds(self) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Two parts and the path of a value that they do not have alike, and which may be told once only."""
        first: dict[tuple[str, ...], tuple[int, object]] = {}
        for part, tree in enumerate(self.trees):
            for path, value in _told_once(tree):
                earlier, held = first.setdefault(path, (part, value))
                if earlier != part and not same_tree(held, value):
                    yield earlier, part, path


def refuse_at_odds(problem_of: Sequence[tuple[str, Place | None, Place | None]]) -> None:
    """Raises TimelineError for what two parts tell otherwise: what it is, where it stands, and where it stood first."""
    problems = [
        Problem(
            "parts-differ",
            f"{what} is told otherwise in {'another part' if first is None else told_at(first)}",
            "make the two equal, or leave it out in one of them",
            place,
        )
        for what, place, first in problem_of
    ]
    if problems:
        raise TimelineError(problems)


def told_at(place: Place) -> str:
    """A place in a sentence: `desk/2025-03.yaml:3:8`."""
    return f"{place.file}:{place.line}:{place.column}"


def _told_once(tree: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in tree.items():
        if key not in _OF_EACH and value is not None:
            yield (key,), value
    sources = tree.get("sources")
    for name, source in (sources if isinstance(sources, dict) else {}).items():
        yield ("sources", name), source or {}


def joint_tree(trees: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """One tree of all, with the events of all."""
    return {**Trees(trees).frame(), "events": [event for tree in trees for event in _events_of(tree)]}


def _events_of(tree: Mapping[str, object]) -> list[object]:
    held = tree.get("events")
    return held if isinstance(held, list) else []
