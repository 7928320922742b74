"""What the values of options and arguments are, and which of them the store has."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from timeline.cli.commands import COMMANDS
from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.model import Event, Timeline

FILES = ("", "files")
"""Stands for every path."""

Name = tuple[str, str]
"""A value, and what it means."""
FREE = "free"
"""What nobody can know before it is typed."""

_BY_NAME = {
    "actor": "actors",
    "place": "places",
    "point": "points",
    "unset_point": "points",
    "same_as": "events",
    "not_same": "events",
    "topic": "topics",
    "stance": "stances",
    "attribution": "attributions",
    "source_type": "types",
    "format": "formats",
    "id": FREE,
    "ref": FREE,
    "records": FREE,
}
"""By the name of a parameter what it takes, where its metavar does not tell."""

_BY_METAVAR = {
    "ID": "sources",
    "TAG": "tags",
    "EVENT": "events",
    "REF": "references",
    "SIDE": "sides",
    "VERDICT": "verdicts",
    "VERDICT,...": "lists of verdicts",
    "FILE": "files",
    "PATH": "files",
    "A": "files",
    "B": "files",
    "+TAG|-TAG": "changes of tags",
    "OLD": "old names",
    "TITLE": FREE,
    "KEY": "files",
    "A,B,…": "lists of sources",
}

_OF_COMMAND = {
    ("add", "point"): "names of points",
    ("add", "event_point"): "names of points",
    ("edit", "point"): "names of points",
    ("rule", "point"): "rows",
    ("rule", "values"): "values",
    ("export", "name"): "exports",
    ("import", "name"): "imports",
}


def kind_of(command: str, parameter: Any, given: Mapping[str, str]) -> str:
    """What a parameter takes, in one word; what nobody knows is free."""
    metavar = (parameter.metavar or "").strip("[]. ").removesuffix("]")
    metavar = "VERDICT,..." if metavar == "VERDICT," else metavar
    kind = _OF_COMMAND.get((command, parameter.name)) or _BY_NAME.get(parameter.name) or _BY_METAVAR.get(metavar, FREE)
    if kind == "old names":
        return f"{given['kind']}s" if given.get("kind") in ("event", "source", "tag", "point") else FREE
    return kind


def names_of(kind: str, last: str, given: Mapping[str, str], file: str | None, session: Session) -> Iterator[Name]:
    """What there is of a kind; of a store that cannot be read nothing."""
    if kind == FREE:
        return
    if kind in ("files", "sides"):
        yield FILES
    if kind in _FIXED:
        yield from ((word, "") for word in _FIXED[kind]())
    elif kind == "lists of verdicts":
        before, comma, _ = last.rpartition(",")
        chosen = before.split(",") if comma else []
        yield from ((f"{before}{comma}{word}", "") for word in _verdicts() if word not in chosen)
    elif kind in _OF_STORE and (timeline := _read(kind, last, file, session)) is not None:
        yield from _OF_STORE[kind](timeline, last, given)


def _read(kind: str, last: str, file: str | None, session: Session) -> "Timeline | None":
    from timeline.cli.indexed import names
    from timeline.cli.reading import read

    if file == "-":
        return None  # what it holds is not known before it is typed, and reading would wait for it
    try:
        if kind in _BY_IDS and "/" not in last and (part := names(session, file, last)) is not None:
            return part
        if kind in _BY_SOURCES and (part := names(session, file, None)) is not None:
            return part
        return read(session, file, drafts=True, tells=False).timeline
    except (TimelineError, OSError):
        return None


_BY_IDS = ("events", "references")
_BY_SOURCES = ("sources", "sides", "lists of sources")
"""What needs no more of a store than ids and titles, and what needs none of its events."""


def _verdicts() -> list[str]:
    from timeline.verdict import Verdict

    return [verdict.value.replace(" ", "-") for verdict in Verdict]


def _ruled() -> list[str]:
    return [*(word for word in _verdicts() if word != "only"), "open"]


def _exports() -> list[str]:
    from timeline.interchange.formats import FORMATS

    return [*FORMATS, "list"]


def _imports() -> list[str]:
    from timeline.interchange.imports import IMPORTS

    return [*IMPORTS, "schedule", "list"]


def _words_of(name: str) -> Callable[[], Iterable[str]]:
    def words() -> Iterable[str]:
        from timeline import model

        return get_args(getattr(model, name))

    return words


_FIXED: dict[str, Callable[[], Iterable[str]]] = {
    "verdicts": _ruled,
    "topics": lambda: [*COMMANDS, "marks"],
    "stances": _words_of("Stance"),
    "attributions": _words_of("Attribution"),
    "types": _words_of("SourceType"),
    "exports": _exports,
    "imports": _imports,
    "formats": lambda: ["csv", "json", "jsonl", "yaml", "excel"],
}


def _events(timeline: "Timeline", _last: str, _given: Mapping[str, str]) -> Iterator[Name]:
    yield from ((event.id, event.title) for event in timeline.events)
    if timeline.events:
        yield "@last", timeline.events[-1].title


def _references(timeline: "Timeline", last: str, given: Mapping[str, str]) -> Iterator[Name]:
    """Events; behind a slash the accounts of one."""
    from timeline.references import reference_of

    name, slash, _ = last.partition("/")
    if not slash:
        yield from _events(timeline, last, given)
        return
    for event in _named(timeline, name):
        for account in event.accounts:
            reference = reference_of(event, account).partition("/")[2]
            yield f"{name}/{reference}", account.says or account.quote or ""


def _named(timeline: "Timeline", name: str) -> "list[Event]":
    if name == "@last":
        return list(timeline.events[-1:])
    return [event for event in timeline.events if event.id == name]


def _sources(timeline: "Timeline", _last: str, _given: Mapping[str, str]) -> Iterator[Name]:
    yield from ((source.id, source.name) for source in timeline.sources.values())


def _sides(timeline: "Timeline", last: str, _given: Mapping[str, str]) -> Iterator[Name]:
    """Sources, and behind a comma one more."""
    before, comma, _ = last.rpartition(",")
    chosen = before.split(",") if comma else []
    for source in timeline.sources.values():
        if source.id not in chosen:
            yield f"{before}{comma}{source.id}", source.name


def _counted(texts: Iterable[str], what: str) -> Iterator[Name]:
    """Each once, the most frequent first."""
    for text, count in Counter(texts).most_common():
        yield text, f"{count} {what}{'s' if count > 1 else ''}"


def _tags(timeline: "Timeline", _last: str, _given: Mapping[str, str]) -> Iterator[Name]:
    return _counted((tag for event in timeline.events for tag in event.tags), "event")


def _changed_tags(timeline: "Timeline", last: str, given: Mapping[str, str]) -> Iterator[Name]:
    return ((f"{sign}{tag}", told) for sign in "+-" for tag, told in _tags(timeline, last, given))


def _actors(timeline: "Timeline", _last: str, _given: Mapping[str, str]) -> Iterator[Name]:
    return _counted((actor for event in timeline.events for actor in event.actors), "event")


def _places(timeline: "Timeline", _last: str, _given: Mapping[str, str]) -> Iterator[Name]:
    places = (place for event in timeline.events for place in (event.place, *(each.place for each in event.accounts)))
    return _counted((place for place in places if place is not None), "time")


def _points(timeline: "Timeline", _last: str, given: Mapping[str, str]) -> Iterator[Name]:
    """The names of points: of the event that stands before them, or of all where it has none."""
    name = (given.get("event") or given.get("reference") or given.get("to") or "").partition("/")[0]
    held = [
        [point.name for event in events for account in event.accounts for point in account.points]
        for events in (_named(timeline, name), timeline.events)
    ]
    return _counted(held[0] or held[1], "account")


def _point_names(timeline: "Timeline", last: str, given: Mapping[str, str]) -> Iterator[Name]:
    return ((f"{name}=", told) for name, told in _points(timeline, last, given))


def _rows(timeline: "Timeline", last: str, given: Mapping[str, str]) -> Iterator[Name]:
    yield from _points(timeline, last, given)
    yield from ((row, "") for row in ("when", "began", "ended", "place", "told"))


def _values(timeline: "Timeline", _last: str, given: Mapping[str, str]) -> Iterator[Name]:
    """What is said of the point of the event that stand before it."""
    held = (
        (point.value, account.source)
        for event in _named(timeline, given.get("event", ""))
        for account in event.accounts
        for point in account.points
        if point.name == given.get("point")
    )
    yield from held


_OF_STORE: dict[str, "Callable[[Timeline, str, Mapping[str, str]], Iterator[Name]]"] = {
    "events": _events,
    "references": _references,
    "sources": _sources,
    "sides": _sides,
    "lists of sources": _sides,
    "tags": _tags,
    "changes of tags": _changed_tags,
    "actors": _actors,
    "places": _places,
    "points": _points,
    "names of points": _point_names,
    "rows": _rows,
    "values": _values,
}
