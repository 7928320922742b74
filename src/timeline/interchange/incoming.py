"""What was read of a file from elsewhere: entries with our keys, and what of the file is in none of them."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

import msgspec

from timeline.entry_input.records import Record, Records, Refused, names_of
from timeline.entry_input.slugs import free_id
from timeline.entry_input.values import Tree
from timeline.errors import Place, Problem, TimelineError
from timeline.handover.losses import Loss, Losses
from timeline.merging.zones import with_zone
from timeline.store.ids import id_of_title


class Incoming(msgspec.Struct, frozen=True):
    """The records of a file. `losses` is empty where everything of it is in them."""

    records: Records
    losses: tuple[Loss, ...] = ()
    frame: Mapping[str, object] = {}
    """Keys of a new store that is made of it: its title."""
    teller: str | None = None
    """What the file is called, which tells what it says nobody tells; None where nobody needs to."""
    notes: tuple[str, ...] = ()
    """What else is to be said of how it was read."""


class Foreign:
    """Collects the entries of one file while it is read, with their lines, and counts what is lost."""

    def __init__(self, name: str, lines: Sequence[str] = ()) -> None:
        self._name = name
        self._lines = lines
        self._records: list[Record] = []
        self._refused: list[Refused] = []
        self.losses = Losses()

    @property
    def count(self) -> int:
        """How many entries there are so far."""
        return len(self._records) + len(self._refused)

    def place(self, line: int) -> Place:
        """That line, as the place of the next entry."""
        excerpt = self._lines[line - 1].rstrip("\r\n") if 0 < line <= len(self._lines) else ""
        return Place(self._name, line, 1, 1, excerpt, record=self.count + 1)

    def take(self, line: int, fields: Mapping[str, object]) -> None:
        """One entry, which begins in that line; keys without a value are left out."""
        said = {key: value for key, value in fields.items() if value not in (None, "", [], {}, False)}
        self._records.append(Record(said, self.place(line)))

    def refuse(self, line: int, error: TimelineError) -> None:
        """An entry that cannot be taken, and why."""
        place = self.place(line)
        problems = tuple([one if one.place is not None else one._replace(place=place) for one in error.problems])
        self._refused.append(Refused(place.excerpt, place, problems))

    def lose(self, kind: str, line: int) -> None:
        """Something that stands in that line is in no entry, or otherwise."""
        self.losses.add(kind, f"line {line}")

    def incoming(
        self,
        kind: str,
        *,
        title: str | None = None,
        note: str | None = None,
        sources: Mapping[str, Tree] | None = None,
        is_written: bool = True,
        tells: bool = True,
    ) -> Incoming:
        """All of it. `kind` is what a file of the format has: `entries`. Raises TimelineError where it has none.

        `tells`: the file itself tells what it says nobody tells.
        """
        if not self.count:
            mend = "look whether it is the right one"
            raise TimelineError([Problem("format", f"this file has no {kind}", mend, Place(self._name, 1, 1))])
        records = _told_apart(self._records)
        is_told = all("source" in one.fields or _all_told(one.fields.get("accounts")) for one in records)
        return Incoming(
            Records(
                tuple(records),
                names_of(records),
                sources=dict(sources or {}),
                refused=tuple(self._refused),
                is_written=is_written,
            ),
            self.losses.listed,
            {key: text for key, text in (("title", title), ("note", note)) if text},
            (title or name_of(self._name)) if tells and not is_told else None,
            _notes(records) if is_written else (),
        )


def name_of(name: str) -> str:
    """What a file is called, without its folder and its ending."""
    return PurePath(name).stem if name not in ("-", "standard input") else "standard input"


def headline(text: str) -> tuple[str, str | None]:
    """A title of a text, and all of it where the title does not hold it."""
    first, _, rest = text.strip().partition("\n")
    if len(first) <= _TITLE:
        return first.strip(), (text.strip() if rest.strip() else None)
    cut = first[:_TITLE].rsplit(" ", 1)[0]
    return f"{cut} …", text.strip()


class NewSources:
    """The sources that a file names, each with an id of its own."""

    def __init__(self) -> None:
        self.entries: dict[str, Tree] = {}
        self._ids: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        """The id of the source of that name, which is new where it comes up first."""
        if name not in self._ids:
            made = free_id(id_of_title(name) or "source", self.entries)
            self.entries[made] = {} if made == name else {"name": name}
            self._ids[name] = made
        return self._ids[name]


def _notes(records: Sequence[Record]) -> tuple[str, ...]:
    """That clock times name no zone: then they are of that of their source, else of the store, which may be another."""
    whens = [str(one.fields.get("when") or "") for one in records]
    bare = sum(with_zone(when, None) != when for when in whens)
    if not bare:
        return ()
    told = "1 time without a zone is read in that" if bare == 1 else f"{bare} times without a zone are read in that"
    return (f"{told} of the source, else of the store",)


_TITLE = 160
"""Characters; a message of a log that is longer is what its source says, and begins the title."""


def _all_told(accounts: object) -> bool:
    return isinstance(accounts, list) and bool(accounts) and all("source" in one for one in accounts)


def _told_apart(records: Sequence[Record]) -> list[Record]:
    """The records; where several of one title and time say other things, each has a reference made of what it says."""
    groups: dict[tuple[object, object], list[Record]] = {}
    for record in records:
        groups.setdefault((record.fields.get("title"), record.fields.get("when")), []).append(record)
    apart = {
        id(record)
        for group in groups.values()
        if any(record.fields != group[0].fields for record in group)
        for record in group
        if not record.fields.keys() & {"ref", "id", "accounts"}
    }
    first: dict[str, Mapping[str, object]] = {}
    counts: Counter[str] = Counter()
    made: list[Record] = []
    for record in records:
        ref = _digest(record.fields) if id(record) in apart else str(record.fields.get("ref") or "")
        if ref and first.setdefault(ref, record.fields) != record.fields:
            # Some programs give one mark to all that they write.
            counts[ref] += 1
            ref = f"{ref} ({counts[ref] + 1})"
        made.append(Record({**record.fields, "ref": ref}, record.place) if ref else record)
    return made


def _digest(fields: Mapping[str, object]) -> str:
    return hashlib.sha256(repr(sorted(fields.items(), key=lambda one: one[0])).encode()).hexdigest()[:12]
