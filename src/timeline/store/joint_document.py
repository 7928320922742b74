"""The nodes of several texts as those of one: places know which text they are of."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from timeline.errors import Place
from timeline.store.joint import JOINT, begins_of
from timeline.store.positions import REACH, Document, Node, line_begins_of, place_in


class JointDocument(Document):
    """The documents of the parts of a folder, their characters counted in the joint text of all.

    `texts` are the texts of the parts with what messages call them, `read` what is read instead, as of a `Document`.
    """

    def __init__(self, texts: Sequence[tuple[str, str]], name: str, *, read: Sequence[str] | None = None) -> None:
        self._texts = texts
        self._read_parts = [text for text, _ in texts] if read is None else read
        self._offsets = begins_of([text for text, _ in texts])
        self._lines: dict[int, list[int]] = {}
        self._joint(name)

    @cached_property
    def parts(self) -> Sequence[Document]:
        """The documents of the parts, each for itself."""
        return [Document(text, name) for text, name in self._texts]

    def _joint(self, name: str) -> None:
        self.text = JOINT.join([text for text, _ in self._texts])
        self.name = name
        moved = [
            Document(text, part, read=read) for (text, part), read in zip(self._texts, self._read_parts, strict=True)
        ]
        for document, offset in zip(moved, self._offsets, strict=True):
            _move(document.root, offset)
        self.aliases = [alias for document in moved for alias in document.aliases]
        self.nodes = sum(document.nodes for document in moved)
        self.begins = [self._offsets[0]] if self._offsets else []
        self.root = _root([document.root for document in moved if document.root is not None])

    def place(self, begin: int, end: int) -> Place:
        """The place of `text[begin:end]`, in the part where it stands."""
        number = bisect_right(self._offsets, begin) - 1
        text, name = self._texts[number]
        if number not in self._lines:
            self._lines[number] = line_begins_of(text)
        offset = self._offsets[number]
        return place_in(text, self._lines[number], name, begin - offset, end - offset, REACH)


def _move(root: Node | None, offset: int) -> None:
    stack = [] if root is None or not offset else [root]
    moved: set[int] = set()
    while stack:
        node = stack.pop()
        if id(node) in moved:
            continue
        moved.add(id(node))
        node.begin += offset
        node.end += offset
        if node.body >= 0:
            node.body += offset
        stack += node.items
        stack += [one for pair in node.pairs for one in pair]


def _root(roots: Sequence[Node]) -> Node | None:
    """One map of all: of a key or a source that several have, that of the first; the events of all."""
    if not roots:
        return None
    pairs: dict[str, tuple[Node, Node]] = {}
    for root in roots:
        for key, value in root.resolved.pairs:
            name = key.resolved.text
            if name not in pairs or _is_empty(pairs[name][1]):
                pairs[name] = (key, value)
            elif name in ("events", "sources"):
                held = pairs[name]
                pairs[name] = (held[0], _both(held[1].resolved, value.resolved))
    first = roots[0].resolved
    return Node(first.kind, first.begin, roots[-1].end, style=first.style, pairs=list(pairs.values()), body=first.body)


def _is_empty(node: Node) -> bool:
    held = node.resolved
    return held.kind == "scalar" and held.style is None and held.text in ("", "~", "null")


def _both(one: Node, other: Node) -> Node:
    known = {key.resolved.text for key, _ in one.pairs}
    more = [pair for pair in other.pairs if pair[0].resolved.text not in known]
    kind = other.kind if one.kind == "scalar" else one.kind
    return Node(
        kind,
        one.begin,
        other.end,
        style=one.style,
        pairs=[*one.pairs, *more],
        items=[*one.items, *other.items],
        body=one.body,
    )
