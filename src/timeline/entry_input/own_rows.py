"""Tables and JSON Lines that `timeline export` wrote: an entry a row, taken exactly as it stands there.

Rows may be sorted, changed, dropped and added, as people do in spreadsheets: what belongs to what is told by the id of
the event, the number of the account in it, and the source. A row of the store itself comes first, and says that this is
such a file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from timeline.entry_input.own_cells import ACCOUNT, ENTRY, EVENT, NAME, SOURCE, value_of
from timeline.entry_input.records import Record, Records
from timeline.errors import Place, Problem, TimelineError, near_misses
from timeline.store.entries import FORMAT
from timeline.store.keys import ENTRIES, EntryKind, names

Tree = dict[str, object]
Row = tuple[Place, Tree]

_DEGREES = names("coordinates")
_FRAME = "timeline"
_NUMBERED = "the accounts of an event are numbered from 1"


def is_own(first: Mapping[str, object]) -> bool:
    """Whether a file whose first row or line is this one was written by `timeline export`."""
    return first.get(ENTRY) == "store" and str(first.get(_FRAME)) == str(FORMAT)


def own_records_of_table(records: Records) -> Records:
    """The entries of such a table, a record an event. Raises TimelineError with the places of all that is wrong."""
    if not records.records or not is_own(records.records[0].fields):
        return records
    rows: list[Row] = []
    problems = [problem for refused in records.refused for problem in refused.problems]
    headings = {name: _heading(name) for name in records.names}
    for record in records.records:
        try:
            fields = {headings[name]: value_of(headings[name], str(cell)) for name, cell in record.fields.items()}
        except TimelineError as error:
            problems += [one._replace(place=record.place) for one in error.problems]
            continue
        rows.append((record.place, fields))
    return _records(rows, problems)


def own_records_of_lines(text: str, name: str) -> Records | None:
    """The entries of JSON Lines that were written so; None for any other text."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    first = _line(lines[0][1]) if lines else None
    if not isinstance(first, dict) or not is_own(first):
        return None
    rows: list[Row] = []
    problems: list[Problem] = []
    for count, (number, line) in enumerate(lines, 1):
        place = Place(name, number, 1, 1, line, record=count)
        held = _line(line)
        if isinstance(held, dict):
            rows.append((place, held))
        else:
            problems.append(Problem("json", "this line is no map of keys in JSON", "mend it, or take it out", place))
    return _records(rows, problems)


def _line(text: str) -> object:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return None


def _heading(name: str) -> str:
    """The name of a column; one that a spreadsheet program could change is a JSON string."""
    held = _line(name) if name.startswith('"') else None
    return held if isinstance(held, str) else name


def _records(rows: Sequence[Row], problems: list[Problem]) -> Records:
    made = _Entries()
    for place, fields in rows:
        try:
            made.take(dict(fields), place)
        except TimelineError as error:
            problems += [one if one.place is not None else one._replace(place=place) for one in error.problems]
    problems += made.homeless()
    if problems:
        raise TimelineError(problems)
    records = tuple([Record(event, place) for place, event in made.events()])
    return Records(
        records,
        ("id", "title"),
        sources=made.sources,
        timezone=str(made.frame.get("timezone", "UTC")),
        frame=made.frame,
    )


class _Entries:
    """The entries of a file, put together again."""

    def __init__(self) -> None:
        self.frame: Tree = {}
        self.sources: dict[str, Tree] = {}
        self._events: dict[str, tuple[Place, Tree]] = {}
        self._accounts: dict[tuple[str, int], tuple[Place, Tree]] = {}
        self._within: list[tuple[EntryKind, tuple[str, int | None], Place, Tree]] = []
        self._clocks: list[tuple[str, Place, Tree]] = []

    def take(self, fields: Tree, place: Place) -> None:
        """One row. Raises TimelineError where it does not say what it is, or whose."""
        kind = _kind(fields.pop(ENTRY, None))
        event, account = _text(fields.pop(EVENT, None)), _number(fields.pop(ACCOUNT, None))
        source = _text(fields.pop(SOURCE, None))
        fields = {key: value for key, value in fields.items() if value is not None}
        for key in fields:
            if not _may_have(kind, key):
                near = near_misses(key, names(kind))
                mend = f"did you mean `{near[0]}`?" if near else "a column of your own begins with `x-`"
                raise TimelineError.of("unknown-key", f"a row of the kind `{kind}` has no `{key}`", mend)
        match kind:
            case "store":
                fields.pop(_FRAME, None)
                self.frame = fields
            case "source":
                self.sources[_needed(source, SOURCE, kind)] = _ordered(kind, fields)
            case "clock":
                self._clocks.append((_needed(source, SOURCE, kind), place, fields))
            case "event":
                name = _needed(event, EVENT, kind)
                if name in self._events:
                    raise TimelineError.of("duplicate-id", f"another row has the event `{name}`", "keep one of them")
                self._events[name] = (place, {"id": name, **_with_coordinates(fields)})
            case "account":
                at = (_needed(event, EVENT, kind), account or 1 + sum(1 for own, _ in self._accounts if own == event))
                if at in self._accounts:
                    message = f"another row is account {at[1]} of `{at[0]}`"
                    raise TimelineError.of("duplicate-account", message, _NUMBERED)
                made = {SOURCE: _needed(source, SOURCE, kind), **_with_coordinates(fields)}
                self._accounts[at] = (place, made)
            case _:
                self._within.append((kind, (_needed(event, EVENT, kind), account), place, fields))

    def homeless(self) -> Iterator[Problem]:
        """Puts everything where it belongs; what belongs to nothing that is there is a problem."""
        for name, place, clock in self._clocks:
            if name in self.sources:
                _listed(self.sources[name], "clock").append(clock)
            else:
                yield Problem("unknown-source", f"no row is the source `{name}`", "add it, or drop this one", place)
        for (event, number), (place, account) in sorted(self._accounts.items(), key=lambda one: one[0][1]):
            if event in self._events:
                _listed(self._events[event][1], "accounts").append(account)
            else:
                yield Problem("unknown-reference", f"no row is the event `{event}`", "add it, or drop this one", place)
            if number < 1:
                yield Problem("table", f"no account is number {number} of its event", _NUMBERED, place)
        for kind, (event, account_number), place, fields in self._within:
            is_own = account_number is None
            owner = self._events.get(event) if is_own else self._accounts.get((event, account_number or 0))
            if owner is None:
                what = f"`{event}`" if is_own else f"account {account_number} of `{event}`"
                yield Problem("unknown-reference", f"no row is {what}", "add it, or drop this one", place)
                continue
            problem = _put(kind, owner[1], fields)
            if problem is not None:
                yield Problem("table", problem, "name each point of an entry once, in the column `name`", place)

    def events(self) -> Iterable[tuple[Place, Tree]]:
        """The events with all that is in them, their keys in the order of the docs."""
        return [(place, _ordered("event", event)) for place, event in self._events.values()]


def _put(kind: EntryKind, owner: Tree, fields: Tree) -> str | None:
    """Puts a point, a citation or a ruling into its entry; what is wrong with it."""
    fields = _ordered(kind, fields)
    if kind == "point":
        name = fields.pop(NAME, None)
        if not isinstance(name, str):
            return "a point has a `name`, and this has none"
        points = owner.setdefault("points", {})
        if not isinstance(points, dict) or name in points:
            return f"the point `{name}` stands twice"
        points[name] = fields["value"] if fields.keys() == {"value"} else fields
    else:
        _listed(owner, "cite" if kind == "citation" else "rulings").append(fields)
    return None


def _ordered(kind: EntryKind, entry: Tree) -> Tree:
    known = [key for key in names(kind) if key in entry]
    made = {key: entry[key] for key in [*known, *(key for key in entry if key not in known)]}
    accounts = made.get("accounts")
    if kind == "event" and isinstance(accounts, list):
        made["accounts"] = [_ordered("account", account) for account in accounts]
    return made


def _listed(entry: Tree, key: str) -> list[Tree]:
    return cast("list[Tree]", entry.setdefault(key, []))


def _with_coordinates(fields: Tree) -> Tree:
    """The entry with its degrees in a map of their own, where the format has them."""
    place = {key: fields.pop(key) for key in _DEGREES if key in fields}
    place |= {key.partition(".")[2]: fields.pop(key) for key in list(fields) if key.startswith("coordinates.")}
    return {**fields, "coordinates": place} if place else fields


def _kind(held: object) -> EntryKind:
    kinds = [kind for kind in ENTRIES if kind != "coordinates"]
    if held not in kinds:
        near = near_misses(str(held), kinds)
        mend = f"did you mean `{near[0]}`?" if near else f"it is one of {', '.join(kinds)}"
        raise TimelineError.of("table", f"`{ENTRY}` says what a row is, and cannot be `{held}`", mend)
    return cast("EntryKind", held)


def _may_have(kind: EntryKind, key: str) -> bool:
    if key.startswith("x-") or key in names(kind):
        return True
    if kind in ("event", "account") and (key in _DEGREES or key.startswith("coordinates.x-")):
        return True
    return kind == "point" and key == NAME


def _needed(text: str | None, column: str, kind: str) -> str:
    if text is None:
        raise TimelineError.of(
            "table", f"a row of the kind `{kind}` names no {column}", f"fill in the column `{column}`"
        )
    return text


def _text(held: object) -> str | None:
    return None if held is None else str(held)


def _number(held: object) -> int | None:
    if held is None:
        return None
    if isinstance(held, bool) or not str(held).isdecimal():
        raise TimelineError.of(
            "table", f"`{ACCOUNT}` is the number of an account in its event, not `{held}`", _NUMBERED
        )
    return int(str(held))
