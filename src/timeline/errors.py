"""What can go wrong, where it went wrong, and the exit codes."""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


class ExitCode(IntEnum):
    """What the exit status of every command means."""

    FINE = 0
    """Done, and where a command compares or checks: nothing found."""
    FOUND = 1
    """Done, and differences or problems were found."""
    TROUBLE = 2
    """Not done: wrong usage, wrong data, a missing file."""
    NOT_MERGED = 129
    """The driver of a merge could not do its work: what is above 128 tells git so, and git stops."""
    INTERRUPTED = 130
    """Stopped from the keyboard (128 + SIGINT)."""


class Place(NamedTuple):
    """Where in a file something stands.

    `line` and `column` count from 1, `column` and `length` count characters, not bytes or cells.
    `excerpt` is the line without its line end, `above` the line before it. Of a long line `excerpt` is the part around
    the column, with `skipped` characters of the line before it. Of a file of records, `record` is the number of one,
    from 1.
    """

    file: str
    line: int
    column: int
    length: int = 1
    excerpt: str = ""
    above: str = ""
    skipped: int = 0
    record: int = 0


class Problem(NamedTuple):
    """One thing that is wrong, with the way out.

    `check` is the stable name of the rule (`unknown-source`), `mend` the next step or the corrected text, `field` the
    column or key of a record that is wrong. `more` is how many entries beside its own it stands for, none of which was
    looked through for all that is wrong with it.
    """

    check: str
    message: str
    mend: str | None = None
    place: Place | None = None
    level: Level = "error"
    field: str = ""
    more: int = 0


class TimelineError(Exception):
    """Work cannot go on; carries every problem that was found, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))

    @classmethod
    def of(cls, check: str, message: str, mend: str | None = None) -> "TimelineError":
        """A single problem that has no place in a file."""
        return cls([Problem(check, message, mend)])


class MalformedText(ValueError):
    """A text that does not fit its grammar.

    `begin` and `end` are the offending characters of that text, half-open, from 0.
    """

    def __init__(self, message: str, begin: int, end: int, mend: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.begin = begin
        self.end = end
        self.mend = mend


_LONGEST_WORD = 200
"""Comparing takes the product of two lengths, and nobody mistypes a name that is longer."""


def brief(text: str, most: int = 600) -> str:
    """A text to be said in a message: one of more than `most` characters by its beginning and its end."""
    if len(text) <= most:
        return text
    return f"{text[: most * 3 // 4]}…{text[-(most // 4) :]}"


def legible(text: str) -> str:
    """A text from the file system or the command line; bytes of it that are no UTF-8 become U+FFFD."""
    return text.encode(errors="surrogateescape").decode(errors="replace")


def near_misses(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that look like `word`, nearest first, for "did you mean"."""
    if len(word) > _LONGEST_WORD:
        return []
    folded = {name.casefold(): name for name in known}
    return [folded[match] for match in _close_matches(word.casefold(), tuple(folded), most)]


@lru_cache(maxsize=256)
def _close_matches(word: str, known: tuple[str, ...], most: int) -> list[str]:
    """One slip of a program stands in every entry that it has written."""
    from difflib import get_close_matches

    return get_close_matches(word, known, n=most, cutoff=_ALIKE)


_ALIKE = 0.7
"""The ratio of `difflib` from which words look alike: `kremln` and `kremlin`, not `tzdata` and `Atka`."""

_LISTED = 10


def shortened(text: str) -> str:
    """What somebody has typed, as a message repeats it: one line of it where it is a whole page."""
    return brief(text, 60)


def one_of(names: Iterable[str]) -> str | None:
    """`one of a, b, c and 4 more`, for what there is to choose from; None where there is nothing."""
    known = [f"“{shortened(name)}”" if "," in name else shortened(name) for name in names]
    rest = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    return f"one of {', '.join(known[:_LISTED])}{rest}" if known else None
