"""`timeline add --from FILE`: every entry of a file, all or none."""

from typing import TYPE_CHECKING

from timeline.cli.add_options import LABELS, AddOptions
from timeline.cli.adding import look_alike_problems, refuse_duplicates, tell_known, written_of
from timeline.cli.session import Session
from timeline.cli.writing import apply, store_path, tell, tell_written, warn
from timeline.errors import ExitCode, Problem, TimelineError, near_misses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.entry_input.batch import Batch
    from timeline.entry_input.plan import Planned
    from timeline.entry_input.records import Format
    from timeline.store import Stored
    from timeline.store.editing import Edit

_TOLD = 20
"""Entries that are told one by one; more are counted."""

_OWN = frozenset({"id", "title", "when", "says", "translation", "ref", "account.when", "cite", "event.points"})
"""What every entry of a file has for itself, beside its evidence."""


def add_many(session: Session, how: AddOptions, fields: dict[str, object], text: str | None) -> ExitCode:
    """Adds every entry of `--from`; other options say what an entry has that says nothing itself."""
    from timeline.entry_input.batch import EVIDENCE, batch_of
    from timeline.entry_input.draft import Drafting
    from timeline.entry_input.mapping import parse_mapping
    from timeline.entry_input.plan import Planning
    from timeline.entry_input.records import format_of, read_records
    from timeline.store.decoding import decode

    if text is not None or how.edit:
        raise TimelineError.of("option", "--from takes its entries from a file", "leave the title and --edit out")
    for key in fields:
        if key in EVIDENCE or key in _OWN:
            what = "evidence" if key in EVIDENCE else "of one entry"
            raise TimelineError.of("option", f"{LABELS[key]} is {what}, and no default for a whole file")
    named = str(how.from_)
    name = "standard input" if named == "-" else named
    data = session.stdin.read() if named == "-" else (session.directory / named).read_bytes()
    content = decode(data, name)
    records = read_records(content, name, _format(how.format) or format_of(named, content))
    mapping = parse_mapping(how.mapping or ())
    done: list[tuple[Batch, Planned]] = []
    warnings: list[Problem] = []

    def edit(stored: "Stored") -> "Sequence[Edit]":
        if records.timezone is not None and records.timezone != (stored.timeline.timezone or "UTC"):
            message = f"the clock times of {name} are in {records.timezone}, and those here in another zone"
            mend = "write their offsets into that file, and take its timezone out"
            raise TimelineError.of("another-zone", message, mend)
        drafting = Drafting(stored.timeline, session.day(), from_machine=True, new_sources=how.new_sources)
        batch = batch_of(records, mapping, fields, drafting)
        planned = Planning(stored.timeline, in_order=how.in_order, merges=True).plan(batch.drafts)
        done.append((batch, planned))
        warnings.extend(look_alike_problems(planned, stored.timeline))
        refuse_duplicates(warnings, wanted=how.no_duplicates)
        return planned.edits

    _, edited = apply(session, how.file, edit, dry_run=how.dry_run)
    batch, planned = done[0]
    if batch.left_out:
        tell(session, f"left out: {', '.join(batch.left_out)}")
    warn(session, warnings)
    if not how.dry_run:
        written = written_of(planned, batch.drafts, edited)
        tell_written(session, written[:_TOLD], store_path(session, how.file)[1])
        if len(written) > _TOLD:
            tell(session, f"and {len(written) - _TOLD} more")
    _tell_counts(session, planned, dry_run=how.dry_run)
    return ExitCode.FINE


def _format(named: str | None) -> "Format | None":
    from timeline.entry_input.records import FORMATS

    if named is None:
        return None
    for known in FORMATS:
        if named.casefold() == known:
            return known
    near = near_misses(named, FORMATS)
    mend = f"did you mean {near[0]}?" if near else f"one of {', '.join(FORMATS)}"
    raise TimelineError.of("option", f"--format cannot be `{named}`", mend)


def _tell_counts(session: Session, planned: "Planned", *, dry_run: bool) -> None:
    from timeline.store.editing import AddEvent

    tell_known(session, [known for known in planned.known if known.differs])
    same = sum(not known.differs for known in planned.known)
    events = sum(isinstance(edit, AddEvent) for edit in planned.edits)
    accounts = sum(_accounts_of(edit) for edit in planned.edits)
    would = "would be added" if dry_run else "added"
    counted = [_count(events, "event"), _count(accounts, "account")]
    said = f"{' and '.join(counted)} {would}"
    tell(session, said + (f"; {_count(same, 'entry', 'entries')} there already" if same else ""))


def _accounts_of(edit: "Edit") -> int:
    from timeline.store.editing import AddAccount, AddEvent

    if isinstance(edit, AddEvent):
        accounts = edit.entry.get("accounts")
        return len(accounts) if isinstance(accounts, list) else 0
    return int(isinstance(edit, AddAccount))


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
