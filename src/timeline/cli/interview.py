"""The questions for one entry, asked in their order, back and forth."""

from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.asking import Asker, GoBack
from timeline.cli.questions import QUESTIONS, Fields, Question, is_told, point_names
from timeline.cli.session import Session
from timeline.cli.sources_asked import source_of
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.model import Timeline

NOBODY = "-"
"""Answers a question that has a default with nothing."""


class Answers(NamedTuple):
    """The fields of one entry; `finished`: every question was asked before the input ended."""

    fields: Fields
    finished: bool


class Interview:
    """Asks for one entry. What was given as an option is not asked; `source` is offered as who says so."""

    def __init__(self, session: Session, asker: Asker, timeline: "Timeline", given: Fields, source: str) -> None:
        self._session = session
        self._asker = asker
        self._timeline = timeline
        self._given = given
        self._last_source = source
        self._fields: Fields = dict(given)
        self._at = 0
        self._asked: list[int] = []

    @property
    def so_far(self) -> Fields:
        """What was answered until now."""
        return self._fields

    def answers(self) -> Answers:
        """What was answered, until the last question or the end of the input."""
        while self._at < len(QUESTIONS):
            question = QUESTIONS[self._at]
            if self._is_given(question.key) or not question.applies(self._fields):
                self._at += 1
                continue
            try:
                self._ask(question)
            except GoBack:
                self._go_back()
            except EOFError:
                return Answers(self._fields, finished=False)
            else:
                self._asked.append(self._at)
                self._at += 1
        return Answers(self._fields, finished=True)

    def again(self) -> Answers:
        """The answers once more, from the last question on: they could not stand as they were."""
        self._go_back()
        return self.answers()

    def _go_back(self) -> None:
        # The first question has none before it, and is asked again.
        self._at = self._asked.pop() if self._asked else self._at
        if self._at < len(QUESTIONS):
            self._forget(QUESTIONS[self._at].key)

    def _is_given(self, key: str) -> bool:
        return key in self._given or (key == "source" and "source.name" in self._given)

    def _forget(self, key: str) -> None:
        also = {"title": ("to",), "source": ("source.name", "source.type")}
        for one in (key, *also.get(key, ())):
            if one not in self._given:
                self._fields.pop(one, None)

    def _ask(self, question: Question) -> None:
        """Asks until the answer can be understood. Raises GoBack, EOFError."""
        # Nothing that is evidence has a default: each entry has its own.
        default = self._last_source if question.key == "source" else ""
        label = question.asked(self._fields)
        while True:
            answer = self._asker.ask(label, default=default, known=question.known(self._timeline))
            if answer == NOBODY and default:
                answer = ""
            if not answer and (question.key == "title" or (question.key == "source" and "to" in self._fields)):
                self._asker.tell("  this cannot be left out")
                continue
            try:
                if not answer or self._takes(question.key, answer):
                    return
            except TimelineError as error:
                self._tell(error)

    def _tell(self, error: TimelineError) -> None:
        for problem in error.problems:
            self._asker.tell(f"  {problem.message}" + (f"; {problem.mend}" if problem.mend else ""))

    def _takes(self, key: str, answer: str) -> bool:
        """Keeps an answer; whether that is settled. Raises TimelineError where it cannot be what it should be."""
        if key == "title":
            return self._takes_event(answer)
        if key == "source":
            source = source_of(answer, self._asker, self._timeline)
            self._fields |= source or {}
            return source is not None
        if key == "points":
            self._take_points(answer)
            return True
        self._check(key, answer)
        self._fields[key] = answer
        return True

    def _takes_event(self, answer: str) -> bool:
        """The title of a new event, or an event that is there: by its id, or by what only its id begins with."""
        from timeline.entry_input.plan import Planning
        from timeline.references import LAST

        if " " in answer:
            self._fields["title"] = answer
            return True
        try:
            named = Planning(self._timeline).event_named(answer)
        except TimelineError:
            if answer == LAST:
                raise
            self._fields["title"] = answer
            return True
        if answer not in (named, LAST):
            choices = {"a": f"[A]n account of {named}", "n": f"[n]ew event “{answer}”"}
            if self._asker.choose("  That is", choices, default="a", back=True) == "n":
                self._fields["title"] = answer
                return True
        self._fields["to"] = named
        return True

    def _take_points(self, answer: str) -> None:
        """The first point, and more until an empty answer; each is kept as soon as it is given."""
        points: list[str] = []
        while answer:
            try:
                self._check("points", answer)
            except TimelineError as error:
                if not points:
                    raise
                self._tell(error)
            else:
                points.append(answer)
                self._fields["points"] = points
            answer = self._asker.ask("  another", known=point_names(self._timeline))

    def _check(self, key: str, answer: str) -> None:
        from timeline.entry_input.given_times import GivenTimes
        from timeline.entry_input.values import Reader

        held = self._timeline
        source = str(self._fields.get("source", "")) if is_told(self._fields) else None
        times = GivenTimes(self._session.day(), held.about, held.parts_of_day)
        reader = Reader(times=times, home=held.home(source))
        reader.value(key, answer)
        for date in times.read:
            if date.stored != date.typed:
                self._asker.tell(f"  {date.stored}")
