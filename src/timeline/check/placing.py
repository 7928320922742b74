"""Findings become problems: each with its place in the file, in the order of the file."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from timeline.check.finding import Finding, Path
from timeline.errors import Place, Problem
from timeline.store import Stored
from timeline.store.entries import SHORT_CITATION_KEYS
from timeline.store.event_nodes import EventNodes, UnsureError
from timeline.store.joint import told_at
from timeline.store.joint_document import JointDocument
from timeline.store.positions import Document, Node
from timeline.store.refusing.node_shapes import is_empty


class Located(NamedTuple):
    """A finding with the places of what it is about, and of what else it names."""

    finding: Finding
    place: Place
    seen: Place | None


def placed(findings: Iterable[Finding], stored: Stored) -> list[Problem]:
    """The problems, each once, by line, column, check and message."""
    return problems_of(located(findings, stored))


def located(findings: Iterable[Finding], stored: Stored) -> list[Located]:
    """Findings with their places in a store."""
    found = list(findings)
    wanted = [Wanted(finding.path, finding.key) for finding in found]
    wanted += [Wanted(finding.seen) for finding in found if finding.seen is not None]
    places = places_of(wanted, [
        Text(file.text, file.name, len(file.timeline.events), [event.id for event in file.timeline.events])
        for file in (stored.files if found else ())
    ])  # fmt: skip
    return [
        Located(
            finding,
            places[Wanted(finding.path, finding.key)],
            None if finding.seen is None else places[Wanted(finding.seen)],
        )
        for finding in found
    ]


def problems_of(located: Iterable[Located]) -> list[Problem]:
    """The problems, each once, in their order."""
    problems: set[Problem] = set()
    for finding, place, seen in located:
        message = finding.message
        if seen is not None:
            message += f" in line {seen.line}" if seen.file == place.file else f" in {told_at(seen)}"
        problems.add(Problem(finding.check, message, finding.mend, place, finding.level))
    return sorted(problems, key=_order)


def _order(problem: Problem) -> tuple[str, int, int, str, str, str]:
    place = problem.place
    file, line, column = place[:3] if place is not None else ("", 0, 0)
    return file, line, column, problem.check, problem.message, problem.mend or ""


class Wanted(NamedTuple):
    """The value at a path whose place is wanted, or its key."""

    path: Path
    key: bool = False


class Text(NamedTuple):
    """A text of a store, what messages call it, and how many events it has; their ids, where they are known."""

    text: str
    name: str
    events: int
    ids: Sequence[str] | None = None


def places_of(wanted: Iterable[Wanted], texts: Sequence[Text]) -> dict[Wanted, Place]:
    """The places of values of a store, whose events are those of its texts in their order.

    The nodes of an event are read by themselves, where that can be done.
    """
    asked = set(wanted)
    try:
        return _places_of_events(asked, texts)
    except UnsureError:
        nodes = Nodes(_document(texts))
        return {one: nodes.place(one) for one in asked}


def _places_of_events(wanted: Collection[Wanted], texts: Sequence[Text]) -> dict[Wanted, Place]:
    """As above. Raises UnsureError."""
    by_event: dict[int, list[Wanted]] = defaultdict(list)
    beside: list[Wanted] = []
    for one in wanted:
        if one.path[0] == "events":
            by_event[int(one.path[1])].append(one)
        else:
            beside.append(one)
    found: dict[Wanted, Place] = {}
    ends = list(accumulate(text.events for text in texts))
    read: dict[int, EventNodes] = {}
    for number in sorted(by_event):
        part = bisect_right(ends, number)
        text = texts[part]
        if part not in read:
            read = {part: EventNodes(text.text, text.name, text.events)}
        within = number - (ends[part] - text.events)
        node, begin = read[part].event(within, None if text.ids is None else text.ids[within])
        nodes = Nodes(read[part], node, begin)
        for one in by_event[number]:
            found[one] = nodes.place(one)
    if beside:
        nodes = Nodes(_document(texts, without_events=True))
        found.update((one, nodes.place(one)) for one in beside)
    return found


def places_beside(wanted: Sequence[Wanted], text: Text) -> list[Place | None]:
    """The places of values beside the events, None where a text that is a part of a store has not what holds them."""
    try:
        document = _document([text], without_events=True)
    except UnsureError:
        document = _document([text])
    nodes = Nodes(document)
    return [nodes.place(one) if _has(document, one.path) else None for one in wanted]


def _has(document: Document, path: Path) -> bool:
    value = document.node_at(path[:1])
    if value is None or is_empty(value.resolved):
        return False
    return path[0] != "sources" or document.node_at(path[:2]) is not None


def _document(texts: Sequence[Text], *, without_events: bool = False) -> Document:
    """The nodes of all texts; without those of events. Raises UnsureError where these are not known."""
    read = [
        EventNodes(text.text, text.name, text.events).without_events if without_events and text.events else text.text
        for text in texts
    ]
    if len(texts) == 1:
        return Document(texts[0].text, texts[0].name, read=read[0])
    return JointDocument([(text.text, text.name) for text in texts], "", read=read)


class Nodes:
    """Nodes by the paths of a timeline. What was found on the way is kept: maps can be long."""

    def __init__(self, text: Document | EventNodes, event: Node | None = None, begin: int = 0) -> None:
        """Those of a whole document, or of one event, whose characters are counted from `begin`."""
        self._text = text
        self._event = event
        self._begin = begin
        self._pairs: dict[int, dict[str, tuple[Node, Node]]] = {}
        self._items: dict[int, list[Node]] = {}

    def place(self, wanted: Wanted) -> Place:
        """The place of a value, or of its key; where the text has none, of what should hold it."""
        if self._event is not None:
            node, steps = self._event, list(wanted.path[2:])
        else:
            assert isinstance(self._text, Document)
            assert self._text.root is not None  # a store that was read has content
            node, steps = self._text.root, list(wanted.path)
        named = node
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
        meant = named if wanted.key else node
        return self._text.place(self._begin + meant.begin, self._begin + meant.end)

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
