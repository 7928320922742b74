r"""Where everything stands: the nodes of a YAML text with their characters, and the place of each path.

The nodes come from the events of PyYAML's C parser and are put together without recursion, so that no nesting
exhausts the stack. Characters count from 0, spans are half-open, and lines end at `\n` only, as editors count them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal, TypeAlias

import msgspec

from timeline.errors import Place
from timeline.store.line_breaks import disguised

Path: TypeAlias = Sequence[str | int]
"""Keys and, for items of a list, numbers from 0."""

NodeKind = Literal["scalar", "map", "list", "alias"]

_QUOTED = ("'", '"')
_BLOCK = ("|", ">")
_MANY = 2**60
REACH = 500
"""How much of a line an excerpt has before its column, and from there on: whoever draws it shows less."""

_BEFORE_DASH = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PROPERTY = re.compile(r"[&!][^\s,\[\]{}]*\s*")


class Node(msgspec.Struct, eq=False):
    """A value or a key of the file; `text[begin:end]` is how it is written, with its anchor and tag.

    A collection in block style ends with its last value, not with the comments that follow it.
    """

    kind: NodeKind
    begin: int
    end: int
    text: str = ""
    """A scalar as YAML reads it, folded and unescaped; the name of an alias."""
    style: str | None = None
    """The quote or block indicator of a scalar, `flow` of a collection in brackets; None: plain, or block style."""
    tag: str | None = None
    anchor: str | None = None
    pairs: "list[tuple[Node, Node]]" = []
    items: "list[Node]" = []
    target: "Node | None" = None
    """What an alias stands for; None where no anchor before it has that name."""
    circular: bool = False
    """Whether this alias stands inside of what it stands for."""
    height: int = 0
    """How many levels are below this node, aliases followed."""
    nodes: int = 1
    """How many nodes this one is with all below it, aliases followed; not counted beyond `_MANY`."""
    size: int = 0
    """How many characters the scalars of this node have, aliases followed; not counted beyond `_MANY`."""
    body: int = -1
    """Where a collection in block style begins: its first key or dash, behind its anchor."""

    @property
    def plain(self) -> bool:
        """Whether this is an unquoted text on its own, without a tag."""
        return self.kind == "scalar" and self.style is None and self.tag is None

    @property
    def resolved(self) -> "Node":
        """What an alias stands for, or the node itself."""
        return self if self.target is None else self.target


# Left out, these would be two new lists for every scalar.
_NO_PAIRS: "list[tuple[Node, Node]]" = []
_NO_ITEMS: "list[Node]" = []


class NotYamlError(ValueError):
    """The text is not YAML; `index` is the character where that shows, `context_index` where the construct began."""

    def __init__(self, message: str, context: str, index: int, context_index: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.context = context
        self.index = index
        self.context_index = context_index


class Document:
    """The nodes of the first document of a text, and the places in it. Making one raises NotYamlError.

    `read` is what is read instead of the text, character for character in its place: the text with what nobody asks
    for made comments.
    """

    def __init__(self, text: str, name: str, *, read: str | None = None) -> None:
        self.text = text
        self._read = text if read is None else read
        self.name = name
        self.root: Node | None = None
        self.aliases: list[Node] = []
        self.nodes = 0
        self.begins: list[int] = []
        """Where each document begins: at its content, or at its `---` or `%` where it has one."""
        self._compose()

    def _compose(self) -> None:
        import yaml  # 25 ms, and only when something is wrong or is edited

        given, self._originals = disguised(self._read)
        try:
            # What `yaml.parse` gives, without asking before each event whether there is one.
            events: Iterator[Any] = iter(yaml.CSafeLoader(given).get_event, None)
            next(events)
            for event in events:
                kind = type(event)
                if kind is yaml.DocumentStartEvent:
                    self.begins.append(event.start_mark.index)
                    if len(self.begins) == 1:
                        self._compose_root(events)
        except yaml.reader.ReaderError as error:
            # The parser counts the bytes of the text as UTF-8 here, not its characters.
            index = len(given.encode()[: error.position].decode(errors="ignore"))
            raise NotYamlError(str(error.reason), "", index, None) from error
        except yaml.MarkedYAMLError as error:
            mark, context_mark = error.problem_mark or error.context_mark, error.context_mark
            index = len(self.text) if mark is None else mark.index
            context_index = None if context_mark is None else context_mark.index
            raise NotYamlError(error.problem or "", error.context or "", index, context_index) from error

    def _compose_root(self, events: Iterator[Any]) -> None:
        """Takes the events of one document; a collection that is still open has -1 as its end."""
        from yaml import AliasEvent, DocumentEndEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

        originals = self._originals
        anchors: dict[str, Node] = {}
        parent: Node | None = None
        key: Node | None = None
        # The collections around the parent, with the key whose value is open in each.
        above: list[tuple[Node | None, Node | None]] = []
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                begin, end = event.start_mark.index, event.end_mark.index
                text, style, anchor = event.value, event.style or None, event.anchor
                if originals:
                    text = text.translate(originals)
                if style in _BLOCK:
                    end = begin + len(self._read[begin:end].rstrip(" \t\r\n"))
                size = len(text)
                node = Node(
                    "scalar", begin, end, text, style, event.tag, anchor, _NO_PAIRS, _NO_ITEMS, None, False, 0, 1, size
                )
                if anchor is not None:
                    anchors[anchor] = node
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                style = "flow" if event.flow_style else None
                if kind is MappingStartEvent:
                    node = Node("map", event.start_mark.index, -1, "", style, event.tag, event.anchor, [], _NO_ITEMS)
                else:
                    node = Node("list", event.start_mark.index, -1, "", style, event.tag, event.anchor, _NO_PAIRS, [])
                if event.anchor is not None:
                    anchors[event.anchor] = node
            elif kind is AliasEvent:
                node = _alias(event, anchors.get(event.anchor))
                self.aliases.append(node)
            elif kind is DocumentEndEvent or parent is None:
                return
            else:
                node = parent
                node.end = event.end_mark.index if node.style else _end_of_last(node)
                node.body = node.begin if node.style or node.anchor is None else self._behind_properties(node)
                parent, key = above.pop()
                if parent is not None:
                    _grow(parent, node)
                continue
            self.nodes += 1
            if parent is None:
                self.root = node
            else:
                if parent.kind == "list":
                    parent.items.append(node)
                elif key is None:
                    key = node
                else:
                    parent.pairs.append((key, node))
                    key = None
                if node.end >= 0:
                    _grow(parent, node)
            if node.end < 0:
                above.append((parent, key))
                parent, key = node, None

    def _behind_properties(self, node: Node) -> int:
        if node.pairs:
            return node.pairs[0][0].begin
        found = _BEFORE_DASH.match(self.text, content_begin(self.text, node))
        return node.begin if found is None else found.end()

    @property
    def parts(self) -> "Sequence[Document]":
        """The documents of the files of which this one is made, each for itself: this one alone, where it is a file."""
        return (self,)

    @cached_property
    def _line_begins(self) -> list[int]:
        return line_begins_of(self.text)

    def place(self, begin: int, end: int) -> Place:
        """The place of `text[begin:end]`, or of as much of it as stands on its first line."""
        return place_in(self.text, self._line_begins, self.name, begin, end, REACH)

    def node_at(self, path: Path) -> Node | None:
        """The value at a path, anchors followed; None where the text has none."""
        node = self.root
        for step in path:
            if node is None:
                return None
            node = node.resolved
            if isinstance(step, int):
                node = node.items[step] if step < len(node.items) else None
            else:
                node = next((value for key, value in node.pairs if key.resolved.text == step), None)
        return node

    def locate(self, path: Path) -> Place | None:
        """The place of the value at a path: of its first line, where it has several."""
        node = self.node_at(path)
        return None if node is None else self.place(node.begin, node.end)

    def locate_key(self, path: Path) -> Place | None:
        """The place of the key at a path."""
        node = self.node_at(path[:-1])
        if node is None:
            return None
        key = next((key for key, _ in node.resolved.pairs if key.resolved.text == path[-1]), None)
        return None if key is None else self.place(key.begin, key.end)

    def place_within(self, node: Node, begin: int, end: int) -> Place:
        """The place of `node.text[begin:end]`; the whole scalar where it is folded or escaped."""
        content = content_begin(self.text, node)
        if self.text[content : content + len(node.text)] != node.text or "\n" in node.text:
            return self.place(node.begin, node.end)
        return self.place(content + begin, content + max(end, begin + 1))


def line_begins_of(text: str) -> list[int]:
    """Where each line begins."""
    begins, found = [0], text.find("\n")
    while found >= 0:
        begins.append(found + 1)
        found = text.find("\n", found + 1)
    return begins


def place_in(text: str, line_begins: Sequence[int], name: str, begin: int, end: int, reach: int | None = None) -> Place:
    """The place of `text[begin:end]`, given where the lines of the text begin.

    With a `reach` its excerpt has no more of the line than so many characters on either side of `begin`.
    """
    begin = min(begin, len(text))
    line = bisect_right(line_begins, begin)
    line_begin = line_begins[line - 1]
    line_end = line_begins[line] - 1 if line < len(line_begins) else len(text)
    if text[line_end - 1 : line_end] == "\r" and line_end > line_begin:
        line_end -= 1
    begin = min(begin, line_end)
    length = max(1, min(end, line_end) - begin)
    first, last = (line_begin, line_end) if reach is None else (begin - reach, begin + reach)
    excerpt = text[max(first, line_begin) : min(last, line_end)]
    above = ""
    if line > 1:
        above_begin, above_end = line_begins[line - 2], line_begin - 1
        above = text[above_begin : above_end if reach is None else min(above_end, above_begin + reach)]
        above = above.removesuffix("\r")
    return Place(name, line, begin - line_begin + 1, length, excerpt, above, max(first - line_begin, 0))


def content_begin(text: str, node: Node) -> int:
    """Where a scalar itself begins: after its anchor, its tag and its opening quote."""
    begin = node.begin
    while node.anchor is not None or node.tag is not None:
        properties = _PROPERTY.match(text, begin, node.end)
        if properties is None:
            break
        begin = properties.end()
    return begin + 1 if node.style in _QUOTED else begin


def _alias(event: Any, target: Node | None) -> Node:
    node = Node("alias", event.start_mark.index, event.end_mark.index, event.anchor)
    node.target = target
    node.circular = target is not None and target.end < 0
    if target is not None and not node.circular:
        node.height, node.nodes, node.size = target.height, min(target.nodes, _MANY), min(target.size, _MANY)
    return node


def _grow(parent: Node, child: Node) -> None:
    parent.nodes += child.nodes
    parent.size += child.size
    if child.height >= parent.height:
        parent.height = child.height + 1


def _end_of_last(node: Node) -> int:
    if node.pairs:
        return node.pairs[-1][1].end
    return node.items[-1].end if node.items else node.begin


@lru_cache(maxsize=16)
def numbers_of(held: Node) -> dict[str, int]:
    """By its key the number of each pair of a map: a map of sources is asked once for each of them."""
    return {name.resolved.text: number for number, (name, _) in enumerate(held.pairs)}
