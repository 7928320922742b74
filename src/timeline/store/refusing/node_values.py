"""What many entries have alike, on nodes: zones, times, ids, and names of sources."""

from collections.abc import Callable, Collection
from typing import assert_never, cast, get_args

from timeline.errors import MalformedText, near_misses
from timeline.store.entries import OF_ITS_CALENDAR
from timeline.store.ids import ID_GRAMMAR, id_of_title
from timeline.store.keys import EntryKind, keys
from timeline.store.positions import Node
from timeline.store.refusing.node_shapes import Fields, NodeShapes, value_of
from timeline.store.spelling import spelling_among
from timeline.when import DEFAULT_ABOUT, Calendar, Home, check_zone, parse_when


class NodeValues:
    """Checks them against the zone, the tolerances and the sources of one store."""

    def __init__(self, shapes: NodeShapes) -> None:
        self.shapes = shapes
        self.home = Home()
        self.about = DEFAULT_ABOUT
        self.homes: dict[str, Home] = {}
        """The zone and the calendar of each source."""

    def zone_name(self, node: Node | None) -> str | None:
        """The name of a zone that exists; None where there is none."""
        text = self.shapes.text(node, "`timezone`")
        if node is None or text is None or not self.well_formed("unknown-zone", node, lambda: check_zone(text)):
            return None
        return text

    def home_of(self, fields: Fields) -> Home:
        """The zone and the calendar that an entry states, the store's where it states none."""
        calendar = fields.get("calendar")
        known = None if calendar is None or calendar.text not in get_args(Calendar) else cast("Calendar", calendar.text)
        return Home(self.zone_name(fields.get("timezone")) or self.home.zone, known or self.home.calendar)

    def well_formed(self, check: str, node: Node, parse: Callable[[], object]) -> bool:
        """Whether `parse` takes the text of a scalar; the characters it does not take are reported."""
        try:
            parse()
        except MalformedText as error:
            self.shapes.report_within(check, node, (error.begin, error.end), error.message, error.mend)
            return False
        return True

    def when(self, node: Node | None, what: str, home: Home) -> str | None:
        """The text of a time, empty where it cannot be read; None where there is none."""
        if node is None:
            return None
        text = self.shapes.number_or_text(node, what)
        if text is None or not self.well_formed(
            "when", node, lambda: parse_when(text, home.zone, self.about, home.calendar)
        ):
            return ""
        if isinstance(value_of(node), float):
            # No number with a point is a time, but it is for `build` to know whether a time is one.
            self.shapes.report("when", node, f"{what} is a time, and YAML reads `{node.text}` as a number", "quote it")
            return ""
        return text

    def plain(self, kind: EntryKind, fields: Fields, home: Home, but: Collection[str]) -> None:
        """Checks the keys of an entry that mean the same wherever they stand, by what they hold, but for some.

        Numbers and entries within are not among them.
        """
        for key in keys(kind).values():
            node, what = fields.get(key.name), f"`{key.name}`"
            if node is None or key.name in but:
                continue
            match key.holds:
                case "time":
                    self.when(node, what, home if key.name in OF_ITS_CALENDAR else Home(home.zone))
                case "word" if key.many:
                    for _, item in self.shapes.items(node, what):
                        self.shapes.word(item, key.words, f"a {key.name}")
                case "word":
                    self.shapes.word(node, key.words, what)
                case "truth":
                    self.shapes.truth(node, what)
                case "zone":
                    self.zone_name(node)
                case "source":
                    for named in self.shapes.texts(node, what) if key.many else [node]:
                        if named.text not in key.words:
                            self.known_source(named, what)
                case "text" | "event":
                    if key.many:
                        self.shapes.texts(node, what)
                    else:
                        self.shapes.text(node, what)
                case "number" | "entries":
                    pass
                case _:
                    assert_never(key.holds)

    def known_source(self, node: Node | None, what: str) -> str | None:
        """The id of a source of this store; None where there is none."""
        name = self.shapes.text(node, what)
        if node is None or name is None or name in self.homes:
            return name
        if (same := spelling_among(name, self.homes)) is not None:
            return same
        near = near_misses(name, self.homes, most=1)
        mend = f"did you mean `{near[0]}`?" if near else f"add `{name}: {{name: …}}` to `sources`"
        self.shapes.report("unknown-source", node, f"no source is called `{name}`", mend)
        return None

    def bad_id(self, node: Node, name: str) -> None:
        """Reports an id that has other characters than an id may."""
        made = id_of_title(name)
        self.shapes.report("id", node, f"`{name}` is no id", ID_GRAMMAR + (f", such as `{made}`" if made else ""))

    def missing(self, node: Node, message: str, mend: str | None) -> None:
        """Reports at the first key of an entry that another is missing."""
        first = node.pairs[0][0] if node.pairs else node
        self.shapes.report("missing", first, message, mend)
