"""Rulings whose values nobody states any more, and synonyms that make two parties agree."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from timeline.check.finding import Finding
from timeline.compare.awaiting import pairs_of
from timeline.compare.claims import Claim, claims_of
from timeline.compare.judging import EVERY_POINT, states
from timeline.model import Event, Ruling, Timeline


def lapsed_rulings(timeline: Timeline) -> Iterator[Finding]:
    """Rulings of which a value is told by nobody, or by nobody whom `between` names: they change nothing."""
    for place, event in enumerate(timeline.events):
        for number, ruling in enumerate(event.rulings):
            if ruling.state == "overruled" or ruling.row == "told":
                continue
            for at, text in enumerate(ruling.values):
                if not any(_is_told(text, claim, ruling) for claim in claims_of(event.accounts, event.rulings)):
                    whom = " by those whom `between` names" if ruling.between else ""
                    message = f"`{text}` is not said of `{ruling.about}`{whom} any more, so this ruling lapses"
                    mend = f"`timeline rule {event.id} --unset {number + 1} --because …`, or correct the value"
                    path = ("events", place, "rulings", number, "values", at)
                    yield Finding("lapsed-ruling", message, mend, path)


def _is_told(text: str, claim: Claim, ruling: Ruling) -> bool:
    # An edge of a span is judged by its own text, which is part of that of the span.
    is_edge = ruling.row in ("began", "ended") and claim.when is not None and text in claim.text
    return (
        ruling in claim.rulings
        and not claim.earlier
        and (not ruling.between or claim.source in ruling.between)
        and (is_edge or states(text, claim))
    )


Joined: TypeAlias = dict[tuple[str, int], tuple[str, str, str]]
"""By a point and the number of a group of its synonyms the first event in which it joins two parties, and these."""


def joined_parties(timeline: Timeline) -> Joined:
    """Which synonyms make the same of what two parties say in other words."""
    found: Joined = {}
    for point, groups in timeline.synonyms.items():
        for number, _ in enumerate(groups):
            first = next(_joined(timeline, point, number), None)
            if first is not None:
                event, (one, other) = first
                found[point, number] = event.id, one, other
    return found


def party_synonyms(_: Timeline, parts: Sequence[Joined]) -> Iterator[Finding]:
    """Synonyms that do: that is for a ruling with a reason."""
    first: Joined = {}
    for part in parts:
        first = {**part, **first}
    for (point, number), (event, one, other) in first.items():
        message = f"this makes the same of what `{one}` and `{other}` say in `{event}`"
        mend = "rule on the two values with a reason, where that is what is meant: `timeline rule`"
        yield Finding("party-synonyms", message, mend, ("synonyms", point, number))


def _joined(timeline: Timeline, point: str, number: int) -> Iterator[tuple[Event, tuple[str, str]]]:
    group = {text.casefold() for text in timeline.synonyms[point][number]}
    for event in timeline.events:
        for pair in pairs_of(event, timeline):
            is_meant = point in (EVERY_POINT, pair.name) and {text.casefold() for text in pair.values} <= group
            if not is_meant or pair.judged is None or pair.judged.state != "declared":
                continue
            speakers = [
                [one.source for one in accounts if timeline.sources[one.source].is_party] for accounts in pair.speakers
            ]
            if all(speakers):
                yield event, (speakers[0][0], speakers[1][0])
