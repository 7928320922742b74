"""The rows of a Timesketch timeline: one for each edge of each account, with all that the account says beside it.

`timesketch.lib.utils` of Timesketch, which takes the files in, wants `message`, `datetime` and `timestamp_desc`, and
splits `tag`. A table is read by pandas, which guesses one format for the whole column `datetime` and drops every row
that has another: so all of them are in UTC, with six digits of a second.

A date, or a time that is uncertain, has two rows: the first moment that it may be, and the last one.
"""

from collections.abc import Iterator

import msgspec

from timeline.handover.alone import text_alone
from timeline.handover.entries import fields_of
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.handover.telling import Telling
from timeline.model import Account, Event, Point
from timeline.references import reference_of
from timeline.store.keys import EntryKind, names
from timeline.when import Edge, When
from timeline.when.civil import DAY, SECOND, date_of_day

Row = dict[str, object]

LONGEST = 32_766
"""Bytes of a field that Timesketch still finds as a whole."""

_OF_EVENT = ("place", "actors", "note")
_KEYS: dict[EntryKind, frozenset[str]] = {
    "store": frozenset(),
    "source": frozenset({"name", "type"}),
    "event": frozenset({"title", "when", "tags", "lat", "lon", "radius", *_OF_EVENT}),
    "account": frozenset({*names("account"), "lat", "lon", "radius", "x-"})
    - {"points", "cite", "coordinates", "accounts"},
    "point": frozenset({*names("point"), "name", "x-"}),
    "citation": frozenset({*names("citation"), "x-"}),
}


class RowsWriter:
    """The rows of each event, in the order of time; those of years before 1700 or after `last_year` are left out."""

    is_in_order_of_file = False
    written = _KEYS
    last_year = 9999

    def __init__(self, asked: Handover) -> None:
        self._asked = asked
        self._telling = Telling(asked)

    def begin(self, losses: Losses) -> None:
        """Nothing stands before the rows."""

    def event(self, event: Event, losses: Losses) -> list[Row] | None:
        """The rows of an event; None where it has none."""
        made = _Rows(event)
        for account in event.accounts or (None,):
            made.add(account, list(_rows(event, account, self._asked, self._telling)), self.last_year)
        made.tell(losses)
        return made.good or None


class _Rows:
    """The rows of one event: those that can be written, and what cannot."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._lost: list[tuple[str, str]] = []
        self.good: list[Row] = []

    def add(self, account: Account | None, rows: list[Row], last_year: int) -> None:
        """The edges that an account tells."""
        reference = reference_of(self._event, account)
        good = [row for row in rows if 1700 <= _year(row) <= last_year]
        if not rows:
            self._lost.append(("untimed", reference))
        elif len(good) < len(rows):
            self._lost.append(("edge", reference))
        if any(isinstance(text, str) and len(text.encode()) > LONGEST for row in good for text in row.values()):
            self._lost.append(("long", reference))
        self.good += good

    def tell(self, losses: Losses) -> None:
        """Counts what was lost; of an event of which nothing is left, that alone."""
        if self.good:
            for kind, reference in self._lost:
                losses.add(kind, reference)
        else:
            losses.add("year" if any(kind == "edge" for kind, _ in self._lost) else "undated", self._event.id)


def _year(row: Row) -> int:
    instant = row["timestamp"]
    return date_of_day(instant // DAY)[0] if isinstance(instant, int) else 0


def _rows(event: Event, account: Account | None, asked: Handover, telling: Telling) -> Iterator[Row]:
    """The edges of when an account tells the event, of the event itself where it names no time."""
    own = None if account is None else account.when
    when = own or event.when
    # An account that names no time is not said to name one.
    lent = "event " if own is None and account is not None else ""
    for words, instant in _edges(when):
        day, rest = divmod(instant, DAY)
        year, month, date = date_of_day(day)
        seconds, micros = divmod(rest, SECOND)
        clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{micros:06d}"
        who = "" if account is None else f" ({account.source})"
        yield {
            "message": _message(event, account, telling),
            "datetime": f"{year:04d}-{month:02d}-{date:02d}T{clock}+00:00",
            "timestamp": instant,
            "timestamp_desc": f"{lent}{words}{who}",
            "tag": list(event.tags),
            **_fields(event, account, asked),
        }


def _message(event: Event, account: Account | None, telling: Telling) -> str:
    if account is None:
        return event.title
    return f"{event.title} – {next(telling.account(account))}"


def _fields(event: Event, account: Account | None, asked: Handover) -> Row:
    """All else that is told: the keys of the account by their names, those of the event behind `event_`."""
    own = fields_of("event", event)
    place = event.coordinates
    fields: Row = {
        "event_id": event.id,
        "event_title": event.title,
        **({"event_when": text_alone(event.when)} if event.when is not None else {}),
        **{f"event_{key}": own[key] for key in _OF_EVENT if key in own},
        **(
            {f"event_{key}": value for key, value in fields_of("coordinates", place).items()}
            if place is not None
            else {}
        ),
        **({"event_points": _points(event.points)} if event.points else {}),
    }
    if account is None:
        return fields
    source = asked.timeline.sources[account.source]
    cited = [fields_of("citation", citation) for citation in account.cite]
    where = fields_of("coordinates", account.coordinates) if account.coordinates is not None else {}
    return {
        **fields,
        "source": source.id,
        "source_name": source.name,
        **({"source_type": source.type} if source.type != "other" else {}),
        "stance": account.stance,
        **{key: value for key, value in fields_of("account", account).items() if key != "stance"},
        **({"when": text_alone(account.when)} if account.when is not None else {}),
        **where,
        **(cited[0] if cited else {}),
        **({"cite": cited[1:]} if len(cited) > 1 else {}),
        **({"points": _points(account.points)} if account.points else {}),
    }


def _points(points: tuple[Point, ...]) -> Row:
    return {point.name: fields_of("point", point) for point in points}


def _edges(when: When | None) -> Iterator[tuple[str, int]]:
    """Each moment with what it is: `at`, `begin`, `end`, `begin, earliest`, `begin, latest`."""
    if when is None or when.form == "unknown":
        return
    if when.form == "moment":
        yield from _bounds("at", when.begin)
    else:
        yield from _bounds("begin", when.begin)
        yield from _bounds("end", when.end)


def _bounds(words: str, edge: Edge | None) -> Iterator[tuple[str, int]]:
    if edge is None or edge.open:
        return
    if edge.is_exact and edge.earliest is not None:
        yield words, edge.earliest
        return
    lead = "" if words == "at" else f"{words}, "
    if edge.earliest is not None:
        yield f"{lead}earliest", edge.earliest
    if edge.latest is not None:
        yield f"{lead}latest", edge.latest - 1


def plain_cell(value: object) -> str:
    """A value as the text of a cell: lists and maps as JSON."""
    if isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()
