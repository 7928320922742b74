"""One entry in the editor: a new one from a template, or one of the store alone."""

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.add_options import AddOptions
from timeline.cli.adding import labels_of
from timeline.cli.editor import edited
from timeline.cli.following import Following
from timeline.cli.session import Session
from timeline.cli.writing import patience_of, print_diff, read_for_writing, tell, tell_written
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

    def check(text: str) -> "Made":
        filled = without_comments_of(above, text)
        try:
            return _made(stored, filled.text, [Replace(target, filled.text)])
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
        new = _made(stored, text, [Replace(target, text)])
    except TimelineError as error:
        raise TimelineError([_in_file(one, name) for one in error.problems]) from None
    return saved(session, stored, (new, None), "changed", dry_run=dry_run)


def filled_in_editor(
    session: Session, how: AddOptions, fields: dict[str, object], stored: "Stored"
) -> "tuple[Made, Kept] | None":
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

    def check(text: str) -> "Made":
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
            return _made(stored, filled.text, [*sources, *written])
        except TimelineError as error:
            raise TimelineError([_renumbered(one, filled.numbers) for one in error.problems]) from None

    return edited(session, template, to or "new-event", check, as_it_is="title" in fields)


def _stands_in_brackets(stored: "Stored", edits: "Sequence[Edit]") -> bool:
    from timeline.store.editing import edit_text

    try:
        new = edit_text(stored, edits)
    except TimelineError:
        return False
    change = new.changes[-1]
    return not new.text.split("\n")[change.above + change.line - 1].lstrip().startswith("- ")


class Made(NamedTuple):
    """What becomes of the store by the text of an entry: `edits` make `new` of it."""

    new: "Edited"
    text: str
    edits: "Sequence[Edit]"


def _made(stored: "Stored", text: str, edits: "Sequence[Edit]") -> Made:
    """The store with an entry as its text is. Raises TimelineError with places in that text, their file empty."""
    from timeline.store.editing import edit_text
    from timeline.store.editing.apply import InvalidEditError

    try:
        return Made(edit_text(stored, edits), text, edits)
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
    session: Session, stored: "Stored", done: "tuple[Made, Kept | None] | None", what: str, *, dry_run: bool
) -> ExitCode:
    """Writes what the editor left, into the store as it is by now; where that is refused the text stays in its file."""
    from timeline.render.added import Written

    if done is None:
        tell(session, "nothing was written")
        return ExitCode.FINE
    made, kept = done
    new = made.new
    if dry_run:
        print_diff(session, new, stored.name)
    else:
        try:
            new = _written(session, stored, made, kept)
        except TimelineError as error:
            raise (error if kept is None else kept.given_up(error.problems)) from error
    if kept is not None:
        kept.drop()
    if not dry_run:
        change = new.changes[-1]
        tell_written(session, [Written.at(change, what)], stored.name)
    return ExitCode.FINE


def _written(session: Session, stored: "Stored", made: Made, kept: "Kept | None") -> "Edited":
    """Makes the edits in the store as it is now, unless somebody else has changed the same entry since it was read."""
    from timeline.store.editing import Replace, entry_text
    from timeline.store.writing import store_to_write

    if stored.path is None:
        raise TimelineError.of("write", f"{stored.name} is no file, so it cannot be written", "name one with `--file`")
    with store_to_write(stored.path, stored.name, patience=patience_of(session)) as opened:
        if opened.stored.sha256 != stored.sha256:
            known = [edit.target for edit in made.edits if isinstance(edit, Replace)][: len(made.edits) == 1]
            for target in known:
                if _text_of(opened.stored, target) != entry_text(stored, target):
                    raise _changed_meanwhile(stored, target, made, kept)
        following = Following(session, stored.path, opened)
        new = opened.write(made.edits)
    following.end()
    return new


def _text_of(stored: "Stored", target: "Target") -> str | None:
    """The text of an entry; None where it is gone."""
    from timeline.store.editing import entry_text

    try:
        return entry_text(stored, target)
    except TimelineError:
        return None


def _changed_meanwhile(stored: "Stored", target: "Target", made: Made, kept: "Kept | None") -> TimelineError:
    """Names the command that takes the text which was kept."""
    from timeline.references import reference_of
    from timeline.store.editing import OfAccount, OfEvent, OfSource

    named = ""
    if isinstance(target, OfSource):
        named = f"--source {shlex.quote(target.source)}"
    elif isinstance(target, OfEvent | OfAccount):
        event = next(event for event in stored.timeline.events if event.id == target.event)
        account = event.accounts[target.number] if isinstance(target, OfAccount) else None
        named = shlex.quote(reference_of(event, account))
    message = f"this entry of {stored.name} was changed while it was edited here, so nothing was written"
    if kept is None:
        return TimelineError.of("moved-on", message, "look at it as it is now, and give the command again")
    kept.write(made.text)
    command = f"timeline --file {shlex.quote(stored.name)} edit {named} --text {shlex.quote(str(kept.path))}"
    mend = f"compare the two; `{command}` puts yours there"
    return TimelineError.of("moved-on", message, mend)
