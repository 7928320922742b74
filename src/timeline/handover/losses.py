"""What is lost on the way out or in: counted where it is dropped, told in words, by entry or as data.

On the way out that is what a file does not hold as the store does; on the way in what the store does not hold as the
file does, where entries are told by their lines.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from timeline.handover.entries import EntryRow, rows_of, rows_of_event
from timeline.handover.request import Handover
from timeline.model import Event, Timeline
from timeline.store.keys import EntryKind

_WORDS: Mapping[str, tuple[str, str]] = {
    "undated": ("1 event without a date", "{} events without a date"),
    "unlocated": ("1 event without coordinates is on no map", "{} events without coordinates are on no map"),
    "year": ("1 event of a year that cannot be written", "{} events of years that cannot be written"),
    "uncertain": ("1 uncertain date flattened to its first day", "{} uncertain dates flattened to their first day"),
    "coarse": ("1 month or year written as a span of days", "{} months and years written as spans of days"),
    "mixed": ("1 date written as a clock time beside one", "{} dates written as clock times beside one"),
    "fraction": ("1 time cut to its second", "{} times cut to their second"),
    "minute": ("1 time cut to its minute", "{} times cut to their minute"),
    "edge": ("1 edge of a year that cannot be written", "{} edges of years that cannot be written"),
    "untimed": ("1 account without a time of its own", "{} accounts without a time of their own"),
    "named": ("1 account reduced to the name of its source", "{} accounts reduced to the names of their sources"),
    "long": ("1 text too long to be found as a whole", "{} texts too long to be found as a whole"),
    "open": (
        "1 span without an end written by its begin",
        "{} spans without an end written by their begin",
    ),
    "began": ("1 span without a begin written by its end", "{} spans without a begin written by their end"),
    "zone": ("1 clock time moved to another zone", "{} clock times moved to another zone"),
    "merged": ("1 account merged into a description", "{} accounts merged into descriptions"),
    "listed": ("1 point listed as text", "{} points listed as text"),
    "cut": ("1 text cut to what a cell can hold", "{} texts cut to what a cell can hold"),
    "changed": (
        "1 text changed, which cannot be written so",
        "{} texts changed, which cannot be written so",
    ),
    "verdicts": ("verdicts", "verdicts"),
    "endless": ("1 entry that repeats without end taken once", "{} entries that repeat without end taken once"),
    "repeated": ("1 entry that repeats too often taken once", "{} entries that repeat too often taken once"),
    "words": ("1 date kept in words", "{} dates kept in words"),
    "relative": ("1 date that counts from another kept in words", "{} dates that count from others kept in words"),
    "double": ("1 date of two years taken by the later", "{} dates of two years taken by the later"),
    "markup": ("1 text without its markup", "{} texts without their markup"),
    "now": ("1 span until now left open", "{} spans until now left open"),
    "backward": ("1 end before its begin", "{} ends before their begins"),
    "far": ("1 end behind the year 9999", "{} ends behind the year 9999"),
    "comment": ("1 comment", "{} comments"),
    "header": ("1 line of the header", "{} lines of the header"),
    "undated line": ("1 line without a date", "{} lines without a date"),
    "unread line": ("1 line that is no entry", "{} lines that are no entries"),
}
"""One and several of each kind of loss.

`KIND.KEY` is a key that is not written, `KIND` a whole entry, `part.NAME` parts of a file of that name.
"""

_LEFT_OUT = frozenset(
    {
        *("undated", "year", "edge", "untimed", "verdicts"),
        *("backward", "far", "comment", "header", "undated line", "unread line"),
    }
)

_ENTRIES: Mapping[str, tuple[str, str]] = {
    "store": ("the store", "the store"),
    "source": ("1 source", "{} sources"),
    "clock": ("1 clock", "{} clocks"),
    "event": ("1 event", "{} events"),
    "account": ("1 account", "{} accounts"),
    "coordinates": ("1 place", "{} places"),
    "citation": ("1 citation", "{} citations"),
    "point": ("1 point", "{} points"),
    "ruling": ("1 ruling", "{} rulings"),
    "entry": ("1 entry", "{} entries"),
    "file": ("the file", "the file"),
    "slide": ("1 slide", "{} slides"),
    "person": ("1 person", "{} persons"),
    "family": ("1 family", "{} families"),
    "record": ("1 record", "{} records"),
}


class Loss(msgspec.Struct, frozen=True):
    """One kind of loss; `of` are the references of the entries, one for each time."""

    kind: str
    of: tuple[str, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether a key or an entry of the store is missing, rather than written otherwise."""
        return self.kind not in _WORDS or self.kind in _LEFT_OUT

    @property
    def words(self) -> str:
        """What was lost, as a phrase: `3 uncertain dates flattened to their first day`, `lang of 2 accounts`."""
        count = len(self.of)
        entry, _, key = self.kind.partition(".")
        if entry == "part":
            return f"{count} {key}"
        one, many = _WORDS.get(self.kind) or _ENTRIES[entry]
        told = one if count == 1 else many.format(count)
        return f"{key} of {told}" if key else told


class Losses:
    """Collects what a format drops while it writes."""

    def __init__(self) -> None:
        self._of: dict[str, list[str]] = {}

    def add(self, kind: str, reference: str = "") -> None:
        """Something was dropped or flattened: a word of the table above, or `KIND.KEY`."""
        self._of.setdefault(kind, []).append(reference)

    def add_entries(
        self,
        asked: Handover,
        kept: Iterable[Event],
        written: Mapping[EntryKind, Collection[str]],
        *,
        accounts: bool = True,
    ) -> None:
        """Counts every key that has a value and is not `written`, and entries of kinds that are not written at all.

        `kept` are the events that the format has; of those it has left out nothing more is told. Without `accounts`
        what they say is passed over, for each of them was counted as a whole. Coordinates are keys of their entry here;
        `x-` stands for all keys of one's own.
        """
        events = tuple(kept)
        self.add_frame(asked.content, {account.source for event in events for account in event.accounts}, written)
        for event in events:
            self.add_event(event, written, accounts=accounts)
        if asked.with_verdicts:
            self.add("verdicts")

    def add_frame(
        self, content: Timeline, telling: Collection[str], written: Mapping[EntryKind, Collection[str]]
    ) -> None:
        """Counts the keys of the store and of the sources that tell what is written."""
        sources = {name: source for name, source in content.sources.items() if name in telling}
        for row in rows_of(msgspec.structs.replace(content, events=(), sources=sources)):
            self._add_row(row, written)

    def add_event(self, event: Event, written: Mapping[EntryKind, Collection[str]], *, accounts: bool = True) -> None:
        """Counts the keys of one event that is written, and of all that is in it."""
        for row in rows_of_event(event):
            if accounts or row.account is None:
                self._add_row(row, written)

    def update(self, other: "Losses") -> None:
        """Adds what was lost of other entries."""
        for kind, of in other._of.items():  # noqa: SLF001 - of one class
            self._of.setdefault(kind, []).extend(of)

    def _add_row(self, row: EntryRow, written: Mapping[EntryKind, Collection[str]]) -> None:
        kept = written.get(row.kind)
        if kept is None:
            self.add(row.kind, row.reference)
            return
        for key in row.fields:
            name = "coordinates.x-" if key.startswith("coordinates.") else "x-" if key.startswith("x-") else key
            if name not in kept and name != "timeline":
                self.add(f"{row.kind}.{key}", row.reference)

    @property
    def listed(self) -> tuple[Loss, ...]:
        """All losses, what is written otherwise before what is left out."""
        found = [Loss(kind, tuple(of)) for kind, of in self._of.items()]
        return tuple(sorted(found, key=lambda loss: loss.is_left_out))


_TOLD = 20
"""Kinds that one sentence names; those of a file from elsewhere may be any."""


def loss_words(losses: Iterable[Loss]) -> str:
    """All losses in one sentence without its full stop; empty where nothing was lost."""
    listed = list(losses)
    changed = [loss.words for loss in listed if not loss.is_left_out]
    left_out = [loss.words for loss in listed if loss.is_left_out]
    if len(left_out) > _TOLD:
        left_out[_TOLD:] = [f"and {len(left_out) - _TOLD} more kinds"]
    parts = [", ".join(changed), f"left out: {', '.join(left_out)}" if left_out else ""]
    return "; ".join([part for part in parts if part])
