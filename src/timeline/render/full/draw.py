"""Draws the steps of a plan: headings, gaps, events and the ends of spans, in rows."""

from collections.abc import Mapping, Sequence

from timeline.compare import AtOdds
from timeline.render.edge_text import OR_LATER, Shown, heading_words, labels
from timeline.render.full.block import Blocks
from timeline.render.ink import Piece, Role
from timeline.render.rail.gaps import NO_GAP, Gap, Gaps, background_words, covering
from timeline.render.rail.layout import PAGE, Mark, Sheet
from timeline.render.rail.plan import Background, Begins, Ends, Entry, Open, Step
from timeline.render.text import clean, cut, wrap
from timeline.render.view import View
from timeline.when.edge import Precision

_HEADED_FROM = Precision.YEAR
"""Headings of at least this precision name one year."""


class Drawing:
    """The body of the drawing, made step by step. `heading` is what the last heading named."""

    def __init__(
        self, sheet: Sheet, blocks: Blocks, found: Mapping[str, AtOdds], gaps: Gaps, view: View, width: int
    ) -> None:
        self._sheet = sheet
        self._blocks = blocks
        self._found = found
        self._gaps = gaps
        self._view = view
        self._glyphs = view.glyphs
        self._width = width
        self._heading: Shown | None = None
        self._undated = False
        self._year: int | None = None
        self._year_at = 0
        self._covered: Shown | None = None
        self._folded: Background | None = None

    def draw(self, steps: Sequence[Step]) -> None:
        """Draws all steps."""
        for index, step in enumerate(steps):
            if isinstance(step, Background):
                self._folded = step
            elif isinstance(step, Begins):
                self._approach(step.entry)
                self._event(step)
            else:
                self._end(step, next((one for one in steps[index + 1 :] if isinstance(one, Begins)), None))
        if self._folded is not None:
            self._gap(NO_GAP)

    def _approach(self, entry: Entry) -> None:
        """What stands between the last event and the next: a gap or a row of the rail, then a heading."""
        moment = entry.moment
        same = moment is not None and moment.stands_under(self._heading)
        found = self._gaps.before(entry, self._covered, under_one_heading=same)
        if found.length or self._folded is not None:
            self._gap(found)
        elif self._sheet.lines:
            undated = moment is None and not self._undated
            self._sheet.row(spine=self._glyphs.gap if undated else None)
        self._head(moment)

    def _gap(self, found: Gap) -> None:
        """The words of a gap, three rows high where it is a large part of the whole story."""
        said = [found.words] if found.length else []
        if self._folded is not None:
            said.append(background_words(self._folded.entries, self._heading, self._glyphs))
            self._folded = None
        large = self._gaps.is_large(found)
        if large:
            self._sheet.row(spine=self._glyphs.gap)
        for line in wrap(f" {self._glyphs.separator} ".join(said), self._width):
            self._sheet.row(text=[Piece(line, Role.DIM)], spine=self._glyphs.gap)
        if large:
            self._sheet.row(spine=self._glyphs.gap)

    def _head(self, moment: Shown | None) -> None:
        if moment is None:
            if not self._undated:
                words = "No date of publication" if self._view.by == "published" else "No date"
                self._sheet.row(text=[Piece(words, Role.TIME)])
            self._undated, self._heading = True, None
            return
        if moment.stands_under(self._heading) or self._is_earlier(moment):
            return
        year, row = moment.date[0], len(self._sheet.lines)
        page = self._view.height - 1 if self._view.height else PAGE
        stands = year == self._year and row - self._year_at < page
        left, right = heading_words(moment, year_stands=stands)
        self._year = year if moment.unit >= _HEADED_FROM else None
        if not stands:
            self._year_at = row
        self._heading = moment
        self._sheet.row(left, [Piece(right, Role.TIME)], label_role=Role.DAY)

    def _is_earlier(self, moment: Shown) -> bool:
        """Whether it is of a day before that of the heading: behind a bar that it may or may not belong to."""
        heading = self._heading
        return heading is not None and heading.unit == moment.unit and moment.first < heading.first

    def _event(self, step: Begins) -> None:
        entry = step.entry
        text = self._blocks.lines(entry, self._found[entry.event.id], self._heading, bracket=step.bracket)
        times = ["  open"] if entry.begin is Open.OPEN else self._labels(_in_one(entry))
        ends = self._end_labels(entry) if step.bracket and not step.holds else []
        signs = self._signs(step, max(len(text), len(times) + len(ends)), len(times), len(ends))
        times += [""] * (len(signs) - len(times) - len(ends)) + ends
        for index, (label, sign) in enumerate(zip(times, signs, strict=True)):
            role = Role.NODE if index == 0 and not step.bracket else Role.SPAN
            marks: tuple[Mark, ...] = () if sign is None else ((step.column, sign, role),)
            self._sheet.row(label, text[index] if index < len(text) else (), marks=marks)
        if step.holds:
            self._sheet.bars[step.column] = True
        self._covered = covering(self._covered, entry)

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

    def _end(self, step: Ends, following: Begins | None) -> None:
        """The end of a bar: under the heading of its day where more follows on that day, else with its own date."""
        entry, glyphs, sheet = step.entry, self._glyphs, self._sheet
        end = entry.end
        if not isinstance(end, Shown):
            return
        sign = glyphs.inexact if end.is_loose else glyphs.body
        if self._folded is not None:
            self._gap(NO_GAP)
        sheet.row(marks=((step.column, sign, Role.SPAN),))
        if following is not None and following.entry.moment is not None:
            then = following.entry.moment
            if then.stands_under(end):
                self._head(end)
        times = labels(end, self._heading, glyphs)
        for label in times[:-1]:
            sheet.row(label, marks=((step.column, sign, Role.SPAN),))
        title = f"ends: {clean(entry.event.title, glyphs) or entry.event.id}"
        sheet.bars[step.column] = False
        text = [Piece(cut(title, self._width, glyphs), Role.DIM)]
        sheet.row(times[-1], text, marks=((step.column, glyphs.end, Role.SPAN),))


def _in_one(entry: Entry) -> Shown | Open | None:
    """The begin; of one moment between two others the earlier alone, so that it does not look like a duration."""
    begin = entry.begin
    if entry.end is None and isinstance(begin, Shown) and (begin.to is not None or begin.after):
        return begin._replace(to=None, after=False, qualifier=OR_LATER)
    return begin
