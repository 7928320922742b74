"""The walk over those events alone that were refused, with the places that they have in the whole file."""

import re
from collections.abc import Sequence

from timeline.errors import Problem
from timeline.store.event_lines import events_of
from timeline.store.positions import Document, NotYamlError
from timeline.store.refusing.store_walk import diagnose

_WORDS = re.compile(r"[^\r\n]+")


MOST = 1000
"""So many events are walked through: who has more that are wrong has one mistake that was made in all of them."""


def problems_of_events(text: str, name: str, events: int, refused: Sequence[int]) -> list[Problem]:
    """Every problem of a text of so many events, all of whose problems are in those refused ones.

    What is wrong with those beyond `MOST` is one problem. Empty where the events cannot be told apart.
    """
    parts = events_of(text)
    if parts is None or len(parts[1]) != events:
        return []
    head, items, tail, _ = parts
    walked = {*refused[:MOST]}
    read = [item if number in walked else _hidden(item) for number, item in enumerate(items)]
    try:
        document = Document(text, name, read="".join([head, *read, tail]))
    except NotYamlError:
        return []
    problems = diagnose([document], {})
    if problems and len(refused) > MOST:
        begin = len(head) + sum(len(item) for item in items[: refused[MOST]])
        more = len(refused) - MOST
        message = f"here begins the first of {more} more events that cannot be read"
        place = document.place(begin, text.find("\n", begin))
        problems.append(Problem("unread", message, "mend those above; the rest is told then", place, more=more - 1))
    return problems


def _hidden(item: str) -> str:
    """The lines of an event as comments, so long as they are; one in the first column ends what stands above it."""
    return _WORDS.sub(lambda line: "#" + " " * (len(line[0]) - 1), item)
