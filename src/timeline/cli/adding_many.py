"""`timeline add --from FILE`: every entry of a file, all or none, or with `--skip-bad` all that can be."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.cli.add_options import LABELS, AddOptions
from timeline.cli.adding import look_alike_problems, refuse_duplicates
from timeline.cli.many_told import Taken, notes_of, numbers_of, tell_taken, write_taken
from timeline.cli.progress import told
from timeline.cli.retyped import retyped
from timeline.cli.session import Session
from timeline.cli.writing import to_write
from timeline.errors import ExitCode, Place, Problem, TimelineError, near_misses

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.cli.writing import DryRun
    from timeline.entry_input.columns import Columns
    from timeline.entry_input.date_order import Order
    from timeline.entry_input.file_kinds import Format
    from timeline.entry_input.records import Records, Refused
    from timeline.store import Stored
    from timeline.store.writing import StoreToWrite

_OWN = frozenset(
    {"id", "title", "when", "says", "translation", "ref", "account.when", "event.when", "cite", "event.points"}
)
"""What every entry of a file has for itself, beside its evidence."""


def add_many(session: Session, how: AddOptions, fields: dict[str, object], text: str | None) -> ExitCode:
    """Adds every entry of `--from`; other options say what an entry has that says nothing itself."""
    try:
        return _added(session, how, fields, text)
    except TimelineError as error:
        if not how.json:
            raise
        from timeline.cli.output import write_text
        from timeline.render.added_json import added_json

        write_text(added_json(None, (), (), (), error.problems, None), session)
        return ExitCode.TROUBLE


def _added(session: Session, how: AddOptions, fields: dict[str, object], text: str | None) -> ExitCode:
    from timeline.entry_input.columns import columns_of, unvalued
    from timeline.entry_input.day_columns import columns_of_days
    from timeline.entry_input.files import ReadAs, read_records
    from timeline.entry_input.mapping import parse_mapping
    from timeline.entry_input.plan import placed

    _refuse_options(how, fields, text)
    named = str(how.from_)
    name = "standard input" if named == "-" else named
    data = session.stdin.read() if named == "-" else (session.directory / named).read_bytes()
    records = read_records(data, name, ReadAs(_format(how.format), how.encoding, how.delimiter, how.sheet, how.records))
    mapping = parse_mapping(how.mapping or ())
    try:
        columns = columns_of(records.names, mapping, [record.fields for record in records.records])
    except TimelineError as error:
        raise TimelineError(placed(error.problems, records.head or Place(name, 1, 1))) from None
    order = _order(session, how, fields, columns, records)
    days = columns_of_days(columns.taken, [record.fields for record in records.records])
    with to_write(session, how.file, dry_run=how.dry_run) as opened:
        _refuse_other_zone(records, name, opened.stored)
        taken = _Many(session, how, fields, records, columns, order.day_first, days).written(opened)
    left_out = [*records.left_out, *columns.left_out]
    if empty := unvalued(columns, records.records):
        left_out.append(f"names of points without a value ({numbers_of(empty)})")
    notes = notes_of(left_out, order.shown, days)
    if how.json:
        write_taken(session, taken, opened.stored.name, notes)
    else:
        tell_taken(session, taken, opened.stored.name, notes, dry_run=how.dry_run)
    return ExitCode.FOUND if taken.refused else ExitCode.FINE


class _Many:
    """The records of a file on their way into a store."""

    def __init__(
        self,
        session: Session,
        how: AddOptions,
        defaults: Mapping[str, object],
        records: "Records",
        columns: "Columns",
        day_first: Mapping[str, bool],
        days: frozenset[str],
    ) -> None:
        self._session = session
        self._how = how
        self._defaults = defaults
        self._records = records
        self._columns = columns
        self._day_first = day_first
        self._days = days

    def written(self, opened: "StoreToWrite | DryRun") -> Taken:
        """Writes the records; with `--skip-bad` those that can be. Raises TimelineError with every problem."""
        from timeline.entry_input.batch import refused_of

        problems: list[Problem] = []
        while True:
            refused = refused_of(self._records, problems)
            try:
                return self._all_but(refused, opened)
            except TimelineError as error:
                if not self._how.skip_bad:
                    raise
                # A record may need another that is refused, so all the others are tried again.
                refused_of(self._records, error.problems)
                problems += error.problems

    def _all_but(self, refused: "Sequence[Refused]", opened: "StoreToWrite | DryRun") -> Taken:
        from timeline.entry_input.batch import drafts_of, problems_of_records
        from timeline.entry_input.draft import Drafting
        from timeline.entry_input.plan import Planning
        from timeline.store.editing.apply import InvalidEditError

        timeline = opened.stored.timeline
        drafting = Drafting(
            timeline,
            self._session.day(),
            from_machine=True,
            new_sources=self._how.new_sources,
            day_first=self._day_first,
            days=self._days,
        )
        without = {one.place.record for one in refused}
        with told(self._session, "importing") as progress:
            drafts = drafts_of(self._records, self._columns, self._defaults, drafting, without, progress)
        planned = Planning(timeline, in_order=self._how.in_order, merges=True).plan(drafts)
        with told(self._session, "matching") as progress:
            warnings = look_alike_problems(planned, drafts, timeline, progress)
        refuse_duplicates(warnings, wanted=self._how.no_duplicates)
        rejected = self._keep_rejected(refused)
        try:
            edited = opened.write(planned.edits)
        except TimelineError as error:
            if rejected is not None:
                rejected.unlink()
            if isinstance(error, InvalidEditError):
                raise TimelineError(problems_of_records(error, planned, drafts)) from None
            raise
        return Taken(
            planned, drafts, edited, tuple(warnings), tuple(refused), None if rejected is None else rejected.name
        )

    def _keep_rejected(self, refused: "Sequence[Refused]") -> "Path | None":
        """Writes what was refused beside the file that it comes from. Raises TimelineError where one is there."""
        from timeline.entry_input.rejected import rejected_text
        from timeline.store.creating import create

        if not refused or self._how.dry_run:
            return None
        shown = f"{self._how.from_}.rejected"
        path = self._session.directory / shown
        text = rejected_text(refused, self._records.names, as_table=self._records.is_table)
        create(path, text.encode(), shown)
        return path


def _refuse_options(how: AddOptions, fields: Mapping[str, object], text: str | None) -> None:
    if text is not None or how.edit:
        raise TimelineError.of("option", "--from takes its entries from a file", "leave the title and --edit out")
    if how.json and how.dry_run:
        raise TimelineError.of("option", "--dry-run prints a diff, and --json a report", "give one of them")
    if how.day_first and how.month_first:
        raise TimelineError.of("option", "--day-first and --month-first say two things", "give one of them")
    if how.skip_bad and how.from_ == "-":
        mend = "write it to a file first"
        raise TimelineError.of("option", "--skip-bad puts records beside their file, and this is no file", mend)
    from timeline.entry_input.batch import EVIDENCE

    for key in fields:
        if key in EVIDENCE or key in _OWN:
            what = "evidence" if key in EVIDENCE else "of one entry"
            message = f"{LABELS[key]} is {what}, and no default for a whole file"
            raise TimelineError.of("option", message, f"leave it out, or map a column: --map COLUMN={key}")


def _order(
    session: Session, how: AddOptions, fields: Mapping[str, object], columns: "Columns", records: "Records"
) -> "Order":
    """The order of day and month in every column. Raises TimelineError once for each that may have either."""
    from timeline.entry_input.date_order import Order, order_of

    if how.day_first or how.month_first:
        return Order({"": how.day_first})
    commands = (retyped(how, fields, "--day-first"), retyped(how, fields, "--month-first"))
    given = [(record.fields, record.place) for record in records.records]
    order = order_of(columns.taken, given, session.day(), commands)
    if order.problems:
        raise TimelineError(order.problems)
    return order


def _refuse_other_zone(records: "Records", name: str, stored: "Stored") -> None:
    if records.timezone is not None and records.timezone != (stored.timeline.timezone or "UTC"):
        message = f"the clock times of {name} are in {records.timezone}, and those here in another zone"
        mend = "write their offsets into that file, and take its timezone out"
        raise TimelineError.of("another-zone", message, mend)


def _format(named: str | None) -> "Format | None":
    from timeline.entry_input.file_kinds import FORMATS

    if named is None:
        return None
    for known in FORMATS:
        if named.casefold() == known:
            return known
    near = near_misses(named, FORMATS)
    mend = f"did you mean {near[0]}?" if near else f"one of {', '.join(FORMATS)}"
    raise TimelineError.of("option", f"--format cannot be `{named}`", mend)
