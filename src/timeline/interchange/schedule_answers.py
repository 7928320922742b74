"""What was filled in a schedule, as rulings and findings of a store.

A pair of parties is ruled on as each value of the one with each value of the other, whoever says them; what is `found`
becomes a finding of the event. A row without a reason, a name or a date is refused, and so is one whose values have
changed since the schedule was written.
"""

from collections.abc import Mapping, Sequence

import msgspec

from timeline.entry_input.given_times import GivenTimes
from timeline.entry_input.ruling import Said, edits_of_finding, edits_of_ruling
from timeline.errors import Place, Problem, TimelineError
from timeline.handover.parties import houses_of
from timeline.handover.schedule import KnownRow, rows_by_fingerprint
from timeline.interchange.filled_schedule import FilledRow
from timeline.interchange.schedule_table import PAIR_WORDS
from timeline.model import Event, RuledRow, RuledVerdict, Ruling, Timeline
from timeline.store.editing import Edit
from timeline.when import parse_when


class Answer(msgspec.Struct, frozen=True):
    """What one row writes: rulings, or a finding, or both. `overrules` are the rulings that it takes the place of."""

    row: FilledRow
    event: Event
    point: str
    said: Said
    rulings: tuple[Ruling, ...]
    found: str
    overrules: tuple[Ruling, ...]

    @property
    def words(self) -> str:
        """What it writes, in one line; where it overrules somebody's ruling it says whose."""
        told = [f"“{one.values[0]}” and “{one.values[1]}”: {one.verdict}" for one in self.rulings]
        told += [f"found “{self.found}”"] if self.found else []
        whose = [f"overrules {one.by or 'a ruling'}: {one.verdict}" for one in self.overrules]
        return f"{self.event.id}, {self.point}: {'; '.join([*told, *whose])}"


def answers(
    rows: Sequence[FilledRow], timeline: Timeline, today: tuple[int, int, int], name: str
) -> tuple[list[Answer], list[Problem]]:
    """What the rows write, and what is wrong with those that write nothing. A row that is empty is passed over."""
    known = rows_by_fingerprint(timeline)
    found: list[Answer] = []
    problems: list[Problem] = []
    for row in rows:
        if not row.is_empty:
            try:
                answer = _answer(row, timeline, known, today)
                if answer is not None:
                    found.append(answer)
            except TimelineError as error:
                place = Place(name, row.at, 1)
                problems += [
                    one._replace(place=place, message=f"row {row.at} ({row.name}): {one.message}")
                    for one in error.problems
                ]
    return found, [*problems, *_opposed(found, name)]


def edits_of(found: Sequence[Answer]) -> list[Edit]:
    """The edits of all answers; those on one event build on each other."""
    edits: dict[str, list[Edit]] = {}
    events: dict[str, Event] = {}
    findings: list[Edit] = []
    for answer in found:
        event = events.get(answer.event.id, answer.event)
        for ruling in answer.rulings:
            edits[event.id] = edits_of_ruling(event, ruling, answer.said)
            event = msgspec.structs.replace(event, rulings=_with(event, ruling, answer))
        events[event.id] = event
        if answer.found:
            findings += edits_of_finding(event, answer.point, answer.found, answer.said, None)
    return [*[one for made in edits.values() for one in made], *findings]


def _with(event: Event, new: Ruling, answer: Answer) -> tuple[Ruling, ...]:
    """The rulings of an event with a new one, as `edits_of_ruling` writes them."""
    said, ruled = answer.said, new.ruled
    kept = [
        msgspec.structs.replace(
            one, state="overruled", overruled_by=said.by, overruled=ruled, overruled_because=said.because
        )
        if _judges(one, new)
        else one
        for one in event.rulings
    ]
    return (*kept, new)


def _judges(held: Ruling, new: Ruling) -> bool:
    same = (held.point, held.row) == (new.point, new.row) and {*held.values} == {*new.values}
    return same and held.state != "overruled" and not held.between


def _stands(new: Ruling, event: Event) -> bool:
    """Whether the store rules so already: a schedule that was written with its rulings comes back with them."""
    return any(_judges(held, new) and held.verdict == new.verdict and held.state == "signed" for held in event.rulings)


def _answer(
    row: FilledRow,
    timeline: Timeline,
    known: Mapping[str, KnownRow],
    today: tuple[int, int, int],
) -> Answer | None:
    """What a row writes; None where the store says all of it already. Raises TimelineError."""
    if row.key not in known:
        mend = "export the schedule anew and fill this row in there"
        message = f"what is said there has changed since, for no row has the key {row.key}"
        raise TimelineError.of("schedule", message, mend)
    found_row = known[row.key]
    event, name, kind = found_row.event, found_row.name, found_row.row
    verdicts = [(one, other, _verdict(word)) for one, other, word in row.pairs if word]
    if not verdicts and not row.found:
        raise TimelineError.of("schedule", "no pair and nothing found is filled in", "fill one in, or empty the row")
    row_of: RuledRow | None = kind if kind in ("when", "began", "ended", "place", "coordinates") else None
    point = None if row_of else name
    judged: list[tuple[tuple[str, str], RuledVerdict]] = []
    parties = list(dict.fromkeys([party for one, other, _ in row.pairs for party in (one, other)]))
    values = _values(found_row, parties)
    for one, other, verdict in verdicts:
        left, right = values[one], values[other]
        pairs = [(first, second) for first in left for second in right if first != second]
        if not pairs:
            raise TimelineError.of("schedule", f"`{one}` and `{other}` do not tell it otherwise", "empty that column")
        judged += [(pair, verdict) for pair in pairs]
    new = [Ruling(pair, verdict, row.because, point=point, row=row_of, by=row.by) for pair, verdict in judged]
    rulings = [one for one in new if not _stands(one, event)]
    is_found = any(held.name == name and held.value == row.found for held in event.points)
    found = "" if is_found else row.found
    if not rulings and not found:
        return None
    for what, text in (("reason", row.because), ("name", row.by), ("date", row.on)):
        if not text:
            raise TimelineError.of("schedule", f"it has no {what}", "fill it in: because, by and on belong to a ruling")
    times = GivenTimes(today, timeline.about, timeline.parts_of_day)
    day = times.stored("ruled", "on", row.on, timeline.home(None))
    said, ruled = Said(row.because, row.by, day), parse_when(day, timeline.timezone)
    signed = tuple([msgspec.structs.replace(one, ruled=ruled) for one in rulings])
    overrules = tuple([held for held in event.rulings if any(_judges(held, one) for one in signed)])
    return Answer(row, event, name, said, signed, found, overrules)


def _values(row: KnownRow, parties: Sequence[str]) -> dict[str, list[str]]:
    """The different values of each party, as they stood in its column."""
    houses = houses_of(parties, row.timeline)
    found: dict[str, dict[str, None]] = {party: {} for party in parties}
    for claim in row.claims:
        for place in houses.hearing(claim.account, row.timeline):
            found[parties[place]][claim.text] = None
    return {party: list(texts) for party, texts in found.items()}


def _verdict(text: str) -> RuledVerdict:
    """The verdict of a word of a pair, or of its beginning. Raises TimelineError."""
    folded = " ".join(text.casefold().split())
    found = [verdict for words, verdict in PAIR_WORDS.items() if folded and words.startswith(folded)]
    if len(found) != 1:
        listed = ", ".join(PAIR_WORDS)
        raise TimelineError.of("schedule", f"`{text}` is none of the words of a pair", f"one of {listed}")
    return found[0]  # type: ignore[return-value]


def _opposed(found: Sequence[Answer], name: str) -> list[Problem]:
    """Rows that rule on one pair of values in two ways."""
    ruled: dict[tuple[str, str, frozenset[str]], tuple[Answer, Ruling]] = {}
    problems = []
    for answer in found:
        for ruling in answer.rulings:
            key = answer.event.id, ruling.about, frozenset(ruling.values)
            first, held = ruled.setdefault(key, (answer, ruling))
            if held.verdict != ruling.verdict:
                one, other = ruling.values
                where = "the same row" if first is answer else f"row {first.row.at}"
                message = (
                    f"row {answer.row.at} ({answer.row.name}): “{one}” and “{other}” are {ruling.verdict} here and "
                    f"{held.verdict} in {where}"
                )
                problems.append(Problem("schedule", message, "keep one", place=Place(name, answer.row.at, 1)))
    return problems
