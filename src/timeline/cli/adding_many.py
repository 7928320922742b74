"""`timeline add --from FILE`: every entry of a file, all or none, or with `--skip-bad` all that can be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from timeline.cli.add_options import AddOptions, TableOptions
from timeline.cli.adding import look_alike_problem, refuse_duplicates
from timeline.cli.adding_matched import Matches, told_by, with_left_out
from timeline.cli.many_refused import of_another_store, refuse_defaults, refuse_options
from timeline.cli.many_told import Taken, notes_of, numbers_of, tell_taken, write_taken
from timeline.cli.progress import told
from timeline.cli.retyped import retyped
from timeline.cli.session import Session
from timeline.cli.writing import DryRun, NewStore, asks, new_stored, read_for_writing, tell, to_write
from timeline.errors import ExitCode, Place, Problem, TimelineError, near_misses

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.entry_input.alike import Resemblance
    from timeline.entry_input.columns import Columns
    from timeline.entry_input.date_order import Order
    from timeline.entry_input.draft import Draft
    from timeline.entry_input.file_kinds import Format
    from timeline.entry_input.files import ReadAs
    from timeline.entry_input.plan import Planned
    from timeline.entry_input.records import Records, Refused
    from timeline.interchange.incoming import Incoming
    from timeline.model import Timeline
    from timeline.store.writing import StoreToWrite


class FromFile(NamedTuple):
    """A file of entries on its way into a store, and the command that takes it in, for messages."""

    name: str
    """`-` is standard input."""
    read: "Callable[[bytes, str, ReadAs], Incoming]"
    command: tuple[str, ...]
    into_new: str | None = None
    """The name of the new store that is made of it; None: they are added to one that is there."""
    strict: bool = False
    """Nothing is written where something would be left out."""
    verbose: bool = False
    """What is lost is told with the lines of the file."""

    @property
    def shown(self) -> str:
        """What messages call it."""
        return "standard input" if self.name == "-" else self.name


def add_many(session: Session, how: AddOptions, fields: dict[str, object], text: str | None) -> ExitCode:
    """Adds every entry of `--from`; other options say what an entry has that says nothing itself."""

    def added() -> ExitCode:
        if text is not None or how.edit:
            raise TimelineError.of("option", "--from takes its entries from a file", "leave the title and --edit out")
        name = str(how.from_)
        told = _format(how.format)

        def read(data: bytes, shown: str, as_told: "ReadAs") -> "Incoming":
            from timeline.entry_input.files import read_records
            from timeline.interchange.incoming import Incoming

            return Incoming(read_records(data, shown, replace(as_told, format=told)))

        return take_in(session, how, fields, FromFile(name, read, ("timeline", "add", "--from", name)))

    return told_as_json(session, added) if how.json else added()


def told_as_json(session: Session, taken: Callable[[], ExitCode]) -> ExitCode:
    """Takes a file in; where that fails, what is wrong is written as JSON."""
    try:
        return taken()
    except TimelineError as error:
        from timeline.cli.output import write_text
        from timeline.render.added_json import added_json

        write_text(added_json(None, (), (), (), error.problems, None), session)
        return ExitCode.TROUBLE


def take_in(session: Session, how: TableOptions, fields: dict[str, object], given: FromFile) -> ExitCode:
    """Takes every entry of a file into a store, all or none. Raises TimelineError with every problem."""
    from timeline.entry_input.columns import columns_of, unvalued
    from timeline.entry_input.date_order import Order
    from timeline.entry_input.day_columns import columns_of_days
    from timeline.entry_input.files import ReadAs
    from timeline.entry_input.mapping import parse_mapping
    from timeline.entry_input.plan import placed

    refuse_options(how, fields, given.name)
    data = session.stdin.read() if given.name == "-" else (session.directory / given.name).read_bytes()
    as_told = ReadAs(None, how.encoding, how.delimiter, how.sheet, how.records, is_mapped=bool(how.mapping))
    incoming = given.read(data, given.shown, as_told)
    records = incoming.records
    refuse_defaults(records, fields, how, given.shown)
    plain = [record.fields for record in records.records]
    mapping = parse_mapping(how.mapping or ())
    try:
        columns = columns_of(records.names, mapping, plain)
    except TimelineError as error:
        raise TimelineError(placed(error.problems, records.head or Place(given.shown, 1, 1))) from None
    order, days = Order({}), frozenset[str]()
    if not records.is_written:
        order = _order(session, how, fields, columns, records, given)
        days = columns_of_days(columns.taken, plain)
    many = _Many(session, how, fields, incoming, columns, order.day_first, days, given)
    if not many.asked():
        tell(session, "nothing was written")
        return ExitCode.FINE
    with _opened(session, how, given, incoming) as opened:
        notes = [] if given.into_new is not None else of_another_store(records, given.shown, opened.stored)
        left_out = [*records.left_out, *columns.left_out]
        if empty := unvalued(columns, records.records):
            left_out.append(f"names of points without a value ({numbers_of(empty)})")
        notes = [*notes_of(left_out, order.shown, days), *notes]
        taken = many.written(opened, lossy=bool(left_out or notes or incoming.losses))
    notes += [*incoming.notes, *many.matches.notes()]
    if how.json:
        write_taken(session, taken, opened.stored.name, notes)
    else:
        unwritten = how.dry_run or taken.edited is None
        tell_taken(session, taken, opened.stored.name, notes, dry_run=unwritten, verbose=given.verbose)
    if taken.edited is None:
        tell(session, "nothing was written: --strict takes all of a file or nothing")
    return ExitCode.FOUND if taken.refused or taken.edited is None else ExitCode.FINE


@contextmanager
def _opened(
    session: Session, how: TableOptions, given: FromFile, incoming: "Incoming"
) -> "Iterator[StoreToWrite | DryRun | NewStore]":
    """The store that takes the entries: the one that is there, or a new one with the frame that the file tells."""
    if given.into_new is None:
        with to_write(session, how.file, dry_run=how.dry_run) as opened:
            yield opened
        return
    stored = new_stored(given.into_new, incoming.records.frame or incoming.frame)
    yield DryRun(session, stored) if how.dry_run else NewStore(session, given.into_new, stored)


class _Settled(NamedTuple):
    """The records of a file against a store: what they would write, and which look like events that are there."""

    drafts: "Sequence[Draft]"
    planned: "Planned"
    found: "Sequence[Resemblance]"


class _Many:
    """The records of a file on their way into a store."""

    def __init__(
        self,
        session: Session,
        how: TableOptions,
        defaults: Mapping[str, object],
        incoming: "Incoming",
        columns: "Columns",
        day_first: Mapping[str, bool],
        days: frozenset[str],
        given: FromFile,
    ) -> None:
        self._session = session
        self._how = how
        self._defaults = defaults
        self._incoming = incoming
        self._records = incoming.records
        self._columns = columns
        self._day_first = day_first
        self._days = days
        self._given = given
        self.matches = Matches()

    def asked(self) -> bool:
        """Asks somebody at a terminal about events that look like those of the store; whether he did not stop."""
        if not self._matches or not asks(self._session) or self._given.name == "-":
            return True
        stored = read_for_writing(self._session, self._how.file)
        problems: list[Problem] = []
        while True:
            try:
                settled = self._settled(stored.timeline, self._refused(problems))
            except TimelineError as error:
                if not self._how.skip_bad:
                    raise
                self._refused(error.problems)
                problems += error.problems
            else:
                found = self.matches.undecided(settled.found, settled.planned, settled.drafts)
                return self.matches.ask(found, self._session, stored.timeline)

    @property
    def _matches(self) -> bool:
        """Whether events may become accounts of others: not those of a whole store, which `merge` joins."""
        into_new = self._given.into_new is not None
        return not (self._how.no_match or self._how.no_duplicates or into_new or self._records.frame is not None)

    def written(self, opened: "StoreToWrite | DryRun | NewStore", *, lossy: bool) -> Taken:
        """Writes the records; with `--skip-bad` those that can be. Raises TimelineError with every problem.

        `lossy`: something of the file was left out already.
        """
        problems: list[Problem] = []
        while True:
            refused = self._refused(problems)
            try:
                return self._all_but(refused, opened, lossy=lossy)
            except TimelineError as error:
                if not self._how.skip_bad:
                    raise
                # A record may need another that is refused, so all the others are tried again.
                self._refused(error.problems)
                problems += error.problems

    def _refused(self, problems: Sequence[Problem]) -> "Sequence[Refused]":
        from timeline.entry_input.batch import refused_of

        return refused_of(self._records, problems)

    def _settled(self, timeline: "Timeline", refused: "Sequence[Refused]") -> _Settled:
        """What the records come to, with all that was decided so far. Raises TimelineError with every problem."""
        from timeline.entry_input.alike import resemblances
        from timeline.entry_input.batch import Referred, drafts_of
        from timeline.entry_input.draft import Drafting
        from timeline.entry_input.plan import Planning

        drafting = Drafting(
            timeline,
            self._session.day(),
            from_machine=True,
            as_written=self._records.is_written,
            new_sources=self._how.new_sources,
            day_first=self._day_first,
            days=self._days,
        )
        without = {one.place.record for one in refused}
        defaults = told_by(self._incoming.teller, self._defaults, timeline)
        refs = {
            (account.source, account.ref): Referred(event.id, event.title, account.says)
            for event in timeline.events
            for account in event.accounts
            if account.ref is not None
        }
        with told(self._session, "importing") as progress:
            drafts = drafts_of(
                self._records,
                self._columns,
                defaults,
                drafting,
                without,
                progress,
                targets=self.matches.targets,
                refs=refs,
            )
        by_id = self._records.frame is not None
        planned = Planning(timeline, in_order=self._how.in_order, merges=True, by_id=by_id).plan(drafts)
        with told(self._session, "matching") as progress:
            found = resemblances(planned, timeline, progress)
        return _Settled(drafts, planned, found)

    def _all_but(
        self, refused: "Sequence[Refused]", opened: "StoreToWrite | DryRun | NewStore", *, lossy: bool
    ) -> Taken:
        from timeline.entry_input.batch import problems_of_records
        from timeline.store.editing.apply import InvalidEditError

        timeline = opened.stored.timeline
        settled = self._settled(timeline, refused)
        undecided = self.matches.undecided(settled.found, settled.planned, settled.drafts)
        if self._matches and self.matches.decide(undecided, timeline):
            settled = self._settled(timeline, refused)
            undecided = self.matches.undecided(settled.found, settled.planned, settled.drafts)
        drafts, planned = settled.drafts, settled.planned
        warnings = [look_alike_problem(one.alike)._replace(place=one.draft.place) for one in undecided]
        refuse_duplicates(warnings, wanted=self._how.no_duplicates)
        own_note = self._given.into_new is None and self._incoming.frame.get("note") not in (None, timeline.note)
        written = [drafts[number] for number in dict.fromkeys(planned.drafts)]
        losses = with_left_out(self._incoming.losses, written, note=own_note)
        is_lossy = lossy or bool(losses) or bool(refused) or any(known.differs for known in planned.known)
        if self._given.strict and is_lossy:
            return Taken(planned, drafts, None, tuple(warnings), tuple(refused), None, losses)
        rejected = self._keep_rejected(refused)
        try:
            edited = opened.write(planned.edits)
        except TimelineError as error:
            if rejected is not None:
                rejected.unlink()
            if isinstance(error, InvalidEditError):
                raise TimelineError(problems_of_records(error, planned, drafts)) from None
            raise
        kept = None if rejected is None else rejected.name
        return Taken(planned, drafts, edited, tuple(warnings), tuple(refused), kept, losses)

    def _keep_rejected(self, refused: "Sequence[Refused]") -> "Path | None":
        """Writes what was refused beside the file that it comes from. Raises TimelineError where one is there."""
        from timeline.entry_input.rejected import rejected_text
        from timeline.store.creating import create

        if not refused or self._how.dry_run:
            return None
        shown = f"{self._given.name}.rejected"
        path = self._session.directory / shown
        text = rejected_text(refused, self._records.names, as_table=self._records.is_table)
        create(path, text.encode(), shown)
        return path


def _order(
    session: Session,
    how: TableOptions,
    fields: Mapping[str, object],
    columns: "Columns",
    records: "Records",
    given: FromFile,
) -> "Order":
    """The order of day and month in every column. Raises TimelineError once for each that may have either."""
    from timeline.entry_input.date_order import Order, order_of

    if how.day_first or how.month_first:
        return Order({"": how.day_first})
    commands = (
        retyped(given.command, how, fields, "--day-first"),
        retyped(given.command, how, fields, "--month-first"),
    )
    placed = [(record.fields, record.place) for record in records.records]
    order = order_of(columns.taken, placed, session.day(), commands)
    if order.problems:
        raise TimelineError(order.problems)
    return order


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
