"""A diff as JSON, for other programs; `docs/json.md` says what they may rely on.

Lists that tell about sides are parallel to `sides`. What is empty or says nothing is left out, but for what readers
count on: `verdict`, `silence`, `rows`, `values` and `distance` are always there.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from timeline.compare import Told
from timeline.compare.diff_row import DiffRow, Echo, Facing, GridValue, Silence
from timeline.compare.overview_matrix import Overview
from timeline.compare.pair_line import PairLine
from timeline.compare.report import Collision, EventDiff, Report, Reversal, SideShift
from timeline.compare.sides import Side
from timeline.compare.spoken import REASONS, Saying, sayings
from timeline.model import Point
from timeline.render.as_json import clock_entry, shift_entry
from timeline.render.json_text import json_text
from timeline.verdict import Distance, Judged, Verdict
from timeline.when.clocks import ahead_of

DIFF = "timeline.diff/2"
"""The name of this form of JSON. A change that breaks a reader changes its number."""

Entry = dict[str, object]


def diff_json(report: Report, *, words: bool = False) -> str:
    """A document with the events of a report in their order, ended by a line feed.

    `words`: what each side says in its own words stands at every event, and not where it decides alone.
    """
    totals = report.totals
    events: Entry = {"both": totals.both, "only": totals.only}
    if totals.denied:
        events["denied"] = totals.denied
    if totals.unjudged:
        events["unjudged"] = totals.unjudged
    if report.is_of_several_stores:
        events["matched"] = report.matched
    document: Entry = {
        "schema": DIFF,
        "sides": [_side(side) for side in report.sides],
        "totals": {"events": events, "points": _counts(totals.points), "only": totals.points_only},
        "events": [_event(event, report, words=words) for event in report.events],
        "order": [_reversal(reversal, report) for reversal in report.order],
    }
    if report.shifts:
        document["shifts"] = [_side_shift(one) for one in report.shifts]
    if report.collisions:
        document["collisions"] = [_collision(collision) for collision in report.collisions]
    for name, numbers in (("undated", report.undated), ("later", report.later)):
        if any(numbers):
            document[name] = numbers
    return json_text(document)


def pairs_json(pairs: Sequence[PairLine], *, align: bool = False) -> str:
    """A document with a line for each pair of sources, ended by a line feed; `align` as the pairs were made."""
    return json_text({"schema": DIFF, "pairs": [_pair(pair, align) for pair in pairs]})


def overview_json(overview: Overview, *, align: bool = False) -> str:
    """The same for the pairs of those who have a row, with all of these and who is heard in them."""
    sides = [
        {"label": house, **({"includes": members} if (members := overview.members[house]) else {})}
        for house in overview.shown
    ]
    return json_text({
        "schema": DIFF,
        "sides": sides,
        "pairs": [_pair(pair, align) for pair in overview.shown_pairs()],
    })  # fmt: skip


def _side(side: Side) -> Entry:
    entry: Entry = {"label": side.label}
    if side.includes:
        entry["includes"] = side.includes
    if side.against_itself:
        entry["against_itself"] = side.against_itself
    return entry


def _counts(points: Mapping[Verdict, int]) -> dict[str, int]:
    return {verdict.value: points.get(verdict, 0) for verdict in Verdict}


def _pair(pair: PairLine, align: bool) -> Entry:
    entry: Entry = {
        "sides": (pair.left, pair.right),
        "events": pair.events,
        "points": _counts(pair.points),
        "only": pair.only,
    }
    if pair.denied:
        entry["denied"] = pair.denied
    if pair.unjudged:
        entry["unjudged"] = pair.unjudged
    if pair.otherwise:
        entry["translated_otherwise"] = pair.otherwise
    if ruled := {verdict.value: count for verdict in Verdict if (count := pair.ruled.get(verdict, 0))}:
        entry["ruled"] = ruled
    if pair.echoes:
        entry["echoes"] = pair.echoes
    if pair.shifts:
        taken: Entry = {"aligned": True} if align else {}
        entry["shifts"] = [{**shift_entry(shift), **taken} for shift in pair.shifts]
    return entry


def _event(event: EventDiff, report: Report, *, words: bool) -> Entry:
    entry: Entry = {
        "ids": event.ids,
        "title": event.event.title,
        "verdict": event.verdict.value,
        "silence": _gravest(event.silence),
    }
    if report.is_grid:
        entry["silences"] = event.silence
    if event.match is not None:
        entry["match"] = {"by": event.match.by, "score": round(event.match.score, 4)}
    if any(event.parts):
        entry["parts"] = [[part.id for part in parts] for parts in event.parts]
    if event.denial is not None:
        entry["denial"] = {"verdict": event.denial.value, **({} if event.judged is None else judged_json(event.judged))}
    entry["rows"] = [_row(row, event, report) for row in event.rows]
    if event.words is not None or words:
        entry["words"] = _words(event)
    if event.possible:
        entry["possible"] = [{"texts": one.texts, "sources": one.sources} for one in event.possible]
    return entry


def _words(event: EventDiff) -> Entry:
    """The own words of each side, whole."""
    entry: Entry = {}
    if event.words is not None:
        entry = {"verdict": event.words.value, "reason": REASONS[event.words]}
    return {**entry, "said": [[_saying(said) for said in sayings(accounts)] for accounts in event.accounts]}


def _saying(said: Saying) -> Entry:
    entry: Entry = {"quote" if said.is_quote else "says": said.text, "sources": said.sources}
    for key in ("lang", "translation", "translated_by"):
        if (value := getattr(said, key)) is not None:
            entry[key] = value
    return entry


_GRAVITY = list(Silence)


def _gravest(silence: Sequence[Silence | None]) -> Silence | None:
    """Of what several sides do not tell, the reason that says most: a denial before silence."""
    return min((why for why in silence if why is not None), key=_GRAVITY.index, default=None)


def _row(row: DiffRow, event: EventDiff, report: Report) -> Entry:
    entry: Entry = {"type": row.type, "name": row.name, "verdict": row.verdict.value}
    if report.is_grid:
        entry["values"] = [_said_by(side, row, event, report) for side in range(len(report.sides))]
    else:
        entry["values"] = [_value(told) for told in row.facings[0].values]
    entry["distance"] = _distance(row.distance)
    if row.reason is not None:
        entry["reason"] = row.reason
    if any(row.silence):
        entry["silence"] = row.silence
    if report.is_grid:
        entry["told"] = [_told(value, len(report.sides)) for value in row.values]
    elif len(row.facings) > 1:
        entry["facings"] = [_facing(facing) for facing in row.facings]
    else:
        entry.update(_beside(row.facings[0]))
    if report.is_grid and row.judged:
        entry["judged"] = [
            {"values": pair.values, "verdict": pair.verdict.value, **judged_json(pair.judged)} for pair in row.judged
        ]
    if row.finding is not None:
        entry["finding"] = _finding(row.finding)
    if row.ruled:
        entry["ruled"] = row.ruled
        entry["pairs"] = row.pairs
    if any(row.earlier):
        entry["earlier"] = [[_value(told) for told in values] for values in row.earlier]
    return entry


def _finding(point: Point) -> Entry:
    told = {"by": point.by, "ruled": None if point.ruled is None else point.ruled.text, "evidence": point.evidence}
    said = {"value": point.value, "because": point.because, **told}
    return {key: value for key, value in said.items() if value is not None}


def _said_by(side: int, row: DiffRow, event: EventDiff, report: Report) -> Entry | None:
    """The first value that a side tells, in its own text, with the speakers of that side who say so."""
    value = next((value for value in row.values if side in value.sides and not value.told.earlier), None)
    if value is None:
        return None
    held = report.sides[side]
    sources = None if held.sources is None else (*held.sources, *held.includes)
    told_here = {account.source for account in event.accounts[side]}
    speakers = [name for name in value.told.sources if name in told_here and (sources is None or name in sources)]
    speakers = speakers or [*value.told.sources]
    others = dict(value.told.otherwise)
    text = others.get(speakers[0], value.told.value)
    alike = tuple([name for name in speakers if others.get(name, value.told.value) == text])
    return _value(msgspec.structs.replace(value.told, value=text, sources=alike))


def _value(told: Told | None) -> Entry | None:
    if told is None:
        return None
    entry: Entry = {"text": told.value, "source": told.sources[0]}
    if len(told.sources) > 1:
        entry["sources"] = told.sources
    return {**entry, **_kind(told)}


def _kind(told: Told) -> Entry:
    entry: Entry = {}
    if told.kind is not None:
        entry["kind"] = told.kind
    if told.as_of is not None:
        entry["as_of"] = told.as_of.text
    if told.denied:
        entry["stance"] = "denies"
    if told.changed is not None:
        change = told.changed
        said = {} if change.said is None else {"published": change.said.text}
        denies = {"stance": "denies"} if change.denied else {}
        entry["changed"] = {"to": change.value, **denies, **said, "corrects": change.openly}
    if told.notes:
        entry["notes"] = [{"source": source, "note": note} for source, note in told.notes]
    if told.corrected:
        entry["clock"] = {source: clock_entry(ahead_of(when)) for source, when in told.corrected}
    return entry


def _told(value: GridValue, sides: int) -> Entry:
    told = value.told
    entry: Entry = {"text": told.value, "sources": told.sources, "sides": value.sides, **_kind(told)}
    if told.otherwise:
        entry["also"] = [{"source": source, "text": text} for source, text in told.otherwise]
    if told.earlier:
        return {**entry, "earlier": True}
    against = {"contradicted": told.contradicted, "worded": told.worded}
    entry.update({"independent": value.independent, "alone": value.is_alone, **against})
    if value.others:
        entry["others"] = [value.others.get(side) for side in range(sides)]
    if value.is_joined:
        entry["joined"] = True
    return entry


def _facing(facing: Facing) -> Entry:
    entry: Entry = {
        "verdict": facing.verdict.value,
        "values": [_value(told) for told in facing.values],
        "distance": _distance(facing.distance),
    }
    if facing.reason is not None:
        entry["reason"] = facing.reason
    return {**entry, **_beside(facing)}


def _beside(facing: Facing) -> Entry:
    """What is said of two values beside how they compare."""
    entry: Entry = {} if facing.echo is None else {"echo": _echo(facing.echo)}
    return entry if facing.judged is None else {**entry, **judged_json(facing.judged)}


def judged_json(judged: Judged) -> Entry:
    """What the editor, or the store, has said of two values, and what comparing them had given."""
    if judged.state == "declared":
        return {"computed": judged.computed.value, "by": "synonyms"}
    ruling = {
        "state": judged.state,
        "verdict": judged.verdict,
        "because": judged.because,
        "by": judged.by,
        "ruled": judged.ruled,
    }
    said = {key: value for key, value in ruling.items() if value}
    return {"computed": judged.computed.value, "ruling": said}


def _echo(echo: Echo) -> Entry:
    return {"source": echo.source, "origin": echo.origin, "how": echo.how}


def _distance(distance: Distance | None) -> Entry | None:
    if distance is None:
        return None
    return {"amount": _number(distance.amount), "unit": distance.unit, "text": distance.text}


def _number(amount: int | Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _side_shift(one: SideShift) -> Entry:
    return {"sides": one.sides, **shift_entry(one.shift), **({"aligned": True} if one.aligned else {})}


def _reversal(reversal: Reversal, report: Report) -> Entry:
    entry: Entry = {"ids": reversal.ids}
    if report.is_grid:
        entry.update({"as_given": reversal.as_given, "reversed": reversal.reversed})
    return entry


def _collision(collision: Collision) -> Entry:
    entry: Entry = {
        "id": collision.id,
        "sides": collision.sides,
        "titles": [event.title for event in collision.events],
        "when": [None if event.when is None else event.when.text for event in collision.events],
    }
    return {**entry, "distance": _distance(collision.distance)}
