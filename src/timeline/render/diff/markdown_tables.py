"""The rows of an event as a table in Markdown: of two sides left and right, of more each value with who says it."""

from collections.abc import Sequence

from timeline.compare import Told
from timeline.compare.diff_row import DiffRow, Facing, GridValue
from timeline.compare.report import EventDiff, Report
from timeline.compare.spoken import sayings
from timeline.render.diff.markup import SIGNS, Footnotes, emphasised, escaped, marked_words, strong, table_row
from timeline.render.diff.matched import DOUBT, IN_TEXT
from timeline.render.diff.roster import Roster
from timeline.render.diff.sayings import WORDS, Sayings
from timeline.render.diff.two_rows import MARKED, fanned
from timeline.render.diff.values import count_text
from timeline.render.diff.words import ABSENT, DENIED, Spoken, Words, echo_words
from timeline.render.edge_text import Shown
from timeline.render.judged import as_one, aside, finding_of, reason_of, share_ruled, sign_of_row
from timeline.render.theme import UNICODE
from timeline.render.view import View
from timeline.verdict import Verdict


class Tables:
    """Writes the tables of a report; what its sides cite goes to the footnotes `notes`."""

    def __init__(self, report: Report, roster: Roster, words: Sayings, notes: Footnotes, view: View) -> None:
        self._report = report
        self._roster = roster
        self._sayings = words
        self._notes = notes
        self._zone = roster.zone
        self._words = Words(report, view, roster.zone)
        self._names = [escaped(name) for name in roster.names]

    def lines(self, event: EventDiff, moment: Shown | None) -> list[str]:
        """The table of an event; `moment` is the time in its heading."""
        return self._grid(event, moment) if self._report.is_grid else self._two(event, moment)

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
