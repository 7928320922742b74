"""A diff as Markdown with tables and footnotes, for issue trackers and content management systems."""

from timeline.compare.diff_row import Silence
from timeline.compare.report import EventDiff, Report
from timeline.render.diff.heading import against_itself, counted, houses, left_out, matched_words, time_notes
from timeline.render.diff.markdown_tables import Tables
from timeline.render.diff.markup import COUNTED, SIGNS, Footnotes, emphasised, escaped, strong
from timeline.render.diff.matched import is_told, names, sureness
from timeline.render.diff.order import readings
from timeline.render.diff.roster import Roster
from timeline.render.diff.sayings import Sayings
from timeline.render.edge_text import shown_of
from timeline.render.judged import reason_of
from timeline.render.spelling import SOURCE, date_line, has_clock
from timeline.render.theme import UNICODE
from timeline.render.view import View
from timeline.verdict import Verdict

_DENIALS = {
    Silence.DENIED: "denied by",
    Silence.UNCONFIRMED: "not confirmed by",
    Silence.RETRACTED: "taken back by",
    Silence.NO_ACCOUNT: "no account in this store by",
    Silence.OUTSIDE_COVERAGE: "not covered by",
}


_MOST_NAMED = 12
"""More sides are not named one by one."""


def diff_markdown(report: Report, zone: str | None = None, *, words: bool = False) -> str:
    """A report as a section of a document: a table for each event, citations as footnotes at its end.

    `zone` is that of the times, None for the store's own, `source` for each clock as its source gave it. `words`: what
    each side says in its own words stands at every event, and not where it decides alone.
    """
    return _Document(report, zone, words=words).written()


def _is_ruled(event: EventDiff) -> bool:
    return event.judged is not None and event.judged.is_ruled


class _Document:
    def __init__(self, report: Report, zone: str | None, *, words: bool) -> None:
        self._report = report
        view = View(zone=zone, words="all" if words else None)
        self._roster = Roster(report, view)
        self._zone = self._roster.zone
        self._sayings = Sayings(report, self._roster, view)
        self._notes = Footnotes(self._zone)
        self._tables = Tables(report, self._roster, self._sayings, self._notes, view)
        self._names = [escaped(name) for name in self._roster.names]

    def written(self) -> str:
        blocks = [*self._heading()]
        for event in self._report.events:
            blocks.extend(self._event(event))
        blocks.extend(self._order())
        blocks.extend(self._collisions())
        if notes := self._notes.lines():
            blocks.append("\n".join(notes))
        return "\n\n".join(blocks) + "\n"

    def _heading(self) -> list[str]:
        report = self._report
        totals = report.totals
        blocks = [f"## {escaped(report.timeline.title)}"] if report.timeline.title else []
        joint = " and " if len(self._names) == 2 else ", "
        if len(self._names) <= _MOST_NAMED:
            blocks.append(joint.join(strong(name) for name in self._names))
        by = "two or more" if report.is_grid else "both"
        blocks.extend(f"{escaped(words)}" for words in houses(report, self._roster))
        facts = [f"{counted(totals.both, 'event')} told by {by}"]
        if report.is_grid:
            facts.extend([f"{sum(totals.only)} by one alone"] if any(totals.only) else [])
        else:
            pairs = zip(totals.only, self._names, strict=True)
            facts.extend(f"{count} only by {name}" for count, name in pairs if count)
        if totals.denied:
            facts.append(f"{totals.denied} denied")
        if totals.unjudged:
            facts.append(f"{totals.unjudged} without a common point")
        if report.is_of_several_stores and (matched := matched_words(report)):
            facts.append(matched)
        if totals.reversals:
            facts.append(f"{counted(totals.reversals, 'pair')} in opposite order")
        points = [f"{totals.points[verdict]} {COUNTED[verdict]}" for verdict in Verdict if totals.points.get(verdict)]
        lines = [f"- Events: {', '.join(facts)}"]
        if points:
            lines.append(f"- Points: {', '.join(points)}")
        lines.extend(f"- {escaped(words)}" for _, words in against_itself(report, self._roster))
        notes = [*left_out(report, self._roster), *time_notes(report, self._roster, UNICODE)]
        lines.extend(f"- {escaped(note)}" for note in notes)
        if any(has_clock(event.when) for event in report.events):
            as_given = self._zone == SOURCE
            lines.append("- Times: as each source gives them" if as_given else f"- Times: {escaped(self._zone)}")
        return [*blocks, "\n".join(lines)]

    def _event(self, event: EventDiff) -> list[str]:
        when = event.when
        moment = None if when is None else shown_of(when.anchor, self._zone)
        date = "no date" if when is None else " ".join(part for part in date_line(when, self._zone, UNICODE) if part)
        blocks = [f"### {escaped(event.event.title)}", emphasised(escaped(date))]
        if told := self._telling(event):
            blocks[-1] += f". {told}"
        if is_told(event):
            ids = dict.fromkeys([names(event, side) for side in range(len(event.events))])
            told = ", ".join(escaped(name) for name in ids if name)
            blocks.append(emphasised(f"matched: {told} {sureness(event)}".rstrip()))
        if not event.rows and not event.possible and not self._sayings.are_shown(event):
            return blocks
        return [*blocks, "\n".join(self._tables.lines(event, moment))]

    def _telling(self, event: EventDiff) -> str:
        """Who tells an event and who does not, where that is not all of them."""
        said: list[str] = []
        telling = [side for side, why in enumerate(event.silence) if why is None]
        if not event.rows or len(telling) < len(event.silence):
            # Rows have footnotes of their own.
            names = [
                strong(self._names[side])
                + self._spokesman(event, side)
                + ("" if event.rows else self._whole(event, side))
                for side in telling
            ]
            if len(telling) == 1:
                said.append(f"Told only by {names[0]}")
            elif names and len(names) <= _MOST_NAMED:
                said.append(f"Told by {', '.join(names)}")
        for why, words in _DENIALS.items():
            if why is Silence.NO_ACCOUNT and self._report.is_grid:
                continue
            names = [self._names[side] for side, held in enumerate(event.silence) if held is why]
            if names and len(names) <= _MOST_NAMED:
                mark = (
                    f"{SIGNS[event.denial]} § " if why is Silence.DENIED and event.denial and _is_ruled(event) else ""
                )
                said.append(f"{mark}{words} {', '.join(names)}")
        told = f"{'; '.join(said)}." if said else ""
        if event.judged is not None and event.judged.because:
            told += f" {emphasised(escaped(f'§ {reason_of(event.judged, UNICODE, self._zone)}'))}"
        return told

    def _spokesman(self, event: EventDiff, side: int) -> str:
        """Who alone speaks for a house of an event."""
        held, speaking = self._report.sides[side], {account.source for account in event.accounts[side]}
        if not held.includes or len(speaking) > 1 or not speaking <= {*held.includes}:
            return ""
        return f" ({escaped(self._roster.source(side, speaking.pop()))})"

    def _whole(self, event: EventDiff, side: int) -> str:
        return self._notes.of(event.accounts[side], self._report.sides[side].timeline)

    # What the sides have in another order, and ids.

    def _order(self) -> list[str]:
        if not self._report.order:
            return []
        lines = []
        for reversal in self._report.order:
            told = [
                f"{', '.join(self._names[side] for side in sides)}: {escaped(first)}, then {escaped(second)}"
                for sides, first, second in readings(reversal)
            ]
            lines.append(f"- {' ≠ '.join(told)}")
        if (rest := self._report.totals.reversals - len(self._report.order)) > 0:
            lines.append(f"- and {rest} more")
        return ["### Opposite order", "\n".join(lines)]

    def _collisions(self) -> list[str]:
        if not self._report.collisions:
            return []
        lines = []
        for collision in self._report.collisions:
            told = [
                f"{escaped(event.title)} ({self._names[side]})"
                for side, event in zip(collision.sides, collision.events, strict=True)
            ]
            lines.append(f"- {escaped(collision.id)}: {' ≠ '.join(told)}")
        return ["### One id for different events", "\n".join(lines)]
