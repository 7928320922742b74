"""The nodes of a file against the shapes of `entries`: keys, texts, lists, numbers; every misfit with its place."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from timeline.errors import Place, Problem, brief, near_misses
from timeline.store.entries import keys_of
from timeline.store.positions import Document, Node
from timeline.store.refusing.yaml_features import corrected, is_merge
from timeline.store.scalars import Scalar, beyond_reach, kind_of, scalar_value

Fields: TypeAlias = dict[str, Node]
"""The values of an entry by key, empty ones left out."""

_WHAT = {"map": "a map of keys", "list": "a list", "scalar": "a single value"}


class NodeShapes:
    """Reads nodes as what they should be, and collects the problems of those that are not."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def report(self, check: str, node: Node, message: str, mend: str | None = None) -> None:
        """A problem of a whole node."""
        self._problem(check, message, mend, self.document.place(node.begin, node.end))

    def report_within(self, check: str, node: Node, span: tuple[int, int], message: str, mend: str | None) -> None:
        """A problem of some characters of a scalar."""
        self._problem(check, message, mend, self.document.place_within(node, *span))

    def _problem(self, check: str, message: str, mend: str | None, place: Place) -> None:
        self.problems.append(Problem(check, brief(message), None if mend is None else brief(mend), place))

    def fields(self, node: Node, entry: type[msgspec.Struct], what: str, alone: str | None = None) -> Fields | None:
        """The known keys of an entry; None where it is no map. `alone` is the key that a single text is meant for."""
        found = self.pairs(node, what, alone)
        if found is None:
            return None
        known = keys_of(entry)
        fields: Fields = {}
        for key, name, value in found:
            if name in known:
                if not is_empty(value):
                    fields.setdefault(name, value)
            elif not name.startswith("x-") and not is_merge(key.resolved):
                self._unknown_key(key, name, known, what)
        return fields

    def _unknown_key(self, key: Node, name: str, known: Sequence[str], what: str) -> None:
        near = near_misses(name, known, most=1)
        listed = f"it has {', '.join(known)}; a key of your own begins with `x-`"
        mend = f"did you mean `{near[0]}`?" if near else listed
        self.report("unknown-key", key, f"{what} has no key `{name}`", mend)

    def pairs(self, node: Node, what: str, alone: str | None = None) -> list[tuple[Node, str, Node]] | None:
        """Key, its text and value of a map, keys that are no text left out (`structure` reports them)."""
        if node.kind != "map":
            mend = None
            if alone is not None and node.kind == "scalar" and "\n" not in node.text:
                mend = f"write `{{{alone}: {self._written(node)}}}`"
            self.report("shape", node, f"{what} is a map of keys, and here is {_WHAT[node.kind]}", mend)
            return None
        pairs: list[tuple[Node, str, Node]] = []
        for key, value in node.pairs:
            known = key.resolved
            if known.kind == "scalar" and isinstance(value_of(known), str):
                pairs.append((key, known.text, value.resolved))
        return pairs

    def items(self, node: Node, what: str) -> Iterator[tuple[int, Node]]:
        """The items of a list with their numbers, empty ones left out."""
        if node.kind != "list":
            mend = f"write `[{self._written(node)}]`" if node.kind == "scalar" and "\n" not in node.text else None
            mend = mend or "begin each item with `- `"
            self.report("shape", node, f"{what} is a list, and here is {_WHAT[node.kind]}", mend)
            return
        for number, item in enumerate(node.items):
            if not is_empty(item.resolved):
                yield number, item.resolved

    def text(self, node: Node | None, what: str) -> str | None:
        """A text; None where there is none, or something else, which is reported."""
        if node is None:
            return None
        if node.kind != "scalar":
            self.report("not-text", node, f"{what} is a text, and here is {_WHAT[node.kind]}")
            return None
        value = value_of(node)
        if isinstance(value, str):
            return value
        self._not_text(node, value, f"{what} is a text")
        return None

    def _not_text(self, node: Node, value: Scalar, expected: str) -> None:
        # A written null and a number beyond all reading are reported by `structure`.
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and beyond_reach(value)):
            return
        message = f"{expected}, and YAML reads `{node.text}` as {kind_of(value)}"
        self.report("not-text", node, message, f"quote it: `{corrected(self.document, node)}`")

    def texts(self, node: Node | None, what: str) -> list[Node]:
        """The items of a list of texts that are texts."""
        if node is None:
            return []
        return [item for _, item in self.items(node, what) if self.text(item, f"an item of {what}") is not None]

    def number_or_text(self, node: Node, what: str) -> str | None:
        """A text, or a number as it is written."""
        if node.kind != "scalar":
            return self.text(node, what)
        value = value_of(node)
        if isinstance(value, str):
            return value
        if isinstance(value, bool) or value is None or beyond_reach(value):
            self._not_text(node, value, f"{what} is a text or a number")
            return None
        return node.text

    def word(self, node: Node | None, known: tuple[str, ...], what: str) -> str | None:
        """One of some words."""
        if node is None:
            return None
        value = value_of(node) if node.kind == "scalar" else None
        if isinstance(value, str) and value in known:
            return value
        if value is None:
            return self.text(node, what)
        near = near_misses(node.text, known, most=1)
        mend = f"did you mean `{near[0]}`?" if near else f"it is one of {', '.join(known)}"
        self.report("unknown-word", node, f"{what} cannot be `{node.text}`", mend)
        return None

    def truth(self, node: Node | None, what: str) -> None:
        """`true` or `false`."""
        if node is None:
            return
        value = value_of(node) if node.kind == "scalar" else ""
        if value is not None and not isinstance(value, bool):
            self.report("unknown-word", node, f"{what} is true or false", "write `true` or `false`")

    def _written(self, node: Node) -> str:
        return self.document.text[node.begin : node.end]


def value_of(node: Node) -> Scalar:
    """What a scalar means: an unquoted one is a number, `true`, `null` or text, any other is text."""
    return scalar_value(node.text) if node.plain else node.text


def is_empty(node: Node) -> bool:
    """Whether nothing is written for a value, which leaves its key out; a written `null` is reported by `structure`."""
    return node.kind == "scalar" and value_of(node) is None
