"""How a file is written: its indentation, its quotes, its brackets, taken from the neighbours of what is added."""

from collections.abc import Iterable, Mapping

import msgspec

from timeline.store.editing.plain import is_plain
from timeline.store.editing.spans import column_of
from timeline.store.positions import Node

WIDTH = 120
"""How many columns what stands in brackets on one line may have where no neighbour says otherwise."""

POINT = "·point"
SOURCE = "·source"
"""Names for what has no key of its own: the value of a point, that of a source."""


def item_of(name: str) -> str:
    """The name for the items of a list."""
    return f"{name}·item"


def names_of_values(name: str) -> str | None:
    """The name for the values of a map whose keys are names; None where its keys are those of the format."""
    return POINT if name == "points" else SOURCE if name == "sources" else None


class Style(msgspec.Struct):
    """What the neighbours do; what none of them shows is as `docs/format.md` writes it."""

    line_end: str = "\n"
    dash: int = 2
    """How far the dash of a list stands to the right of its key."""
    gap: int = 2
    """How far the text of an item stands to the right of its dash."""
    step: int = 2
    """How far the keys of a map stand to the right of its key."""
    key_quote: str = ""
    quotes: Mapping[str, str] = {}
    """The quote of a key's text where it would need none."""
    flow: Mapping[str, bool] = {}
    """Whether the list or map of a key stands in brackets."""
    json: bool = False
    """Whether everything is quoted, as in JSON."""
    blocks: bool = True
    """Whether a long text may be a block of lines; a comment or blanks below it could become part of one.

    Without blocks everything is written with care: whatever is more than plain words is quoted.
    """


class Measures:
    """Collects what is seen first, so the nearest neighbour comes first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offsets: dict[str, int] = {}
        self.quotes: dict[str, str] = {}
        """By name the quote that is not needed; empty where the first one has none."""
        self.flow: dict[str, bool] = {}
        self.key_quotes: dict[str, None] = {}
        """Every quote that a key has, that of the first key first."""

    def follow(self, other: "Measures") -> None:
        """Takes what a neighbour farther away shows."""
        self.offsets = {**other.offsets, **self.offsets}
        self.quotes = {**other.quotes, **self.quotes}
        self.flow = {**other.flow, **self.flow}
        self.key_quotes.update(other.key_quotes)

    def take(self, key: Node | None, value: Node, name: str) -> None:
        """Takes the value of a key, and all below it."""
        stack: list[tuple[Node | None, Node, str]] = [(key, value, name)]
        while stack:
            key, value, name = stack.pop()
            if value.kind == "scalar":
                self._scalar(value, name)
            elif value.kind in ("map", "list") and (value.pairs or value.items):
                self.flow.setdefault(name, value.style == "flow")
                if value.style is None:
                    self._block(key, value)
                below: list[tuple[Node | None, Node, str]] = [(None, item, item_of(name)) for item in value.items]
                for inner, inner_value in value.pairs:
                    self.key_quotes[inner.style or ""] = None
                    below.append((inner, inner_value, names_of_values(name) or inner.text))
                stack.extend(reversed(below))

    def _scalar(self, value: Node, name: str) -> None:
        quoted = value.style in ("'", '"')
        if name not in self.quotes and value.text and value.style not in ("|", ">"):
            if quoted and is_plain(value.text, flow=False, time=True):
                self.quotes[name] = value.style or ""
            elif not quoted:
                self.quotes[name] = ""

    def _block(self, key: Node | None, value: Node) -> None:
        column = column_of(self.text, value.begin)
        if value.kind == "list":
            if key is not None and key.end < value.begin and "\n" in self.text[key.end : value.begin]:
                self.offsets.setdefault("dash", column - column_of(self.text, key.begin))
            first = value.items[0]
            if first.kind == "map" and first.style is None and "\n" not in self.text[value.begin : first.begin]:
                self.offsets.setdefault("gap", column_of(self.text, first.begin) - column)
        elif key is not None and key.end < value.begin and "\n" in self.text[key.end : value.begin]:
            offset = column - column_of(self.text, key.begin)
            if offset > 0:
                self.offsets.setdefault("step", offset)


def style_of(neighbours: Iterable[Measures], line_end: str, *, json: bool, blocks: bool, gap: int = 2) -> Style:
    """The style that neighbours show, the nearest first; `gap` is that of the list in which they stand themselves."""
    seen = Measures("")
    for measures in neighbours:
        seen.follow(measures)
    quotes = {"url": '"', "archive": '"', **seen.quotes}
    return Style(
        line_end=line_end,
        dash=max(seen.offsets.get("dash", 2), 0),
        gap=max(seen.offsets.get("gap", gap), 2),
        step=seen.offsets.get("step", 2),
        key_quote=next(iter(seen.key_quotes)) if len(seen.key_quotes) == 1 else "",
        quotes={name: quote for name, quote in quotes.items() if quote},
        flow=seen.flow,
        json=json,
        blocks=blocks,
    )


def measured(text: str, key: Node | None, value: Node, name: str) -> Measures:
    """What one neighbour shows."""
    measures = Measures(text)
    measures.take(key, value, name)
    return measures


def in_json_style(node: Node) -> bool:
    """Whether a collection in brackets has all its keys in double quotes, and some key."""
    stack, keys = [node], 0
    while stack:
        held = stack.pop()
        for key, value in held.pairs:
            if key.style != '"':
                return False
            keys += 1
            stack.append(value)
        stack.extend(held.items)
    return keys > 0
