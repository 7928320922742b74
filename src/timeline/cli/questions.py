"""The questions of `timeline add` at a terminal, in their order."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline.model import Timeline

Fields = dict[str, object]


class Question(NamedTuple):
    """One question: which key it fills, how it is asked, and when."""

    key: str
    label: str
    applies: Callable[[Fields], bool]
    known: "Callable[[Timeline], Iterable[str]]" = lambda _: ()
    label_told: str = ""
    """How it is asked where a source tells it."""

    def asked(self, fields: Fields) -> str:
        """How it is asked of an entry."""
        return self.label_told if self.label_told and is_told(fields) else self.label


def is_told(fields: Fields) -> bool:
    """Whether a source is named."""
    return "source" in fields or "source.name" in fields


def point_names(timeline: "Timeline") -> set[str]:
    """The names of all points, as they begin an answer."""
    return {f"{point.name}=" for event in timeline.events for account in event.accounts for point in account.points}


def _is_new(fields: Fields) -> bool:
    return "to" not in fields


def _is_dated(fields: Fields) -> bool:
    return is_told(fields) or _is_new(fields)


def _ids(timeline: "Timeline") -> list[str]:
    return [event.id for event in timeline.events]


def _places(timeline: "Timeline") -> set[str]:
    told = {account.place for event in timeline.events for account in event.accounts if account.place}
    return told | {event.place for event in timeline.events if event.place}


def _outlets(timeline: "Timeline") -> set[str]:
    cited = (one for event in timeline.events for account in event.accounts for one in account.cite)
    return {citation.via for citation in cited if citation.via}


QUESTIONS = (
    Question("title", "What happened, or the id of an event", _is_new, _ids),
    Question("source", "Who says so", lambda _: True, lambda t: t.sources),
    Question("when", "When", _is_dated, label_told="When, as it says"),
    Question("place", "Where", _is_new, _places, label_told="Where, as it says"),
    Question("tags", "Tags, with commas", _is_new, lambda t: {tag for event in t.events for tag in event.tags}),
    Question("says", "What it says, in your words", is_told),
    Question("quote", "Its own words", is_told),
    Question("points", "Points, NAME=VALUE", is_told, point_names),
    Question("url", "Where it can be read", is_told),
    Question("locator", "Page, paragraph or minute", is_told),
    Question("via", "The outlet it was read in", is_told, _outlets),
    Question("published", "When it was published", is_told),
)
