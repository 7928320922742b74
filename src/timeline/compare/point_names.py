"""The names of rows that somebody typed, in any case."""

from collections.abc import Collection, Iterable, Sequence

from timeline.model import Event

TIMES_AND_PLACE = ("when", "began", "ended", "place", "coordinates")
"""The rows that are no points."""


def points_like(typed: Sequence[str], events: Iterable[Event]) -> frozenset[str]:
    """The names of the points of some events that are one of these texts but for their case."""
    if not typed:
        return frozenset()
    names = {point.name for event in events for account in event.accounts for point in account.points}
    wanted = {_folded(text) for text in typed}
    return frozenset([name for name in names if name.casefold() in wanted])


def names_like(text: str, known: Iterable[str]) -> list[str]:
    """Which of some names a text means: itself, else all that differ from it in case alone."""
    alike = [name for name in known if name.casefold() == _folded(text)]
    return [text] if text in alike else alike


def named_points(typed: Sequence[str], points: Collection[str]) -> frozenset[str] | None:
    """The names of rows that some texts mean; None where one of them means none."""
    found = [names_like(text, [*TIMES_AND_PLACE, *points]) for text in typed]
    return frozenset([name for names in found for name in names]) if all(found) else None


def _folded(text: str) -> str:
    return text.strip().casefold()
