"""What the sources do not agree on: notes in the margin, or names below the sources where there is none."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.compare import Dispute, Row, Told, denied_by, disputes, event_rows, is_denied, is_single_source
from timeline.model import Event, Timeline
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import full_name
from timeline.render.spelling import has_clock, telling_zones, when_words
from timeline.render.text import cells, clean, cut, wrap
from timeline.render.theme import Glyphs
from timeline.value import TimeValue, parse_value
from timeline.verdict import Verdict
from timeline.when import When

_WIDEST_NAME = 24
_BETWEEN = " | "
_LEAST_VALUE = 8
"""A value is cut to fewer cells than this only where it is shorter."""

_NOTHING = '""'
"""Stands for a value of which nothing can be seen."""

_NOTED = frozenset((Verdict.DIFFERS, Verdict.WORDED, Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE))
"""The verdicts that are noted."""


class Note(NamedTuple):
    """One thing to know about an event; `row` is None where no values stand behind it.

    `dispute` has the two values of the row that stand against each other most.
    """

    verdict: Verdict
    name: str
    row: Row | None
    dispute: Dispute | None = None

    @property
    def runs_on(self) -> bool:
        """Whether its name, which tells who denies the event, needs no column of its own."""
        return self.row is None and self.verdict is Verdict.DIFFERS


def notes_of(event: Event, timeline: Timeline, glyphs: Glyphs, *, margin: bool, values: bool) -> list[Note]:
    """What is disputed, worded otherwise, may both be true or cannot be compared; `one source` where no other has it.

    `denied by …` stands first where one source denies what another reports, then what is disputed between parties, see
    `compare.disputes`. The rows of notes hold their values where `values` are asked for. That one source alone tells
    an event is noted in the margin; without one its name says so.
    """
    accounts = event.accounts
    if not accounts:
        return []
    if len(accounts) == 1:
        return [Note(Verdict.ONLY, "one source", None)] if margin else []
    notes: list[Note] = []
    if any(account.stance == "denies" for account in accounts) and is_denied(event):
        notes.append(Note(Verdict.DIFFERS, _denied_words(event, timeline, glyphs), None))
    rows = event_rows(event, timeline, brief=not values)
    if not values and _are_to_be_ranked(rows):
        rows = event_rows(event, timeline)
    ranked = disputes(rows, event, timeline)
    found = {id(dispute.row): dispute for dispute in ranked}
    rank = {id(dispute.row): place for place, dispute in enumerate(ranked)}
    noted = [row for row in rows if row.verdict in _NOTED]
    noted.sort(key=lambda row: (row.verdict.rank, rank.get(id(row), 0)))
    notes.extend(Note(row.verdict, clean(row.name, glyphs) or row.type, row, found.get(id(row))) for row in noted)
    alone = all(account.source == accounts[0].source for account in accounts)
    if (margin or not alone) and is_single_source(event, timeline):
        notes.append(Note(Verdict.ONLY, "one source" if alone else "uncorroborated", None))
    return notes


def _denied_words(event: Event, timeline: Timeline, glyphs: Glyphs) -> str:
    """Who denies the event: the first by name, parties before others, the others counted."""
    order = timeline.source_order
    first, *others = sorted(denied_by(event), key=lambda source: order.get(source, len(order)))
    held = timeline.sources.get(first)
    name = clean(first if held is None else full_name(held), glyphs) or clean(first, glyphs)
    return f"denied by {name} +{len(others)}" if others else f"denied by {name}"


def _are_to_be_ranked(rows: Sequence[Row]) -> bool:
    """Whether several rows have a verdict by which they are ranked: that takes their values."""
    return any(sum(row.verdict is verdict for row in rows) > 1 for verdict in (Verdict.DIFFERS, Verdict.WORDED))


def is_disputed(notes: Iterable[Note]) -> bool:
    """Whether sources contradict each other."""
    return any(note.verdict is Verdict.DIFFERS for note in notes)


def is_worded(notes: Iterable[Note]) -> bool:
    """Whether sources tell something in words that are not the same."""
    return any(note.verdict is Verdict.WORDED for note in notes)


def has_values(width: int) -> bool:
    """Whether a margin of that width has room for values beside the names."""
    return width > _WIDEST_NAME + 2


class Margin:
    """The notes right of the events; `values` is the width of the column of values, 0 for names alone."""

    def __init__(self, width: int, names: Iterable[str], timeline: Timeline, glyphs: Glyphs, zone: str) -> None:
        self._timeline = timeline
        self._glyphs = glyphs
        self._zone = zone
        self._width = width - 2
        self._name = min(max(map(cells, names), default=0), _WIDEST_NAME, width - 2)
        self.values = max(width - 2 - self._name - 2, 0) if has_values(width) else 0
        self.has_clocks = False
        """Whether a clock time was drawn."""

    def lines(self, notes: Sequence[Note], heading: Shown | None) -> list[Line]:
        """The notes of an event, a line each; a long name goes on below, values stand behind the first line."""
        lines: list[Line] = []
        for note in notes:
            mark, look = marked(note.verdict, self._glyphs)
            column = self._name if self._name > 1 else _WIDEST_NAME
            first, *others = wrap(note.name, max(column, self._width) if note.runs_on else column)
            line = [mark, Piece(f" {first}", look)]
            if self.values and note.row is not None:
                values, more = self._values(note.row, note.dispute, heading)
                if values:
                    dim = note.verdict is Verdict.NOT_COMPARABLE
                    line.append(Piece(" " * (self._name - cells(first) + 2)))
                    line.extend(_fitted(values, more, self.values, self._glyphs, Role.DIM if dim else Role.PLAIN))
            lines.append(line)
            lines.extend([Piece(f"  {other}", look)] for other in others)
        return lines

    def _values(self, row: Row, dispute: Dispute | None, heading: Shown | None) -> tuple[list[str], int]:
        """What is told, each value once, and how many more there are; what was taken back is left out.

        Of a dispute the two values that stand against each other. A kind stands behind where not all have the same.
        """
        standing = [value for value in row.told if not value.earlier]
        told = standing if dispute is None else list(dispute.values)
        kinds = {value.kind for value in standing}
        whens = [value.when or self._time_of(value) for value in told]
        self.has_clocks |= any(has_clock(when) for when in whens)
        texts = [
            value.value if when is None else when_words(when, self._zone, heading, self._glyphs)
            for value, when in zip(told, whens, strict=True)
        ]
        words: dict[str, None] = {}
        for value, spelt, told_in in zip(told, texts, telling_zones(texts, whens), strict=True):
            text = clean(f"{'denied: ' if value.denied else ''}{spelt} {told_in}", self._glyphs) or _NOTHING
            words[f"{text} ({value.kind})" if value.kind and len(kinds) > 1 else text] = None
        return list(words), len(standing) - len(told)

    def _time_of(self, told: Told) -> When | None:
        """The time that the value of a point is; None for figures and wording."""
        if told.corrected:
            return told.corrected[0][1]
        zone, calendar = self._timeline.home(told.sources[0])
        value = parse_value(told.value, zone=zone, calendar=calendar, about=self._timeline.about)
        return value.when if isinstance(value, TimeValue) and value.when.form != "unknown" else None


def marked(verdict: Verdict, glyphs: Glyphs) -> tuple[Piece, Role]:
    """The mark of a verdict, and the role of the name behind it."""
    if verdict is Verdict.DIFFERS:
        return Piece(glyphs.differs, Role.DIFFERS), Role.DIFFERING_NAME
    if verdict is Verdict.WORDED:
        return Piece(glyphs.worded, Role.WORDED), Role.WORDED_NAME
    if verdict is Verdict.COMPATIBLE:
        return Piece(glyphs.compatible, Role.COMPATIBLE), Role.COMPATIBLE
    if verdict is Verdict.NOT_COMPARABLE:
        return Piece(glyphs.not_comparable, Role.DIM), Role.DIM
    return Piece(glyphs.one_source, Role.DIM), Role.DIM


def name_lines(notes: Sequence[Note], width: int, glyphs: Glyphs) -> list[Line]:
    """The names of what differs or is worded otherwise, none of them cut; how many the rest are: `+2 ≈  +1 ¦`."""
    lines: list[Line] = []
    used = 0
    for note in notes:
        if note.verdict in _COUNTED:
            continue
        mark, look = marked(note.verdict, glyphs)
        size = 2 + cells(note.name)
        if lines and used + 2 + size <= width:
            lines[-1].extend([Piece("  "), mark, Piece(f" {note.name}", look)])
            used += 2 + size
            continue
        first, *others = wrap(note.name, width - 2)
        lines.append([mark, Piece(f" {first}", look)])
        lines.extend([Piece(f"  {other}", look)] for other in others)
        used = 2 + cells(others[-1] if others else first)
    for verdict in _COUNTED:
        if count := sum(note.verdict is verdict for note in notes):
            mark, _ = marked(verdict, glyphs)
            more = [Piece(f"+{count} ", Role.DIM), mark]
            size = sum(cells(piece.text) for piece in more)
            if lines and used + 2 + size <= width:
                lines[-1].extend([Piece("  "), *more])
                used += 2 + size
            else:
                lines.append(more)
                used = size
    return lines


_COUNTED = (Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE)
"""Where there is no margin these are counted instead of named."""


def _fitted(values: Sequence[str], further: int, width: int, glyphs: Glyphs, role: Role) -> Line:
    """As many values as fit, at least two of them if need be cut, and `+N` for the rest and for `further` ones."""
    shown = [values[0]]
    for index, value in enumerate(values[1:], 1):
        rest = len(values) - index - 1 + further
        tail = len(f" +{rest}") if rest else 0
        if sum(map(cells, shown)) + len(_BETWEEN) * len(shown) + cells(value) + tail > width:
            break
        shown.append(value)
    more = len(values) - len(shown) + further
    if len(shown) == 1 and len(values) > 1:
        shown.append(values[1])
        more -= 1
        room = width - len(_BETWEEN) - (len(f" +{more}") if more else 0)
        half = max(min(cells(values[0]), room - min(cells(values[1]), room // 2)), min(_LEAST_VALUE, room // 2))
        shown = [cut(values[0], half, glyphs), cut(values[1], room - min(half, cells(values[0])), glyphs)]
    elif len(shown) == 1:
        shown = [cut(shown[0], width - (len(f" +{more}") if more else 0), glyphs)]
    line: Line = []
    for value in shown:
        if line:
            line.append(Piece(_BETWEEN, Role.RAIL))
        line.append(Piece(value, role))
    if more:
        line.append(Piece(f" +{more}", Role.DIM))
    return line
