"""What can stand next on a command line: commands, options, their values, and names of the store."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import typer

from timeline.cli.commands import COMMANDS
from timeline.cli.completed import FILES, kind_of, names_of
from timeline.cli.program import app_for
from timeline.cli.session import Session
from timeline.cli.shells import Typed, quoted_for_bash, typed_in_bash, typed_in_fish


class Candidate(NamedTuple):
    """A word that can stand there, and what it means."""

    word: str
    means: str = ""


FILE = Candidate("files")
"""Stands for every path, which shells complete themselves."""


def answered(shell: str, words: Sequence[str], session: Session) -> str:
    """What a script reads: a line for each candidate, behind `=`, or `files`; then a tab and what it means.

    For bash `words` are the line and the end of it that is replaced, for others the word at the cursor and those before
    it. Of a name with a control character nothing is said: it could be no line.
    """
    if shell == "bash":
        typed = typed_in_bash(*words[:2]) if len(words) >= 2 else Typed((), "")
    else:
        last = words[0] if words else ""
        typed = Typed(tuple(words[1:]), typed_in_fish(last) if shell == "fish" else last)
    found = [
        candidate
        for candidate in candidates(_of_program(typed.words), typed.last, session)
        if candidate is FILE or (candidate.word.startswith(typed.last) and candidate.word.isprintable())
    ]
    if shell == "bash":
        lines = [
            FILE.word if each is FILE else f"={quoted_for_bash(each.word.removeprefix(typed.kept), typed.quote)}"
            for each in found
        ]
    else:
        lines = [FILE.word if each is FILE else f"={each.word}\t{_one_line(each.means)}" for each in found]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _of_program(words: Sequence[str]) -> Sequence[str]:
    """The words behind the name of the program, which may stand behind assignments."""
    named = [at for at, word in enumerate(words) if word.rpartition("/")[2] == "timeline"]
    return words[named[0] + 1 if named else 1 :]


def _one_line(text: str) -> str:
    from timeline.render.text import clean

    return clean(text)


def candidates(words: Sequence[str], last: str, session: Session) -> Iterator[Candidate]:
    """What can stand in the place of `last`, whose beginning it is, behind these words."""
    program: Any = typer.main.get_command(app_for(words))
    at = _Position(program.params, session.environment.get("TIMELINE_FILE"))
    rest = iter(words)
    for word in rest:
        if not at.awaits and word in program.commands:
            at = _Position(program.commands[word].params, at.file, word)
            break
        at.passed(word)
    for word in rest:
        at.passed(word)
    if not at.command and not at.awaits and not last.startswith("-"):
        yield from (Candidate(*line) for line in COMMANDS.items())
        return
    yield from at.next(last, session)


class _Position:
    """How far a command line is: what awaits a value, and which arguments have theirs."""

    def __init__(self, parameters: Iterable[Any], file: str | None, command: str = "") -> None:
        self.command = command
        self.file = file
        self.awaits: Any = None
        self.given: dict[str, str] = {}
        shown = [each for each in parameters if not each.hidden]
        self._options = {name: each for each in shown if each.param_type_name == "option" for name in each.opts}
        self._arguments = [each for each in shown if each.param_type_name == "argument"]
        self._only_arguments = False

    def passed(self, word: str) -> None:
        """Takes a whole word in."""
        if self.awaits is not None:
            self._take(self.awaits, word)
            self.awaits = None
        elif self._only_arguments or not word.startswith("-") or word == "-":
            if self._arguments:
                self._take(self._arguments[0], word)
                if self._arguments[0].nargs == 1:
                    del self._arguments[0]
        elif word == "--":
            self._only_arguments = True
        else:
            name, equals, value = word.partition("=")
            option = self._options.get(name)
            if option is None and not word.startswith("--"):
                option, value = self._options.get(word[:2]), word[2:]
                equals = value
            if option is not None and equals:
                self._take(option, value)
            elif option is not None and not option.is_flag:
                self.awaits = option

    def _take(self, parameter: Any, value: str) -> None:
        self.given[parameter.name] = value
        if parameter.name == "file" and self.command != "init":
            self.file = value

    def next(self, last: str, session: Session) -> Iterator[Candidate]:
        """What can come, given how it begins."""
        if self.awaits is None and not self._only_arguments and last.startswith("--") and "=" in last:
            name, _, value = last.partition("=")
            if (option := self._options.get(name)) is not None and not option.is_flag:
                for candidate in self._values(option, value, session):
                    yield candidate if candidate is FILE else candidate._replace(word=f"{name}={candidate.word}")
        elif self.awaits is None and not self._only_arguments and last.startswith("-"):
            seen = dict.fromkeys(self._options.values())
            yield from (Candidate(max(each.opts, key=len), each.help or "") for each in seen)
            yield Candidate("--help", "Show this page.")
        elif (parameter := self.awaits or next(iter(self._arguments), None)) is not None:
            yield from self._values(parameter, last, session)

    def _values(self, parameter: Any, last: str, session: Session) -> Iterator[Candidate]:
        choices: Sequence[str] = getattr(parameter.type, "choices", ())
        if choices:
            yield from map(Candidate, choices)
            return
        for name in names_of(kind_of(self.command, parameter, self.given), last, self.given, self.file, session):
            yield FILE if name == FILES else Candidate(*name)
