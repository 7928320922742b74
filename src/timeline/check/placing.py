"""Findings become problems: each with its place in the file, in the order of the file."""

from collections.abc import Iterable

from timeline.check.finding import Finding, Path
from timeline.errors import Place, Problem
from timeline.store import Stored
from timeline.store.entries import SHORT_CITATION_KEYS
from timeline.store.joint import told_at
from timeline.store.positions import Document, Node
from timeline.store.refusing.node_shapes import is_empty


def placed(findings: Iterable[Finding], stored: Stored) -> list[Problem]:
    """The problems, each once, by line, column, check and message."""
    found = list(findings)
    if not found:
        return []
    places = _Places(stored.document)
    problems: set[Problem] = set()
    for finding in found:
        message = finding.message
        place = places.place(finding.path, key=finding.key)
        if finding.seen is not None:
            seen = places.place(finding.seen)
            message += f" in line {seen.line}" if seen.file == place.file else f" in {told_at(seen)}"
        problems.add(Problem(finding.check, message, finding.mend, place, finding.level))
    return sorted(problems, key=_order)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place
    file, line, column = place[:3] if place is not None else ("", 0, 0)
    return file, line, column, problem.check, problem.message


class _Places:
    """The nodes of one file by the paths of its timeline. What was found on the way is kept: maps can be long."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pairs: dict[int, dict[str, tuple[Node, Node]]] = {}
        self._items: dict[int, list[Node]] = {}

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at a path, or of its key; where the file has none, of what should hold it."""
        node = self._document.root
        assert node is not None  # a store that was read has content
        named = node
        steps = list(path)
        while steps:
            step = steps.pop(0)
            below = node.resolved
            if step == "cite" and steps:
                found = self._citation(below, int(steps.pop(0)))
            elif isinstance(step, int):
                found = self._filled(below)[step]
            elif step == "value" and below.kind != "map":
                # The short form of a point is its value.
                break
            elif (pair := self._by_key(below).get(step)) is not None:
                named, found = pair
            else:
                break
            node = found
        meant = named if key else node
        return self._document.place(meant.begin, meant.end)

    def _citation(self, account: Node, number: int) -> Node:
        """An account holds its first citation itself, where it has one of its keys."""
        pairs = self._by_key(account)
        if any(name in SHORT_CITATION_KEYS and not is_empty(value.resolved) for name, (_, value) in pairs.items()):
            if number == 0:
                return account
            number -= 1
        return self._filled(pairs["cite"][1].resolved)[number]

    def _filled(self, node: Node) -> list[Node]:
        """The items of a list that are not empty: those that the timeline has."""
        items = self._items.get(id(node))
        if items is None:
            items = self._items[id(node)] = [item for item in node.items if not is_empty(item.resolved)]
        return items

    def _by_key(self, node: Node) -> dict[str, tuple[Node, Node]]:
        pairs = self._pairs.get(id(node))
        if pairs is None:
            pairs = self._pairs[id(node)] = {key.resolved.text: (key, value) for key, value in node.pairs}
        return pairs
