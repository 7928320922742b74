"""Events that look like one by all that is said of them, whatever their titles; `similar-events` goes by titles."""

from collections.abc import Iterator

from timeline.check.finding import Finding
from timeline.model import Timeline
from timeline.select.drafts import settled


def told_twice_events(timeline: Timeline) -> Iterator[Finding]:
    """Pairs of events that score as one, each event once, with the likeliest one before it."""
    # Matching is loaded where a store wants this check.
    from timeline.compare.matching import Twins, told_twice

    places = {event.id: number for number, event in enumerate(timeline.events)}
    likeliest: dict[str, Twins] = {}
    for pair in told_twice(settled(timeline)):
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
