"""Chains of sources that go round in a circle or lead nowhere: `speaks_for`, `derived_from`, `repeats`."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.check.finding import Finding
from timeline.model import NOBODY, Event, Timeline

Chains = Mapping[str, Sequence[str]]
"""For each source, those that it points to."""


def circles(chains: Chains) -> Iterator[list[str]]:
    """Circles, each begun by its first source in the order given; every source is in one circle at most."""
    rest = _leading_on(chains)
    seen: set[str] = set()
    for name in rest:
        if name not in seen and (circle := _way_back(name, rest)) is not None:
            seen.update(circle)
            yield circle


def _leading_on(chains: Chains) -> dict[str, list[str]]:
    """The chains without all that come to an end."""
    rest = {name: [target for target in targets if target in chains] for name, targets in chains.items()}
    while ends := {name for name, targets in rest.items() if not targets}:
        rest = {
            name: [target for target in targets if target not in ends]
            for name, targets in rest.items()
            if name not in ends
        }
    return rest


def _way_back(name: str, chains: Chains) -> list[str] | None:
    """The shortest way from a source back to it."""
    ways = {target: [name] for target in reversed(chains[name])}
    waiting = list(chains[name])
    for reached in waiting:
        if reached == name:
            return ways[reached]
        for target in chains[reached]:
            if target not in ways:
                ways[target] = [*ways[reached], reached]
                waiting.append(target)
    return None


def derivations(timeline: Timeline) -> Iterator[Finding]:
    """Sources that derive from themselves in the end."""
    for circle in circles({source.id: source.derived_from for source in timeline.sources.values()}):
        message = f"`derived_from` goes round in a circle: {_drawn(circle)}"
        mend = "leave `derived_from` out where the circle should end"
        yield Finding("derived-from", message, mend, ("sources", circle[0], "derived_from"))


def spoken_for(timeline: Timeline) -> Iterator[Finding]:
    """Sources that speak for themselves in the end."""
    sources = timeline.sources.values()
    speaking = {source.id: [source.speaks_for] if source.speaks_for is not None else [] for source in sources}
    for circle in circles(speaking):
        message = f"`speaks_for` goes round in a circle: {_drawn(circle)}"
        mend = "leave `speaks_for` out where the circle should end"
        yield Finding("speaks-for", message, mend, ("sources", circle[0], "speaks_for"))


def self_spoken(timeline: Timeline) -> Iterator[Finding]:
    """Accounts in which a source speaks for itself by name."""
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            if account.speaks_for == account.source:
                message = f"`{account.source}` speaks for itself"
                mend = f"write `speaks_for: {NOBODY}`, or leave it out"
                yield Finding("speaks-for", message, mend, ("events", number, "accounts", place, "speaks_for"))


def repeats(timeline: Timeline) -> Iterator[Finding]:
    """Accounts that repeat a source which does not tell the event, or which repeats them."""
    for number, event in enumerate(timeline.events):
        if any(account.repeats is not None for account in event.accounts):
            yield from _repeats(event, number)


def _repeats(event: Event, number: int) -> Iterator[Finding]:
    telling = {account.source for account in event.accounts}
    own = {account.source for account in event.accounts if account.repeats is None}
    repeating: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    for place, account in enumerate(event.accounts):
        repeated, path = account.repeats, ("events", number, "accounts", place, "repeats")
        if repeated is None:
            continue
        if repeated == account.source:
            message = f"`{repeated}` repeats itself"
            yield Finding("repeats", message, "name whose statement it is, or leave `repeats` out", path)
        elif repeated not in telling:
            message = f"`{account.source}` repeats `{repeated}`, which does not tell this event"
            yield Finding("repeats", message, f"add an account of `{repeated}`, or name whose statement it is", path)
        elif account.source not in own:
            # A source with an account of its own has not only repeated.
            repeating.setdefault(account.source, []).append(repeated)
            places.setdefault(account.source, place)
    for circle in circles(repeating):
        message = f"`repeats` goes round in a circle: {_drawn(circle)}"
        path = ("events", number, "accounts", places[circle[0]], "repeats")
        yield Finding("repeats", message, "leave `repeats` out where the statement was made first", path)


def _drawn(circle: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in (*circle, circle[0]))
