"""What a side says, in words: values, times by their own clocks, kinds, words that differ; or why it says nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import Change, Told, of_withdrawn
from timeline.compare.diff_row import DiffRow, Echo, Facing, Silence
from timeline.compare.report import EventDiff, Report
from timeline.errors import MalformedText
from timeline.model import Account, Kind, Point
from timeline.render.clocks import all_stated
from timeline.render.edge_text import Shown
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.point_values import also
from timeline.render.spelling import (
    SOURCE,
    WITHDRAWN,
    change_words,
    has_clock,
    kind_words,
    own_clock,
    telling_zones,
    told_notes,
    when_words,
)
from timeline.render.text import clean
from timeline.render.view import View
from timeline.value import Run, TimeValue, Wording, changed_words, parse_value
from timeline.when import When

DENIED = "denied: "

ABSENT = {
    Silence.DENIED: "denied",
    Silence.UNCONFIRMED: "not confirmed",
    Silence.RETRACTED: "taken back",
    Silence.SILENT: "silent",
    Silence.NOT_IN_ACCOUNTS: "not in the accounts here",
    Silence.NO_ACCOUNT: "no account in this store",
    Silence.OUTSIDE_COVERAGE: "not covered",
}
"""Why a side is empty, in words."""

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
    """One value in clean words. `remark` is its kind and when it was so; `when` is its time, `wording`: it is words.

    `denied`: its side says that it is not so.
    """

    text: str
    remark: str = ""
    when: When | None = None
    wording: bool = False
    earlier: bool = False
    denied: bool = False

    @property
    def said(self) -> str:
        """The text, with the denial before it."""
        return f"{DENIED}{self.text}" if self.denied else self.text


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
        notes = self.notes(told, side)
        remark = self._with_stated(remark, told, side, SOURCE, heading)
        remark = "; ".join(part for part in (remark, *_withdrawn(told, row, event), *notes) if part)
        return Spoken(text, remark, when, wording, told.earlier, told.denied)

    def shown(self, told: Told, row: DiffRow, event: EventDiff, side: int, heading: Shown | None) -> Spoken:
        """A value of many sources: clocks in the zone of the drawing."""
        when, wording, remark = self._read(told, row, event, side, heading)
        text = clean(told.value, self._glyphs)
        others = [f"also {other}" for other in also(told, self._glyphs)] if when is None else []
        remark = "; ".join(part for part in (", ".join(others), remark, *_withdrawn(told, row, event)) if part)
        if when is not None:
            text = when_words(when, self._zone, heading, self._glyphs)
            if self._zone == SOURCE:
                text = self._own_time(when, heading)
        remark = self._with_stated(remark, told, side, self._zone, heading)
        return Spoken(text, remark, when, wording, told.earlier, told.denied)

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
        found = []
        for value in row.values:
            spoken = self.shown(value.told, row, event, value.sides[0], heading)
            change = value.told.changed
            found.append(spoken if change is None else self._changed(spoken, change, heading))
        return _told_apart(found)

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
            return self.plain(left), self.plain(right)
        one, other = changed_words(left.text, right.text)
        return [*denial(left.denied), *self._runs(one)], [*denial(right.denied), *self._runs(other)]

    def plain(self, spoken: Spoken) -> Line:
        """A text without marks; dim where it is an earlier one."""
        return [*denial(spoken.denied), Piece(spoken.text, Role.DIM if spoken.earlier else Role.PLAIN)]

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

    def before(self, told: Told, row: DiffRow, event: EventDiff, side: int, heading: Shown | None) -> Spoken:
        """What a side said before, with what has become of it: `changed: 30 → 13`, else `earlier: 30`."""
        spoken = self.own(told, row, event, side, heading)
        if told.changed is None:
            return spoken._replace(text=f"earlier: {spoken.said}", denied=False)
        return self._changed(spoken, told.changed, heading)

    def _changed(self, spoken: Spoken, change: Change, heading: Shown | None) -> Spoken:
        text, how = change_words(spoken.said, change, self._zone, heading, self._glyphs)
        return spoken._replace(text=text, remark="; ".join(part for part in (how, spoken.remark) if part), denied=False)

    def notes(self, told: Told, side: int) -> tuple[str, ...]:
        """What the store of a side notes at a value."""
        return tuple([clean(note, self._glyphs) for note in told_notes(told, self._report.sides[side].timeline)])

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


def _withdrawn(told: Told, row: DiffRow, event: EventDiff) -> list[str]:
    """That somebody repeats a value which its source no longer holds."""
    earlier = [one for values in row.earlier for one in values]
    accounts = [account for told_here in event.accounts for account in told_here]
    return [WITHDRAWN] if earlier and of_withdrawn(told, earlier, accounts) else []


def denial(is_denied: bool) -> Line:
    """What stands before a value that its source denies."""
    return [Piece(DENIED, Role.DIFFERING_NAME)] if is_denied else []


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
            if (point.name, point.value) == (row.name, told.value)
            and told.kind in (None, point.kind)
            and told.denied == (point.stance is not None)
        ),
        None,
    )
