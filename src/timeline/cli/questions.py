"""The questions of `timeline add` at a terminal: entry after entry until Ctrl-D."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.add_options import AddOptions
from timeline.cli.adding import Adding
from timeline.cli.asking import Asker, GoBack
from timeline.cli.session import Session
from timeline.cli.trouble import report_problems
from timeline.cli.writing import apply, draw, read_for_writing, tell_written, view_of
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.entry_input.draft import Draft
    from timeline.entry_input.plan import Planned
    from timeline.model import Timeline
    from timeline.render.ink import Line
    from timeline.store import Stored
    from timeline.store.editing import Edit, Edited

Fields = dict[str, object]
NOBODY = "-"
"""Answers a question that has a default with nothing."""


class Question(NamedTuple):
    """One question: which key it fills, how it is asked, and when."""

    key: str
    label: str
    applies: Callable[[Fields, "Timeline"], bool]
    known: "Callable[[Timeline], Iterable[str]]" = lambda _: ()
    required: bool = False


def _is_new(fields: Fields, _: "Timeline") -> bool:
    return "to" not in fields


def _is_told(fields: Fields, _: "Timeline") -> bool:
    return "source" in fields or "source.name" in fields


def _is_account(fields: Fields, timeline: "Timeline") -> bool:
    return "to" in fields and _is_told(fields, timeline)


def _is_new_source(fields: Fields, timeline: "Timeline") -> bool:
    source = str(fields.get("source", ""))
    names = {held.name.casefold() for held in timeline.sources.values()}
    return "source.name" in fields or (
        bool(source) and source not in timeline.sources and source.casefold() not in names
    )


def _is_nameless_source(fields: Fields, timeline: "Timeline") -> bool:
    return "source.name" not in fields and _is_new_source(fields, timeline)


def _ids(timeline: "Timeline") -> list[str]:
    return [event.id for event in timeline.events]


def _point_names(timeline: "Timeline") -> set[str]:
    return {f"{point.name}=" for event in timeline.events for account in event.accounts for point in account.points}


def _types() -> tuple[str, ...]:
    from typing import get_args

    from timeline.model import SourceType

    return get_args(SourceType)


def _outlets(timeline: "Timeline") -> set[str]:
    cited = (one for event in timeline.events for account in event.accounts for one in account.cite)
    return {citation.via for citation in cited if citation.via}


QUESTIONS = (
    Question("to", "Event (an id adds an account to it; empty for a new event)", lambda *_: True, _ids),
    Question("title", "What happened", _is_new, required=True),
    Question("when", "When", _is_new),
    Question("place", "Where", _is_new, lambda t: {event.place for event in t.events if event.place}),
    Question("tags", "Tags, with commas", _is_new, lambda t: {tag for event in t.events for tag in event.tags}),
    Question("source", "Who says so", lambda *_: True, lambda t: t.sources),
    Question("source.name", "A new source. Its name", _is_nameless_source),
    Question("source.type", "Its type", _is_new_source, lambda _: _types()),
    Question("says", "What it says, in your words", _is_told),
    Question("when", "When, as it says", _is_account),
    Question("quote", "Its own words", _is_told),
    Question("points", "Points, NAME=VALUE", _is_told, _point_names),
    Question("url", "Where it can be read", _is_told),
    Question("via", "The outlet it was read in", _is_told, _outlets),
    Question("published", "When it was published", _is_told),
)


def ask_for_entries(session: Session, how: AddOptions, given: Fields) -> ExitCode:
    """Asks for entries and writes each, until the input ends. What was given as an option is not asked."""
    asker = Asker(session)
    stored = read_for_writing(session, how.file)
    asker.tell(f"New entries for {stored.name}. Enter skips a question, < goes back, Ctrl-D ends.")
    last_source = ""
    while True:
        interview = Interview(session, asker, stored.timeline, given, last_source)
        try:
            fields = interview.answers()
            _offer(session, how, asker, fields, stored)
        except EOFError:
            asker.tell("")
            if interview.has_answers:
                asker.tell("the entry was not finished, and was not written")
            return ExitCode.FINE
        except TimelineError as error:
            report_problems(error.problems, session)
        last_source = interview.source or last_source
        asker.tell("")
        stored = read_for_writing(session, how.file)


class Interview:
    """The questions for one entry."""

    def __init__(self, session: Session, asker: Asker, timeline: "Timeline", given: Fields, source: str) -> None:
        self._session = session
        self._asker = asker
        self._timeline = timeline
        self._given = given
        self._last_source = source
        self._fields: Fields = dict(given)

    @property
    def has_answers(self) -> bool:
        """Whether anything was answered that the options did not give."""
        return self._fields != self._given

    @property
    def source(self) -> str:
        """Who said it, the default of the next entry."""
        return str(self._fields.get("source", ""))

    def answers(self) -> Fields:
        """The fields of one entry. Raises EOFError."""
        at, asked = 0, list[int]()
        while at < len(QUESTIONS):
            question = QUESTIONS[at]
            if question.key in self._given or not question.applies(self._fields, self._timeline):
                at += 1
                continue
            try:
                self._ask(question)
            except GoBack:
                # The first question has none before it, and is asked again.
                at = asked.pop() if asked else at
                self._forget(QUESTIONS[at].key)
                continue
            asked.append(at)
            at += 1
        return self._fields

    def _forget(self, key: str) -> None:
        self._fields.pop(key, None)
        if key == "source":
            # A name that is no id was taken for that of a new source.
            for one in ("source.name", "source.type"):
                self._fields.pop(one, None)

    def _ask(self, question: Question) -> None:
        """Asks until the answer can be understood."""
        default = self._default(question)
        while True:
            answer = self._asker.ask(question.label, default=default, known=question.known(self._timeline))
            if answer == NOBODY and default:
                answer = ""
            required = question.required or (question.key == "source" and "to" in self._fields)
            if not answer and required:
                self._asker.tell("  this cannot be left out")
                continue
            try:
                self._take(question.key, answer)
            except TimelineError as error:
                for problem in error.problems:
                    self._asker.tell(f"  {problem.message}" + (f"; {problem.mend}" if problem.mend else ""))
                continue
            return

    def _default(self, question: Question) -> str:
        """Nothing that is evidence has a default: each entry has its own."""
        if question.key == "source":
            return self._last_source
        if question.key == "source.name":
            return str(self._fields.get("source", ""))
        return "other" if question.key == "source.type" else ""

    def _take(self, key: str, answer: str) -> None:
        """Keeps an answer. Raises TimelineError where it cannot be what it should be."""
        if not answer:
            return
        if key == "points":
            self._take_points(answer)
            return
        if key == "to":
            from timeline.entry_input.plan import Planning

            answer = Planning(self._timeline).event_named(answer)
        elif key == "source":
            self._take_source(answer)
            return
        else:
            self._check(key, answer)
        self._fields[key] = answer

    def _take_source(self, answer: str) -> None:
        from timeline.store.ids import id_of_title, is_id

        self._fields["source"] = answer
        if _is_new_source(self._fields, self._timeline) and not is_id(answer):
            self._fields["source"] = id_of_title(answer) or "source"
            self._fields["source.name"] = answer

    def _take_points(self, answer: str) -> None:
        """The first point, and more until an empty answer."""
        points: list[str] = []
        while answer:
            self._check("points", answer)
            points.append(answer)
            answer = self._asker.ask("  another", known=_point_names(self._timeline))
        self._fields["points"] = points

    def _check(self, key: str, answer: str) -> None:
        from timeline.entry_input.given_times import GivenTimes
        from timeline.entry_input.values import Reader

        held = self._timeline
        home = held.home(None if key == "when" else str(self._fields.get("source", "")))
        times = GivenTimes(self._session.day(), held.about, held.parts_of_day)
        reader = Reader(times=times, home=home)
        reader.value(key.removeprefix("source."), answer)
        for date in times.read:
            if date.stored != date.typed:
                self._asker.tell(f"  {date.stored}")


def _offer(session: Session, how: AddOptions, asker: Asker, fields: Fields, stored: "Stored") -> None:
    """Shows what would be written, and writes it if that is wanted. Raises EOFError, TimelineError."""
    from timeline.cli.adding import written_of
    from timeline.cli.entry_editor import filled_in_editor, saved
    from timeline.store.editing import edit_text

    adding = Adding(session, how)
    settled = adding.settled(fields, stored) if "to" not in fields else fields
    if settled is None:
        asker.tell("left out")
        return
    draft, planned = adding.plan(settled, stored.timeline)
    if planned.known:
        asker.tell(f"`{planned.known[0].reference}` is there already")
        return
    edited = edit_text(stored, planned.edits)
    _show(session, stored, draft, planned, edited)
    choices = {"y": "[Y]es", "e": "[e]dit", "n": "[n]o"}
    chosen = asker.choose("Write it?", choices, default="y")
    if chosen == "n":
        asker.tell("left out")
    elif chosen == "e":
        done = filled_in_editor(session, how, settled, stored)
        if done is None:
            asker.tell("left out")
        else:
            saved(session, stored, done, "added", dry_run=how.dry_run)
    else:
        made: list[Planned] = []

        def edit(now: "Stored") -> "Sequence[Edit]":
            made.append(adding.plan(settled, now.timeline)[1])
            return made[0].edits

        _, edited = apply(session, how.file, edit, dry_run=how.dry_run)
        if not how.dry_run:
            tell_written(session, written_of(made[0], [draft], edited), stored.name)


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
