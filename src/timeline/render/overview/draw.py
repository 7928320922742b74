"""Draws the rows of an overview on the rail."""

from collections.abc import Mapping, Sequence

from timeline.compare import AtOdds
from timeline.render.columns import packed
from timeline.render.edge_text import Shown, heading_words, label
from timeline.render.ink import Line, Piece, Role
from timeline.render.overview.columns import Columns
from timeline.render.overview.rows import EventRow, GapRow, HeadingRow, Row
from timeline.render.rail.layout import PAGE, Mark, Sheet
from timeline.render.rail.plan import Open
from timeline.render.view import View
from timeline.when.edge import Precision


class Drawing:
    """Puts rows on a sheet, one below the other."""

    def __init__(self, sheet: Sheet, columns: Columns, found: Mapping[str, AtOdds], view: View) -> None:
        self._sheet = sheet
        self._columns = columns
        self._found = found
        self._view = view
        self._glyphs = view.glyphs
        self._said: Shown | None = None
        """The last heading with a date."""
        self._year_at: int | None = None
        """The row of the last heading that said its year."""

    def draw(self, rows: Sequence[Row]) -> None:
        """Draws all rows."""
        for row in rows:
            if isinstance(row, HeadingRow):
                self._heading(row)
            elif isinstance(row, GapRow):
                self._sheet.row(text=[Piece(f"{row.gap.words} later", Role.DIM)], spine=self._glyphs.gap)
            else:
                self._event(row)

    def _heading(self, row: HeadingRow) -> None:
        """The day; the month and the year where they are not those of the heading before; the gap before it."""
        glyphs, heading = self._glyphs, row.heading
        spine = glyphs.gap if row.gap.length or heading is None else None
        left, words = "", "No date of publication" if self._view.by == "published" else "No date"
        if heading is not None:
            left, words = self._dated(heading)
        parts: list[Line] = [[Piece(words, Role.TIME)]] if words else []
        if row.gap.length:
            parts.append([Piece(f"{row.gap.words} later", Role.DIM)])
        if self._view.group is not None:
            parts.append(self._counted(row))
        first, *others = packed(parts, Piece("  "), self._columns.width) or [[]]
        self._sheet.row(left, first, spine=spine, label_role=Role.DAY)
        for other in others:
            self._sheet.row(text=other, spine=spine)

    def _dated(self, heading: Shown) -> tuple[str, str]:
        said, at = self._said, self._year_at
        page = self._view.height - 1 if self._view.height else PAGE
        same_year = said is not None and said.unit >= Precision.YEAR and said.date[0] == heading.date[0]
        year_stands = same_year and at is not None and len(self._sheet.lines) - at < page
        left, words = heading_words(heading, year_stands)
        if not year_stands:
            self._year_at = len(self._sheet.lines)
        is_same_month = (
            said is not None
            and heading.unit == said.unit == Precision.DAY
            and heading.date[:2] == said.date[:2]
            and heading.calendar == said.calendar
        )
        self._said = heading
        return left, "" if year_stands and is_same_month else words

    def _counted(self, row: HeadingRow) -> Line:
        """How many events stand below a heading, and how much of them contradicts."""
        glyphs = self._glyphs
        differs = sum(self._found[entry.event.id].differs for entry in row.entries)
        events = "1 event" if len(row.entries) == 1 else f"{len(row.entries)} events"
        counted = [Piece(events, Role.DIM)]
        if differs:
            counted.extend([Piece(f" {glyphs.separator} ", Role.DIM), Piece(glyphs.differs, Role.DIFFERS)])
            counted.append(Piece(str(differs), Role.DIFFERING_NAME))
        return counted

    def _event(self, row: EventRow) -> None:
        step, entry, sheet = row.step, row.entry, self._sheet
        begin = entry.begin
        if begin is Open.OPEN:
            told = "  open"
        elif begin is Open.NOT_STATED and isinstance(entry.end, Shown):
            told = label(entry.end._replace(to=None, before=True), row.heading, self._glyphs)
        else:
            told = label(begin if isinstance(begin, Shown) else None, row.heading, self._glyphs)
        marks: list[Mark] = [(step.column, self._sign(row), Role.SPAN if step.bracket else Role.NODE)]
        marks.extend((column, self._glyphs.end, Role.SPAN) for column in row.ends)
        first, *others = self._columns.lines(entry.event, self._found[entry.event.id])
        sheet.row(told, first, marks=tuple(marks))
        for column in row.ends:
            sheet.bars[column] = False
        if step.holds:
            sheet.bars[step.column] = True
        for other in others:
            sheet.row(text=other)

    def _sign(self, row: EventRow) -> str:
        step, entry, glyphs = row.step, row.entry, self._glyphs
        if not step.bracket:
            return glyphs.exact if row.is_exact else glyphs.less_exact
        if step.holds:
            return glyphs.begin
        if entry.begin is Open.OPEN:
            return glyphs.open_begin
        return glyphs.open_end if entry.end is Open.OPEN else glyphs.body
