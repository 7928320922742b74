"""The values of an event's points in words: with their other clocks and texts, of what kind they are, who says so."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.compare import Row, Told, of_withdrawn
from timeline.errors import MalformedText
from timeline.model import Account, Event, Kind, Point, Timeline
from timeline.render.clocks import all_stated
from timeline.render.edge_text import Shown, shown_of
from timeline.render.ink import Piece, Role
from timeline.render.names import Names, Teller, tellers
from timeline.render.spelling import (
    WITHDRAWN,
    change_words,
    kind_words,
    own_clock,
    telling_zones,
    told_notes,
    when_words,
)
from timeline.render.text import clean
from timeline.render.theme import Glyphs
from timeline.render.view import View
from timeline.value import Figure, TimeValue, Value, parse_value
from timeline.when import Home, When


class ShownValue(NamedTuple):
    """One value of a row: its words, what is to be said of it, who says it, what it measures and when it is."""

    words: list[Piece]
    remark: str
    sources: list[Teller]
    figure: Figure | None
    when: When | None


def also(told: Told, glyphs: Glyphs) -> list[str]:
    """The other texts in which a value is told, each once, in quotes and clean."""
    return [clean(f"“{text}”", glyphs) for text in dict.fromkeys(text for _, text in told.otherwise)]


class _Said(NamedTuple):
    account: Account
    point: Point


class PointValues:
    """Spells the values of one event."""

    def __init__(self, timeline: Timeline, event: Event, names: Names, view: View, zone: str) -> None:
        self._timeline = timeline
        self._event = event
        self._names = names
        self._glyphs = view.glyphs
        self._zone = zone
        self._heading: Shown | None = None if event.when is None else shown_of(event.when.anchor, zone)
        self._tellers = {teller.source: teller for teller in tellers(event, timeline)}

    def values(self, row: Row) -> list[ShownValue]:
        """Each value of a row once; what reads like another time has its zone."""
        values = [self._made(row, told) for told in row.told]
        texts = ["\n".join([*[piece.text for piece in one.words], one.remark]) for one in values]
        zones = telling_zones(texts, [one.when for one in values])
        return [
            one._replace(words=[*one.words, Piece(f" {told_in}", Role.DIM)]) if told_in else one
            for one, told_in in zip(values, zones, strict=True)
        ]

    def _made(self, row: Row, told: Told) -> ShownValue:
        home = self._timeline.home(told.sources[0])
        value: Value | None = None
        words: list[Piece]
        said: list[_Said] = []
        others: list[str] = []
        when = told.when
        if told.when is not None:
            words = [self._time(told.when)]
            others = self._own_clocks(self._whens(row, told, words[0].text))
        elif row.type == "point":
            said = self._said(row, told)
            value = self.read(said[0].point if said else Point(name=row.name, value=told.value), home)
            if told.corrected and isinstance(value, TimeValue):
                value = TimeValue(self._timeline.by_clock(told.sources[0], value.when))
            words = self.words(told.value, value)
            when = value.when if isinstance(value, TimeValue) else None
            others = self._other_words(told, said, value)
        else:
            words = [Piece(self._clean(told.value))]
            others = self._also(told)
        if row.type == "told" and told.value == "denied":
            words = [piece._replace(role=Role.DIFFERING_NAME) for piece in words]
        if told.denied:
            words = [Piece("denied: ", Role.DIFFERING_NAME), *words]
        if told.earlier:
            words = [piece._replace(role=Role.DIM) for piece in words]
        others.extend(filter(None, [all_stated(told, self._names, self._zone, self._heading, self._glyphs)]))
        notes = [self._clean(note) for note in told_notes(told, self._timeline)]
        before = "earlier" if told.earlier else ""
        if told.changed is not None:
            text, before = change_words(
                "".join(piece.text for piece in words), told.changed, self._zone, self._heading, self._glyphs
            )
            words = [Piece(text, Role.DIM)]
        repeating = of_withdrawn(told, row.told, self._event.accounts)
        if repeating:
            who = "" if repeating == told.sources else f"{', '.join(map(self._names.name, repeating))}: "
            notes.append(f"{who}{WITHDRAWN}")
        remarks = [", ".join(others), self._kinds(said, told), before, *notes]
        # What they say of the whole needs no remark where that is the row.
        known = {} if row.type == "told" else self._tellers
        sources = [known.get(source, Teller(source)) for source in told.sources]
        figure = value if isinstance(value, Figure) else None
        return ShownValue(words, "; ".join(remark for remark in remarks if remark), sources, figure, when)

    def words(self, text: str, value: Value) -> list[Piece]:
        """A time in the zone of the drawing, anything else as it is written."""
        if isinstance(value, TimeValue) and value.when.form != "unknown":
            return [self._time(value.when)]
        return [Piece(self._clean(text))]

    def _time(self, when: When) -> Piece:
        return Piece(when_words(when, self._zone, self._heading, self._glyphs), Role.TIME)

    def _whens(self, row: Row, told: Told, words: str) -> list[When]:
        """The times behind a value, as each of its sources gave them."""
        whens: list[When] = []
        for account in self._event.accounts:
            when = account.when
            if when is None or account.source not in told.sources:
                continue
            if row.type != "when":
                edge = when.end if row.type == "ended" and when.form == "span" else when.begin
                if edge is None:
                    continue
                when = When(edge.text, "moment", edge, None, edge.earliest, edge.latest)
            if self._time(when).text == words:
                whens.append(when)
        return whens

    def _own_clocks(self, whens: Sequence[When]) -> list[str]:
        clocks = dict.fromkeys(own_clock(when, self._zone, self._heading, self._glyphs) for when in whens)
        return [clock for clock in clocks if clock]

    def read(self, point: Point, home: Home) -> Value:
        """What a point states; a text where it cannot be read as what it is said to be."""
        zone, calendar = home
        about = self._timeline.about
        try:
            return parse_value(point.value, read_as=point.read_as, zone=zone, calendar=calendar, about=about)
        except MalformedText:
            return parse_value(point.value, read_as="text")

    def _said(self, row: Row, told: Told) -> list[_Said]:
        """The points behind a value: those of its sources in its words, or in others that come to the same."""
        return [
            _Said(account, point)
            for account in self._event.accounts
            if account.source in told.sources
            for point in account.points
            if point.name == row.name
            and (point.value == told.value or (account.source, point.value) in told.otherwise)
            and told.denied == (point.stance is not None)
        ]

    def _other_words(self, told: Told, said: Sequence[_Said], value: Value) -> list[str]:
        """How the same value stands in the file where it stands there in other words: a time by its own clocks."""
        if isinstance(value, TimeValue):
            read = [(one.account.source, self.read(one.point, self._timeline.home(one.account.source))) for one in said]
            whens = [self._timeline.by_clock(by, other.when) for by, other in read if isinstance(other, TimeValue)]
            return self._own_clocks(whens)
        return self._also(told)

    def _also(self, told: Told) -> list[str]:
        return [f"also {text}" for text in also(told, self._glyphs)]

    def _kinds(self, said: Sequence[_Said], told: Told) -> str:
        """Of what kind a value is and when it was so; with names where its sources differ in that."""
        groups: dict[tuple[Kind | None, str | None], list[_Said]] = {}
        for one in said:
            as_of = one.point.as_of
            groups.setdefault((one.point.kind, None if as_of is None else as_of.text), []).append(one)
        if len(groups) == 1:
            point = said[0].point
            dated = told.as_of if point.kind in ("plan", "snapshot") else None
            return self.kind(point.kind, point.as_of or dated)
        told_kinds = []
        for (kind, _), members in groups.items():
            words = self.kind(kind, members[0].point.as_of)
            if words:
                who = ", ".join(dict.fromkeys(self._names.name(one.account.source) for one in members))
                told_kinds.append(f"{words}: {who}")
        return "; ".join(told_kinds)

    def kind(self, kind: Kind | None, as_of: When | None) -> str:
        """Of what kind a value is and when it was so; empty where neither is stated."""
        return kind_words(kind, as_of, self._zone, self._heading, self._glyphs)

    def _clean(self, text: str) -> str:
        return clean(text, self._glyphs)
