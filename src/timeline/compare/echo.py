"""Agreement that corroborates nothing: one side only says what the other, or a third, says."""

from collections.abc import Collection, Iterable, Sequence

from timeline.compare.independence import independent
from timeline.compare.report import Echo
from timeline.model import Event, Timeline


def echo_between(
    left: Collection[str], right: Collection[str], tellings: Sequence[tuple[Event, Timeline]]
) -> Echo | None:
    """Why speakers of two sides who agree are one voice; None where they are two.

    `tellings` are the event and the timeline of each side. A source that stands on both sides is diffed with itself:
    that is no agreement to weigh.
    """
    speakers = list(dict.fromkeys((*left, *right)))
    if len(speakers) < 2 or not set(left).isdisjoint(right):
        return None
    for event, timeline in tellings:
        if independent(speakers, event, timeline) < 2:
            return next(iter(_echoes(speakers, event, timeline)), None)
    return None


def has_echoes(event: Event, timeline: Timeline) -> bool:
    """Whether any source of the event repeats another: else nothing needs to be asked."""
    return next(iter(_echoes([account.source for account in event.accounts], event, timeline)), None) is not None


def _echoes(speakers: Iterable[str], event: Event, timeline: Timeline) -> Iterable[Echo]:
    for speaker in speakers:
        repeated = [account.repeats for account in event.accounts if account.source == speaker]
        if repeated and repeated[0] is not None and None not in repeated:
            yield Echo(speaker, repeated[0], "repeats")
        source = timeline.sources.get(speaker)
        if source is not None and source.derived_from:
            yield Echo(speaker, source.derived_from[0], "derived_from")
