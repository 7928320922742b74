"""A diff as Markdown with tables and footnotes, for issue trackers and content management systems."""

from collections.abc import Sequence

from timeline.compare import Told
from timeline.compare.diff_row import DiffRow, Facing, GridValue, Silence
from timeline.compare.report import EventDiff, Report
from timeline.compare.spoken import sayings
from timeline.render.diff.heading import against_itself, counted, houses, left_out, matched_words, time_notes
from timeline.render.diff.markup import COUNTED, SIGNS, Footnotes, emphasised, escaped, marked_words, strong, table_row
from timeline.render.diff.matched import DOUBT, IN_TEXT, is_told, names, sureness
from timeline.render.diff.order import readings
from timeline.render.diff.roster import Roster
from timeline.render.diff.sayings import WORDS, Sayings
from timeline.render.diff.two_rows import MARKED, fanned
from timeline.render.diff.values import count_text
from timeline.render.diff.words import ABSENT, DENIED, Spoken, Words, echo_words
from timeline.render.edge_text import Shown, shown_of
from timeline.render.judged import as_one, aside, finding_of, reason_of, share_ruled, sign_of_row
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
        self._view = View(zone=zone, words="all" if words else None)
        self._roster = Roster(report, self._view)
        self._zone = self._roster.zone
        self._words = Words(report, self._view, self._zone)
        self._sayings = Sayings(report, self._roster, self._view)
        self._notes = Footnotes(self._zone)
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
        table = self._grid(event, moment) if self._report.is_grid else self._two(event, moment)
        return [*blocks, "\n".join(table)]

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

    # Two sides.

    def _two(self, event: EventDiff, moment: Shown | None) -> list[str]:
        if event.only is not None:
            return self._alone(event, event.only, moment)
        left, right = self._names
        lines = [table_row(["", left, "", right]), table_row([":---", "---:", ":---:", ":---"])]
        for row in event.rows:
            name = escaped(row.name)
            for facing in fanned(row.facings):
                cells = self._facing(row, facing, event, moment)
                lines.append(table_row([strong(name) if row.verdict is Verdict.DIFFERS else name, *cells]))
                name = ""
                if facing.judged is not None and facing.judged.because:
                    reason = escaped(f"§ {reason_of(facing.judged, UNICODE, self._zone)}")
                    lines.append(table_row(["", "", "", emphasised(reason)]))
            if row.finding is not None:
                reason = escaped(f"§ {finding_of(row.finding, UNICODE, self._zone)}")
                lines.append(table_row(["", "", "", emphasised(reason)]))
            for side, values in enumerate(row.earlier):
                for told in values:
                    cell = self._before(told, row, event, side, moment)
                    lines.append(table_row(["", *([cell, "", ""] if side == 0 else ["", "", cell])]))
        if self._sayings.are_shown(event):
            said = [self._said(event, side) for side in (0, 1)]
            sign = "" if event.words is None else SIGNS[event.words]
            reason = f" {emphasised(reason)}" if (reason := self._sayings.reason(event)) else ""
            lines.append(table_row([WORDS, said[0], sign, f"{said[1]}{reason}"]))
        for number, found in enumerate(event.possible):
            texts = [self._in_text(found.texts[side], found.sources[side], side) for side in (0, 1)]
            lines.append(table_row(["" if number else emphasised(IN_TEXT), texts[0], DOUBT, texts[1]]))
        return lines

    def _in_text(self, text: str, source: str, side: int) -> str:
        """A figure that stands in running text only, with its speaker where the side has several."""
        speaker = "" if self._report.sides[side].is_one_source else f" ({self._roster.speaker(side, source)})"
        return emphasised(escaped(f"{text}{speaker}"))

    def _alone(self, event: EventDiff, side: int, moment: Shown | None) -> list[str]:
        """What one side alone tells."""
        lines = [table_row(["", self._names[side]]), table_row([":---", ":---"])]
        for row in event.rows:
            name = escaped(row.name)
            for facing in row.facings:
                lines.append(table_row([name, self._facing(row, facing, event, moment)[0 if side == 0 else 2]]))
                name = ""
            before = row.earlier[side] if row.earlier else ()
            lines.extend(table_row(["", self._before(told, row, event, side, moment)]) for told in before)
        if self._sayings.are_shown(event):
            lines.append(table_row([WORDS, self._said(event, side)]))
        return lines

    def _said(self, event: EventDiff, side: int) -> str:
        """What a side says in its own words, whole, one after the other with their speakers."""
        told = []
        for saying in sayings(event.accounts[side]):
            parts = self._sayings.parts(saying, side)
            text = " ".join([escaped("".join([piece.text for piece in part])) for part in parts])
            accounts = [account for account in event.accounts[side] if account.source in saying.sources]
            text += self._notes.of(accounts, self._report.sides[side].timeline)
            if not self._report.sides[side].is_one_source:
                who = ", ".join(self._roster.source(side, source) for source in saying.sources)
                text += f" {emphasised(escaped(who))}"
            told.append(text)
        return "; ".join(told) if told else emphasised("nothing in words")

    def _before(self, told: Told, row: DiffRow, event: EventDiff, side: int, moment: Shown | None) -> str:
        spoken = self._words.before(told, row, event, side, moment)
        cited = self._cited(row, told.value, told.sources, event, side)
        text = spoken.text if told.changed is None or not spoken.remark else f"{spoken.text}, {spoken.remark}"
        return emphasised(escaped(text)) + cited

    def _facing(self, row: DiffRow, facing: Facing, event: EventDiff, moment: Shown | None) -> list[str]:
        spoken = self._words.facing(row, facing, event, moment)
        left, right = spoken
        texts = ["" if one is None else escaped(one.said) for one in spoken]
        if facing.verdict in MARKED and left is not None and right is not None and left.wording and right.wording:
            marked = zip(spoken, marked_words(left.text, right.text), strict=True)
            texts = [f"{DENIED if one is not None and one.denied else ''}{text}" for one, text in marked]
        cells = []
        for side, (told, one, text) in enumerate(zip(facing.values, spoken, texts, strict=True)):
            if told is None or one is None:
                why = row.silence[side]
                cells.append(emphasised(ABSENT[why]) if why is not None else "")
                continue
            cell = text + self._cited(row, told.value, told.sources, event, side)
            remarks = self._remarks(facing, one, side)
            in_zone = spoken if None not in facing.values else [one]
            if side == 1 or None in facing.values:
                whens = [None if value is None else value.when for value in in_zone]
                remarks.extend([clocks] if (clocks := self._words.in_zone(whens, moment)) else [])
            cells.append(f"{cell} {emphasised(escaped('; '.join(remarks)))}" if remarks else cell)
        sign = SIGNS[facing.verdict] + (" §" if facing.judged is not None and facing.judged.is_ruled else "")
        if facing.verdict is Verdict.ONLY:
            sign = "‹" if left is not None else "›"
        return [cells[0], sign, cells[1]]

    def _remarks(self, facing: Facing, spoken: Spoken, side: int) -> list[str]:
        told = facing.values[side]
        remarks = []
        if told is not None and not self._report.sides[side].is_one_source:
            remarks.append(", ".join(self._roster.speaker(side, source) for source in told.sources))
        if spoken.remark:
            remarks.append(spoken.remark)
        echo = facing.echo
        if told is not None and echo is not None and echo.source in told.sources:
            who = "" if len(told.sources) == 1 else f"{self._roster.source(side, echo.source)} "
            remarks.append(f"{who}{echo_words(echo, self._roster.source(side, echo.origin))}")
        if side == 1 and facing.values[0] is not None:
            if facing.distance is not None:
                remarks.append(facing.distance.text)
            if facing.reason is not None:
                remarks.append(facing.reason)
            if facing.verdict is Verdict.COMPATIBLE:
                remarks.append("both can be true")
            if beside := aside(facing.judged):
                remarks.append(beside)
        return remarks

    def _cited(self, row: DiffRow, value: str, sources: Sequence[str], event: EventDiff, side: int) -> str:
        accounts = [account for account in event.accounts[side] if account.source in sources]
        return self._notes.of_value(row, value, accounts, self._report.sides[side].timeline)

    # Three or more sides.

    def _grid(self, event: EventDiff, moment: Shown | None) -> list[str]:
        lines = [table_row(["", "says", "who", "how many"]), table_row([":---", ":---", ":---", ":---"])]
        for row in event.rows:
            name = f"{SIGNS[row.verdict]} {escaped(row.name)}"
            name = strong(name) if row.verdict is Verdict.DIFFERS else name
            name += " §" if sign_of_row(row.verdict, row.judged, UNICODE) is not None else ""
            told = row.reason or (row.distance.text if row.distance is not None else "")
            share = share_ruled(row.ruled, row.pairs)
            beside = "; ".join(text for text in (told, share) if text)
            name += f" {emphasised(escaped(beside))}" if beside else ""
            for value, spoken in zip(row.values, self._words.values(row, event, moment), strict=True):
                declared = any(one.state == "declared" for one in as_one(value.told, row.judged))
                remark = "; ".join([one for one in (spoken.remark, "declared" if declared else "") if one])
                text = escaped(spoken.said) + (f" {emphasised(escaped(remark))}" if remark else "")
                text = f"{SIGNS[Verdict.COMPATIBLE]} {text}" if value.is_joined else text
                who = ", ".join(
                    self._names[side]
                    + self._speakers(value, side)
                    + self._cited(row, value.told.value, value.told.sources, event, side)
                    for side in value.sides
                )
                count = count_text(value)
                lines.append(table_row([name, text, who, strong(count) if value.is_alone else count]))
                name = ""
        if self._sayings.are_shown(event):
            sign = "" if event.words is None else f"{SIGNS[event.words]} "
            reason = f" {emphasised(reason)}" if (reason := self._sayings.reason(event)) else ""
            name = f"{sign}{WORDS}{reason}"
            for side, accounts in enumerate(event.accounts):
                if sayings(accounts):
                    lines.append(table_row([name, self._said(event, side), self._names[side], ""]))
                    name = ""
        return lines

    def _speakers(self, value: GridValue, side: int) -> str:
        """Who of a house says so, where that is not the house itself."""
        names = self._roster.spokesmen(value, side)
        return f" ({escaped(', '.join(names))})" if names else ""

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
