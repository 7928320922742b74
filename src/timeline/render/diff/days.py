"""When an event stands in a diff: the heading of its day, its time, its title."""

from collections.abc import Callable, Sequence

from timeline.compare.report import EventDiff, Report
from timeline.render.columns import beside, flow
from timeline.render.edge_text import Shown, column_for, heading_words, labels, shown_of
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import cells, clean
from timeline.render.view import View


class Days:
    """Headings and titles, in the order of the events: a heading stands where the day changes."""

    def __init__(self, report: Report, zone: str, view: View) -> None:
        self._zone = zone
        self._width = view.cells
        self._glyphs = view.glyphs
        self._ids = view.ids
        moments = [moment for event in report.events if (moment := self.moment(event)) is not None]
        self.text_at = column_for(moments) + 1
        """The cell in which titles begin."""
        self._day: tuple[int, int, bool] | None = None
        self._year: int | None = None
        self._begun = False

    def moment(self, event: EventDiff) -> Shown | None:
        """The edge that an event stands at."""
        return None if event.when is None else shown_of(event.when.anchor, self._zone)

    def heading(self, moment: Shown | None) -> Line | None:
        """The day, or what is known of it; None where it stands above already. The year stands where it changes."""
        day = None if moment is None else (moment.unit, moment.first, moment.calendar == "julian")
        if self._begun and day == self._day:
            return None
        self._begun, self._day = True, day
        if moment is None:
            return [Piece("No date", Role.DAY)]
        year = moment.date[0]
        left, right = heading_words(moment, year == self._year)
        self._year = year
        words = clean(right, self._glyphs)
        return [Piece(clean(left.lstrip(), self._glyphs), Role.DAY), Piece(f" {words}", Role.TIME)] if left else [
            Piece(words, Role.DAY)
        ]  # fmt: skip

    def title(self, event: EventDiff, moment: Shown | None) -> tuple[list[Line], list[Piece]]:
        """The time and the title, wrapped beside it; and what of the time has no line beside the title."""
        times = [Piece(label, Role.TIME) for label in labels(moment, moment, self._glyphs)]
        pieces = [Piece(clean(event.event.title, self._glyphs), Role.TITLE)]
        if self._ids:
            pieces.append(Piece(f"  {clean(event.event.id, self._glyphs)}", Role.DIM))
        title = flow(pieces, self._width - self.text_at)
        lines = beside(([[time] for time in times[: len(title)]], self.text_at), (title, 0))
        return lines, times[len(title) :]

    def beside(
        self, lines: list[Line], times: Sequence[Piece], at: int, spaced: Callable[[Line], Line] = lambda line: line
    ) -> list[Line]:
        """Lines with what is left of the time beside those from `at` on, where these leave its column free.

        Where they do not, a line of its own is put in, made by `spaced`.
        """
        for number, time in enumerate(times):
            place = at + number
            space = lines[place][0].text if place < len(lines) and lines[place] else ""
            if space.strip(" ") or len(space) < self.text_at:
                lines.insert(place, spaced([time]))
            else:
                lines[place] = [time, Piece(" " * (len(space) - cells(time.text))), *lines[place][1:]]
        return lines
