"""How many independent voices stand behind a statement: agreement alone corroborates nothing."""

from collections.abc import Iterable

from timeline.compare.claims import stances
from timeline.model import Event, Timeline


def independent(sources: Iterable[str], event: Event, timeline: Timeline) -> int:
    """How many of these sources of an event speak independently of each other.

    A source that only repeats another one's statement (`repeats`, followed to its end) counts as that other one, so
    two outlets that both repeat Reuters are one voice. A source with `derived_from` repeats others as a rule and
    counts as none. Who speaks for whom (`speaks_for`) makes no difference: a spokesman is a source of his own.
    """
    voices = {_voice(source, event) for source in sources}
    return sum(1 for voice in voices if voice not in timeline.sources or not timeline.sources[voice].derived_from)


def is_single_source(event: Event, timeline: Timeline) -> bool:
    """Whether fewer than two independent sources report the event; who denies or does not confirm it does not count."""
    reporting = [source for source, stance in stances(event.accounts).items() if stance == "reports"]
    return independent(reporting, event, timeline) < 2


def _voice(source: str, event: Event) -> str:
    """Whose statement it is in the end. A source with any account of its own speaks for itself."""
    seen = {source}
    while True:
        repeated = [account.repeats for account in event.accounts if account.source == source]
        if not repeated or None in repeated or (further := repeated[0]) is None:
            return source
        if further in seen:
            return min(seen)
        source = further
        seen.add(source)
