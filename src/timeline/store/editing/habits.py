"""What one event shows of how its file is written, taken from its own lines."""

from collections.abc import Sequence

import msgspec

from timeline.store.editing.parts import Window
from timeline.store.editing.spans import line_end_near
from timeline.store.editing.style import Measures, in_json_style, item_of, measured
from timeline.store.positions import Node


class Habits(msgspec.Struct, frozen=True):
    """`line_end` is None where the event has none; `gap` is that of the list in which it stands."""

    measures: Measures
    line_end: str | None
    gap: int
    json: bool


def habits_of(window: Window, number: int) -> Habits | None:
    """Those of the event of that number; None where a window does not show it."""
    node, held = window.event(number), window.events[1]
    if node is None or held is None:
        return None
    text = window.text
    # How far the first item stands from its dash, where it stands beside it.
    dash = text[held.body : held.items[0].begin]
    return Habits(
        measured(text, None, node, item_of("events")),
        line_end_near(text, node.end) if "\n" in text else None,
        len(dash) if dash.strip() == "-" and "\n" not in dash else 2,
        in_json(window, [node]),
    )


def in_json(window: Window, nodes: Sequence[Node]) -> bool:
    """Whether a window, or else the first of some nodes in it, is written as JSON is."""
    if window.has_map and window.root.style == "flow":
        return in_json_style(window.root)
    return any(node.style == "flow" and in_json_style(node) for node in nodes[:1])
