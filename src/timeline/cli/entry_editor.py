"""One entry in the editor: a new one from a template, or one of the store alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.cli.add_options import AddOptions
from timeline.cli.adding import labels_of
from timeline.cli.editor import edited
from timeline.cli.session import Session
from timeline.cli.writing import print_diff, read_for_writing, tell, tell_written
from timeline.errors import ExitCode, Problem, TimelineError

if TYPE_CHECKING:
    from timeline.cli.editor import Kept
    from timeline.store import Stored
    from timeline.store.editing import Edit, Edited, Target

_ALONE = frozenset({"the event", "the account", "the source"})
"""What the engine calls the text of an entry that stands alone."""


def add_in_editor(session: Session, how: AddOptions, fields: dict[str, object]) -> ExitCode:
    """Lets the user fill in a new entry in the editor, and adds it."""
    stored = read_for_writing(session, how.file)
    done = filled_in_editor(session, how, fields, stored)
    return saved(session, stored, done, "added", dry_run=how.dry_run)


def edit_in_editor(session: Session, stored: "Stored", target: "Target", name: str, *, dry_run: bool) -> ExitCode:
    """Opens one entry of the store alone, and keeps it as it was left."""
    from timeline.entry_input.template import keys_of_source, without_comments_of
    from timeline.store.editing import OfSource, Replace, entry_text
    from timeline.store.editing.replacing import entry_of

    text = entry_text(stored, target)
    above = keys_of_source(entry_of(target, text, dash=False)) if isinstance(target, OfSource) else ""

    def check(text: str) -> "Edited":
        filled = without_comments_of(above, text)
        try:
            return _edited(stored, filled.text, [Replace(target, filled.text)])
        except TimelineError as error:
            raise TimelineError([_renumbered(one, filled.numbers) for one in error.problems]) from None

    done = edited(session, above + text, name, check)
    return saved(session, stored, done, "changed", dry_run=dry_run)


def edit_as_text(
    session: Session, stored: "Stored", target: "Target", text: str, name: str, *, dry_run: bool
) -> ExitCode:
    """Puts a text in the place of an entry, as if the editor had left it; `name` is that of its file."""
    from timeline.store.editing import Replace

    try:
        new = _edited(stored, text, [Replace(target, text)])
    except TimelineError as error:
        raise TimelineError([_in_file(one, name) for one in error.problems]) from None
    return saved(session, stored, (new, None), "changed", dry_run=dry_run)


def filled_in_editor(
    session: Session, how: AddOptions, fields: dict[str, object], stored: "Stored"
) -> "tuple[Edited, Kept] | None":
    """A new entry as it was filled in; None where it was left empty."""
    from timeline.entry_input.draft import Drafting
    from timeline.entry_input.plan import Planning
    from timeline.entry_input.template import (
        account_template,
        edits_of_account,
        edits_of_event,
        event_template,
        without_comments_of,
    )
    from timeline.store.editing import AddSource

    timeline = stored.timeline
    drafting = Drafting(timeline, session.day())
    to = None
    sources: list[Edit] = []
    if "to" in fields:
        to = Planning(timeline).event_named(str(fields["to"]))
        account: dict[str, object] = {}
        if fields.keys() != {"to"}:
            draft = drafting.draft(fields, labels_of(fields))
            account, sources = draft.accounts[0], [AddSource(*one) for one in draft.sources.items()]
        template = account_template(account, to, stored.name)
    else:
        draft = drafting.draft({"title": "?", **fields}, labels_of(fields))
        event = {**draft.event, "title": fields.get("title", "")}
        sources = [AddSource(*one) for one in draft.sources.items()]
        template = event_template(event, draft.accounts, stored.name)

    def check(text: str) -> "Edited":
        filled = without_comments_of(template, text)
        try:
            if to is not None:
                held = next(event for event in timeline.events if event.id == to)
                edits = edits_of_account(filled.text, to, len(held.accounts))
            else:
                taken = {event.id for event in timeline.events}
                edits, filled = edits_of_event(filled, taken, in_order=how.in_order)
        except TimelineError as error:
            raise TimelineError([_renumbered(_alone(one), filled.numbers) for one in error.problems]) from None
        # What stands in brackets is written by its meaning, for its lines cannot stand as they are.
        written = edits[:1] if _stands_in_brackets(stored, [*sources, edits[0]]) else edits
        try:
            return _edited(stored, filled.text, [*sources, *written])
        except TimelineError as error:
            raise TimelineError([_renumbered(one, filled.numbers) for one in error.problems]) from None

    return edited(session, template, to or "new-event", check, as_it_is="title" in fields)


def _stands_in_brackets(stored: "Stored", edits: "Sequence[Edit]") -> bool:
    from timeline.store.editing import edit_text

    try:
        new = edit_text(stored, edits)
    except TimelineError:
        return False
    return not new.text.split("\n")[new.changes[-1].line - 1].lstrip().startswith("- ")


def _edited(stored: "Stored", text: str, edits: "Sequence[Edit]") -> "Edited":
    """The store with an entry as its text is. Raises TimelineError with places in that text, their file empty."""
    from timeline.store.editing import edit_text
    from timeline.store.editing.apply import InvalidEditError

    try:
        return edit_text(stored, edits)
    except InvalidEditError as error:
        # Problems are counted from the first line of the entry, with the comments that touch it.
        above = _lines_above(text)
        problems = [_moved(one, above) for one in error.of_entry("", len(edits) - 1)]
        raise TimelineError(problems) from None
    except TimelineError as error:
        raise TimelineError([_alone(one) for one in error.problems]) from None


def _lines_above(text: str) -> int:
    """How many lines stand above an entry and the comments that touch it."""
    lines = text.split("\n")
    number = next((n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    while number and lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return number


def _moved(problem: Problem, lines: int) -> Problem:
    place = problem.place
    if place is None or place.file:
        return problem
    return problem._replace(place=place._replace(line=place.line + lines))


def _alone(problem: Problem) -> Problem:
    place = problem.place
    return problem if place is None or place.file not in _ALONE else problem._replace(place=place._replace(file=""))


def _in_file(problem: Problem, name: str) -> Problem:
    place = problem.place
    return problem if place is None or place.file else problem._replace(place=place._replace(file=name))


def _renumbered(problem: Problem, numbers: Sequence[int]) -> Problem:
    place = problem.place
    if place is None or place.file or not 1 <= place.line <= len(numbers):
        return problem
    return problem._replace(place=place._replace(line=numbers[place.line - 1]))


def saved(
    session: Session, stored: "Stored", done: "tuple[Edited, Kept | None] | None", what: str, *, dry_run: bool
) -> ExitCode:
    """Writes what the editor left; where that is refused the text stays in its file."""
    from timeline.render.added import Written
    from timeline.store.writing import save

    if done is None:
        tell(session, "nothing was written")
        return ExitCode.FINE
    new, kept = done
    if dry_run:
        print_diff(session, new, stored.name)
    else:
        try:
            save(stored, new)
        except TimelineError as error:
            raise (error if kept is None else kept.given_up(error.problems)) from error
    if kept is not None:
        kept.drop()
    if not dry_run:
        change = new.changes[-1]
        tell_written(session, [Written(change.reference, change.line, what)], stored.name)
    return ExitCode.FINE
