"""Who types, when, and about whose times: what a typed text cannot say itself."""

from typing import NamedTuple

from timeline.when.about import DEFAULT_ABOUT
from timeline.when.day_parts import DayParts
from timeline.when.edge import Calendar, When
from timeline.when.grammar import parse_when
from timeline.when.typed.draft import Day


class Setting(NamedTuple):
    """What a text is read with.

    `today` is what `yesterday` counts from; `zone` and `calendar` are those of whoever tells, None for UTC and for the
    Gregorian.
    """

    today: Day
    zone: str | None
    calendar: Calendar | None
    day_parts: DayParts
    day_first: bool | None = None
    """In which order day and month are where both are numbers before the year; None: as far as one reading is there."""

    @property
    def is_julian(self) -> bool:
        """Whether dates that name no calendar are Julian."""
        return self.calendar == "julian"

    @property
    def gregorian(self) -> str:
        """What stands behind a Gregorian date: nothing, where no other is expected."""
        return "[gregorian]" if self.is_julian else ""

    def when(self, text: str) -> When:
        """The when of a text of the grammar. Raises MalformedText."""
        return parse_when(text, self.zone, DEFAULT_ABOUT, self.calendar)
