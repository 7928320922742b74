"""The slow walk over a file that was refused: every problem of it, each with its place, in the order of the file.

It refuses exactly what `build` refuses; a property test holds that.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast, get_args

from timeline.errors import MalformedText, Problem
from timeline.store.build import about_of
from timeline.store.entries import FORMAT, SourceEntry, StoreEntry
from timeline.store.ids import is_id
from timeline.store.keys import names
from timeline.store.positions import Document, Node
from timeline.store.refusing.event_walk import EventWalk
from timeline.store.refusing.judgment_walk import JudgmentWalk
from timeline.store.refusing.node_shapes import Fields, NodeShapes, is_empty, value_of
from timeline.store.refusing.node_values import NodeValues
from timeline.store.refusing.yaml_features import structure_problems
from timeline.store.visible import emptiness, is_visible
from timeline.when import DEFAULT_ABOUT, About, Calendar, Home
from timeline.when.day_parts import parse_day_parts

_NOWHERE = Home()
_FIRST_LINE = f"write `timeline: {FORMAT}` as its first line"


def diagnose(documents: Sequence[Document], frame: Mapping[str, object]) -> list[Problem]:
    """Every problem of the texts of one store, which are YAML, text by text.

    `frame` is what stands beside them: keys of the store and sources, as they are parsed.
    """
    walks = [_StoreWalk(document) for document in documents]
    structure = [structure_problems(document) for document in documents]
    sound = [
        walk
        for walk, problems in zip(walks, structure, strict=True)
        if not any(problem.check == "alias" for problem in problems)
    ]
    _together([walk for walk in sound if walk.is_store()], frame)
    found: list[Problem] = []
    for walk, problems in zip(walks, structure, strict=True):
        own = {(one.place, one.check, one.message): one for one in (*problems, *walk.shapes.problems)}
        found += sorted(own.values(), key=_order)
    return found


def _together(walks: "Sequence[_StoreWalk]", frame: Mapping[str, object]) -> None:
    """Walks over the parts of a store side by side, since each is read with the keys and sources of all."""
    home, about, homes = _home_in(frame), about_in(frame), homes_in(frame)
    for walk in walks:
        walk.values.home, walk.values.about = home, about
        walk.head()
    home = next((walk.values.home for walk in walks if walk.values.home != home), home)
    about = next((walk.values.about for walk in walks if walk.values.about != about), about)
    ids: dict[str, tuple[Document, Node]] = {}
    for walk in walks:
        walk.values.home, walk.values.about, walk.values.homes, walk.events.ids = home, about, homes, ids
        walk.sources()
    for walk in walks:
        walk.named_sources()
        walk.all_events()


def _home_in(frame: Mapping[str, object], home: Home = _NOWHERE) -> Home:
    zone, calendar = frame.get("timezone"), frame.get("calendar")
    return Home(
        zone if isinstance(zone, str) else home.zone,
        cast("Calendar", calendar) if calendar in get_args(Calendar) else home.calendar,
    )


def about_in(frame: Mapping[str, object]) -> About:
    """The tolerances that stand beside a text; the usual ones where these cannot be read."""
    about = frame.get("about")
    try:
        return about_of(about) if isinstance(about, dict) else DEFAULT_ABOUT
    except MalformedText:
        return DEFAULT_ABOUT


def homes_in(frame: Mapping[str, object]) -> dict[str, Home]:
    """The zone and the calendar of each source that stands beside a text."""
    sources, home = frame.get("sources"), _home_in(frame)
    return {
        name: _home_in(source if isinstance(source, dict) else {}, home)
        for name, source in (sources if isinstance(sources, dict) else {}).items()
    }


def _order(problem: Problem) -> tuple[int, int, str, str]:
    place = problem.place
    return (
        (place.line, place.column, problem.check, problem.message) if place else (0, 0, problem.check, problem.message)
    )


_NAMELESS = "write it, or leave it out: a source without one goes by its id"


class _StoreWalk:
    """The meaning of each key, from the top."""

    def __init__(self, document: Document) -> None:
        self.shapes = NodeShapes(document)
        self.values = NodeValues(self.shapes)
        self.events = EventWalk(self.values)
        self.judgments = JudgmentWalk(self.values)
        self.fields: Fields = {}
        self._named: list[Fields] = []

    def is_store(self) -> bool:
        """Whether it is a map of keys in this format; what it is else is reported."""
        root = self.shapes.document.root
        if root is None or (root.kind == "scalar" and not root.text):
            self._no_store(0, "this file has no content", "`timeline init` writes a store to begin with")
        elif root.resolved.kind != "map":
            what = "a list" if root.kind == "list" else "a text"
            self._no_store(root.begin, f"a store is a map of keys, and this file is {what}", _FIRST_LINE)
        else:
            return self._version(root)
        return False

    def _no_store(self, begin: int, message: str, mend: str) -> None:
        self.shapes.problems.append(Problem("not-a-store", message, mend, self.shapes.document.place(begin, begin + 1)))

    def _version(self, root: Node) -> bool:
        version = next((value.resolved for key, value in root.pairs if key.resolved.text == "timeline"), None)
        if version is None:
            self._no_store(root.begin, "this file is no store: it has no key `timeline`", _FIRST_LINE)
            return False
        value = value_of(version) if version.kind == "scalar" else None
        if type(value) is int and value == FORMAT:
            return True
        if type(value) is int:
            message = f"this store is written in format {value}, and this program reads format {FORMAT}"
            self.shapes.report("format", version, message, "a newer version of timeline may read it")
        else:
            self.shapes.report(
                "format", version, "`timeline` is the number of the format", f"write `timeline: {FORMAT}`"
            )
        return False

    def head(self) -> None:
        """The keys of the store itself."""
        root = self.shapes.document.root
        assert root is not None
        fields = self.fields = self.shapes.fields(root.resolved, StoreEntry, "a store") or {}
        self.values.plain("store", fields, Home(), but=("timezone",))
        self.values.home = self.values.home_of(fields)
        if (about := fields.get("about")) is not None:
            self._about(about)
        if (parts := fields.get("parts_of_day")) is not None:
            self._parts_of_day(parts)
        if (synonyms := fields.get("synonyms")) is not None:
            self.judgments.synonyms(synonyms)

    def sources(self) -> None:
        """Its sources, each for itself."""
        if (sources := self.fields.get("sources")) is not None:
            self._sources(sources)

    def named_sources(self) -> None:
        """The sources that its sources name, which wait until all are known."""
        for fields in self._named:
            self.values.plain("source", fields, Home(), but=names("source", "time", "text", "word", "zone"))

    def all_events(self) -> None:
        """Its events."""
        if (events := self.fields.get("events")) is not None:
            for _, event in self.shapes.items(events, "`events`"):
                self.events.event(event)

    def _about(self, node: Node) -> None:
        tolerances: dict[str, str | float | None] = {}
        for key, name, value in self.shapes.pairs(node, "`about`") or ():
            if name.startswith("x-") or self.shapes.number_or_text(value, f"`{name}`") is None:
                continue
            given = value_of(value)
            try:
                about_of({name: given})
            except MalformedText as error:
                known = name in type(self.values.about).__struct_fields__
                place = (value, error.begin, error.end) if known else (key, 0, len(name))
                self.shapes.report_within("about", place[0], place[1:], error.message, error.mend)
            else:
                tolerances[name] = given
        self.values.about = about_of(tolerances)

    def _parts_of_day(self, node: Node) -> None:
        for _, name, value in self.shapes.pairs(node, "`parts_of_day`") or ():
            text = None if name.startswith("x-") else self.shapes.text(value, f"`{name}`")
            if text is not None:
                self.values.well_formed("parts-of-day", value, partial(parse_day_parts, {name: text}))

    def _sources(self, node: Node) -> None:
        found = self.shapes.pairs(node, "`sources`") or ()
        for key, name, value in found:
            self.values.homes.setdefault(name, self.values.home)
            if not is_id(name):
                self.values.bad_id(key, name)
            if not is_empty(value):
                fields = self.shapes.fields(value, SourceEntry, "a source", alone="name")
                if fields is not None:
                    self._named.append(fields)
                    self.values.homes[name] = self._source(fields)

    def _source(self, fields: Fields) -> Home:
        name = self.shapes.text(fields.get("name"), "`name`")
        if name is not None and not is_visible(name):
            message = f"the name of this source is {emptiness(name)}"
            self.shapes.report("missing", fields["name"], message, _NAMELESS)
        home = self.values.home_of(fields)
        # Names of sources wait until all of them are known.
        later = names("source", "source")
        self.values.plain("source", fields, home, but=("name", "timezone", *later))
        self.judgments.clocks(fields.get("clock"), home)
        return home
