"""How the entries around a place are written, which is how a new one is."""

from timeline.store.editing.habits import Habits, habits_of, in_json
from timeline.store.editing.parts import PartedText, Window
from timeline.store.editing.spans import line_end_near
from timeline.store.editing.style import SOURCE, Style, measured, style_of
from timeline.store.positions import numbers_of

_NEIGHBOURS = 6
_KNOWN = 64
"""How many events are known by what they show of the style."""


class Neighbours:
    """What the entries of a draft show of their style; `blocks` is that of each `Style`."""

    def __init__(self, draft: PartedText, *, blocks: bool) -> None:
        self._draft = draft
        self._blocks = blocks
        self._habits: dict[str, Habits] = {}

    def follow(self, before: str, now: str) -> None:
        """What the text of an event showed is taken to hold of it as it is now: what is added to it follows that."""
        if (habits := self._habits.get(before)) is not None:
            self._keep(now, habits)

    def of_event(self, number: int, neighbours: int = _NEIGHBOURS) -> Style:
        """How the event of that number and those around it are written, the nearest first."""
        near = range(max(number - neighbours, 0), number + neighbours + 1)
        ordered = sorted(near, key=lambda other: (abs(other - number), other))
        seen = [habits for other in ordered if (habits := self._habits_of(other)) is not None]
        line_end = seen[0].line_end if seen else None
        if line_end is None:
            line_end = line_end_near(self._draft.text, 0)
        first = self._habits_of(near.start)
        return style_of(
            [habits.measures for habits in seen],
            line_end,
            json=bool(seen) and seen[0].json,
            blocks=self._blocks,
            gap=2 if first is None else first.gap,
        )

    def _habits_of(self, number: int) -> Habits | None:
        """What one event shows; that is looked for once, and what is added to it follows it anyway."""
        if self._draft.whole:
            return habits_of(self._draft.window(0, 0), number)
        text = self._draft.text_of(number, number + 1)
        # The one that was asked for last stands last.
        habits = self._habits.pop(text, None)
        if habits is None and text:
            habits = habits_of(self._draft.window(number, number + 1), number)
        if habits is not None:
            self._keep(text, habits)
        return habits

    def _keep(self, text: str, habits: Habits) -> None:
        self._habits[text] = habits
        if len(self._habits) > _KNOWN:
            del self._habits[next(iter(self._habits))]

    def of_frame(self, key: str, near: str | None = None) -> Style:
        """How the map below a key of the store is written; nearest to the pair `near`, else to its last one."""
        window = self._draft.frame(key)
        held = window.root
        index = numbers_of(held).get(key)
        pairs = held.pairs[index][1].pairs if index is not None else []
        at = len(pairs) - 1
        if index is not None and near is not None:
            at = numbers_of(held.pairs[index][1]).get(near, at)
        around = range(max(at - 2 * _NEIGHBOURS, 0), min(at + 2 * _NEIGHBOURS + 1, len(pairs)))
        nodes = [pairs[other] for other in sorted(around, key=lambda other: abs(other - at))[: 2 * _NEIGHBOURS]]
        end = nodes[0][1].end if nodes else held.pairs[-1][1].end
        neighbours = [measured(window.text, name, value, SOURCE) for name, value in nodes]
        json = in_json(window, [value for _, value in nodes])
        return style_of(neighbours, self.line_end(window, end), json=json, blocks=self._blocks)

    def line_end(self, window: Window, at: int) -> str:
        """The line end near a character; the last of the whole text where this part, which is its last, has none."""
        if "\n" in window.text:
            return line_end_near(window.text, at)
        whole = self._draft.text
        return line_end_near(whole, len(whole))
