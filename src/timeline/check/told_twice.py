"""Events that look like one by all that is said of them, whatever their titles; `similar-events` goes by titles."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.check.finding import Finding
from timeline.model import Timeline
from timeline.select.drafts import settled

if TYPE_CHECKING:
    from timeline.compare.matching import Twins


def told_twice_events(timeline: Timeline) -> Iterator[Finding]:
    """Pairs of events that score as one, each event once, with the likeliest one before it."""
    # Matching is loaded where a store wants this check.
    from timeline.compare.matching import told_twice

    yield from twice_findings(told_twice(settled(timeline)), [event.id for event in timeline.events])


def twice_findings(pairs: Iterable["Twins"], ids: Sequence[str]) -> Iterator[Finding]:
    """As above, of all pairs that score as one; `ids` are those of all events."""
    places = {name: number for number, name in enumerate(ids)}
    likeliest: dict[str, Twins] = {}
    for pair in pairs:
        if pair.b not in likeliest or pair.score > likeliest[pair.b].score:
            likeliest[pair.b] = pair
    for pair in likeliest.values():
        yield Finding(
            "told-twice",
            f"`{pair.b}` may be `{pair.a}` told twice ({'; '.join(pair.reasons)})",
            f"where they are one: `timeline join {pair.b} {pair.a}`; else add `not_same: [{pair.a}]`",
            ("events", places[pair.b], "title"),
            seen=("events", places[pair.a], "title"),
        )
