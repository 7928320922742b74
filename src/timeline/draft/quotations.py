"""What stands in quotation marks: where each quotation of a paragraph begins and ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from timeline.draft.language import Language

_STRAIGHT = '"'


class Quotation(NamedTuple):
    """A quotation in a paragraph, its marks with it: from `begin` up to `end`."""

    begin: int
    end: int
    is_closed: bool = True

    def words(self, text: str) -> str:
        """What stands between the marks."""
        return text[self.begin + 1 : self.end - 1 if self.is_closed else self.end].strip()


def quotations_in(text: str, language: Language) -> list[Quotation]:
    """The quotations of a paragraph, in its order; none lies in another.

    A mark that is never closed quotes nothing, unless the paragraph begins with it: then the quotation goes on in the
    next one. Straight marks whose number is odd quote nothing either: which of them is the one too many nobody can
    tell. Single marks are apostrophes far more often.
    """
    if text[:1] and text[0] in (_STRAIGHT, *[opening for opening, _ in language.quotes]):
        marks = {text[0], *[closing for opening, closing in language.quotes if opening == text[0]]}
        if not any(mark in text[1:] for mark in marks):
            return [Quotation(0, len(text), is_closed=False)]
    closers: dict[str, list[str]] = {}
    for opening, closing in language.quotes:
        closers.setdefault(opening, []).append(closing)
    if text.count(_STRAIGHT) % 2 == 0:
        closers[_STRAIGHT] = [_STRAIGHT]
    found: list[Quotation] = []
    at = 0
    openers = tuple(closers)
    places = [number for number, letter in enumerate(text) if letter in openers]
    for begin in places:
        if begin < at:
            continue
        end = _closing(text, begin, closers[text[begin]])
        if end is not None:
            found.append(Quotation(begin, end + 1))
            at = end + 1
    return found


def _closing(text: str, begin: int, closing: Sequence[str]) -> int | None:
    """Where a quotation is closed; None where it is not, or another one of its kind is opened first."""
    opening = text[begin]
    again = -1 if opening in closing else text.find(opening, begin + 1)
    ends = [end for mark in closing if (end := text.find(mark, begin + 1, None if again < 0 else again)) >= 0]
    return min(ends) if ends else None


def at_quotation(quotations: Sequence[Quotation], place: int) -> Quotation | None:
    """The quotation in which a place of the paragraph lies, between its marks."""
    number = bisect_right(quotations, place, key=_begin) - 1
    if number < 0:
        return None
    held = quotations[number]
    return held if held.begin <= place < held.end else None


def quotations_between(quotations: Sequence[Quotation], begin: int, end: int) -> Sequence[Quotation]:
    """The quotations that share a place with what stands between two places of the paragraph."""
    first = max(0, bisect_right(quotations, begin, key=_begin) - 1)
    if first < len(quotations) and quotations[first].end <= begin:
        first += 1
    return quotations[first : bisect_left(quotations, end, key=_begin)]


def _begin(quotation: Quotation) -> int:
    return quotation.begin
