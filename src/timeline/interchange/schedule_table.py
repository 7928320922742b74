"""The schedule of disputed points as a table of texts, the same for each file format.

What may be filled in stands in columns of its own, so that it can be read back: `found`, a column for each pair of
parties, `because`, `by` and `on`.
"""

import msgspec

from timeline.handover.request import Handover
from timeline.handover.schedule import Cell, Party, Saying, Schedule, ScheduleRow
from timeline.handover.words import Wording
from timeline.model import Ruling
from timeline.render.spelling import when_words
from timeline.render.theme import UNICODE

PAIR_WORDS = {
    "contradict": "differs",
    "worded otherwise": "worded",
    "both can be true": "compatible",
    "same": "same",
    "not comparable": "not comparable",
    "open": "open",
}
"""What may stand in the column of a pair, and the verdict that it means; any beginning that only one has will do."""

NUMBER, POINT, FOUND, BECAUSE, BY, ON = "No", "Point", "found", "because", "by", "on"


class FilledColumn(msgspec.Struct, frozen=True):
    """A heading and its share of the width, in per mille."""

    heading: str
    share: int


class TableRow(msgspec.Struct, frozen=True):
    """A row: a list of lines for each column, and the small key below its number."""

    key: str
    cells: tuple[tuple[str, ...], ...]


class ScheduleTable(msgspec.Struct, frozen=True):
    """The whole schedule, as lines of text; the annex has what is said by others than the parties."""

    title: str
    about: tuple[str, ...]
    columns: tuple[FilledColumn, ...]
    rows: tuple[TableRow, ...]
    annex: tuple[tuple[str, ...], ...]
    exhibits: tuple[str, ...]


def table_of(found: Schedule, asked: Handover) -> ScheduleTable:
    """The table of a schedule."""
    wording = Wording(asked)
    pairs = [f"{left.letter}/{right.letter}" for left, right in _pairs(found.parties)]
    shares = _shares(len(found.parties), len(pairs))
    headings = [NUMBER, POINT, *[_heading(party) for party in found.parties], FOUND, *pairs, BECAUSE, BY, ON]
    several = {event.id for event in asked.events}
    rows = tuple([_row(row, found.parties, wording, asked, one_event=len(several) == 1) for row in found.rows])
    annex = tuple([_others(row, wording, asked) for row in found.rows if row.others])
    exhibits = tuple([f"{one.number}: {wording.document(one.citation)}" for one in found.exhibits])
    columns = tuple([FilledColumn(*both) for both in zip(headings, shares, strict=True)])
    return ScheduleTable(asked.title, _about(wording), columns, rows, annex, exhibits)


def _pairs(parties: tuple[Party, ...]) -> list[tuple[Party, Party]]:
    return [(left, right) for at, left in enumerate(parties) for right in parties[at + 1 :]]


def _heading(party: Party) -> str:
    """The id stands in it, so that a file that comes back says which column is whose."""
    return f"{party.letter} {party.source.name} [{party.source.id}]"


def _shares(parties: int, pairs: int) -> list[int]:
    number, point, found, because, by, on = 45, 90, 75, 90, 40, 40
    pair = 34
    left = 1000 - number - point - found - because - by - on - pair * pairs
    return [number, point, *[left // max(parties, 1)] * parties, found, *[pair] * pairs, because, by, on]


def _about(wording: Wording) -> tuple[str, ...]:
    words = ", ".join(PAIR_WORDS)
    how = (
        f"—: no account in this store. A pair of parties takes one of: {words}; the first letters will do. "
        f"The column {FOUND} takes a value, or: not established, not as told. "
        "What is filled in needs a reason, a name and a date. "
        "The small key of a row is made of all that is said there; rows may be sorted and dropped."
    )
    return wording.what_this_is, how


def _row(
    row: ScheduleRow, parties: tuple[Party, ...], wording: Wording, asked: Handover, *, one_event: bool
) -> TableRow:
    point = (row.name,) if one_event else (row.name, row.event.title)
    cells = [_cell(cell, wording, asked) for cell in row.cells]
    pairs, rulings = [], []
    for left, right in [(one, other) for one in range(len(parties)) for other in range(one + 1, len(parties))]:
        ruling = row.ruled((left, right)) if (left, right) in row.pairs else None
        rulings += [] if ruling is None else [ruling]
        pairs.append(("",) if (left, right) in row.pairs and ruling is None else (_pair_words(ruling),))
    finding = row.finding
    found = () if finding is None else (finding.value,)
    because = dict.fromkeys([*[one.because for one in rulings], *([finding.because or ""] if finding else [])])
    by = dict.fromkeys([*[one.by or "" for one in rulings], *([finding.by or ""] if finding else [])])
    times = [*[one.ruled for one in rulings], *([finding.ruled] if finding else [])]
    days = dict.fromkeys(["" if time is None else time.text for time in times])
    filled = [found, *pairs, tuple(because), tuple(by), tuple(days)]
    return TableRow(row.fingerprint, ((str(row.number),), point, *cells, *filled))


NO_PAIR = "–"
"""In the column of two parties that do not tell a point otherwise: nothing is to be filled in."""


def _pair_words(ruling: Ruling | None) -> str:
    if ruling is None:
        return NO_PAIR
    return next(words for words, verdict in PAIR_WORDS.items() if verdict == ruling.verdict)


def _cell(cell: Cell, wording: Wording, asked: Handover) -> tuple[str, ...]:
    if not cell.said:
        return ("not in the accounts here",) if cell.has_account else ("—",)
    lines: list[str] = []
    for text in dict.fromkeys([_value(one, asked) for one in cell.said]):
        lines.append(text)
        lines += [_saying(one, wording) for one in cell.said if _value(one, asked) == text]
    return tuple(lines)


def _value(one: Saying, asked: Handover) -> str:
    claim = one.claim
    text = claim.text if claim.when is None else when_words(claim.when, asked.zone, None, UNICODE)
    denied = "denies: " if claim.is_denied else ""
    kind = f" ({claim.kind})" if claim.kind else ""
    return f"{denied}{text}{kind}"


def _saying(one: Saying, wording: Wording) -> str:
    words = _words_of(one)
    who = "own text" if one.is_own_text else wording.name(one.speaker.id)
    said = f"{who}: {wording.quoted(words)}" if words else f"{who}, no words kept"
    where = "; ".join([text for text in [wording.cited_briefly(cited) for cited in one.cited] if text])
    return f"{said} ({where})" if where else said


def _words_of(one: Saying) -> str | None:
    """The words that a value was read from: those of the point, else of the account where they hold the value."""
    point, account = one.claim.point, one.claim.account
    if point is not None and point.quote:
        return point.quote
    holds = account.quote is not None and one.claim.text.casefold() in account.quote.casefold()
    return account.quote if holds else None


def _others(row: ScheduleRow, wording: Wording, asked: Handover) -> tuple[str, ...]:
    lines = [f"{row.number}. {row.event.title}, {row.name}"]
    for text in dict.fromkeys([_value(one, asked) for one in row.others]):
        said = [_saying(one, wording) for one in row.others if _value(one, asked) == text]
        lines.append(f"{text} – {'; '.join(said)}")
    return tuple(lines)
