"""One entry on its way into the store: drafted, compared with what is there, written, and told."""

from typing import TYPE_CHECKING

from timeline.cli.add_options import AddOptions
from timeline.cli.session import Session
from timeline.cli.writing import apply, asks, draw, print_diff, read_for_writing, tell, tell_written, view_of, warn
from timeline.errors import ExitCode, Problem, TimelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Timeline
    from timeline.render.added import Written
    from timeline.store import Stored
    from timeline.store.editing import Edit, Edited
    from timeline.store.entry_input.alike import Resemblance
    from timeline.store.entry_input.draft import Draft
    from timeline.store.entry_input.plan import Known, Planned

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
        from timeline.store.entry_input.alike import resemblances

        _, planned = self.plan(fields, stored.timeline)
        found = resemblances(planned, stored.timeline)
        if not found:
            return fields
        from timeline.cli.choosing import choose_between

        return choose_between(self._session, fields, found[0], stored.timeline)

    def plan(self, fields: Fields, timeline: "Timeline") -> "tuple[Draft, Planned]":
        """The draft of an entry, and its edits. Raises TimelineError."""
        from timeline.cli.add import labels_of
        from timeline.store.entry_input.draft import Drafting
        from timeline.store.entry_input.plan import Planning

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
        made: list[tuple[Draft, Planned]] = []
        warnings: list[Problem] = []

        def edit(stored: "Stored") -> "Sequence[Edit]":
            draft, planned = self.plan(fields, stored.timeline)
            made.append((draft, planned))
            if not decided:
                warnings.extend(look_alike_problems(planned, stored.timeline))
                refuse_duplicates(warnings, wanted=self._how.no_duplicates)
            return planned.edits

        _, edited = apply(self._session, self._how.file, edit, dry_run=self._how.dry_run)
        draft, planned = made[0]
        warn(self._session, warnings)
        tell_known(self._session, planned.known)
        if not self._how.dry_run:
            from timeline.cli.writing import store_path

            name = store_path(self._session, self._how.file)[1]
            tell_written(self._session, written_of(planned, [draft], edited), name)

    def in_editor(self, fields: Fields) -> ExitCode:
        """Lets the user fill in an entry in the editor, and adds it."""
        stored = read_for_writing(self._session, self._how.file)
        written = self.written_in_editor(fields, stored)
        if written is None:
            tell(self._session, "nothing was written")
            return ExitCode.FINE
        edited, kept = written
        from timeline.store.writing import save

        if self._how.dry_run:
            print_diff(self._session, edited, stored.name)
            kept.drop()
            return ExitCode.FINE
        try:
            save(stored, edited)
        except TimelineError as error:
            raise kept.given_up(error.problems) from error
        kept.drop()
        self.tell_change(edited, stored.name)
        return ExitCode.FINE

    def tell_change(self, edited: "Edited", name: str) -> None:
        """Says where the last edit shows; its dates were typed as they are stored."""
        from timeline.render.added import Written

        change = edited.changes[-1]
        tell_written(self._session, [Written(change.reference, change.line, "added")], name)
