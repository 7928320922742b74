"""The slow walk over what an editor has judged: rulings, clocks that are off, values that mean the same."""

from timeline.model import Ruling
from timeline.store.entries import ClockEntry, RulingEntry
from timeline.store.judgments import at_odds
from timeline.store.positions import Node
from timeline.store.refusing.node_shapes import Fields, is_empty, value_of
from timeline.store.refusing.node_values import NodeValues
from timeline.store.visible import emptiness, is_visible
from timeline.when import Home
from timeline.when.duration import parse_duration

_WHOSE = (
    "name what was judged: `point: NAME`, or `row:` with `when`, `began`, `ended`, `place`, `coordinates` or `told`"
)


class JudgmentWalk:
    """Checks them one by one, and that no two rulings hold for one pair."""

    def __init__(self, values: NodeValues) -> None:
        self.values = values
        self.shapes = values.shapes

    def clocks(self, node: Node | None, home: Home) -> None:
        """The key `clock` of a source."""
        if node is None:
            return
        listed = [item for _, item in self.shapes.items(node, "`clock`")] if node.kind == "list" else [node]
        for item in listed:
            fields = self.shapes.fields(item, ClockEntry, "a clock")
            if fields is None:
                continue
            self.values.plain("clock", fields, home, but=())
            told = [fields[key] for key in ("ahead", "behind") if key in fields]
            if len(told) != 1:
                self.values.missing(item, "a clock is ahead or behind", "write one of them: `ahead: 7 min`")
            for each in told:
                if each.kind == "scalar" and isinstance(text := value_of(each), str):
                    self.values.well_formed("value", each, lambda text=text: parse_duration(text))  # type: ignore[misc]

    def synonyms(self, node: Node) -> None:
        """The key `synonyms` of the store."""
        for key, name, groups in self.shapes.pairs(node, "`synonyms`") or ():
            if name.startswith("x-") or is_empty(groups):
                continue
            if not is_visible(name):
                self.shapes.report(
                    "missing", key, f"the name of this point is {emptiness(name)}", "`'*'` is every point"
                )
            for _, group in self.shapes.items(groups, f"`{name}`"):
                told = self._texts(group, "a group of synonyms")
                if told is not None and len(set(told)) < 2:
                    self.shapes.report("missing", group, "one value alone means the same as none", "write two or more")

    def rulings(self, node: Node | None) -> None:
        """The key `rulings` of an event."""
        if node is None:
            return
        found: list[tuple[Node, Ruling]] = []
        for _, item in self.shapes.items(node, "`rulings`"):
            fields = self.shapes.fields(item, RulingEntry, "a ruling")
            if fields is not None and (ruling := self._ruling(item, fields)) is not None:
                found.append((item, ruling))
        for first, second in at_odds([ruling for _, ruling in found]):
            line = self.shapes.document.place(found[first][0].begin, found[first][0].end).line
            message = f"these two values were ruled on in line {line} already"
            mend = "keep one; or say with `between` for whom each holds; or `state: overruled`"
            self.shapes.report("two-rulings", found[second][0], message, mend)

    def _ruling(self, node: Node, fields: Fields) -> Ruling | None:
        """A ruling with what tells it from others; None where something is wrong with that."""
        before = len(self.shapes.problems)
        self.values.plain("ruling", fields, self.values.home, but=("values",))
        if ("point" in fields) == ("row" in fields):
            self.values.missing(node, "a ruling is on a point or on a row", _WHOSE)
        for key in ("verdict", "because"):
            if key not in fields:
                self.values.missing(node, f"a ruling has a `{key}`, and this has none", None)
        for key in ("point", "because"):
            text = fields[key].text if key in fields and fields[key].kind == "scalar" else None
            if text is not None and not is_visible(text):
                self.shapes.report("missing", fields[key], f"`{key}` is {emptiness(text)}", None)
        values = None
        if "values" not in fields:
            self.values.missing(node, "a ruling is on two `values`, and this names none", "`values: [one, other]`")
        else:
            values = self._texts(fields["values"], "`values`")
        if values is not None and (len(values) != 2 or values[0] == values[1]):
            message = "a ruling is on two values that differ"
            self.shapes.report("missing", fields["values"], message, "write the texts of both")
        between = [each.text for each in self._between(fields)]
        if between and len(set(between)) < 2:
            message = "a ruling holds between two sources or more"
            self.shapes.report(
                "missing", fields["between"], message, "or leave `between` out: it binds whoever says so"
            )
        if len(self.shapes.problems) > before or values is None:
            return None
        words = {key: fields[key].text for key in ("point", "row", "state") if key in fields}
        return Ruling(tuple(values), "open", "", tuple(between), **words)  # type: ignore[arg-type]

    def _between(self, fields: Fields) -> list[Node]:
        node = fields.get("between")
        if node is None or node.kind != "list":
            return []
        return [item.resolved for item in node.items if item.resolved.kind == "scalar" and not is_empty(item.resolved)]

    def _texts(self, node: Node, what: str) -> list[str] | None:
        """The texts or numbers of a list; None where it is none, or one of them is nothing that can be seen."""
        if node.kind != "list":
            next(self.shapes.items(node, what), None)
            return None
        told: list[str] | None = []
        for _, item in self.shapes.items(node, what):
            text = self.shapes.number_or_text(item, f"an item of {what}")
            if text is not None and not is_visible(text):
                self.shapes.report(
                    "missing", item, f"this value is {emptiness(text)}", "write the value, or leave it out"
                )
                text = None
            told = None if told is None or text is None else [*told, text]
        return told
