"""Asking somebody at a terminal: a line at a time, completed with Tab where the terminal can, `<` to go back."""

import sys
from collections.abc import Iterable, Mapping, Sequence

from timeline.cli.session import Session

BACK = "<"


class GoBack(Exception):
    """Somebody wants the question before this one again."""


class Asker:
    """Asks on the terminal of a session.

    Every method raises EOFError where the input ends (Ctrl-D), and KeyboardInterrupt on Ctrl-C.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        # The line editor works on the streams of the process only.
        self._edits = (
            session.stdin is sys.stdin.buffer
            and session.stdout is sys.stdout
            and sys.stdin.isatty()
            and sys.stdout.isatty()
        )
        self._completer = _completer_of_process() if self._edits else None

    def ask(self, label: str, *, default: str = "", known: Iterable[str] = (), back: bool = True) -> str:
        """The answer, `default` for an empty one. Raises GoBack for `<`."""
        prompt = f"{label} [{default}]: " if default else f"{label}: "
        answer = self._line(self._last_line(prompt), sorted(known)).strip()
        if back and answer == BACK:
            raise GoBack
        return answer or default

    def choose(self, question: str, choices: Mapping[str, str], default: str = "", *, back: bool = False) -> str:
        """One of the letters of `choices`, whose texts show them in brackets: `[n]o`.

        With `back` it raises GoBack for `<`.
        """
        from timeline.render.text import clean

        # What somebody has typed may stand in them.
        prompt = f"{question} {'  '.join(clean(choice) for choice in choices.values())}"
        while True:
            answer = self._line(self._last_line(prompt), ()).strip().casefold() or default
            if back and answer == BACK:
                raise GoBack
            chosen = _chosen(answer, choices)
            if chosen is not None:
                return chosen
            letters = [*choices, *([BACK] if back else [])]
            self.tell(f"  answer {', '.join(letters[:-1])} or {letters[-1]}")

    def tell(self, text: str) -> None:
        """What is no question, broken between words where it is wider than the terminal."""
        from timeline.render.text import clean

        said = text.lstrip(" ")
        self._write(self._wrapped(clean(said), indent=len(text) - len(said)))

    def _last_line(self, prompt: str) -> str:
        """Writes all of a question but its last line, which the line editor has to know."""
        *above, last = self._wrapped(prompt.rstrip(" "))
        self._write(above)
        return f"{last} "

    def _wrapped(self, text: str, indent: int = 0) -> list[str]:
        from timeline.cli.writing import view_of
        from timeline.render.text import wrap

        # The last cell is left free: a terminal goes to the next line when it is filled.
        return [" " * indent + line for line in wrap(text, view_of(self._session).width - indent - 1)]

    def _write(self, lines: Sequence[str]) -> None:
        self._session.stderr.write("".join(f"{line}\n" for line in lines))
        self._session.stderr.flush()

    def _line(self, prompt: str, known: Sequence[str]) -> str:
        if self._completer is not None:
            self._completer.known = known
            return input(prompt)
        self._session.stderr.write(prompt)
        self._session.stderr.flush()
        data = self._session.stdin.readline()
        if not data:
            raise EOFError
        return data.decode(errors="replace").rstrip("\r\n")


class _Completer:
    """Completes what is typed with names that begin so, then with names that hold it, whatever its case."""

    def __init__(self) -> None:
        self.known: Sequence[str] = ()

    def __call__(self, text: str, state: int) -> str | None:
        found = completions(text, self.known)
        return found[state] if state < len(found) else None


def completions(text: str, known: Sequence[str]) -> list[str]:
    """The names that a beginning can mean; behind the last comma of a list, those of its last item."""
    before, comma, last = text.rpartition(",")
    begin = last.lstrip()
    kept = f"{before}{comma}{last[: len(last) - len(begin)]}"
    folded = begin.casefold()
    starting = [name for name in known if name.casefold().startswith(folded)]
    holding = [name for name in known if folded in name.casefold()[1:] and name not in starting]
    return [kept + name for name in (starting or holding)]


def _completer_of_process() -> _Completer | None:
    try:
        import readline
    except ImportError:  # some builds of Python have none
        return None
    completer = _Completer()
    readline.set_completer(completer)
    # Names have blanks, so the whole line is what is completed.
    readline.set_completer_delims("")
    readline.set_auto_history(False)
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    return completer


def _chosen(answer: str, choices: Mapping[str, str]) -> str | None:
    """The letter that is meant: itself, or the word or all the words that it stands in."""
    if answer in choices:
        return answer
    said = {letter: text.replace("[", "").replace("]", "").casefold() for letter, text in choices.items()}
    named = [letter for letter, text in said.items() if answer and answer in (text, text.split(" ")[0])]
    return named[0] if len(named) == 1 else None
