"""Exhibits: every cited document once, with a number.

A citation may have its own number (`exhibit: A1`); the others are numbered 1, 2, 3, … in the order in which the events
and their accounts cite them, past every number that is taken. Two citations are one exhibit where they have the same
file, or without files the same address; what has neither is one by the number that the store gives it, else it is
cited in words and is none.
"""

from collections.abc import Iterable, Iterator

import msgspec

from timeline.model import Citation, Event


class Exhibit(msgspec.Struct, frozen=True):
    """One cited document. `citation` is the first that names it."""

    number: str
    citation: Citation


class Exhibits:
    """The exhibits of some events."""

    def __init__(self, events: Iterable[Event]) -> None:
        cited = [citation for event in events for account in event.accounts for citation in account.cite]
        self._numbers: dict[str, str] = {}
        first: dict[str, Citation] = {}
        for citation in cited:
            document = _document(citation)
            if document is not None:
                first.setdefault(document, citation)
                if citation.exhibit:
                    self._numbers.setdefault(document, citation.exhibit)
        free = _free_numbers(set(self._numbers.values()))
        for document in first:
            if document not in self._numbers:
                self._numbers[document] = next(free)
        self.listed = tuple([Exhibit(self._numbers[document], citation) for document, citation in first.items()])
        """All of them, in the order in which they are cited."""

    def number_of(self, citation: Citation) -> str | None:
        """The number of what is cited; None where it has none, and names no file and no address."""
        document = _document(citation)
        return None if document is None else self._numbers[document]


def _document(citation: Citation) -> str | None:
    named = citation.file or citation.url or citation.archive
    return named or (f"exhibit {citation.exhibit}" if citation.exhibit else None)


def _free_numbers(taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if str(number) not in taken:
            yield str(number)
