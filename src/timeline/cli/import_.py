"""`timeline import`: what came back from others."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError, near_misses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.interchange.schedule_answers import Answer
    from timeline.store import Stored
    from timeline.store.editing import Edit

FORMATS = ("schedule",)
"""What is read back."""


@with_options
def import_(
    ctx: typer.Context,
    how: WriteOptions,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="schedule.")],
    source: Annotated[str, typer.Argument(metavar="FILE", help="A schedule that was filled in: .docx or .xlsx.")],
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Take the rows that can be taken; the others are named.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
) -> ExitCode:
    """Take in what came back: a schedule of disputed points that was filled in.

    Pairs become rulings, what was found becomes a finding. All rows are taken or none, and a row that takes the place
    of a ruling says whose.

    $ timeline import schedule schedule.xlsx --dry-run  # what would be written
    $ timeline import schedule schedule.xlsx --yes  # without a question
    """
    session: Session = ctx.obj
    if name not in FORMATS:
        near = near_misses(name, FORMATS)
        raise TimelineError.of("format", f"no format is called `{name}`", f"did you mean {near[0]}?" if near else None)
    return _Import(session, how, source, skip_bad=skip_bad, asks=not yes).run()


class _Import:
    def __init__(self, session: Session, how: WriteOptions, source: str, *, skip_bad: bool, asks: bool) -> None:
        self._session = session
        self._how = how
        self._source = source
        self._skip_bad = skip_bad
        self._is_asked = asks

    def run(self) -> ExitCode:
        """Shows what would be written, asks, and writes it. Raises TimelineError with every row that is wrong."""
        from timeline.cli.writing import apply, read_for_writing, tell
        from timeline.interchange.filled_schedule import filled_rows
        from timeline.interchange.schedule_answers import edits_of

        data = (self._session.directory / self._source).read_bytes()
        rows = filled_rows(data, self._source)
        found, refused = self._answers(rows, read_for_writing(self._session, self._how.file), tells=True)
        for answer in found:
            tell(self._session, answer.words)
        if not found:
            tell(self._session, "nothing is filled in")
            return ExitCode.FOUND if refused else ExitCode.FINE
        if not self._how.dry_run and not self._agreed(len(found)):
            tell(self._session, "nothing was written")
            return ExitCode.FINE

        def edits(stored: "Stored") -> "Sequence[Edit]":
            # Read again: what was shown is written, or the change in between is told.
            return edits_of(self._answers(rows, stored)[0])

        apply(self._session, self._how.file, edits, dry_run=self._how.dry_run)
        if not self._how.dry_run:
            tell(self._session, f"{len(found)} row{'' if len(found) == 1 else 's'} written")
        return ExitCode.FOUND if refused else ExitCode.FINE

    def _answers(
        self, rows: "Sequence[object]", stored: "Stored", *, tells: bool = False
    ) -> "tuple[list[Answer], bool]":
        """What the rows write, and whether some were refused and may be passed over. Raises TimelineError."""
        from timeline.cli.trouble import report_problems
        from timeline.interchange.schedule_answers import answers

        found, problems = answers(rows, stored.timeline, self._session.day(), self._source)  # type: ignore[arg-type]
        if problems and not self._skip_bad:
            raise TimelineError(problems)
        if problems and tells:
            report_problems(problems, self._session)
        return found, bool(problems)

    def _agreed(self, count: int) -> bool:
        """Whether to write, asked where somebody can answer."""
        from timeline.cli.asking import Asker
        from timeline.cli.writing import asks

        if not self._is_asked:
            return True
        if not asks(self._session):
            raise TimelineError.of("option", "nobody is there to be asked", "--yes writes it, --dry-run shows it")
        rows = f"{count} row{'' if count == 1 else 's'}"
        return Asker(self._session).choose(f"Write what {rows} say?", {"y": "[y]es", "n": "[n]o"}) == "y"
