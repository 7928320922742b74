"""What a side says, in words: values, times by their own clocks, kinds, and the words that differ."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import Told
from timeline.compare.report import DiffRow, Echo, EventDiff, Facing, Report
from timeline.errors import MalformedText
from timeline.model import Account, Kind, Point
from timeline.render.clocks import all_stated
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.spelling import SOURCE, has_clock, kind_words, own_clock, telling_zones, when_words
from timeline.render.text import clean
from timeline.render.view import View
from timeline.value import Run, TimeValue, Wording, changed_words, parse_value
from timeline.when import When

_ECHOES = {
    "repeats": "repeats {}",
    "derived_from": "derives from {}",
    "speaks_for": "speaks for {}",
    "name": "the same name as {}",
    "anonymous": "not named, no witness beside {}",
}


def echo_words(echo: Echo, origin: str) -> str:
    """Why an agreement corroborates nothing, behind the name of its source."""
    return _ECHOES[echo.how].format(origin)


class Spoken(NamedTuple):
    """One value in clean words. `remark` is its kind and when it was so; `when` is its time, `wording`: it is words."""

    text: str
    remark: str = ""
    when: When | None = None
    wording: bool = False
    earlier: bool = False


class Words:
    """Spells the values of a report."""

    def __init__(self, report: Report, view: View, zone: str) -> None:
        self._report = report
        self._view = view
        self._glyphs = view.glyphs
        self._zone = zone

    def own(self, told: Told, row: DiffRow, event: EventDiff, side: int, heading: Shown | None) -> Spoken:
        """A value as its side says it: clocks as the source gave them, with their zone."""
        when, wording, remark = self._read(told, row, event, side, heading)
        text = clean(told.value, self._glyphs) if when is None else self._own_time(when, heading)
        return Spoken(text, self._with_stated(remark, told, side, SOURCE, heading), when, wording, told.earlier)

    def shown(self, told: Told, row: DiffRow, event: EventDiff, side: int, heading: Shown | None) -> Spoken:
        """A value of many sources: clocks in the zone of the drawing."""
        when, wording, remark = self._read(told, row, event, side, heading)
        text = clean(told.value, self._glyphs)
        if when is not None:
            text = when_words(when, self._zone, heading, self._glyphs)
            if self._zone == SOURCE:
                text = self._own_time(when, heading)
        return Spoken(text, self._with_stated(remark, told, side, self._zone, heading), when, wording, told.earlier)

    def _with_stated(self, remark: str, told: Told, side: int, zone: str, heading: Shown | None) -> str:
        """A remark, and behind it the times as their clocks had them where these were off."""
        if not told.corrected:
            return remark
        names = Names(self._report.sides[side].timeline, self._glyphs)
        return ", ".join(part for part in (remark, all_stated(told, names, zone, heading, self._glyphs)) if part)

    def facing(self, row: DiffRow, facing: Facing, event: EventDiff, heading: Shown | None) -> list[Spoken | None]:
        """What the two sides say in one facing, each as it says it."""
        left, right = (
            None if told is None else self.own(told, row, event, side, heading)
            for side, told in enumerate(facing.values)
        )
        return [left, right] if left is None or right is None else [*_told_apart([left, right])]

    def values(self, row: DiffRow, event: EventDiff, heading: Shown | None) -> list[Spoken]:
        """The values of a row of a grid."""
        return _told_apart([self.shown(value.told, row, event, value.sides[0], heading) for value in row.values])

    def in_zone(self, whens: Sequence[When | None], heading: Shown | None) -> str:
        """The clocks of these times in the zone of the drawing, `16:00 in Kyiv`; empty where that says nothing new."""
        stated = [when for when in whens if when is not None and has_clock(when)]
        if self._zone == SOURCE or not any(own_clock(when, self._zone, heading, self._glyphs) for when in stated):
            return ""
        clocks = dict.fromkeys(when_words(when, self._zone, heading, self._glyphs) for when in stated)
        return f"{' and '.join(clocks)} in {self._zone.rpartition('/')[2].replace('_', ' ')}"

    def marked(self, left: Spoken, right: Spoken) -> tuple[Line, Line]:
        """Both texts, with the words that differ marked where they are words and at least half are shared."""
        if not (left.wording and right.wording):
            return [Piece(left.text)], [Piece(right.text)]
        one, other = changed_words(left.text, right.text)
        return self._runs(one), self._runs(other)

    def plain(self, spoken: Spoken) -> Line:
        """A text without marks; dim where it is an earlier one."""
        return [Piece(spoken.text, Role.DIM if spoken.earlier else Role.PLAIN)]

    def _runs(self, runs: Sequence[Run]) -> Line:
        pieces: Line = []
        for text, differs in runs:
            if not differs:
                pieces.append(Piece(text))
            elif self._glyphs.ascii or not self._view.attributes:
                pieces.append(Piece(f"[{text}]", Role.DIFFERING_WORD))
            else:
                # Each word for itself, so that no space is underlined.
                for number, word in enumerate(text.split(" ")):
                    pieces.extend([*([Piece(" ")] if number else []), Piece(word, Role.DIFFERING_WORD)])
        return pieces

    def _own_time(self, when: When, heading: Shown | None) -> str:
        words = when_words(when, SOURCE, heading, self._glyphs)
        # The zone of the drawing `source` asks for the zone's label alone.
        return f"{words} {own_clock(when, SOURCE, heading, self._glyphs)}".rstrip()

    def _read(
        self, told: Told, row: DiffRow, event: EventDiff, side: int, heading: Shown | None
    ) -> tuple[When | None, bool, str]:
        if row.type != "point":
            return told.when, row.type == "place", ""
        timeline = self._report.sides[side].timeline
        point = point_of(told, row, event.accounts[side])
        value = None
        try:
            zone, calendar = timeline.home(told.sources[0])
            read_as = None if point is None else point.read_as
            value = parse_value(told.value, read_as=read_as, zone=zone, calendar=calendar, about=timeline.about)
        except MalformedText:
            return None, True, self.kind(told.kind, told.as_of, point, heading)
        when = value.when if isinstance(value, TimeValue) and value.when.form != "unknown" else None
        when = next((corrected for source, corrected in told.corrected if source == told.sources[0]), when)
        return when, isinstance(value, Wording), self.kind(told.kind, told.as_of, point, heading)

    def kind(self, kind: Kind | None, as_of: When | None, point: Point | None, heading: Shown | None) -> str:
        """`plan, said 18 Mar`, `snapshot, 00:30`; a date of publication only where the kind is about a moment."""
        stated = point.as_of if point is not None else None
        dated = stated or (as_of if kind in ("plan", "snapshot") else None)
        return kind_words(kind, dated, self._zone, heading, self._glyphs)


def _told_apart(spoken: Sequence[Spoken]) -> list[Spoken]:
    """The values of a row, each with its zone where it reads like another time."""
    zones = telling_zones([f"{one.text}\n{one.remark}" for one in spoken], [one.when for one in spoken])
    return [
        one._replace(text=f"{one.text} {told_in}") if told_in else one
        for one, told_in in zip(spoken, zones, strict=True)
    ]


def point_of(told: Told, row: DiffRow, accounts: Sequence[Account]) -> Point | None:
    """The point behind a value."""
    return next(
        (
            point
            for account in accounts
            if account.source in told.sources
            for point in account.points
            if point.name == row.name and point.value == told.value and told.kind in (None, point.kind)
        ),
        None,
    )
