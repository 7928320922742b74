"""The column of times: what the ruler above does not say. A clock below days, else a date."""

from collections.abc import Sequence

from timeline.render.bars.steps import year_words
from timeline.render.edge_text import Shown, date_words, shown_of
from timeline.render.text import cells, clean
from timeline.render.theme import Glyphs
from timeline.when import Edge, Precision

LEAST = 7
"""Six cells end the words, as in the rail; what qualifies them follows."""
_YEARS_FROM = 60
"""The width from which a date beside others of other years keeps its month and day."""
_LONG = 10**6
"""Years from which on a narrow drawing says `66 mn BC`."""


class Times:
    """What is said of each event's begin, or of its end where nothing is known of that."""

    def __init__(self, shown: Sequence[Shown], zone: str, width: int, glyphs: Glyphs) -> None:
        years = {year for one in shown for year in (one.date[0], (one.to or one).last_date[0])}
        self.is_of_years = len(years) > 1
        """Whether a date needs its year."""
        self._is_short = width < _YEARS_FROM
        self._zone = zone
        self._glyphs = glyphs

    def words(self, edge: Edge | None, *, below_days: bool) -> str:
        """`16:00`, `22:30~`, `18:30–`, `–18:30`, `19 Mar`, `14 Oct 1066`, `44 BC`; `?` where there is no date.

        `below_days`: the ruler above says on which day it is.
        """
        shown = shown_of(edge, self._zone)
        if shown is None:
            return "?"
        dash = self._glyphs.dash
        if shown.clock and below_days:
            words = shown.clock_words
        elif self.is_of_years and self._is_short and shown.unit > Precision.YEAR:
            words = date_words(shown._replace(precision=Precision.YEAR, clock=""), short=True)
        elif self._is_short and shown.unit is Precision.YEAR and abs(shown.date[0]) >= _LONG:
            words = year_words(shown.date[0]) + shown.qualifier
        else:
            words = date_words(shown, short=True, year=self.is_of_years or shown.unit <= Precision.YEAR)
            words += "" if shown.clock else shown.qualifier
        words = clean(words, self._glyphs)
        if shown.before:
            return dash + words
        return words + dash if shown.to is not None or shown.after else words


def padded(words: str, width: int) -> str:
    """Words that end in the last cell but one, so that what qualifies them stands in the last."""
    return (words if words[-1:] in "~?%–-" and words != "?" else words + " ").rjust(width)


def width_for(words: Sequence[str]) -> int:
    """The cells of the column."""
    return max([LEAST, *(cells(padded(one, 0)) for one in words)])
