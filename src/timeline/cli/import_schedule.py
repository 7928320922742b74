"""`timeline import schedule`: what somebody filled in becomes rulings and findings."""

from typing import TYPE_CHECKING

from timeline.cli.add_options import WriteOptions
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.interchange.schedule_answers import Answer
    from timeline.store import Stored
    from timeline.store.editing import Edit


class FilledSchedule:
    """A schedule of disputed points on its way into the store."""

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
        from timeline.select.drafts import settled

        found, problems = answers(rows, settled(stored.timeline), self._session.day(), self._source)  # type: ignore[arg-type]
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
