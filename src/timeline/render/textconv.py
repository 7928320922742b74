"""A store as plain lines, one for each statement, so that the difference of two versions reads as changed accounts.

Every line names what it belongs to by its reference and can be read on its own. Events stand in the order of time,
accounts in the order of the sources and then of publication: moving, quoting or commenting things in the file changes
nothing here. Keys are those of the store. Two stores that say different things never have the same lines: what would
read like another part of a line, or could not be seen, is escaped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from timeline.errors import Problem
from timeline.model import Account, Citation, Clock, Coordinates, Event, Point, Ruling, Source, Timeline
from timeline.render.escaping import one_line, visible
from timeline.render.text import clean
from timeline.revisions.lines import Labels, lines_of, marked, shared
from timeline.store.entries import SHORT_CITATION_KEYS
from timeline.store.keys import EntryKind, keys, names
from timeline.when import When, sort_key
from timeline.when.about import written_about

UNREADABLE = "not read as a store: "
"""How the first line begins where the raw text follows."""

_BETWEEN = " · "
_POINT = "point "
_KEYS = frozenset((*names("event"), *names("account"), *Event.__struct_fields__, *Account.__struct_fields__))

Field = tuple[str, str | None]
"""A key and its value in one line; None where it has none."""


def store_lines(timeline: Timeline) -> Iterator[str]:
    """The lines of a whole store, each ended by a line feed. It has none that depends on anything but the store."""
    for key, text in store_fields(timeline):
        yield f"{key}: {text}\n"
    for source in timeline.sources.values():
        yield from _lines(f"source {source.id}", entry_fields("source", source))
    ranks = {name: rank for rank, name in enumerate(timeline.sources)}
    for event in sorted(timeline.events, key=lambda event: sort_key(event.when, timeline.timezone, event.id)):
        yield from _lines(event.id, entry_fields("event", event))
        for account in _in_order(event.accounts, ranks):
            yield from _lines(_reference(event, account), entry_fields("account", account))


def store_text(timeline: Timeline) -> str:
    """All of these lines."""
    return "".join(store_lines(timeline))


def conflict_text(ours: Timeline, theirs: Timeline) -> str:
    """The lines of two versions that stand in one file in conflict: between the marks of Git where they differ."""
    mine, its = lines_of(store_text(ours)), lines_of(store_text(theirs))
    made: list[str] = []
    at = other = 0
    for begin, its_begin, size in [*shared(mine, its), (len(mine), len(its), 0)]:
        if at < begin or other < its_begin:
            made += marked(mine[at:begin], its[other:its_begin], Labels())
        made += mine[begin : begin + size]
        at, other = begin + size, its_begin + size
    return "".join(made)


def raw_text(data: bytes, problem: Problem) -> str:
    """The text of a file that is no readable store, below a line that says why.

    That line does not name the file: git gives the two versions under two passing names.
    """
    place = "" if problem.place is None else f"line {problem.place.line}, column {problem.place.column}, "
    # What is no UTF-8 is kept apart: each such byte becomes a half surrogate, which has an escape of its own.
    text = data.decode(errors="surrogateescape").removeprefix("\ufeff")
    rows = [visible(row) for row in text.removesuffix("\n").split("\n")] if text else []
    return "".join([f"{row}\n" for row in (f"{UNREADABLE}{place}{clean(problem.message)}", *rows)])


def _lines(prefix: str, fields: Iterator[Field]) -> Iterator[str]:
    """A line for each field that has a text, ended by a line feed; one that names it alone where none has."""
    empty = True
    for key, text in fields:
        if text is not None:
            empty = False
            yield f"{prefix}{_BETWEEN}{key}: {text}\n" if text else f"{prefix}{_BETWEEN}{key}\n"
    if empty:
        yield f"{prefix}\n"


def _reference(event: Event, account: Account) -> str:
    """As `show` takes it, always with the date, so that a second account of a source leaves the first one's lines."""
    published = "" if account.published is None else f"@{account.published.text}"
    return f"{event.id}/{account.source}{published}"


def _in_order(accounts: Sequence[Account], ranks: Mapping[str, int]) -> list[Account]:
    def rank(account: Account) -> tuple[int, bool, int, str]:
        published = account.published
        earliest = None if published is None else published.earliest
        text = "" if published is None else published.text
        return ranks.get(account.source, len(ranks)), earliest is not None, earliest or 0, text

    return sorted(accounts, key=rank)


def _text(text: str | None) -> str | None:
    return None if text is None else one_line(text)


def _name(text: str) -> str:
    """The name of a point or of a key, ended by the first colon before a space."""
    return one_line(text).replace(": ", "\\: ").replace(_BETWEEN, " \\· ")


def _list(texts: Sequence[str]) -> str | None:
    return _joined([one_line(text) for text in texts]) if texts else None


def _joined(lines: Sequence[str]) -> str:
    return ", ".join([line.replace(", ", "\\, ") for line in lines])


def _when(when: When | None) -> str | None:
    return None if when is None else when.text


def _extra(extra: Mapping[str, object]) -> Iterator[Field]:
    for key in sorted(extra):
        value = extra[key]
        if not isinstance(value, str) or _is_json(value):
            value = msgspec.json.encode(value, order="sorted").decode()
        yield _name(key), _text(value)


def _is_json(text: str) -> bool:
    """Whether a text would read like a number, a list or a map if it stood there without quotes."""
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def store_fields(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """The keys of the store itself in the order of the docs, each with its value in one line."""
    for key in keys("store").values():
        if key.name == "synonyms":
            for point, groups in timeline.synonyms.items():
                for group in groups:
                    yield f"synonyms {_name(point)}", _joined([one_line(text) for text in group])
        elif key.name == "parts_of_day":
            for part, hours in timeline.parts_of_day.items():
                yield f"parts_of_day {_name(part)}", one_line(hours)
        elif key.name == "about":
            for name, width in written_about(timeline.about).items():
                yield f"about {name}", f"± {width}"
        elif (text := _plain(getattr(timeline, key.field, None) if key.holds != "entries" else None)) is not None:
            yield key.name, text
    for own, value in _extra(timeline.extra):
        if value is not None:
            yield own, value


def entry_fields(kind: EntryKind, held: Source | Event | Account) -> Iterator[Field]:
    """Every key of an entry in the order of the docs; points and citations have lines of their own."""
    for key in keys(kind).values():
        if key.name == "points" and not isinstance(held, Source):
            for point in held.points:
                yield from _point_fields(point)
        elif key.name == "rulings" and isinstance(held, Event):
            for ruling in held.rulings:
                yield "ruling", _terms("ruling", ruling)
        elif key.name == "clock" and isinstance(held, Source):
            for clock in held.clock:
                yield "clock", _terms("clock", clock)
        elif key.name == "cite" and isinstance(held, Account):
            for citation in held.cite:
                yield "cite", _citation(citation)
        elif key.name == "coordinates":
            yield "coordinates", _globe(getattr(held, key.field))
        elif key.name not in _ELSEWHERE[kind]:
            yield key.name, _plain(getattr(held, "own_when" if (kind, key.name) == ("event", "when") else key.field))
    yield from _extra(held.extra)


_ELSEWHERE: Mapping[EntryKind, tuple[str, ...]] = {
    "source": (),
    "event": ("id", "accounts"),
    "account": ("source", *SHORT_CITATION_KEYS),
}
"""What the beginning of each line names already, or what has lines of its own."""


def _globe(place: Coordinates | None) -> str | None:
    if place is None:
        return None
    return _joined([one_line(place.text).replace(", ", " "), *[f"{key}: {text}" for key, text in _extra(place.extra)]])


def _plain(value: object) -> str | None:
    """A value in one line; None where there is none, or where it says no more than its absence."""
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        return _list(value)
    if value is None or value is False or value == "reports":
        return None
    return "" if value is True else one_line(str(value))


def _point_fields(point: Point) -> Iterator[Field]:
    name = _name(point.name)
    # A point may be called like a key: `place` is where it happened, `point place` what a point of that name says.
    if name in _KEYS or name.startswith((_POINT, "x-")):
        name = _POINT + name
    terms = [
        point.kind or "",
        "" if point.as_of is None else f"as of {point.as_of.text}",
        "" if point.read_as is None else f"as {point.read_as}",
    ]
    stated = ", ".join(term for term in terms if term)
    value = _STATED.sub(r" \\(", one_line(point.value))
    yield name, f"{value} ({stated})" if stated else value
    for key in keys("point").values():
        if key.name not in ("value", "kind", "as_of", "as"):
            yield f"{name}{_BETWEEN}{key.name}", _plain(getattr(point, key.field))
    for own, text in _extra(point.extra):
        yield f"{name}{_BETWEEN}{own}", text


_STATED = re.compile(r" \((?=(?:total|snapshot|plan|outcome|as )[^()]*\)\Z)")
"""The end of a value that would read like what is stated of it."""


def _terms(kind: EntryKind, entry: Ruling | Clock) -> str:
    """An entry in one line, each key before its value; judged values in quotes, for they are the texts of others."""
    terms = []
    for key in keys(kind).values():
        value = getattr(entry, key.field)
        if key.name == "values":
            terms.append(" / ".join([f"“{one_line(text)}”" for text in value]))
        elif key.many:
            terms += [f"{key.name} {' + '.join(value)}"] if value else []
        elif value != "signed" and (text := _plain(value)) is not None:
            terms.append(f"{key.name} {text}")
    terms += [f"{key}: {text}" for key, text in _extra(entry.extra)]
    return _joined(terms)


def _citation(citation: Citation) -> str:
    terms = [
        (_LEADS.get(key.name, f"{key.name} "), _plain(getattr(citation, key.field)))
        for key in keys("citation").values()
    ]
    if citation.url is not None and (not citation.url or " " in citation.url):
        # An address has no spaces; what has some, or is empty, would read like another term.
        terms[0] = ("url ", _text(citation.url))
    terms += [(f"{key}: ", text) for key, text in _extra(citation.extra)]
    return _joined([f"{lead}{text}" for lead, text in terms if text is not None])


_LEADS = {"url": "", "locator": "at "}
