"""The slow walk below `events`: what is wrong with an event, its accounts and their points."""

from typing import TYPE_CHECKING, cast

from timeline.store.build_event import check_value
from timeline.store.entries import AccountEntry, CitationEntry, CoordinatesEntry, EventEntry, PointEntry
from timeline.store.globe import REACH, is_within
from timeline.store.ids import id_of_title, is_id
from timeline.store.joint import told_at
from timeline.store.keys import keys, names
from timeline.store.positions import Document, Node
from timeline.store.refusing.judgment_walk import JudgmentWalk
from timeline.store.refusing.node_shapes import Fields, is_empty, value_of
from timeline.store.refusing.node_values import NodeValues
from timeline.store.refusing.yaml_features import is_empty_block
from timeline.store.visible import emptiness, is_visible
from timeline.when import Home

if TYPE_CHECKING:
    from timeline.model import ValueType

_CITED = names("citation")
_DEGREES = "decimal degrees without quotes: south and west are negative"
_ONE_VALUE = "make a point of each, or one text of all"


class EventWalk:
    """Checks events one by one, and that no id stands twice."""

    def __init__(self, values: NodeValues) -> None:
        self.values = values
        self.shapes = values.shapes
        self._judgments = JudgmentWalk(values)
        self.ids: dict[str, tuple[Document, Node]] = {}

    def event(self, node: Node) -> None:
        """Everything that is wrong with one event."""
        fields = self.shapes.fields(node, EventEntry, "an event")
        if fields is None:
            return
        title = self.shapes.text(fields.get("title"), "`title`")
        self._id(node, fields.get("id"), title)
        if "title" not in fields:
            self.values.missing(node, "an event has a `title`, and this has none", None)
        elif title is not None and not is_visible(title):
            message = f"this title is {emptiness(title)}"
            self.shapes.report("missing", fields["title"], message, "say in a few words what happened")
        self.values.plain("event", fields, self.values.home, but=("id", "title"))
        self._coordinates(fields.get("coordinates"))
        self._points(fields.get("points"), self.values.home)
        self._judgments.rulings(fields.get("rulings"))
        if (accounts := fields.get("accounts")) is not None:
            told: dict[tuple[str, str | None], Node] = {}
            for _, account in self.shapes.items(accounts, "`accounts`"):
                self._account(account, told)

    def _id(self, event: Node, node: Node | None, title: str | None) -> None:
        if node is None:
            made = id_of_title(title or "")
            self.values.missing(event, "an event has an `id`, and this has none", f"add `id: {made}`" if made else None)
            return
        name = self.shapes.text(node, "`id`")
        if name is None:
            return
        if not is_id(name):
            self.values.bad_id(node, name)
        elif (first := self.ids.setdefault(name, (self.shapes.document, node)))[1] is not node:
            document, other = first
            place = document.place(other.begin, other.end)
            at = f"line {place.line}" if document is self.shapes.document else told_at(place)
            self.shapes.report(
                "duplicate-id", node, f"another event has the id `{name}`", f"it stands in {at}; rename one"
            )

    def _account(self, node: Node, told: dict[tuple[str, str | None], Node]) -> None:
        fields = self.shapes.fields(node, AccountEntry, "an account", alone="source")
        if fields is None:
            return
        if "source" not in fields:
            self.values.missing(
                node, "an account has a `source`, and this has none", "add `source:` with an id of `sources`"
            )
        source = self.values.known_source(fields.get("source"), "`source`")
        home = self.values.home if source is None else self.values.homes[source]
        self.values.plain("account", fields, home, but=("source", *_CITED))
        self._credibility(fields.get("credibility"))
        self._coordinates(fields.get("coordinates"))
        self._points(fields.get("points"), home)
        published = [self._citation({key: value for key, value in fields.items() if key in _CITED}, home)]
        if (cite := fields.get("cite")) is not None:
            for _, citation in self.shapes.items(cite, "`cite`"):
                cited = self.shapes.fields(citation, CitationEntry, "a citation", alone="url")
                published.append(None if cited is None else self._citation(cited, home))
        if source is not None and "" not in published:
            self._told_once(node, source, next((text for text in published if text is not None), None), told)

    def _citation(self, fields: Fields, home: Home) -> str | None:
        self.values.plain("citation", fields, home, but=("published",))
        return self.values.when(fields.get("published"), "`published`", Home(home.zone))

    def _told_once(
        self, node: Node, source: str, published: str | None, told: dict[tuple[str, str | None], Node]
    ) -> None:
        first = told.setdefault((source, published), node)
        if first is node:
            return
        line = self.shapes.document.place(first.begin, first.end).line
        message = f"`{source}` tells this event in line {line} already, " + (
            "and neither account says when it was published" if published is None else f"published {published} as well"
        )
        self.shapes.report(
            "same-account", node.pairs[0][0], message, "give them different `published`, or make them one account"
        )

    def _credibility(self, node: Node | None) -> None:
        if node is None:
            return
        value = value_of(node) if node.kind == "scalar" else ""
        if value is not None and (type(value) is not int or not 1 <= value <= 6):
            self.shapes.report(
                "unknown-word", node, "`credibility` is a number from 1 to 6", "1 is confirmed, 6 cannot be judged"
            )

    def _coordinates(self, node: Node | None) -> None:
        fields = None if node is None else self.shapes.fields(node, CoordinatesEntry, "a place on the globe")
        if node is None or fields is None:
            return
        for key in ("lat", "lon"):
            if key not in fields:
                self.values.missing(
                    node, f"coordinates have a `{key}`, and these have none", "`{lat: 46.48, lon: 30.73}`"
                )
        for key, reach in REACH.items():
            if key not in fields:
                continue
            value = value_of(fields[key]) if fields[key].kind == "scalar" else ""
            if isinstance(value, bool) or not isinstance(value, int | float) or not is_within(key, value):
                least = 0 if key == "radius" else -int(reach)
                what = f"`{key}` is a number from {least} to {int(reach)}"
                self.shapes.report("coordinates", fields[key], what, _DEGREES if key != "radius" else "in metres")

    def _points(self, node: Node | None, home: Home) -> None:
        if node is None:
            return
        for key, name, value in self.shapes.pairs(node, "`points`") or ():
            if not is_visible(name) and not is_empty(value):
                self.shapes.report(
                    "missing", key, f"the name of this point is {emptiness(name)}", "name what the value is of"
                )
            if value.kind == "map":
                self._point(value, name, home)
            elif not is_empty(value):
                self._value(value, name)

    def _point(self, node: Node, name: str, home: Home) -> None:
        fields = self.shapes.fields(node, PointEntry, f"the point `{name}`")
        if fields is None:
            return
        self.values.plain("point", fields, home, but=("value", "as"))
        read_as = cast("ValueType | None", self.shapes.word(fields.get("as"), keys("point")["as"].words, "`as`"))
        value = fields.get("value")
        if value is None:
            self.values.missing(node, f"the point `{name}` has no `value`", "add `value:`, or take the point out")
        elif (text := self._value(value, name)) is not None and read_as is not None:
            self.values.well_formed("value", value, lambda: check_value(text, read_as, home, self.values.about))

    def _value(self, node: Node, name: str) -> str | None:
        if node.kind == "list":
            self.shapes.report("shape", node, f"the point `{name}` is one value, and here is a list", _ONE_VALUE)
            return None
        text = self.shapes.number_or_text(node, f"the point `{name}`")
        if text is not None and not is_visible(text):
            if is_empty_block(self.shapes.document, node):
                return None
            message = f"the point `{name}` has a text that is {emptiness(text)}"
            self.shapes.report("missing", node, message, "write its value, or take the point out")
            return None
        return text
