"""`timeline add` at a terminal: entry after entry, each shown before it is written, until Ctrl-D."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.cli.add_options import AddOptions
from timeline.cli.adding import Adding, is_complete, written_of
from timeline.cli.asking import Asker, GoBack
from timeline.cli.interview import Answers, Interview
from timeline.cli.questions import Fields
from timeline.cli.retyped import retyped_entry
from timeline.cli.session import Session
from timeline.cli.trouble import report_problems
from timeline.cli.writing import draw, read_for_writing, tell_written, to_write, view_of
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.entry_input.draft import Draft
    from timeline.entry_input.plan import Planned
    from timeline.render.ink import Line
    from timeline.store import Stored
    from timeline.store.editing import Edited


def ask_for_entries(session: Session, how: AddOptions, given: Fields) -> ExitCode:
    """Asks for entries and writes each, until the input ends. What was given as an option is not asked."""
    asker = Asker(session)
    stored = read_for_writing(session, how.file)
    asker.tell(f"New entries for {stored.name}. Enter skips a question, < goes back, Ctrl-D ends.")
    last_source = ""
    while True:
        interview = Interview(session, asker, stored.timeline, given, last_source)
        with _kept(asker, interview, given):
            answers = interview.answers()
            while answers.finished and not _settled(session, how, asker, answers, stored):
                # It stays, and its last question is asked again, from which `<` leads to those before.
                answers = interview.again()
        if not answers.finished:
            asker.tell("")
            if _may_be_kept(asker, answers, given):
                _settled(session, how, asker, answers, stored)
            return ExitCode.FINE
        last_source = str(answers.fields.get("source", "")) or last_source
        asker.tell("")
        stored = read_for_writing(session, how.file)


@contextmanager
def _kept(asker: Asker, interview: Interview, given: Fields) -> Iterator[None]:
    """Tells the command that gives an entry again where the conversation breaks off: nothing that was typed is lost."""
    is_done = False
    try:
        yield
        is_done = True
    except KeyboardInterrupt:
        is_done = True
        # The shell asks on a line of its own.
        asker.tell("")
        raise
    finally:
        if not is_done and interview.so_far != given:
            asker.tell("")
            asker.tell(f"the entry was not written; this is what it holds: {retyped_entry(interview.so_far)}")


def _may_be_kept(asker: Asker, answers: Answers, given: Fields) -> bool:
    """Whether what was answered before the input ended is an entry already."""
    if answers.fields == given:
        return False
    if not is_complete(answers.fields):
        asker.tell("the entry was not finished, and was not written")
        return False
    asker.tell("the entry is not finished; this is what it holds")
    return True


def _settled(session: Session, how: AddOptions, asker: Asker, answers: Answers, stored: "Stored") -> bool:
    """Whether an entry was written or left out; if not, it shall go on, and where it was refused that was told."""
    try:
        _offer(session, how, asker, answers, stored)
    except EOFError:
        asker.tell("")
        asker.tell("the entry was not written")
    except GoBack:
        return False
    except TimelineError as error:
        report_problems(error.problems, session)
        return False
    return True


def _offer(session: Session, how: AddOptions, asker: Asker, answers: Answers, stored: "Stored") -> None:
    """Shows what would be written, and writes it if that is wanted. Raises EOFError, GoBack, TimelineError."""
    from timeline.cli.entry_editor import filled_in_editor, saved
    from timeline.store.editing import edit_text

    adding = Adding(session, how)
    fields = answers.fields
    settled = adding.settled(fields, stored) if "to" not in fields else fields
    if settled is None:
        asker.tell("left out")
        return
    draft, planned = adding.plan(settled, stored.timeline)
    if planned.known:
        asker.tell(f"`{planned.known[0].reference}` is there already")
        return
    _show(session, stored, draft, planned, edit_text(stored, planned.edits))
    # Whoever ended the input has not looked at this yet, so Enter alone does not write it.
    question, yes, default = ("Write it?", "[Y]es", "y") if answers.finished else ("Keep it?", "[y]es", "")
    choices = {"y": yes, "e": "[e]dit", "n": "[n]o"}
    chosen = asker.choose(question, choices, default=default, back=answers.finished)
    if chosen == "y":
        _write(session, how, adding, settled)
        return
    done = filled_in_editor(session, how, settled, stored) if chosen == "e" else None
    if done is None:
        asker.tell("left out")
    else:
        saved(session, stored, done, "added", dry_run=how.dry_run)


def _write(session: Session, how: AddOptions, adding: Adding, fields: Fields) -> None:
    with to_write(session, how.file, dry_run=how.dry_run) as opened:
        # Somebody may have written to the store while the questions were answered.
        draft, planned = adding.plan(fields, opened.stored.timeline)
        edited = opened.write(planned.edits)
    if not how.dry_run:
        tell_written(session, written_of(planned, [draft], edited), opened.stored.name)


def _show(session: Session, stored: "Stored", draft: "Draft", planned: "Planned", edited: "Edited") -> None:
    """The lines as they will stand in the file, with what was typed beside what is stored."""
    from timeline.render.added import preview_lines
    from timeline.store.editing import AddAccount

    view = view_of(session)
    lines: list[Line] = []
    for edit, change in zip(planned.edits, edited.changes, strict=True):
        where = edit.event if isinstance(edit, AddAccount) else ""
        lines += preview_lines(edited.text, change, stored.name, draft.dates, view, where)
    draw(session, [*lines, []])
