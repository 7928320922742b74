"""The schedule of disputed points: the form in which courts and desks settle what parties tell otherwise.

A row is a point of an event on which two values contradict each other or are worded otherwise. A party is a source
with all who speak for it; what others say of the point stands in an annex. What somebody fills in comes back by the
fingerprint of the row, which is made of all that was said there: whatever is sorted or dropped, a row whose values have
changed since is another row.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import combinations

import msgspec

from timeline.compare.awaiting import claims_by_row, pairs_of
from timeline.compare.claims import Claim, RowType
from timeline.compare.houses import Houses
from timeline.errors import TimelineError
from timeline.handover.chronology import Cited
from timeline.handover.exhibits import Exhibit, Exhibits
from timeline.handover.parties import houses_of
from timeline.handover.request import Handover
from timeline.model import Event, Point, Ruling, Source, Timeline
from timeline.select.withheld import public
from timeline.verdict import Verdict

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_PARTIES = 4
"""So many are chosen where none are named: more columns do not fit a page."""


class Party(msgspec.Struct, frozen=True):
    """A column: a source with whoever speaks for it."""

    letter: str
    source: Source


class Saying(msgspec.Struct, frozen=True):
    """What one speaker says of a point, in whose words, and where that can be read."""

    speaker: Source
    is_own_text: bool
    claim: Claim
    cited: tuple[Cited, ...]


class Cell(msgspec.Struct, frozen=True):
    """What a party says of a point. Without anything said, `has_account` tells whether it speaks of the event."""

    said: tuple[Saying, ...]
    has_account: bool


class ScheduleRow(msgspec.Struct, frozen=True):
    """A disputed point. `cells` are parallel to the parties; `others` say what they say in the annex.

    `pairs` are the places of two parties that tell it otherwise, as indices of `parties`.
    """

    number: int
    event: Event
    name: str
    row: RowType | None
    fingerprint: str
    cells: tuple[Cell, ...]
    others: tuple[Saying, ...]
    pairs: tuple[tuple[int, int], ...]
    rulings: tuple[Ruling, ...] = ()
    finding: Point | None = None

    def values_of(self, place: int) -> tuple[str, ...]:
        """The different values of a party."""
        return tuple(dict.fromkeys([saying.claim.text for saying in self.cells[place].said]))

    def ruled(self, pair: tuple[int, int]) -> Ruling | None:
        """The ruling on the values of two parties; None where there is none, or not one for all of them."""
        texts = [(one, other) for one in self.values_of(pair[0]) for other in self.values_of(pair[1]) if one != other]
        found = [next((one for one in self.rulings if {*one.values} == {*both}), None) for both in texts]
        verdicts = {None if one is None else one.verdict for one in found}
        return found[0] if found and len(verdicts) == 1 else None


class Schedule(msgspec.Struct, frozen=True):
    """A whole schedule."""

    parties: tuple[Party, ...]
    rows: tuple[ScheduleRow, ...]
    exhibits: tuple[Exhibit, ...]


def schedule(asked: Handover) -> Schedule:
    """The schedule of the events that were asked for, between the parties that were named.

    Without any it is between those of most disputed points, at most four.
    """
    timeline, exhibits = asked.unjudged, Exhibits(asked.events)
    if any(event is not whole for event, whole in zip(asked.events, _whole(asked), strict=True)):
        mend = "name parties instead: --parties A,B"
        raise TimelineError.of("option", "a schedule holds all that is said of a point, not one witness's part", mend)
    rows = [found for event in timeline.events for found in _disputed(event, timeline)]
    chosen = asked.parties or _most_disputed(rows, timeline)
    parties = tuple([Party(letter, timeline.sources[name]) for letter, name in zip(LETTERS, chosen, strict=False)])
    houses = houses_of([party.source.id for party in parties], timeline)
    judged = {event.id: event for event in asked.events} if asked.with_rulings else {}
    listed = [
        _row(number, event, name, row, claims, parties, houses, judged.get(event.id), timeline, exhibits)
        for number, (event, name, row, claims) in enumerate(rows, start=1)
    ]
    return Schedule(parties, tuple(listed), exhibits.listed)


def _whole(asked: Handover) -> list[Event]:
    """The events as the timeline has them, whatever a filter has left of their accounts."""
    known = {event.id: event for event in asked.timeline.events}
    return [known[event.id] for event in asked.events]


_Disputed = tuple[Event, str, RowType | None, list[Claim]]


def _disputed(event: Event, timeline: Timeline) -> Iterator[_Disputed]:
    names = {
        (pair.row, pair.name)
        for pair in pairs_of(event, timeline)
        if pair.verdict in (Verdict.DIFFERS, Verdict.WORDED) and pair.name != "told"
    }
    for row, name, claims in claims_by_row(event):
        if (row, name) in names:
            yield event, name, row, claims


def fingerprint(event: Event, name: str, claims: Iterable[Claim], timeline: Timeline) -> str:
    """Eight hexadecimal digits for all that is said of a point: who, for whom, what, of which kind, when it was so."""
    said = sorted([(one.source, timeline.above(one.account), one.text, one.kind or "", _as_of(one)) for one in claims])
    return sha256(repr((event.id, name, said)).encode()).hexdigest()[:8]


def _as_of(claim: Claim) -> str:
    return "" if claim.as_of is None else claim.as_of.text


class KnownRow(msgspec.Struct, frozen=True):
    """A point of an event of the store, with what is said of it in a timeline: the whole one, or what is public."""

    event: Event
    name: str
    row: RowType | None
    claims: list[Claim]
    timeline: Timeline


def rows_by_fingerprint(timeline: Timeline) -> dict[str, KnownRow]:
    """Every row of every event, by its fingerprint, to find what was filled in: with what is private, and without."""
    events = {event.id: event for event in timeline.events}
    shown = public(timeline)[0]
    found = {}
    for told in (timeline,) if shown is timeline else (shown, timeline):
        for event in told.events:
            for row, name, claims in claims_by_row(event):
                known = KnownRow(events[event.id], name, row, claims, told)
                found[fingerprint(event, name, claims, told)] = known
    return found


def _row(
    number: int,
    event: Event,
    name: str,
    row: RowType | None,
    claims: list[Claim],
    parties: tuple[Party, ...],
    houses: Houses,
    judged: Event | None,
    timeline: Timeline,
    exhibits: Exhibits,
) -> ScheduleRow:
    said = [(_saying(claim, timeline, exhibits), houses.hearing(claim.account, timeline)) for claim in claims]
    speaking = {place for account in event.accounts for place in houses.hearing(account, timeline)}
    cells = tuple([_cell(place, party, said, place in speaking) for place, party in enumerate(parties)])
    pairs = tuple([
        (left, right)
        for left, right in combinations(range(len(parties)), 2)
        if cells[left].said and cells[right].said
        and {one.claim.text for one in cells[left].said} != {one.claim.text for one in cells[right].said}
    ])  # fmt: skip
    rulings: tuple[Ruling, ...] = ()
    finding = None
    if judged is not None:
        rulings = tuple([
            one for one in judged.rulings if one.state == "signed" and not one.between and one.about in (name, row)
        ])  # fmt: skip
        finding = next((point for point in judged.points if point.name == name), None)
    others = tuple([one for one, heard in said if not heard])
    key = fingerprint(event, name, claims, timeline)
    return ScheduleRow(number, event, name, row, key, cells, others, pairs, rulings, finding)


def _cell(place: int, party: Party, said: list[tuple[Saying, tuple[int, ...]]], speaks: bool) -> Cell:
    own = tuple([
        msgspec.structs.replace(one, is_own_text=one.speaker.id == party.source.id)
        for one, heard in said
        if place in heard
    ])  # fmt: skip
    return Cell(own, speaks)


def _saying(claim: Claim, timeline: Timeline, exhibits: Exhibits) -> Saying:
    cited = tuple([Cited(exhibits.number_of(citation), citation) for citation in claim.account.cite])
    return Saying(timeline.sources[claim.source], is_own_text=False, claim=claim, cited=cited)


def _most_disputed(rows: list[_Disputed], timeline: Timeline) -> tuple[str, ...]:
    """The houses with most disputed points, those of parties alone, in the order of the store where they tie."""
    counts: dict[str, int] = {}
    for _, _, _, claims in rows:
        houses = {(claim.source, *timeline.above(claim.account))[-1] for claim in claims}
        for house in houses:
            if timeline.sources[house].is_party:
                counts[house] = counts.get(house, 0) + 1
    order = timeline.source_order
    ranked = sorted(counts, key=lambda house: (-counts[house], order.get(house, len(order))))
    return tuple(ranked[:MOST_PARTIES])
