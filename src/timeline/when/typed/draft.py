"""A typed text while it is read: what was taken turns to blanks, so that every place stays true."""

import re

from timeline.errors import MalformedText

Day = tuple[int, int, int]
"""Year, month, day."""


class NoYearError(MalformedText):
    """A text that would be understood with a year."""


class NoDateError(MalformedText):
    """A text that would be understood with a date."""


class TurnedError(MalformedText):
    """A span whose end is before its begin, with what may be meant as its mend."""


class Draft:
    """A typed text that is read piece by piece."""

    def __init__(self, typed: str, begin: int, text: str | None = None) -> None:
        """`begin` is where it stands in what was typed; `text` is it in plain English, letter for letter as long."""
        self.typed = typed
        self.text = typed if text is None else text
        self.begin = begin
        self.is_hour = False
        """Whether it stands behind a clock time and a hyphen, so that a lone number in it is an hour."""

    @property
    def said(self) -> str:
        """The whole as it was typed, its spaces made single."""
        return " ".join(self.typed.split())

    @property
    def place(self) -> tuple[int, int]:
        """Where the whole stands in what was typed, half-open."""
        inside = self.typed.strip()
        begin = self.begin + self.typed.find(inside)
        return begin, begin + len(inside)

    def part(self, begin: int, end: int | None = None) -> "Draft":
        """A piece of it as a draft of its own."""
        return Draft(self.typed[begin:end], self.begin + begin, self.text[begin:end])

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match of a pattern, which is then blank."""
        found = pattern.search(self.text)
        if found is not None:
            self.blank(*found.span())
        return found

    def blank(self, begin: int, end: int) -> None:
        """Half-open, as everywhere."""
        self.text = self.text[:begin] + " " * (end - begin) + self.text[end:]

    def refuse(self, message: str, begin: int, end: int, mend: str | None = None) -> MalformedText:
        """The error for a piece of this text, with the offsets of what was typed; of a word, for all of its letters."""
        end = min(self.word_end(end), len(self.typed))
        return MalformedText(message, self.begin + min(begin, end), self.begin + end, mend)

    def word_end(self, end: int) -> int:
        """Where a word ends that a place is in: a month in another language is shorter in English."""
        while 0 < end < len(self.typed) and self.typed[end - 1].isalpha() and self.typed[end].isalpha():
            end += 1
        return end

    def refuse_all(self, message: str, mend: str | None = None) -> MalformedText:
        """The error for this text as a whole."""
        return MalformedText(message, *self.place, mend)
