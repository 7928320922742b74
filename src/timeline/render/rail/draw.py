"""Draws the steps of a plan: headings, gaps, events and the ends of spans, in rows."""

from collections.abc import Mapping, Sequence

from timeline.render.edge_text import Shown, heading_words, labels
from timeline.render.ink import Piece, Role
from timeline.render.rail.block import Blocks
from timeline.render.rail.gaps import background_words, dotted_rows, gap_between
from timeline.render.rail.layout import Sheet
from timeline.render.rail.margin import Margin, Note, name_lines
from timeline.render.rail.plan import Background, Begins, Ends, Entry, Open, Step
from timeline.render.text import clean, cut, wrap
from timeline.render.theme import Glyphs
from timeline.when.edge import Precision

_HEADED_FROM = Precision.YEAR
"""Headings of at least this precision name one year."""


class Drawing:
    """The body of the drawing, made step by step. `heading` is what the last heading named."""

    def __init__(
        self,
        sheet: Sheet,
        blocks: Blocks,
        margin: Margin | None,
        glyphs: Glyphs,
        width: int,
        notes: Mapping[str, Sequence[Note]],
        *,
        by_published: bool,
    ) -> None:
        self._sheet = sheet
        self._blocks = blocks
        self._margin = margin
        self._glyphs = glyphs
        self._width = width
        self._notes = notes
        self._by_published = by_published
        self._heading: Shown | None = None
        self._undated = False
        self._year: int | None = None
        self._covered: Shown | None = None
        self._folded: Background | None = None

    def draw(self, steps: Sequence[Step]) -> None:
        """Draws all steps."""
        for index, step in enumerate(steps):
            if isinstance(step, Background):
                self._folded = step
            elif isinstance(step, Begins):
                self._approach(step.entry.moment)
                self._event(step)
            else:
                following = steps[index + 1 : index + 2]
                self._end(step, following[0] if following else None)
        if self._folded is not None:
            self._gap(0, "", last=True)

    def _approach(self, moment: Shown | None) -> None:
        """What stands between the last event and the next: a gap or a row of the rail, then a heading."""
        days, words = 0, ""
        if moment is not None and self._covered is not None:
            days, words = gap_between(self._covered, moment)
        if words or self._folded is not None:
            self._gap(days, words)
        elif self._sheet.lines:
            undated = moment is None and not self._undated
            self._sheet.row(spine=self._glyphs.gap if undated else None)
        self._head(moment)
        self._covered = moment

    def _gap(self, days: int, words: str, *, last: bool = False) -> None:
        """The words of a gap in the middle of dotted rows: none above the first event, none below the last."""
        said = [words] if words else []
        if self._folded is not None:
            said.append(background_words(self._folded.entries, self._heading, self._glyphs))
            self._folded = None
        dots = dotted_rows(days)
        for _ in range(dots if self._sheet.lines else 0):
            self._sheet.row(spine=self._glyphs.gap)
        for line in wrap(f" {self._glyphs.separator} ".join(said), self._width):
            self._sheet.row(text=[Piece(line, Role.DIM)], spine=self._glyphs.gap)
        for _ in range(0 if last else dots):
            self._sheet.row(spine=self._glyphs.gap)

    def _head(self, moment: Shown | None) -> None:
        if moment is None:
            if not self._undated:
                words = "No date of publication" if self._by_published else "No date"
                self._sheet.row(text=[Piece(words, Role.TIME)])
            self._undated, self._heading = True, None
            return
        if moment.stands_under(self._heading):
            return
        year = moment.date[0]
        left, right = heading_words(moment, year_stands=year == self._year)
        self._year = year if moment.unit >= _HEADED_FROM else None
        self._heading = moment
        self._sheet.row(left, [Piece(right, Role.TIME)], label_role=Role.DAY)

    def _event(self, step: Begins) -> None:
        entry, glyphs = step.entry, self._glyphs
        notes = self._notes.get(entry.event.id, ())
        noted = self._margin.lines(notes, self._heading) if notes and self._margin is not None else []
        text = self._blocks.lines(
            entry, self._heading, bracket=step.bracket, by_published=self._by_published, rows=len(noted)
        )
        if notes and self._margin is None:
            text.extend(name_lines(notes, self._width, glyphs))
        times = ["  open"] if entry.begin is Open.OPEN else self._labels(entry.begin)
        ends = self._end_labels(entry) if step.bracket and not step.holds else []
        signs = self._signs(step, max(len(text), len(noted), len(times) + len(ends)), len(times), len(ends))
        times += [""] * (len(signs) - len(times) - len(ends)) + ends
        for index, (label, sign) in enumerate(zip(times, signs, strict=True)):
            role = Role.NODE if index == 0 and not step.bracket else Role.SPAN
            self._sheet.row(
                label,
                text[index] if index < len(text) else (),
                noted[index] if index < len(noted) else (),
                mark=None if sign is None else (step.column, sign, role),
            )
        if step.holds:
            self._sheet.bars[step.column] = True
        elif isinstance(entry.end, Shown):
            self._cover(entry.end)

    def _labels(self, edge: Shown | Open | None) -> list[str]:
        return labels(edge if isinstance(edge, Shown) else None, self._heading, self._glyphs)

    def _end_labels(self, entry: Entry) -> list[str]:
        return ["  open"] if entry.end is Open.OPEN else self._labels(entry.end)

    def _signs(self, step: Begins, rows: int, times: int, ends: int) -> list[str | None]:
        """The sign of each row in the event's own column; None where it has none, below a node."""
        glyphs, entry = self._glyphs, step.entry
        if not step.bracket:
            exact = isinstance(entry.begin, Shown) and entry.begin.is_exact
            return [glyphs.exact if exact else glyphs.less_exact, *[None] * (rows - 1)]
        signs: list[str | None] = [glyphs.body] * rows
        if isinstance(entry.begin, Shown):
            signs[0] = glyphs.begin
            signs[1:times] = [glyphs.inexact] * (times - 1)
        else:
            signs[0] = glyphs.open_begin if entry.begin is Open.OPEN else glyphs.inexact
        if step.holds:
            return signs
        if isinstance(entry.end, Shown):
            signs[-1] = glyphs.end
            if entry.end.to is not None:
                signs[rows - ends : rows - 1] = [glyphs.inexact] * (ends - 1)
            elif entry.end.is_loose and rows > max(times, 1) + 1:
                signs[-2] = glyphs.inexact
        else:
            signs[-1] = glyphs.open_end if entry.end is Open.OPEN else glyphs.inexact
        return signs

    def _cover(self, end: Shown) -> None:
        if self._covered is None or end.last > self._covered.last:
            self._covered = end

    def _end(self, step: Ends, following: Step | None) -> None:
        """The end of a bar: under the heading of its day where more follows on that day, else with its own date."""
        entry, glyphs, sheet = step.entry, self._glyphs, self._sheet
        end = entry.end
        if not isinstance(end, Shown):
            return
        sign = glyphs.inexact if end.is_loose else glyphs.body
        if self._folded is not None:
            self._gap(0, "", last=True)
        sheet.row(mark=(step.column, sign, Role.SPAN))
        if isinstance(following, Begins) and following.entry.moment is not None:
            then = following.entry.moment
            if then.stands_under(end):
                self._head(end)
        times = labels(end, self._heading, glyphs)
        for label in times[:-1]:
            sheet.row(label, mark=(step.column, sign, Role.SPAN))
        title = f"ends: {clean(entry.event.title, glyphs) or entry.event.id}"
        sheet.bars[step.column] = False
        text = [Piece(cut(title, self._width, glyphs), Role.DIM)]
        sheet.row(times[-1], text, mark=(step.column, glyphs.end, Role.SPAN))
        self._cover(end)
