"""Whether a quote stands in a document, letter for letter; where a part is left out with […], its pieces in order.

Runs of spaces and ends of lines are one space, in the quote as in the document; nothing else is looked past.
"""

import re
from collections.abc import Sequence

import msgspec

from timeline.draft.documents import Document

_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\])\s*")
_SPACES = re.compile(r"\s+")
_SHOWN = 24
"""Characters of a quote and of the document that are shown around the first one that differs."""


class Missing(msgspec.Struct, frozen=True):
    """A piece of a quote that does not stand: its words, how many characters of it do, and what the document has there.

    `found` is empty and `locator` None where not even its beginning stands.
    """

    piece: str
    standing: int
    found: str = ""
    locator: str | None = None

    @property
    def words(self) -> str:
        """Where it stops to stand: `“…mber 145 drones” is “…mber 144 drones” there, in paragraph 2, character 9`."""
        if self.locator is None:
            return f"“{_cut(self.piece, 0)}” stands nowhere in it"
        return f"“{_cut(self.piece, self.standing)}” is “{self.found}” there, in {self.locator}"


class Standing:
    """A document in which quotes are looked for, many of them."""

    def __init__(self, document: Document) -> None:
        self._paragraphs = [one for one in document.paragraphs if one.text]
        self._text = " ".join([one.text for one in self._paragraphs])
        self._begins: list[int] = []
        at = 0
        for one in self._paragraphs:
            self._begins.append(at)
            at += len(one.text) + 1

    def missing(self, quote: str) -> Missing | None:
        """The first piece of a quote that does not stand behind those before it; None where all of it stands."""
        at = 0
        for piece in pieces_of(quote):
            found = self._text.find(piece, at)
            if found < 0:
                return self._nearest(piece, at)
            at = found + len(piece)
        return None

    def _nearest(self, piece: str, at: int) -> Missing:
        """How much of a piece stands from a place on: of one that stands all shorter beginnings do, too."""
        low, high = 0, len(piece)
        while low < high:
            middle = (low + high + 1) // 2
            if self._text.find(piece[:middle], at) >= 0:
                low = middle
            else:
                high = middle - 1
        if low < min(len(piece), 4):
            return Missing(piece, 0)
        place = self._text.find(piece[:low], at)
        return Missing(
            piece, low, _cut(self._text[place : place + len(piece) + _SHOWN], low), self._locator(place + low)
        )

    def _locator(self, place: int) -> str:
        from bisect import bisect_right

        number = max(0, bisect_right(self._begins, place) - 1)
        held = self._paragraphs[number]
        return held.locator(min(place - self._begins[number], len(held.text) - 1))


def pieces_of(quote: str) -> Sequence[str]:
    """The pieces of a quote between what was left out, with one space for any run of them."""
    pieces = [_SPACES.sub(" ", piece).strip() for piece in _LEFT_OUT.split(quote)]
    return [piece for piece in pieces if piece]


def _cut(text: str, place: int) -> str:
    begin, end = max(0, place - _SHOWN), min(len(text), place + _SHOWN)
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")
