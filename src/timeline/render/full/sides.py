"""The disputes of an event below its title: value against value, each with who says so."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.compare import AtOdds, Dispute, Told
from timeline.compare.at_odds import judged_denial
from timeline.model import Timeline
from timeline.render.columns import flow, indented, width_of
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.judged import sign_of
from timeline.render.marks import marked
from timeline.render.names import Names, Teller
from timeline.render.spelling import has_clock, telling_zones, when_words
from timeline.render.text import cells, clean, wrap
from timeline.render.theme import Glyphs
from timeline.value import TimeValue, parse_value
from timeline.verdict import Judged, Verdict
from timeline.when import When

MOST = 3
"""How many disputes of an event are drawn; the others are named."""

_WIDEST_NAME = 20
_DENIAL = "the event"
"""What stands for the name of a point where one source denies what another reports."""
_NOTHING = '""'
"""Stands for a value of which nothing can be seen."""


class _Side(NamedTuple):
    words: str
    sources: tuple[str, ...]


class _Drawn(NamedTuple):
    """A dispute as it is drawn: `more` is how many other values there are."""

    name: str
    verdict: Verdict
    judged: Judged | None
    sides: tuple[_Side, _Side]
    more: int = 0


class Sides:
    """Draws disputes in a width; with `values` value against value, else who stands against whom."""

    def __init__(
        self,
        timeline: Timeline,
        found: Iterable[AtOdds],
        names: Names,
        glyphs: Glyphs,
        zone: str,
        width: int,
        *,
        values: bool,
    ) -> None:
        self._timeline = timeline
        self._names = names
        self._glyphs = glyphs
        self._zone = zone
        self._width = width
        self._values = values
        held = list(found)
        drawn = [clean(dispute.row.name, glyphs) for odds in held for dispute in odds.disputes[:MOST]]
        drawn.extend(_DENIAL for odds in held if odds.denial is not None)
        self._name = min(max(map(cells, drawn), default=0), _WIDEST_NAME)
        self.has_clocks = False
        """Whether a clock time was drawn."""

    def lines(self, odds: AtOdds, heading: Shown | None) -> list[Line]:
        """A denial of the event, the gravest disputes, and the names of the rest."""
        drawn = [self._made(dispute, heading) for dispute in odds.disputes]
        denial = odds.denial
        if denial is not None and denial.verdict in (Verdict.DIFFERS, Verdict.WORDED):
            reported, denied = denial.told
            sides = _Side(reported.value, reported.sources), _Side(denied.value, denied.sources)
            drawn.insert(0, _Drawn(_DENIAL, denial.verdict, judged_denial(denial), sides))
        lines: list[Line] = []
        for one in drawn[:MOST]:
            lines.extend(self._of_values(one) if self._values else self._of_names(one))
        if rest := drawn[MOST:]:
            lines.append(self._more(rest))
        return lines

    def _of_values(self, one: _Drawn) -> list[Line]:
        mark, role = marked(one.verdict, self._glyphs)
        sign = sign_of(one.judged, self._glyphs)
        begin = [mark, sign or Piece(" "), Piece(" ")]
        names = [[Piece(part, role)] for part in wrap(one.name, self._name)]
        at = self._name + 3 + 2
        room = self._width - at
        left, right = (self._side(side, room) for side in one.sides)
        more: Line = [Piece(f"  +{one.more} other value{'' if one.more == 1 else 's'}", Role.DIM)] if one.more else []
        between = [Piece(" "), mark, Piece(" ")]
        told: list[Line]
        if len(left) == len(right) == 1 and width_of([*left[0], *between, *right[0], *more]) <= room:
            told = [[*left[0], *between, *right[0], *more]]
        else:
            told = [*left, *right]
            if more and width_of([*told[-1], *more]) <= room:
                told[-1] = [*told[-1], *more]
            elif more:
                told.append([Piece(more[0].text.strip(), Role.DIM)])
        lines: list[Line] = []
        for number in range(max(len(names), len(told))):
            line: Line = [*(begin if number == 0 else [Piece("   ")]), *(names[number] if number < len(names) else [])]
            if number < len(told):
                line.extend([Piece(" " * (at - width_of(line))), *told[number]])
            lines.append(line)
        return lines

    def _side(self, side: _Side, width: int) -> list[Line]:
        """A value and who says so behind it, or below it where they have no room there."""
        tellers = [Teller(source) for source in side.sources]
        words = wrap(side.words, width)
        lines: list[Line] = [[Piece(word)] for word in words]
        room = width - cells(words[-1]) - 1
        names = self._names.lines(tellers, max(room, 1), 1)
        if len(names) == 1 and width_of(names[0]) <= room:
            lines[-1] = [*lines[-1], Piece(" "), *names[0]]
            return lines
        return [*lines, *indented(self._names.lines(tellers, width - 2, 1), 2)]

    def _of_names(self, one: _Drawn) -> list[Line]:
        mark, role = marked(one.verdict, self._glyphs)
        sign = sign_of(one.judged, self._glyphs)
        left = self._names.name(one.sides[0].sources[0])
        right = self._names.name(
            next((who for who in one.sides[1].sources if who != one.sides[0].sources[0]), one.sides[1].sources[0])
        )
        signed = [mark] if sign is None else [mark, sign]
        line = [mark, Piece(f" {one.name}: ", role), Piece(f"{left} "), *signed, Piece(f" {right}")]
        first, *others = flow(line, self._width)
        return [
            first,
            *indented(
                flow([piece for other in others for piece in [*other, Piece(" ")]], self._width - 2) if others else [],
                2,
            ),
        ]

    def _more(self, rest: Sequence[_Drawn]) -> Line:
        """`11 more: aid cut-off, Black Sea, …`: as many whole names as fit a line."""
        text = f"{len(rest)} more: "
        for number, one in enumerate(rest):
            longer = f"{text}{', ' if number else ''}{one.name}"
            tail = f", {self._glyphs.ellipsis}" if number < len(rest) - 1 else ""
            if cells(longer + tail) > self._width:
                return [Piece(f"{text}{', ' if number else ''}{self._glyphs.ellipsis}", Role.DIM)]
            text = longer
        return [Piece(text, Role.DIM)]

    def _made(self, dispute: Dispute, heading: Shown | None) -> _Drawn:
        row = dispute.row
        standing = [value for value in row.told if not value.earlier]
        kinds = {value.kind for value in standing}
        whens = [value.when or self._time_of(value) for value in dispute.values]
        self.has_clocks |= self._values and any(has_clock(when) for when in whens)
        texts = [
            value.value if when is None else when_words(when, self._zone, heading, self._glyphs)
            for value, when in zip(dispute.values, whens, strict=True)
        ]
        words = []
        for value, spelt, told_in in zip(dispute.values, texts, telling_zones(texts, whens), strict=True):
            text = clean(f"{'denied: ' if value.denied else ''}{spelt} {told_in}", self._glyphs) or _NOTHING
            words.append(f"{text} ({value.kind})" if value.kind and len(kinds) > 1 else text)
        left, right = (_Side(text, who) for text, who in zip(words, dispute.speakers, strict=True))
        name = clean(row.name, self._glyphs) or row.type
        return _Drawn(name, dispute.verdict, dispute.judged, (left, right), len(standing) - len(dispute.values))

    def _time_of(self, told: Told) -> When | None:
        """The time that the value of a point is; None for figures and wording."""
        if told.corrected:
            return told.corrected[0][1]
        zone, calendar = self._timeline.home(told.sources[0])
        value = parse_value(told.value, zone=zone, calendar=calendar, about=self._timeline.about)
        return value.when if isinstance(value, TimeValue) and value.when.form != "unknown" else None
