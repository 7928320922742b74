"""What became of the entries of a file, on standard output and standard error."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.adding import tell_known, written_of
from timeline.cli.losses import losses_json, tell_in_words
from timeline.cli.session import Session
from timeline.cli.writing import tell, tell_written, warn
from timeline.errors import Problem

if TYPE_CHECKING:
    from timeline.entry_input.date_order import Shown
    from timeline.entry_input.draft import Draft
    from timeline.entry_input.plan import Planned
    from timeline.entry_input.records import Refused
    from timeline.handover.losses import Loss
    from timeline.store.editing import Edit, Edited

_TOLD = 20
"""Entries that are told one by one; more are counted. So are runs of record numbers."""


class Taken(NamedTuple):
    """The entries of a file that were written, and those that were not."""

    planned: "Planned"
    drafts: "Sequence[Draft]"
    edited: "Edited | None"
    """None where nothing may be written, for something would be left out."""
    warnings: tuple[Problem, ...]
    refused: "tuple[Refused, ...]"
    rejected: str | None
    """The file that holds the refused ones."""
    losses: "tuple[Loss, ...]" = ()
    """What of the file is in no entry, or otherwise."""


def notes_of(left_out: Sequence[str], shown: "Iterable[Shown]", days: Iterable[str]) -> list[str]:
    """What is to be said of the columns of a file."""
    notes = [f"left out: {', '.join(left_out)}"] if left_out else []
    for one in shown:
        order = "day" if one.day_first else "month"
        notes.append(f"{one.column} has the {order} first, as {one.text} of record {one.place.record} shows")
    return [*notes, *(f"{label} has midnights alone, so they are days" for label in sorted(days))]


def write_taken(session: Session, taken: Taken, store: str, notes: Sequence[str]) -> None:
    """Writes all that became of the entries as JSON."""
    from timeline.cli.output import write_text
    from timeline.cli.writing import tell_done
    from timeline.render.added_json import added_json

    written = [] if taken.edited is None else written_of(taken.planned, taken.drafts, taken.edited)
    problems = [*taken.warnings, *(problem for one in taken.refused for problem in one.problems)]
    text = added_json(store, written, taken.planned.known, notes, problems, taken.rejected, losses_json(taken.losses))
    tell_done(session, store, lambda: write_text(text, session))


def tell_taken(
    session: Session, taken: Taken, store: str, notes: Sequence[str], *, dry_run: bool, verbose: bool = False
) -> None:
    """Says what was written, what was left out of it, and what was refused."""
    from timeline.render.text import clean

    for note in notes:
        tell(session, clean(note))
    tell_in_words(session, taken.losses, "file", verbose=verbose)
    warn(session, taken.warnings)
    if not dry_run and taken.edited is not None:
        written = written_of(taken.planned, taken.drafts, taken.edited)
        tell_written(session, written[:_TOLD], store)
        if len(written) > _TOLD:
            tell(session, f"and {len(written) - _TOLD} more")
    tell_known(session, [known for known in taken.planned.known if known.differs])
    warn(session, [problem for one in taken.refused for problem in one.problems])
    tell(session, _counted(taken, dry_run=dry_run))


def _counted(taken: Taken, *, dry_run: bool) -> str:
    from timeline.store.editing import AddEvent

    planned = taken.planned
    events = sum(isinstance(edit, AddEvent) for edit in planned.edits)
    accounts = sum(_accounts_of(edit) for edit in planned.edits)
    said = f"{_count(events, 'event')} and {_count(accounts, 'account')} {'would be added' if dry_run else 'added'}"
    same = [known for known in planned.known if not known.differs]
    if same:
        numbers = numbers_of(known.place.record for known in same if known.place is not None)
        said += f"; {_count(len(same), 'entry', 'entries')} there already: {numbers}"
    if taken.refused:
        where = f", now in {taken.rejected}" if taken.rejected is not None else ""
        refused = numbers_of(one.place.record for one in taken.refused)
        said += f"; {len(taken.refused)} refused: {refused}{where}"
    return said


def numbers_of(records: Iterable[int]) -> str:
    """`records 1-3, 7`, the numbers in their order."""
    numbers = sorted(set(records))
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda placed: placed[1] - placed[0])
    ]
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    more = f" and {len(texts) - _TOLD} more" if len(texts) > _TOLD else ""
    return f"record{'' if len(numbers) == 1 else 's'} {', '.join(texts[:_TOLD])}{more}"


def _accounts_of(edit: "Edit") -> int:
    from timeline.store.editing import AddAccount, AddEvent

    if isinstance(edit, AddEvent):
        accounts = edit.entry.get("accounts")
        return len(accounts) if isinstance(accounts, list) else 0
    return int(isinstance(edit, AddAccount))


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
