"""The words of a page that its templates ask for: times, values, citations, what the editor has ruled."""

import re
from collections.abc import Sequence
from typing import ClassVar, NamedTuple, get_args

import msgspec

from timeline.handover.chronology import Cited, Statement
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.model import Citation, Event, Point, Ruling, SourceType
from timeline.page.content import Content, PageEvent, behalf
from timeline.page.overview import Bars, Stretch
from timeline.page.points import PointRow, Says, Value
from timeline.page.rail import Day
from timeline.page.speakers import Speaker, Speakers
from timeline.render.addresses import host_of
from timeline.render.clocks import clock_notes, stated_words
from timeline.render.diff.markup import COUNTED, SIGNS
from timeline.render.edge_text import Shown, range_words, shown_of
from timeline.render.judged import finding_of
from timeline.render.names import Names
from timeline.render.spelling import SOURCE, has_clock, kind_words, zoned_words
from timeline.render.theme import UNICODE
from timeline.verdict import Verdict
from timeline.when import When

_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f\"'<>\\^`{|}]+", re.IGNORECASE)
"""Web addresses without anything that a browser would take out or read otherwise; all else stays text."""


_SHORT_LOCATOR = 16


def count(number: int, noun: str) -> str:
    """How many there are: `1 point`, `2,000 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Reading(NamedTuple):
    """A value as it reads, and all who say it: each with the place of his value in the row."""

    text: str
    aside: str
    earlier: bool
    said: tuple[tuple[int, Value, Says], ...]


class Words:
    """What one page says how."""

    def __init__(self, asked: Handover) -> None:
        self._asked = asked
        self._zone = asked.zone
        self._speakers = Speakers(asked)

    signs: ClassVar = SIGNS
    counted: ClassVar = COUNTED
    with_verdict: ClassVar = {
        Verdict.DIFFERS: "something that differs",
        Verdict.WORDED: "something worded otherwise",
        Verdict.COMPATIBLE: "values that can both be true",
        Verdict.NOT_COMPARABLE: "something not comparable",
        Verdict.SAME: "something told alike",
        Verdict.ONLY: "something only one tells",
    }
    """What an event has, as its filter says."""
    of_kind: ClassVar = {kind: UNICODE.of_source(kind) for kind in get_args(SourceType)}
    """The mark of each kind of source."""
    ruled = UNICODE.ruled

    @staticmethod
    def link(text: str | None) -> str | None:
        """An address that may be a link; None for anything that is no web address, or none as browsers read it."""
        return text if text is not None and _LINK.fullmatch(text) else None

    def summary(self, content: Content) -> list[str]:
        """The line below the title: the period, how much there is, the zone."""
        events = self._asked.events
        counts = [count(len(events), "event"), count(sum(one.tells for one in content.speakers), "source")]
        if self._asked.with_verdicts and (differ := sum(1 for one in content.events.values() if one.differ)):
            counts.insert(1, f"{differ} disputed")
        said = "as each source gives them" if self._zone == SOURCE else f"in {self._zone}"
        zone = [f"times {said}"] if any(has_clock(event.when) for event in events) else []
        period = self._period(events)
        return [*([period] if period else []), *counts, *zone]

    def clocks(self, content: Content) -> list[str]:
        """Whose clock is off, and that this is taken out."""
        telling = [one.source.id for one in content.speakers if one.tells]
        return clock_notes(self._asked.timeline, telling, Names(self._asked.timeline), UNICODE)

    def _period(self, events: Sequence[Event]) -> str:
        shown: list[Shown] = []
        for event in events:
            for edge in () if event.when is None else (event.when.begin, event.when.end):
                moment = shown_of(edge, self._zone)
                shown += [] if moment is None else [moment, *([] if moment.to is None else [moment.to])]
        if not shown:
            return ""
        first = min(shown, key=lambda moment: (moment.first, -moment.precision))
        last = max(shown, key=lambda moment: (moment.last, moment.precision))
        return range_words(first, last, None, UNICODE, short=False)

    def time(self, when: When) -> str:
        """A time in a line of text."""
        return zoned_words(when, self._zone, None, UNICODE)

    def value(self, value: Value) -> str:
        """The text of a value."""
        text = value.told.value if value.when is None else self.time(value.when)
        return f"denied: {text}" if value.told.denied else text

    def readings(self, row: PointRow) -> list[Reading]:
        """The values of a row as they read: what compares apart, for its zone or language, may read alike."""
        found: dict[tuple[str, str, bool], list[tuple[int, Value, Says]]] = {}
        for place, value in enumerate(row.values):
            key = self.value(value), self.aside(value), value.earlier
            found.setdefault(key, []).extend([(place, value, says) for says in value.says])
        return [
            Reading(text, aside, earlier, tuple(sorted(said, key=lambda one: (one[2].speaker.number, one[0]))))
            for (text, aside, earlier), said in found.items()
        ]

    def aside(self, value: Value) -> str:
        """Of what kind a value is, and that it no longer stands."""
        parts = [value.told.kind or "", self._now(value)]
        return ", ".join([part for part in parts if part])

    def _now(self, value: Value) -> str:
        if not value.earlier:
            return ""
        change = value.told.changed
        if change is None:
            return "said earlier, since taken back"
        now = change.value if change.when is None else self.time(change.when)
        how = "corrected openly" if change.openly else "not said to be a correction"
        return f"said earlier, now {'denied: ' if change.denied else ''}{now}, {how}"

    def when_so(self, says: Says) -> str:
        """What is said of a value as one source tells it: when it was so, and what its clock showed."""
        point = says.claim.point
        dated = None if point is None else point.as_of
        if dated is None and says.claim.kind in ("plan", "snapshot"):
            dated = says.claim.account.published
        plain = "" if dated is None else kind_words(None, dated, self._zone, None, UNICODE)
        if says.claim.kind == "plan" and dated is not None:
            plain = f"said {self.time(dated)}"
        stated = stated_words(says.claim.when, self._zone, None, UNICODE)
        return ", ".join([part for part in (plain, stated) if part])

    def place_in(self, cited: Cited) -> str:
        """Behind the number of an exhibit, where in it; what is longer stands at the account alone."""
        locator = cited.citation.locator or ""
        return f", {locator}" if 0 < len(locator) <= _SHORT_LOCATOR else ""

    def citation(self, citation: Citation) -> str:
        """What stands at a link to what is cited: where it was read, and from when it is."""
        published = "" if citation.published is None else self.time(citation.published)
        parts = [part for part in (citation.via or "", citation.locator or "", published) if part]
        return ", ".join(parts) or host_of(citation.url or "") or citation.file or ""

    def published(self, citation: Citation) -> str:
        """From when it is; empty where that is not known."""
        return "" if citation.published is None else self.time(citation.published)

    def finding(self, point: Point) -> str:
        """What the editor has found himself."""
        return finding_of(point, UNICODE, self._zone)

    def ruled_on(self, ruling: Ruling) -> str:
        """By whom and when."""
        day = "" if ruling.ruled is None else self.time(ruling.ruled)
        return ", ".join([part for part in (ruling.by or "", day) if part])

    def ruled_so(self, ruling: Ruling) -> str:
        """What the editor has ruled, as a word."""
        return "left open" if ruling.verdict == "open" else COUNTED[Verdict(ruling.verdict)]

    def dispute(self, event: PageEvent) -> str:
        """Who stands against whom on what; empty where nobody does."""
        found = event.dispute
        if found is None:
            return ""
        left, right = (self._first(speakers) for speakers in found.speakers)
        return f"{left} {SIGNS[found.verdict]} {right}: {found.row.name}"

    def _first(self, sources: Sequence[str]) -> str:
        return self._asked.timeline.sources[sources[0]].name

    host = staticmethod(host_of)
    count = staticmethod(count)
    behalf = staticmethod(behalf)

    @staticmethod
    def exhibit_places(content: Content) -> dict[str, int]:
        """The place of each exhibit in the list, by its number."""
        return {one.number: place for place, one in enumerate(content.exhibits)}

    @staticmethod
    def by_event(bars: Bars) -> dict[str, tuple[Stretch, ...]]:
        """The bar of each event, by its id."""
        return {line.event.id: line.stretches for line in bars.lines}

    @staticmethod
    def day(day: Day, days: Sequence[Day]) -> str:
        """A heading in the overview, with its year where there is more than one."""
        words = day.rest.split()
        if day.day and len({one.rest.split()[-1] for one in days if one.day}) == 1:
            words = [words[0][:3]]
        return " ".join([part for part in (day.day, *words) if part])

    def speaker(self, statement: Statement) -> Speaker:
        """Who makes a statement."""
        return self._speakers[statement.account.source]

    def statement_chain(self, statement: Statement) -> tuple[int, ...]:
        """Who makes it, and those above him."""
        return self._speakers.chain(statement.account)

    def kinds(self, content: Content) -> list[str]:
        """The kinds of sources of which there is one."""
        held = {one.source.type for one in content.speakers if one.tells}
        return [kind for kind in self.of_kind if kind in held]

    def about(self, speaker: Speaker, wording: Wording) -> str:
        """What the store says of a source, behind its name."""
        bare = msgspec.structs.replace(speaker.source, url=None, note=None)
        return wording.source(bare).removeprefix(speaker.name)

    def exhibit(self, citation: Citation) -> str:
        """What an exhibit is called in the list: where it was read, and from when it is."""
        return ", ".join([part for part in (citation.via or "", self.published(citation)) if part])
