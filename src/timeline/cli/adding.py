"""One entry on its way into the store: drafted, compared with what is there, written, and told."""

from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.add_options import LABELS, AddOptions
from timeline.cli.session import Session
from timeline.cli.writing import asks, read_for_writing, store_path, tell, tell_written, to_write, warn
from timeline.errors import ExitCode, Problem, TimelineError
from timeline.index import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.cli.appending import KnownEnd
    from timeline.cli.writing import DryRun
    from timeline.entry_input.alike import Resemblance
    from timeline.entry_input.draft import Draft
    from timeline.entry_input.known import Known
    from timeline.entry_input.plan import Planned
    from timeline.model import Timeline
    from timeline.progress import Progress
    from timeline.render.added import Written
    from timeline.store import Stored
    from timeline.store.editing import Edited
    from timeline.store.writing import StoreToWrite

Fields = dict[str, object]


class Adding:
    """Adds entries one at a time."""

    def __init__(self, session: Session, how: AddOptions) -> None:
        self._session = session
        self._how = how

    def one(self, fields: Fields) -> ExitCode:
        """Adds one entry. Somebody at a terminal is asked where it looks like an event that is there."""
        decided = False
        if asks(self._session) and not self._how.no_duplicates and "to" not in fields:
            stored = read_for_writing(self._session, self._how.file)
            chosen = self.settled(fields, stored)
            if chosen is None:
                tell(self._session, "nothing was written")
                return ExitCode.FINE
            fields, decided = chosen, True
        self.write(fields, decided=decided)
        return ExitCode.FINE

    def settled(self, fields: Fields, stored: "Stored") -> Fields | None:
        """The fields as they shall be written; asks where they look like an event. None: leave them out."""
        from timeline.entry_input.alike import resemblances

        _, planned = self.plan(fields, stored.timeline)
        found = resemblances(planned, stored.timeline)
        if not found:
            return fields
        from timeline.cli.choosing import choose_between

        return choose_between(self._session, fields, found[0], stored.timeline)

    def plan(self, fields: Fields, timeline: "Timeline") -> "tuple[Draft, Planned]":
        """The draft of an entry, and its edits. Raises TimelineError."""
        from timeline.entry_input.draft import Drafting
        from timeline.entry_input.plan import Planning

        draft = Drafting(timeline, self._session.day()).draft(fields, labels_of(fields))
        planned = Planning(timeline, in_order=self._how.in_order).plan([draft])
        for known in planned.known:
            if known.differs:
                message = f"`{known.reference}` is there already, and says something else"
                mend = f"`timeline edit {known.reference}` changes it; another --published adds another account"
                raise TimelineError.of("duplicate-account", message, mend)
        return draft, planned

    def write(self, fields: Fields, *, decided: bool = False) -> None:
        """Writes one entry. `decided`: it was settled already whether it is another event."""
        written = self._appended(fields, decided=decided)
        if written is None:
            with to_write(self._session, self._how.file, dry_run=self._how.dry_run) as opened:
                timeline = opened.stored.timeline
                draft, planned = self.plan(fields, timeline)
                written = self._write(opened, draft, planned, None if decided else timeline)
        warn(self._session, written.warnings)
        tell_known(self._session, written.planned.known)
        if not self._how.dry_run:
            told = written_of(written.planned, [written.draft], written.edited)
            tell_written(self._session, told, written.name)

    def _appended(self, fields: Fields, *, decided: bool) -> "_Written | None":
        """What was written where that was a new event at the end of a large store; None: all of that must be read."""
        if self._how.dry_run or "to" in fields or "ref" in fields or self._how.in_order:
            return None
        # Most stores are small, and nothing more is loaded for them.
        if store_path(self._session, self._how.file)[0].stat().st_size < LEAST:
            return None
        from timeline.cli.appending import known_end
        from timeline.store.appending import NotAtTheEndError

        written = None
        try:
            with known_end(self._session, self._how.file) as opened:
                draft, planned = self.plan(fields, opened.header)
                around = opened.around(planned)
                written = self._write(opened, draft, planned, None if decided else around)
        except (NotAtTheEndError, TimelineError):
            # What is wrong is told of all of the store: it may be that something is not in this part of it.
            if written is not None:
                raise
        return written

    def _write(
        self, opened: "StoreToWrite | DryRun | KnownEnd", draft: "Draft", planned: "Planned", around: "Timeline | None"
    ) -> "_Written":
        """Writes what is planned, unless it looks like something `around` it and must not."""
        warnings = [] if around is None else look_alike_problems(planned, [draft], around)
        refuse_duplicates(warnings, wanted=self._how.no_duplicates)
        return _Written(draft, planned, warnings, opened.write(planned.edits), opened.stored.name)


class _Written(NamedTuple):
    """An entry that was written, and what is said of it."""

    draft: "Draft"
    planned: "Planned"
    warnings: list[Problem]
    edited: "Edited"
    name: str


def is_complete(fields: Fields) -> bool:
    """Whether nothing needs to be asked: a title, or an event with a source and something that it says."""
    if "to" not in fields:
        return "title" in fields
    said = fields.keys() - {"to", "source"} - {key for key in fields if key.startswith("source.")}
    return ("source" in fields or "source.name" in fields) and bool(said)


def labels_of(fields: dict[str, object]) -> dict[str, str]:
    """What the user calls the keys that were given, and those that messages may propose."""
    return {key: label for key, label in LABELS.items() if key in fields or key in ("source", "source.name")}


def look_alike_problems(
    planned: "Planned", drafts: "Sequence[Draft]", timeline: "Timeline", progress: "Progress | None" = None
) -> list[Problem]:
    """A warning for each new event that looks like one that is there, or like another new one."""
    from timeline.entry_input.alike import resemblances

    found = resemblances(planned, timeline, progress)
    return [look_alike_problem(one)._replace(place=drafts[planned.drafts[one.edit]].place) for one in found]


def refuse_duplicates(warnings: "Sequence[Problem]", *, wanted: bool) -> None:
    """Raises TimelineError for events that look like others, where `--no-duplicates` is given."""
    if wanted and warnings:
        raise TimelineError([warning._replace(level="error") for warning in warnings])


def look_alike_problem(found: "Resemblance") -> Problem:
    """A warning for a new event that looks like one that is there."""
    event = found.event
    message = f"`{found.new.id}` looks like `{event.id}`, “{event.title}” ({'; '.join(found.reasons)})"
    mend = f"--to {event.id} adds it as an account of that event"
    if found.is_new:
        mend = f"where they are one, give both the id `{event.id}`; where not, `not_same: [{event.id}]`"
    return Problem("look-alike", message, mend, level="warning")


def tell_known(session: Session, known: "Sequence[Known]") -> None:
    """Says what is there already, on standard error."""
    for entry in known[:_MOST]:
        place = f"{entry.place.file}:{entry.place.line}: record {entry.place.record}: " if entry.place else ""
        others = ", ".join(f"`{key}`" for key in entry.differing)
        what = f"is there already with another {others}, and was left as it is"
        tell(session, f"{place}`{entry.reference}` {what if entry.differs else 'is there already'}")
    if len(known) > _MOST:
        tell(session, f"and {len(known) - _MOST} more")


def written_of(planned: "Planned", drafts: "Sequence[Draft]", edited: "Edited") -> "list[Written]":
    """What was written, in the order of the entries; a new source stands behind the entry that brought it."""
    from timeline.render.added import Written
    from timeline.store.editing import AddAccount, AddEvent

    entries: list[Written] = []
    sources: list[Written] = []
    told: set[int] = set()
    for edit, number, change in zip(planned.edits, planned.drafts, edited.changes, strict=True):
        if not isinstance(edit, AddAccount | AddEvent):
            sources.append(Written.at(change, "a new source"))
            continue
        # The dates of one draft are told once.
        dates = () if number in told else drafts[number].dates
        told.add(number)
        what = "a new account"
        if isinstance(edit, AddEvent):
            accounts = edit.entry.get("accounts")
            by = [str(account["source"]) for account in accounts] if isinstance(accounts, list) else []
            what = f"a new event, told by {', '.join(by)}" if by else "a new event"
        entries.append(Written.at(change, what, dates))
    return [*entries, *sources]


_MOST = 10
"""Entries that are named one by one; a batch is counted."""
